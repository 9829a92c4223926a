import { v7 as newId } from 'uuid'
import type { Content } from '../../../shared/article/index.ts'
import {
  type Anchor,
  anchorAt,
  anchorAtBlock,
  anchorAtPlace,
  mentionedIn,
  wordsNow,
} from '../../../shared/comments/index.ts'
import { type Comment, type CommentTarget, type Person, Refusal } from '../../../shared/contract/index.ts'
import { requireArticle } from '../desk/articles.ts'
import { passGate } from '../desk/gate.ts'
import { draftContent } from '../desk/revise.ts'
import {
  type CommentRow,
  decideProposal,
  insertComment,
  insertMessage,
  insertWording,
  messagesOfComment,
  proposalOf,
  setCommentDeleted,
  setMessageDeleted,
  setResolved,
} from '../store/comments.ts'
import { inTransaction, type WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { allPeople } from '../store/people.ts'
import { bringUpToDate } from './follow.ts'
import { putProposal } from './proposals.ts'
import { requireComment, requireMessage, shownComment } from './read.ts'

/** How much of a text the log shows, UTF-16 units. */
const longestNote = 200

/** The beginning of a text, for the log. */
export const inShort = (text: string, longest = longestNote): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`
}

/**
 * Makes a comment about what somebody points at, with a text proposed for it where there is one.
 *
 * @throws Refusal `action` when the person may not comment now, `wordsChanged` when the draft says something else there.
 */
export function addComment(
  db: WritableDB,
  person: Person,
  comment: { article: string; target: CommentTarget; text: string; proposal: string | null },
  at: number,
): Comment {
  const text = cleaned(comment.text)
  if (text === '' && comment.proposal === null) throw new Refusal('inputInvalid', { kind: 'text' })
  const id = newId({ msecs: at })
  inTransaction(db, () => {
    passGate(db, person, requireArticle(db, comment.article), 'comment')
    bringUpToDate(db, comment.article)
    const content = draftContent(db, comment.article)
    const anchor = anchorOf(content, comment.target)
    const row: CommentRow = {
      id,
      article: comment.article,
      person: person.id,
      at,
      anchor: JSON.stringify(anchor),
      is_anchored: Number(anchor.kind === 'range' || anchor.kind === 'block' || isInPart(anchor)),
      resolved_at: null,
      resolved_by: null,
      deleted_at: null,
    }
    insertComment(db, row)
    insertMessage(db, { id, comment: id, person: person.id, at, deleted_at: null })
    const mentions = word(db, id, text, at)
    if (text !== '') {
      appendEvent(db, {
        at,
        person: person.id,
        kind: 'comment.added',
        article: row.article,
        data: { comment: id, note: inShort(text), ...(mentions.length > 0 && { mentions }) },
      })
    }
    if (comment.proposal !== null) {
      const isSeen = !('words' in comment.target) || comment.target.words === wordsNow(content, anchor)
      if (!isSeen) throw new Refusal('wordsChanged')
      putProposal(db, person, row, { content, anchor, text: comment.proposal }, at)
    }
  })
  return shownComment(db, id)
}

const isInPart = (anchor: Anchor) => anchor.kind === 'field' && anchor.part !== null

function anchorOf(content: Content, target: CommentTarget): Anchor {
  switch (target.kind) {
    case 'article':
      return { kind: 'article' }
    case 'field':
      return found(anchorAtPlace(content, target))
    case 'block':
      return found(anchorAtBlock(content.body, target.block))
    case 'range': {
      const anchor = found(anchorAt(content.body, target.spans))
      if (wordsNow(content, anchor) !== target.words) throw new Refusal('wordsChanged')
      return anchor
    }
  }
}

function found<Found extends Anchor>(anchor: Found | null): Found {
  if (!anchor) throw new Refusal('wordsChanged')
  return anchor
}

/** @throws Refusal `action`, `commentGone`. */
export function replyTo(
  db: WritableDB,
  person: Person,
  reply: { comment: string; text: string },
  at: number,
): Comment {
  const text = cleaned(reply.text)
  if (text === '') throw new Refusal('inputInvalid', { kind: 'text' })
  inTransaction(db, () => {
    const comment = requireComment(db, reply.comment)
    passGate(db, person, requireArticle(db, comment.article), 'comment')
    // What somebody answers is not done with.
    if (comment.resolved_at !== null) putResolved(db, person, comment, false, at)
    const id = newId({ msecs: at })
    insertMessage(db, { id, comment: comment.id, person: person.id, at, deleted_at: null })
    const mentions = word(db, id, text, at)
    appendEvent(db, {
      at,
      person: person.id,
      kind: 'comment.replied',
      article: comment.article,
      data: {
        comment: comment.id,
        message: id,
        note: inShort(text),
        ...(mentions.length > 0 && { mentions }),
      },
    })
  })
  return shownComment(db, reply.comment)
}

/** Words one's own message anew. @throws Refusal `action`, `commentGone`, `commentNotYours`. */
export function editMessage(
  db: WritableDB,
  person: Person,
  edit: { message: string; text: string },
  at: number,
): Comment {
  const text = cleaned(edit.text)
  if (text === '') throw new Refusal('inputInvalid', { kind: 'text' })
  const id = inTransaction(db, () => {
    const { message, comment } = requireOwn(db, person, edit.message)
    if (message.text === text) return comment.id
    const mentions = word(db, message.id, text, at, message.wordings + 1)
    appendEvent(db, {
      at,
      person: person.id,
      kind: 'comment.edited',
      article: comment.article,
      data: {
        comment: comment.id,
        message: message.id,
        note: inShort(text),
        ...(mentions.length > 0 && { mentions }),
      },
    })
    return comment.id
  })
  return shownComment(db, id)
}

/**
 * Takes one's own message back: the record keeps that it was there, and the replies stay. With the last message the
 * whole comment goes, and is null then. A proposal goes with the message that it came with.
 *
 * @throws Refusal `action`, `commentGone`, `commentNotYours`.
 */
export function removeMessage(
  db: WritableDB,
  person: Person,
  id: string,
  at: number,
): { article: string; comment: Comment | null } {
  const { article, left } = inTransaction(db, () => {
    const { message, comment } = requireOwn(db, person, id)
    setMessageDeleted(db, message.id, at)
    const proposal = message.id === comment.id ? proposalOf(db, comment.id) : undefined
    if (proposal && proposal.decision === null) {
      decideProposal(db, {
        comment: comment.id,
        number: proposal.number,
        decision: 'withdrawn',
        decided_at: at,
        decided_by: person.id,
        reason: '',
        overtaken_by: null,
      })
    }
    appendEvent(db, {
      at,
      person: person.id,
      kind: 'comment.deleted',
      article: comment.article,
      data: { comment: comment.id, message: message.id, note: inShort(message.text) },
    })
    const isLast = messagesOfComment(db, comment.id).every(({ deleted_at }) => deleted_at !== null)
    if (isLast) setCommentDeleted(db, comment.id, at)
    return { article: comment.article, left: isLast ? null : comment.id }
  })
  return { article, comment: left === null ? null : shownComment(db, left) }
}

/** Says that a comment is done with, or not. @throws Refusal `action`, `commentGone`. */
export function resolveComment(
  db: WritableDB,
  person: Person,
  { comment: id, resolved }: { comment: string; resolved: boolean },
  at: number,
): Comment {
  inTransaction(db, () => {
    const comment = requireComment(db, id)
    passGate(db, person, requireArticle(db, comment.article), 'comment')
    if ((comment.resolved_at !== null) !== resolved) putResolved(db, person, comment, resolved, at)
  })
  return shownComment(db, id)
}

/** Writes that a comment is done with, or not. Part of the caller's transaction. */
export function putResolved(
  db: WritableDB,
  person: Person,
  comment: CommentRow,
  resolved: boolean,
  at: number,
): void {
  setResolved(db, comment.id, resolved ? person.id : null, resolved ? at : null)
  const [first] = messagesOfComment(db, comment.id)
  appendEvent(db, {
    at,
    person: person.id,
    kind: resolved ? 'comment.resolved' : 'comment.reopened',
    article: comment.article,
    data: { comment: comment.id, note: inShort(first?.text ?? '') },
  })
}

function requireOwn(db: WritableDB, person: Person, message: string) {
  const found = requireMessage(db, message)
  passGate(db, person, requireArticle(db, found.comment.article), 'comment')
  if (found.message.person !== person.id) throw new Refusal('commentNotYours')
  return found
}

/** Adds a wording and answers whom it names. */
function word(db: WritableDB, message: string, text: string, at: number, number = 1): string[] {
  const mentions = text.includes('@') ? mentionedIn(text, allPeople(db)) : []
  insertWording(db, { message, number, at, text }, mentions)
  return mentions
}

const cleaned = (text: string) => text.trim().normalize('NFC')
