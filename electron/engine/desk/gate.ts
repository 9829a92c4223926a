import type { ActionVerdict } from '../../../shared/contract/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import {
  type Action,
  type Actor,
  actions,
  may,
  type Standing,
  type State,
  type Transition,
} from '../../../shared/workflow/index.ts'
import { type ArticleRow, writersOf } from '../store/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import { houseStyle } from '../store/settings.ts'

/** The article as the workflow sees it, read from the database now. */
export function standingOf(db: ReadableDB, article: ArticleRow): Standing {
  return {
    state: article.state,
    createdBy: article.created_by,
    assignee: article.assignee,
    holder: article.holder,
    // Few actions ask for them, and an autosave does not.
    get writers() {
      return writersOf(db, article.id)
    },
    hasTitle: article.title.trim() !== '',
    hasBody: article.has_body === 1,
    sealed: article.seal !== null,
    before: article.state_before,
  }
}

/**
 * The one gate: every action on an article passes here, in the transaction that carries it out.
 *
 * @throws Refusal `action` with the objection.
 */
export function passGate(
  db: ReadableDB,
  person: Actor,
  article: ArticleRow,
  action: Action,
): { to: State; transition: Transition } {
  const verdict = may(person, standingOf(db, article), action, houseStyle(db))
  if (verdict.allowed) return verdict
  const { objection } = verdict
  throw new Refusal('action', {
    action,
    state: article.state,
    objection: objection.kind,
    ...('roles' in objection && { roles: [...objection.roles] }),
  })
}

/** For each action what `may` says, as the window shows it. */
export function verdictsFor(db: ReadableDB, person: Actor, article: ArticleRow): ActionVerdict[] {
  // Asked for every action, so the writers are read once.
  const standing = { ...standingOf(db, article) }
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
