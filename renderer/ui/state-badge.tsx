import {
  Archive,
  CircleCheck,
  CirclePause,
  CircleX,
  EyeOff,
  FilePen,
  Globe,
  Hourglass,
  Inbox,
  type LucideIcon,
  Package,
  PencilLine,
  SquarePen,
  Undo2,
} from 'lucide-react'
import type { State } from '../../shared/workflow/index.ts'
import { useWords } from '../app/words.ts'
import { classes } from './buttons.tsx'
import { Icon } from './icon.tsx'

/** The sign of each state; stands with its word wherever the word fits. */
export const stateIcons: Record<State, LucideIcon> = {
  draft: FilePen,
  submitted: Inbox,
  editing: PencilLine,
  pending: Hourglass,
  approved: CircleCheck,
  packaged: Package,
  published: Globe,
  corrected: SquarePen,
  returned: Undo2,
  held: CirclePause,
  rejected: CircleX,
  withdrawn: EyeOff,
  archived: Archive,
}

/** Where an article stands: its hue, its sign and its word. */
export function StateBadge({ state, className }: { state: State; className?: string }) {
  const words = useWords()
  return (
    <span className={classes('ui-state', className)} data-state={state}>
      <Icon of={stateIcons[state]} size={14} />
      <span>{words.states[state]}</span>
    </span>
  )
}
