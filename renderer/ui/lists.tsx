import type { ReactNode, Ref } from 'react'
import {
  GridList,
  GridListItem,
  type GridListItemProps,
  type GridListProps,
  Heading,
} from 'react-aria-components'
import { classes } from './buttons.tsx'

/** A list of rows; arrows walk it, Enter opens (`onAction`). Needs an `aria-label`. */
export function List<Item extends object>({
  className,
  ...rest
}: Omit<GridListProps<Item>, 'className' | 'style'> & { className?: string; ref?: Ref<HTMLDivElement> }) {
  return <GridList {...rest} className={classes('ui-list', className)} />
}

/** One row of a `List`, 40 px high. `textValue` is what is read aloud and searched by typing. */
export function ListRow({
  className,
  children,
  ...rest
}: Omit<GridListItemProps, 'className' | 'style' | 'children'> & {
  className?: string
  textValue: string
  children: ReactNode
}) {
  return (
    <GridListItem {...rest} className={classes('ui-list-row', className)}>
      {children}
    </GridListItem>
  )
}

/** A part of a screen with its own title. No panel stands in another. */
export function Panel({
  title,
  actions,
  children,
  className,
}: {
  title?: string
  actions?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section className={classes('ui-panel', className)} {...(title ? { 'aria-label': title } : {})}>
      {(title || actions) && (
        <header className="ui-panel-head">
          {title && (
            <Heading level={2} className="ui-panel-title">
              {title}
            </Heading>
          )}
          {actions && <div className="ui-panel-actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
