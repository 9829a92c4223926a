import type { Content } from '../../../shared/article/index.ts'
import {
  type Anchor,
  canPropose,
  followProposal,
  longestProposal,
  overlap,
  withProposal,
  wordsNow,
} from '../../../shared/comments/index.ts'
import { type Comment, type Person, Refusal } from '../../../shared/contract/index.ts'
import { putDraft, requireArticle, whoIs } from '../desk/articles.ts'
import { readContent } from '../desk/content.ts'
import { passGate } from '../desk/gate.ts'
import { draftContent } from '../desk/revise.ts'
import { addDraftWriter, draftHead } from '../store/articles.ts'
import {
  type CommentRow,
  commentsOf,
  decideProposal,
  insertProposal,
  type ProposalRow,
  proposalOf,
  proposalsOf,
  removeBase,
  setAnchor,
  setResolved,
} from '../store/comments.ts'
import { inTransaction, type WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { bringUpToDate, followTo, readAnchor } from './follow.ts'
import { requireComment, shownComment } from './read.ts'
import { inShort } from './write.ts'

/** What a proposal changes, for the log. */
const inWords = ({ before, text }: { before: string; text: string }) =>
  `“${inShort(before, 150)}” → “${inShort(text, 150)}”`

/**
 * Writes a proposal for the words of a comment as they stand now. Part of the caller's transaction, which has passed the
 * gate for `comment`.
 *
 * @throws Refusal `wordsChanged` when there are no such words, `inputInvalid` when it says the same.
 */
export function putProposal(
  db: WritableDB,
  person: Person,
  comment: CommentRow,
  proposal: { content: Content; anchor: Anchor; text: string },
  at: number,
): void {
  const { content, anchor } = proposal
  const before = wordsNow(content, anchor)
  if (before === null || before.length > longestProposal || !canPropose(anchor)) {
    throw new Refusal('wordsChanged')
  }
  const text = proposal.text.normalize('NFC').replace(/\r\n?/g, '\n')
  if (text === before) throw new Refusal('inputInvalid', { kind: 'proposal' })
  insertProposal(db, {
    comment: comment.id,
    number: (proposalOf(db, comment.id)?.number ?? 0) + 1,
    person: person.id,
    at,
    before,
    text,
    decision: null,
    decided_at: null,
    decided_by: null,
    reason: '',
    overtaken_by: null,
  })
  appendEvent(db, {
    at,
    person: person.id,
    kind: 'proposal.made',
    article: comment.article,
    data: { comment: comment.id, note: inWords({ before, text }) },
  })
}

/**
 * Proposes another text for the words of one's own comment; the proposal before, if it still waited, is no longer one.
 *
 * @throws Refusal `action`, `commentGone`, `commentNotYours`, `proposalDecided` when somebody accepted the one before.
 */
export function proposeText(
  db: WritableDB,
  person: Person,
  { comment: id, text }: { comment: string; text: string },
  at: number,
): Comment {
  inTransaction(db, () => {
    const comment = requireComment(db, id)
    passGate(db, person, requireArticle(db, comment.article), 'comment')
    if (comment.person !== person.id) throw new Refusal('commentNotYours')
    const before = proposalOf(db, id)
    if (before?.decision === 'accepted') throw new Refusal('proposalDecided')
    if (before && before.decision === null) {
      decideProposal(db, {
        ...undecided(before),
        decision: 'withdrawn',
        decided_at: at,
        decided_by: person.id,
      })
    }
    bringUpToDate(db, comment.article)
    const content = draftContent(db, comment.article)
    const anchor = readAnchor(requireComment(db, id).anchor)
    putProposal(db, person, comment, { content, anchor, text }, at)
    if (comment.resolved_at !== null) setResolved(db, id, null, null)
  })
  return shownComment(db, id)
}

/** What accepting a proposal did to the draft. */
export interface Accepted {
  article: string
  comment: Comment
  version: number
  savedAt: number
  sealVoided: boolean
}

/**
 * Puts a proposed text into the draft. It is an edit by who accepts it, and who proposed it counts as a writer of the
 * text from then on. Other proposals for some of the same words are overtaken by it.
 *
 * @throws Refusal `action` when the person may not edit now, `outdated` when the draft is no longer that version,
 *   `proposalDecided`, `proposalOutdated` when other words stand there now; then nothing has changed.
 */
export function acceptProposal(
  db: WritableDB,
  person: Person,
  { comment: id, version: seen }: { comment: string; version: number },
  at: number,
): Accepted {
  const put = inTransaction(db, () => {
    const { article: articleId } = requireComment(db, id)
    const article = requireArticle(db, articleId)
    const step = passGate(db, person, article, 'edit')
    const head = draftHead(db, articleId)
    if (head.version !== seen) {
      throw new Refusal('outdated', { name: whoIs(db, head.saved_by).name, at: head.saved_at })
    }
    const proposal = requireWaiting(db, id)
    bringUpToDate(db, articleId)
    const comment = requireComment(db, id)
    const anchor = readAnchor(comment.anchor)
    const before = draftContent(db, articleId)
    const changed = withProposal(before, anchor, proposal)
    if (!changed) throw new Refusal('proposalOutdated')
    const { content, text: json } = readContent(JSON.stringify(changed.content))
    const version = head.version + 1
    const sealVoided = putDraft(db, person, step, { article, version, content, json }, at)
    addDraftWriter(db, articleId, proposal.person)
    overtake(db, { article: articleId, by: id, anchor }, person, at)
    followTo(db, articleId, before, content, anchors => followProposal(anchors, anchor, changed, before))
    removeBase(db, articleId)
    setAnchor(db, id, JSON.stringify(changed.anchor))
    decide(db, person, proposal, 'accepted', '', at)
    setResolved(db, id, person.id, at)
    appendEvent(db, {
      at,
      person: person.id,
      kind: 'proposal.accepted',
      article: articleId,
      data: { comment: id, proposer: proposal.person, note: inWords(proposal) },
    })
    return { article: articleId, version, sealVoided }
  })
  return { ...put, comment: shownComment(db, id), savedAt: at }
}

/**
 * Refuses a proposal, with the reason.
 *
 * @throws Refusal `action` when the person may not edit now, `reasonMissing`, `proposalDecided`.
 */
export function refuseProposal(
  db: WritableDB,
  person: Person,
  { comment: id, reason: given }: { comment: string; reason: string },
  at: number,
): Comment {
  const reason = given.trim().normalize('NFC')
  inTransaction(db, () => {
    const comment = requireComment(db, id)
    passGate(db, person, requireArticle(db, comment.article), 'edit')
    const proposal = requireWaiting(db, id)
    if (reason === '') throw new Refusal('inputInvalid', { kind: 'reason' })
    decide(db, person, proposal, 'refused', reason, at)
    setResolved(db, id, person.id, at)
    appendEvent(db, {
      at,
      person: person.id,
      kind: 'proposal.refused',
      article: comment.article,
      data: { comment: id, proposer: proposal.person, reason, note: inWords(proposal) },
    })
  })
  return shownComment(db, id)
}

function requireWaiting(db: WritableDB, comment: string): ProposalRow {
  const proposal = proposalOf(db, comment)
  if (!proposal || proposal.decision !== null) throw new Refusal('proposalDecided')
  return proposal
}

/** Says of every other proposal for some of the same words that it can no longer be accepted. */
function overtake(
  db: WritableDB,
  accepted: { article: string; by: string; anchor: Anchor },
  person: Person,
  at: number,
): void {
  const waiting = new Map(proposalsOf(db, accepted.article).map(row => [row.comment, row]))
  for (const { id, anchor } of commentsOf(db, accepted.article)) {
    const proposal = waiting.get(id)
    if (id === accepted.by || !proposal || proposal.decision !== null) continue
    if (!overlap(readAnchor(anchor), accepted.anchor)) continue
    decideProposal(db, {
      ...undecided(proposal),
      decision: 'overtaken',
      decided_at: at,
      decided_by: person.id,
      overtaken_by: accepted.by,
    })
  }
}

function decide(
  db: WritableDB,
  person: Person,
  proposal: ProposalRow,
  decision: 'accepted' | 'refused',
  reason: string,
  at: number,
): void {
  decideProposal(db, {
    ...undecided(proposal),
    decision,
    decided_at: at,
    decided_by: person.id,
    reason,
  })
}

const undecided = ({ comment, number }: ProposalRow) => ({
  comment,
  number,
  decision: null,
  decided_at: null,
  decided_by: null,
  reason: '',
  overtaken_by: null,
})
