import { Check, ChevronDown, type LucideIcon } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Header,
  Keyboard,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import { Button, type ButtonVariant, IconButton } from './buttons.tsx'
import { Icon } from './icon.tsx'

/** A thing to do, or a line between things to do. */
export type MenuEntry =
  | {
      id: string
      label: string
      icon?: LucideIcon | undefined
      description?: string | undefined
      /** A shortcut, as shown. */
      keys?: string | undefined
      isDisabled?: boolean | undefined
      isChosen?: boolean | undefined
      danger?: boolean | undefined
      onAction: () => void
    }
  | { id: string; heading: string; entries: readonly MenuEntry[] }
  | { id: string; separator: true }

/** A list of things to do; for use inside a popover of a trigger. */
export function Menu({ entries, label }: { entries: readonly MenuEntry[]; label: string }) {
  return (
    <AriaMenu className="ui-menu" aria-label={label}>
      {entries.map(entry)}
    </AriaMenu>
  )
}

function entry(item: MenuEntry): ReactNode {
  if ('separator' in item) return <Separator key={item.id} className="ui-menu-separator" />
  if ('heading' in item) {
    return (
      <AriaMenuSection key={item.id}>
        <Header className="ui-menu-heading">{item.heading}</Header>
        {item.entries.map(entry)}
      </AriaMenuSection>
    )
  }
  const mark = item.isChosen ? Check : item.icon
  return (
    <AriaMenuItem
      key={item.id}
      id={item.id}
      textValue={item.label}
      isDisabled={item.isDisabled ?? false}
      onAction={item.onAction}
      className={item.danger ? 'ui-menu-item ui-menu-danger' : 'ui-menu-item'}
    >
      <span className="ui-menu-mark">{mark && <Icon of={mark} size={16} />}</span>
      <span className="ui-menu-words">
        {item.label}
        {item.isChosen && <span className="ui-hidden"> ✓</span>}
        {item.description && <span className="ui-menu-description">{item.description}</span>}
      </span>
      {item.keys && <Keyboard className="ui-keys">{item.keys}</Keyboard>}
    </AriaMenuItem>
  )
}

/** A menu beside something that is no button, open until something is chosen or it is closed. */
export function FloatingMenu({
  anchor,
  label,
  entries,
  onClose,
}: {
  anchor: RefObject<Element | null>
  label: string
  entries: readonly MenuEntry[]
  onClose: () => void
}) {
  return (
    <Popover
      className="ui-popover ui-menu-popover"
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      triggerRef={anchor}
      placement="bottom start"
      offset={2}
    >
      <AriaMenu className="ui-menu" aria-label={label} autoFocus="first" onAction={onClose} onClose={onClose}>
        {entries.map(entry)}
      </AriaMenu>
    </Popover>
  )
}

export interface MenuButtonProps {
  label: string
  entries: readonly MenuEntry[]
  icon?: LucideIcon
  /** Only the icon; the label becomes a tooltip. */
  iconOnly?: boolean
  variant?: ButtonVariant
  small?: boolean
  className?: string
  isDisabled?: boolean
  /** For a menu that something else opens too, together with `onOpenChange`. */
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** A button that opens a menu. */
export function MenuButton({
  label,
  entries,
  icon,
  iconOnly,
  variant = 'quiet',
  small = false,
  className,
  isDisabled = false,
  isOpen,
  onOpenChange,
}: MenuButtonProps) {
  const look = { variant, small, isDisabled, ...(className ? { className } : {}) }
  return (
    <MenuTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {iconOnly && icon ? (
        <IconButton {...look} icon={icon} label={label} />
      ) : (
        <Button {...look} {...(icon ? { icon } : {})}>
          <span className="ui-menu-button-words">{label}</span>
          <Icon of={ChevronDown} size={14} />
        </Button>
      )}
      <Popover className="ui-popover ui-menu-popover" offset={4}>
        <Menu entries={entries} label={label} />
      </Popover>
    </MenuTrigger>
  )
}
