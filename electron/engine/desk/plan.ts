import { type Person, type Plan, Refusal } from '../../../shared/contract/index.ts'
import { updatePlan } from '../store/articles.ts'
import { inTransaction, type WritableDB } from '../store/database.ts'
import { appendEvent, type EventData } from '../store/events.ts'
import { personById } from '../store/people.ts'
import { requireArticle } from './articles.ts'
import { passGate } from './gate.ts'

/**
 * Writes what the secretary plans for an article, what is left out staying as it is; the text and its seal are not
 * touched. Answers what stood there before. A plan that changes nothing leaves no trace.
 *
 * @throws Refusal `action` when the person may not plan it now, `unknownPerson` and `personDisabled` for an assignee
 *   whom nobody can assign.
 */
export function planArticle(
  db: WritableDB,
  person: Person,
  id: string,
  part: Partial<Plan>,
  at: number,
): Plan {
  return inTransaction(db, () => {
    const article = requireArticle(db, id)
    passGate(db, person, article, 'plan')
    const { deadline, slot, assignee, notes } = article
    const before = { deadline, slot, assignee, notes }
    const after: Plan = {
      deadline: part.deadline === undefined ? deadline : part.deadline,
      slot: part.slot === undefined ? slot : part.slot,
      assignee: part.assignee === undefined ? assignee : part.assignee,
      notes: part.notes === undefined ? notes : part.notes.normalize('NFC'),
    }
    const changed: EventData = {
      ...(after.deadline !== deadline && { deadline: after.deadline }),
      ...(after.slot !== slot && { slot: after.slot }),
      ...(after.assignee !== assignee && { assignee: after.assignee }),
    }
    if (Object.keys(changed).length === 0 && after.notes === notes) return before
    const name = after.assignee === null ? null : assigned(db, after.assignee, after.assignee !== assignee)
    updatePlan(db, { id, ...after, updated_at: at })
    appendEvent(db, {
      at,
      person: person.id,
      kind: 'article.planned',
      article: id,
      data: {
        ...changed,
        ...(name !== null && { note: name }),
        // Who is to write it no longer is told so too.
        ...(changed.assignee !== undefined && assignee !== null && { takenFrom: assignee }),
      },
    })
    return before
  })
}

/** The name of who is assigned. Who left may stay assigned, but nobody is newly assigned who has left. */
function assigned(db: WritableDB, id: string, isNewly: boolean): string {
  const row = personById(db, id)
  if (!row) throw new Refusal('unknownPerson', { name: id })
  if (isNewly && row.disabled === 1) throw new Refusal('personDisabled', { name: row.name })
  return row.name
}
