import { type Action, type Condition, type Role, type State, type Transition, transitions } from './table.ts'

/** The person as the workflow sees them. */
export interface Actor {
  id: string
  roles: readonly Role[]
}

/** The article as the workflow sees it. */
export interface Standing {
  state: State
  createdBy: string
  assignee: string | null
  /** Who has it in hand now. */
  holder: string | null
  /** Everybody who wrote any part of the text. */
  writers: readonly string[]
  hasTitle: boolean
  hasBody: boolean
  /** A seal covers the text as it is now. */
  sealed: boolean
  /** The state from which it was held or archived. */
  before: State | null
}

/** What the house decided about four eyes: forbid approving one's own text, allow it with a warning, or allow it. */
export type FourEyes = 'forbid' | 'warn' | 'allow'
export interface HouseRules {
  fourEyes: FourEyes
}

/** Why not: the state does not know the action, the person lacks every role for it, or a condition fails. */
export type Objection = { kind: 'state' } | { kind: 'role'; roles: readonly Role[] } | { kind: Condition }

export type Verdict =
  | {
      allowed: true
      to: State
      transition: Transition
      /** What the person is to be told before. */
      warnings: readonly Condition[]
      /** Conditions that fail and that the house lets pass, told or not. */
      excused: readonly Condition[]
    }
  | { allowed: false; objection: Objection }

/**
 * Whether the person may do this to the article now: yes and where it leads, or the reason why not. This is the one
 * place that decides; the engine asks it for every action and the window for every button.
 */
export function may(person: Actor, article: Standing, action: Action, rules: HouseRules): Verdict {
  const fromHere = transitions.filter(row => row.action === action && row.from.includes(article.state))
  if (fromHere.length === 0) return refuse({ kind: 'state' })
  const forRole = fromHere.filter(row => person.roles.includes(row.role))
  if (forRole.length === 0)
    return refuse({ kind: 'role', roles: [...new Set(fromHere.map(row => row.role))] })

  let firstFailing: Condition | undefined
  for (const transition of forRole) {
    const failing = transition.conditions.filter(condition => !holds(condition, person, article))
    const excused = failing.filter(condition => condition === 'fourEyes' && rules.fourEyes !== 'forbid')
    const objections = failing.filter(condition => !excused.includes(condition))
    if (objections.length === 0) {
      const to = destination(transition, article)
      if (to === null) return refuse({ kind: 'state' })
      return { allowed: true, to, transition, excused, warnings: rules.fourEyes === 'warn' ? excused : [] }
    }
    firstFailing ??= objections[0]
  }
  return refuse({ kind: firstFailing ?? 'own' })
}

function holds(condition: Condition, person: Actor, article: Standing): boolean {
  switch (condition) {
    case 'own':
      return article.createdBy === person.id || article.assignee === person.id
    case 'holder':
      return article.holder === person.id
    case 'notHolder':
      return article.holder !== person.id
    case 'hasTitle':
      return article.hasTitle
    case 'hasBody':
      return article.hasBody
    case 'fourEyes':
      return !article.writers.includes(person.id)
    case 'sealed':
      return article.sealed
  }
}

function destination(transition: Transition, article: Standing): State | null {
  if (transition.to === 'same') return article.state
  if (transition.to === 'before') return article.before
  return transition.to
}

const refuse = (objection: Objection): Verdict => ({ allowed: false, objection })
