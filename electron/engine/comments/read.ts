import { wordsReader } from '../../../shared/comments/index.ts'
import { type Comment, type CommentMessage, Refusal, type Who } from '../../../shared/contract/index.ts'
import { requireArticle, whoIs } from '../desk/articles.ts'
import { draftContent } from '../desk/revise.ts'
import {
  type CommentRow,
  commentById,
  commentsOf,
  mentionsOf,
  mentionsOfComment,
  messageById,
  messagesOf,
  messagesOfComment,
  type ProposalRow,
  proposalOf,
  proposalsOf,
  type WordedRow,
  wordingsOf,
} from '../store/comments.ts'
import type { ReadableDB, WritableDB } from '../store/database.ts'
import { bringUpToDate, readAnchor } from './follow.ts'

/** Every comment of an article, oldest first, each where its text stands in the draft. */
export function listComments(db: WritableDB, article: string): Comment[] {
  requireArticle(db, article)
  bringUpToDate(db, article)
  const wordsNow = wordsReader(draftContent(db, article))
  const who = whoReader(db)
  const messages = grouped(messagesOf(db, article), ({ comment }) => comment)
  const mentions = grouped(mentionsOf(db, article), ({ message }) => message)
  // The last proposal of a comment is the one that holds.
  const proposals = new Map(proposalsOf(db, article).map(row => [row.comment, row]))
  return commentsOf(db, article).map(row => {
    const anchor = readAnchor(row.anchor)
    const proposal = proposals.get(row.id)
    return {
      id: row.id,
      article,
      by: who(row.person),
      at: row.at,
      anchor,
      words: wordsNow(anchor),
      messages: (messages.get(row.id) ?? []).map(message =>
        shownMessage(message, who, mentions.get(message.id) ?? []),
      ),
      resolvedAt: row.resolved_at,
      resolvedBy: row.resolved_by === null ? null : who(row.resolved_by),
      proposal: proposal ? shownProposal(db, proposal, who) : null,
    }
  })
}

/** One comment, as the list would show it. */
export function shownComment(db: WritableDB, id: string): Comment {
  const row = requireComment(db, id)
  bringUpToDate(db, row.article)
  const now = requireComment(db, id)
  const anchor = readAnchor(now.anchor)
  const who = whoReader(db)
  const mentions = grouped(mentionsOfComment(db, id), ({ message }) => message)
  const proposal = proposalOf(db, id)
  return {
    id,
    article: row.article,
    by: who(row.person),
    at: row.at,
    anchor,
    words: wordsReader(draftContent(db, row.article))(anchor),
    messages: messagesOfComment(db, id).map(message =>
      shownMessage(message, who, mentions.get(message.id) ?? []),
    ),
    resolvedAt: now.resolved_at,
    resolvedBy: now.resolved_by === null ? null : who(now.resolved_by),
    proposal: proposal ? shownProposal(db, proposal, who) : null,
  }
}

/** A comment that is still there. @throws Refusal `commentGone`. */
export function requireComment(db: ReadableDB, id: string): CommentRow {
  const row = commentById(db, id)
  if (!row || row.deleted_at !== null) throw new Refusal('commentGone')
  return row
}

/** A message that is still there, with its comment. @throws Refusal `commentGone`. */
export function requireMessage(db: ReadableDB, id: string): { message: WordedRow; comment: CommentRow } {
  const message = messageById(db, id)
  if (!message || message.deleted_at !== null) throw new Refusal('commentGone')
  return { message, comment: requireComment(db, message.comment) }
}

/** How a message was worded, first and last. @throws Refusal `commentGone`. */
export function listWordings(db: ReadableDB, id: string): { at: number; text: string }[] {
  const { message } = requireMessage(db, id)
  return wordingsOf(db, message.id).map(({ at, text }) => ({ at, text }))
}

type WhoReader = (id: string) => Who

/** Names of people, each looked up once. */
function whoReader(db: ReadableDB): WhoReader {
  const known = new Map<string, Who>()
  return id => {
    const who = known.get(id) ?? whoIs(db, id)
    known.set(id, who)
    return who
  }
}

function shownMessage(
  row: WordedRow,
  who: WhoReader,
  mentions: readonly { person: string }[],
): CommentMessage {
  const isDeleted = row.deleted_at !== null
  return {
    id: row.id,
    by: who(row.person),
    at: row.at,
    text: isDeleted ? '' : row.text,
    editedAt: row.wordings > 1 ? row.worded_at : null,
    deletedAt: row.deleted_at,
    mentions: isDeleted ? [] : mentions.map(({ person }) => person),
  }
}

function shownProposal(db: ReadableDB, row: ProposalRow, who: WhoReader): Comment['proposal'] {
  const overtaking = row.overtaken_by === null ? undefined : commentById(db, row.overtaken_by)
  return {
    by: who(row.person),
    at: row.at,
    before: row.before,
    text: row.text,
    decision: row.decision,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by === null ? null : who(row.decided_by),
    reason: row.reason,
    overtakenBy: overtaking ? who(overtaking.person) : null,
  }
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
