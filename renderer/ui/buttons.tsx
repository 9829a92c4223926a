import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton as AriaToggleButton,
  type ToggleButtonProps as AriaToggleButtonProps,
  Toolbar as AriaToolbar,
  type ToolbarProps,
  TooltipTrigger,
} from 'react-aria-components'
import { Icon } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'

export type ButtonVariant = 'primary' | 'quiet' | 'plain' | 'danger'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `primary` is the one thing to do here; `quiet` has an outline; `plain` none; `danger` loses something. */
  variant?: ButtonVariant
  icon?: LucideIcon
  small?: boolean
  className?: string
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** A button with words. */
export function Button({ variant = 'quiet', icon, small, className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={classes('ui-button', `ui-button-${variant}`, small && 'ui-small', className)}
    >
      {icon && <Icon of={icon} />}
      <span className="ui-button-words">{children}</span>
    </AriaButton>
  )
}

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  icon: LucideIcon
  /** What it does; also shown as a tooltip. */
  label: string
  variant?: ButtonVariant
  small?: boolean
  className?: string
}

/** A button where no word fits; its label is read aloud and shown on hover and focus. */
export function IconButton({ icon, label, variant = 'plain', small, className, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classes(
          'ui-button',
          'ui-icon-button',
          `ui-button-${variant}`,
          small && 'ui-small',
          className,
        )}
      >
        <Icon of={icon} />
      </AriaButton>
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  )
}

export interface ToggleButtonProps
  extends Omit<AriaToggleButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  label: string
  icon?: LucideIcon
  /** Shows the label beside the icon instead of in a tooltip. */
  wordy?: boolean
  className?: string
}

/** A button that stays pressed. */
export function ToggleButton({ label, icon, wordy, className, ...rest }: ToggleButtonProps) {
  const words = wordy || !icon
  const button = (
    <AriaToggleButton
      {...rest}
      {...(words ? {} : { 'aria-label': label })}
      className={classes(
        'ui-button',
        'ui-button-plain',
        'ui-toggle',
        !words && 'ui-icon-button',
        'ui-small',
        className,
      )}
    >
      {icon && <Icon of={icon} />}
      {words && <span className="ui-button-words">{label}</span>}
    </AriaToggleButton>
  )
  if (words) return button
  return (
    <TooltipTrigger delay={500}>
      {button}
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  )
}

/** A row of buttons that is one stop for Tab; arrows move inside. Needs an `aria-label`. */
export function Toolbar({
  className,
  ...rest
}: Omit<ToolbarProps, 'className' | 'style'> & { className?: string }) {
  return <AriaToolbar {...rest} className={classes('ui-toolbar', className)} />
}

/** Class names that are there. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
