import type { ActionVerdict } from '../../shared/contract/index.ts'
import { type Action, type State, transitions } from '../../shared/workflow/index.ts'

/** Actions that are no steps: they have their own place. */
const elsewhere: readonly Action[] = ['edit', 'plan', 'comment']

/** The steps that a person may take now, as a menu offers them. */
export const stepsOf = (verdicts: readonly ActionVerdict[], state: State): ActionVerdict[] =>
  verdicts.filter(
    ({ action, allowed, to }) =>
      // A package that is made again moves nothing.
      allowed && !elsewhere.includes(action) && !(action === 'package' && to === state),
  )

/** What dropping an article on a column comes to. */
export type Drop =
  | { kind: 'step'; verdict: ActionVerdict }
  /** A step leads there, but not for this person or not now. */
  | { kind: 'refused'; verdict: ActionVerdict }
  /** No step leads there; these may be taken. */
  | { kind: 'noWay'; possible: Action[] }
  /** It is there already. */
  | { kind: 'there' }

/** The step that leads an article to one of these states, or why none does. */
export function dropOn(states: readonly State[], state: State, verdicts: readonly ActionVerdict[]): Drop {
  if (states.includes(state)) return { kind: 'there' }
  const steps = stepsOf(verdicts, state)
  const step = steps.find(({ to }) => to !== null && states.includes(to))
  if (step) return { kind: 'step', verdict: step }
  const leading = transitions.filter(
    ({ from, to }) => from.includes(state) && states.some(wanted => wanted === to),
  )
  const refused = verdicts.find(
    ({ action, allowed }) => !allowed && leading.some(transition => transition.action === action),
  )
  if (refused) return { kind: 'refused', verdict: refused }
  return { kind: 'noWay', possible: steps.map(({ action }) => action) }
}

/** Steps that are asked about before they are taken, though they demand nothing. */
export const isAsked = ({ action, demands }: ActionVerdict): boolean =>
  demands.includes('reason') ||
  (['hold', 'archive', 'correct'] satisfies Action[]).some(one => one === action)
