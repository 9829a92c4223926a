import { CircleAlert, CircleCheck, Info, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import { classes } from './buttons.tsx'
import { Icon } from './icon.tsx'

export type BannerTone = 'info' | 'success' | 'warning' | 'danger'

const bannerIcons: Record<BannerTone, LucideIcon> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
}

/** A message that stays where it belongs. Warnings and dangers are read aloud when they appear. */
export function Banner({
  tone = 'info',
  title,
  children,
  action,
  className,
}: {
  tone?: BannerTone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string
}) {
  const urgent = tone === 'warning' || tone === 'danger'
  return (
    <div className={classes('ui-banner', className)} data-tone={tone} role={urgent ? 'alert' : 'status'}>
      <Icon of={bannerIcons[tone]} />
      <div className="ui-banner-words">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className="ui-banner-action">{action}</div>}
    </div>
  )
}

/** What belongs where nothing is, and how to get it there. */
export function EmptyState({
  icon,
  children,
  action,
  className,
}: {
  icon: LucideIcon
  children: ReactNode
  action?: ReactNode
  className?: string
}) {
  return (
    <div className={classes('ui-empty', className)}>
      <Icon of={icon} size={32} />
      <p>{children}</p>
      {action && <div className="ui-empty-action">{action}</div>}
    </div>
  )
}

/** Something is under way whose length is not known; says what. */
export function Spinner({ children, className }: { children: string; className?: string }) {
  return (
    <div className={classes('ui-spinner', className)} role="status">
      <Icon of={LoaderCircle} />
      <span>{children}</span>
    </div>
  )
}

/** Something is under way; `value` is its part done, 0 to 100, or null when not known. */
export function Progress({ label, value }: { label: string; value: number | null }) {
  return (
    <ProgressBar
      className="ui-progress"
      aria-label={label}
      {...(value === null ? { isIndeterminate: true } : { value })}
    >
      {({ percentage, valueText }) => (
        <>
          <div className="ui-progress-words">
            <span>{label}</span>
            <span>{valueText}</span>
          </div>
          <div className="ui-progress-track">
            <div className="ui-progress-fill" style={{ width: `${percentage ?? 100}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  )
}
