import { v7 as newId } from 'uuid'
import { z } from 'zod'
import {
  type Content,
  currentContent,
  filesOf,
  revisionForm,
  type StoredContent,
  storedContentSchema,
} from '../../../shared/article/index.ts'
import { draftOf, draftWriters, forgetDraftWriters } from '../store/articles.ts'
import type { ReadableDB, WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { sha256 } from '../store/hash.ts'
import {
  insertRevision,
  nextRevisionNumber,
  type RevisionRow,
  revisionById,
  revisionContent,
} from '../store/revisions.ts'

/** The content of the draft. */
export function draftContent(db: ReadableDB, article: string): Content {
  return currentContent(JSON.parse(draftOf(db, article).content))
}

/** The content of a revision, in the language of today. */
export function contentOfRevision(db: ReadableDB, revision: RevisionRow): Content {
  return currentContent(sealedContent(db, revision))
}

/** The content of a revision as it was stored: what its hash and its seal are taken of. */
export function sealedContent(db: ReadableDB, revision: RevisionRow): StoredContent {
  return formSchema.parse(JSON.parse(revisionContent(db, revision.hash))).content
}

const formSchema = z.object({ content: storedContentSchema })

/**
 * Makes the draft a revision, unless the newest revision says the same already. Call it in the transaction of the
 * step that needs it: every change of state keeps the text as it was then. A revision of an older version of the body
 * language that says the same stays the newest one, and so does its seal.
 */
export function revise(
  db: WritableDB,
  article: { id: string; revision: string | null },
  by: string,
  at: number,
): RevisionRow {
  const content = draftContent(db, article.id)
  const form = revisionForm(article.id, content)
  const hash = sha256(form)
  const newest = article.revision === null ? undefined : revisionById(db, article.revision)
  if (newest && (newest.hash === hash || saysToday(db, newest) === form)) {
    // Whatever was written since has been taken back: who wrote it has no share in the next revision.
    forgetDraftWriters(db, article.id)
    return newest
  }
  const row: RevisionRow = {
    id: newId({ msecs: at }),
    article: article.id,
    number: nextRevisionNumber(db, article.id),
    hash,
    parent: newest?.id ?? null,
    made_by: by,
    made_at: at,
  }
  const writers = draftWriters(db, article.id).sort()
  insertRevision(db, row, form, writers, filesOf(content).keys())
  appendEvent(db, {
    at,
    person: by,
    kind: 'article.revised',
    article: article.id,
    data: { revision: row.id, revisionNumber: row.number, revisionHash: hash, writers },
  })
  return row
}

/** What the canonical form of a revision would be, had it been written today. */
const saysToday = (db: ReadableDB, revision: RevisionRow) =>
  revisionForm(revision.article, contentOfRevision(db, revision))
