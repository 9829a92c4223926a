import type { Person } from '../../../shared/contract/index.ts'
import { draftHead } from '../store/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import { lastTaken } from '../store/events.ts'
import { listedRow } from '../store/lists.ts'
import { revisionById } from '../store/revisions.ts'
import { requireArticle, whoIs } from './articles.ts'
import { verdictsFor } from './gate.ts'
import { deskRow } from './lists.ts'

/** How an article stands and what the person may do to it, without its text: for who acts from the desk. */
export function standingFor(db: ReadableDB, person: Person, id: string) {
  const article = requireArticle(db, id)
  const draft = draftHead(db, id)
  const revision = article.revision === null ? undefined : revisionById(db, article.revision)
  return {
    row: deskRow(db, person, listedRow(db, id)),
    version: draft.version,
    savedAt: draft.saved_at,
    savedBy: whoIs(db, draft.saved_by),
    heldSince: article.holder === null ? null : lastTaken(db, id, article.holder),
    savedSinceRevision: revision === undefined || draft.saved_at > revision.made_at,
    verdicts: verdictsFor(db, person, article),
  }
}
