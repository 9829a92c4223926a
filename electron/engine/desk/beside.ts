import { v7 as newId } from 'uuid'
import { type Comment, type Person, Refusal } from '../../../shared/contract/index.ts'
import { type CommentRow, commentsOf, insertComment, setResolved } from '../store/comments.ts'
import { inTransaction, type ReadableDB, type WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { requireArticle, whoIs } from './articles.ts'
import { passGate } from './gate.ts'

export function listComments(db: ReadableDB, article: string): Comment[] {
  requireArticle(db, article)
  return commentsOf(db, article).map(row => shown(db, row))
}

export function addComment(db: WritableDB, person: Person, id: string, text: string, at: number): Comment {
  return inTransaction(db, () => {
    passGate(db, person, requireArticle(db, id), 'comment')
    const row: CommentRow = {
      id: newId({ msecs: at }),
      article: id,
      person: person.id,
      at,
      anchor: null,
      text: text.trim().normalize('NFC'),
      resolved_at: null,
      resolved_by: null,
    }
    if (row.text === '') throw new Refusal('inputInvalid', { kind: 'text' })
    insertComment(db, row)
    appendEvent(db, { at, person: person.id, kind: 'comment.added', article: id, data: { comment: row.id } })
    return shown(db, row)
  })
}

export function resolveComment(
  db: WritableDB,
  person: Person,
  { id, comment, resolved }: { id: string; comment: string; resolved: boolean },
  at: number,
): Comment {
  return inTransaction(db, () => {
    passGate(db, person, requireArticle(db, id), 'comment')
    const row = commentsOf(db, id).find(candidate => candidate.id === comment)
    if (!row) throw new Refusal('inputInvalid', { kind: 'comment' })
    const now = { ...row, resolved_at: resolved ? at : null, resolved_by: resolved ? person.id : null }
    setResolved(db, comment, now.resolved_by, now.resolved_at)
    appendEvent(db, {
      at,
      person: person.id,
      kind: resolved ? 'comment.resolved' : 'comment.reopened',
      article: id,
      data: { comment },
    })
    return shown(db, now)
  })
}

function shown(db: ReadableDB, row: CommentRow): Comment {
  return {
    id: row.id,
    by: whoIs(db, row.person),
    at: row.at,
    text: row.text,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by === null ? null : whoIs(db, row.resolved_by),
  }
}
