import type { Person } from '../../shared/contract/index.ts'
import { type Action, type State, states, transitions } from '../../shared/workflow/index.ts'

/** What the desk shows in one list: everything that waits for the person, or articles by state. */
export const groupNames = [
  'waiting',
  'news',
  'late',
  'mine',
  'draft',
  'submitted',
  'editing',
  'pending',
  'approved',
  'packaged',
  'published',
  'corrected',
  'returned',
  'aside',
  'archived',
  'all',
] as const
export type GroupName = (typeof groupNames)[number]

/** The states of each group that is made of states. */
export function statesOf(group: GroupName): State[] {
  switch (group) {
    case 'waiting':
    case 'news':
    case 'late':
    case 'mine':
    case 'all':
      return [...states]
    case 'aside':
      return ['held', 'rejected', 'withdrawn']
    default:
      return [group]
  }
}

/** Articles of a state that wait for the person to carry them on. */
export interface Queue {
  state: State
  /** Only what they wrote, hold or were assigned; else all of that state. */
  mine: boolean
}

/** The actions that carry an article on towards publication. */
const forward: readonly Action[] = ['submit', 'claim', 'sendUp', 'approve', 'package', 'publish']

/** The order in which a person sees their queues: what others wait for first. */
const order: readonly State[] = [
  'pending',
  'submitted',
  'returned',
  'editing',
  'corrected',
  'approved',
  'packaged',
  'draft',
]

/** The queues of a person's roles, out of the one table of the workflow. */
export function queuesOf(person: Pick<Person, 'roles'>): Queue[] {
  return order.flatMap(state => {
    const rows = transitions.filter(
      row =>
        forward.includes(row.action) &&
        row.from.includes(state) &&
        person.roles.includes(row.role) &&
        row.to !== 'same',
    )
    if (rows.length === 0) return []
    const mine = rows.every(row => row.conditions.includes('own') || row.conditions.includes('holder'))
    return [{ state, mine }]
  })
}
