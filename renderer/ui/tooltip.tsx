import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip } from 'react-aria-components'

export { TooltipTrigger } from 'react-aria-components'

/** Words that float beside what is hovered or focused; goes inside a `TooltipTrigger`. */
export function Tooltip({ children }: { children: ReactNode }) {
  return (
    <AriaTooltip className="ui-tooltip" offset={6}>
      {children}
    </AriaTooltip>
  )
}
