import { stepOf, stops } from '../../../shared/checks/index.ts'
import type { ActionVerdict } from '../../../shared/contract/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import {
  type Action,
  type Actor,
  actions,
  type Condition,
  may,
  type Standing,
  type State,
  type Transition,
} from '../../../shared/workflow/index.ts'
import type { ArticleRow } from '../store/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import { houseStyle } from '../store/settings.ts'
import { blockersBefore } from './checks.ts'
import { textWriters } from './writers.ts'

/** The article as the workflow sees it, read from the database now. */
export function standingOf(db: ReadableDB, article: ArticleRow, person: string): Standing {
  return {
    state: article.state,
    createdBy: article.created_by,
    assignee: article.assignee,
    holder: article.holder,
    // To find out takes reading the whole history; only an approval asks for it.
    get writers() {
      return textWriters(db, article, person)
    },
    hasTitle: article.title.trim() !== '',
    hasBody: article.has_body === 1,
    sealed: article.seal !== null,
    before: article.state_before,
  }
}

/** An action that passed the gate: where it leads, and which conditions it passed only by leave of the house. */
export interface Passed {
  to: State
  transition: Transition
  excused: readonly Condition[]
}

/** The most that a refusal names; a text with more to do is refused all the same. */
const mostNamed = 200

/**
 * The one gate: every action on an article passes here, in the transaction that carries it out.
 *
 * @throws Refusal `action` with the objection, `blocked` with what stands before the step.
 */
export function passGate(db: ReadableDB, person: Actor, article: ArticleRow, action: Action): Passed {
  const verdict = may(person, standingOf(db, article, person.id), action, houseStyle(db))
  const step = stepOf(action)
  if (!verdict.allowed) {
    const { objection } = verdict
    const isUnfinished = objection.kind === 'hasTitle' || objection.kind === 'hasBody'
    throw new Refusal('action', {
      action,
      state: article.state,
      objection: objection.kind,
      ...('roles' in objection && { roles: [...objection.roles] }),
      ...(step && isUnfinished && { blockers: blockersBefore(db, article.id, step).slice(0, mostNamed) }),
    })
  }
  const blockers = step ? blockersBefore(db, article.id, step) : []
  if (stops(blockers)) {
    const required = blockers.filter(({ level }) => level === 'required')
    throw new Refusal('blocked', { action, size: required.length, blockers: blockers.slice(0, mostNamed) })
  }
  return verdict
}

/** For each action what `may` says, as the window shows it. */
export function verdictsFor(db: ReadableDB, person: Actor, article: ArticleRow): ActionVerdict[] {
  const standing = standingOf(db, article, person.id)
  const rules = houseStyle(db)
  return actions.map(action => {
    const verdict = may(person, standing, action, rules)
    if (verdict.allowed) {
      return {
        action,
        allowed: true,
        to: verdict.to,
        objection: null,
        roles: [],
        demands: [...verdict.transition.demands],
        voidsSeal: verdict.transition.voidsSeal === true && standing.sealed,
        warnings: [...verdict.warnings],
      }
    }
    return {
      action,
      allowed: false,
      to: null,
      objection: verdict.objection.kind,
      roles: 'roles' in verdict.objection ? [...verdict.objection.roles] : [],
      demands: [],
      voidsSeal: false,
      warnings: [],
    }
  })
}
