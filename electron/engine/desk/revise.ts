import { v7 as newId } from 'uuid'
import { type Content, contentSchema, revisionForm } from '../../../shared/article/index.ts'
import { draftOf, draftWriters } from '../store/articles.ts'
import type { ReadableDB, WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { sha256 } from '../store/hash.ts'
import { insertRevision, type RevisionRow, revisionById, revisionContent } from '../store/revisions.ts'

/** The content of the draft. */
export function draftContent(db: ReadableDB, article: string): Content {
  return contentSchema.parse(JSON.parse(draftOf(db, article).content))
}

/** The content of a revision, read back from its canonical form. */
export function contentOfRevision(db: ReadableDB, revision: RevisionRow): Content {
  const form: unknown = JSON.parse(revisionContent(db, revision.hash))
  return contentSchema.parse((form as { content?: unknown }).content)
}

/**
 * Makes the draft a revision, unless the newest revision says the same already. Call it in the transaction of the
 * step that needs it: every change of state keeps the text as it was then.
 */
export function revise(
  db: WritableDB,
  article: { id: string; revision: string | null },
  by: string,
  at: number,
): RevisionRow {
  const form = revisionForm(article.id, draftContent(db, article.id))
  const hash = sha256(form)
  const newest = article.revision === null ? undefined : revisionById(db, article.revision)
  if (newest?.hash === hash) return newest
  const row: RevisionRow = {
    id: newId({ msecs: at }),
    article: article.id,
    number: (newest?.number ?? 0) + 1,
    hash,
    parent: newest?.id ?? null,
    made_by: by,
    made_at: at,
  }
  insertRevision(db, row, form, draftWriters(db, article.id))
  appendEvent(db, {
    at,
    person: by,
    kind: 'article.revised',
    article: article.id,
    data: { revision: row.id, revisionNumber: row.number, revisionHash: hash },
  })
  return row
}
