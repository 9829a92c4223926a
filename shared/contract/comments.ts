import { z } from 'zod'
import { instantSchema } from '../article/index.ts'
import { anchorSchema, longestProposal, longestQuote, spanSchema } from '../comments/index.ts'
import { call } from './call.ts'
import { whoSchema } from './types.ts'

const identity = z.string().min(1).max(64)

/** The longest comment and the longest reply, UTF-16 units. */
export const longestComment = 5_000
const text = z.string().max(longestComment)
const proposed = z.string().max(longestProposal)

/** What somebody points at, as it stands on their screen; the engine makes the anchor of it. */
export const commentTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article') }),
  z.object({
    kind: z.literal('field'),
    field: z.string().max(50),
    part: identity.nullable(),
    /** What stands there; refused as `wordsChanged` when a text is proposed for it and the draft says otherwise. */
    words: z.string(),
  }),
  z.object({ kind: z.literal('block'), block: identity }),
  z.object({
    kind: z.literal('range'),
    spans: z.array(spanSchema).min(1).max(500),
    /** The words there, a line for each span; refused as `wordsChanged` when the draft says otherwise. */
    words: z.string().max(longestQuote * 2),
  }),
])
export type CommentTarget = z.infer<typeof commentTargetSchema>

/** Something that was said. */
export const messageSchema = z.object({
  id: identity,
  by: whoSchema,
  at: instantSchema,
  /** Empty once it is deleted. */
  text: z.string(),
  /** When it was worded anew, or null. */
  editedAt: instantSchema.nullable(),
  deletedAt: instantSchema.nullable(),
  /** Whom it names. */
  mentions: z.array(identity),
})
export type CommentMessage = z.infer<typeof messageSchema>

export const decisions = ['accepted', 'refused', 'overtaken', 'withdrawn'] as const

/** A text proposed for the words that a comment is about. */
export const proposalSchema = z.object({
  by: whoSchema,
  at: instantSchema,
  /** The words that it is for. It is outdated when others stand there. */
  before: z.string(),
  text: z.string(),
  /** Null while it waits. `overtaken`: another one was accepted for some of the same words. */
  decision: z.enum(decisions).nullable(),
  decidedAt: instantSchema.nullable(),
  decidedBy: whoSchema.nullable(),
  reason: z.string(),
  /** Whose proposal overtook it. */
  overtakenBy: whoSchema.nullable(),
})
export type Proposal = z.infer<typeof proposalSchema>

/** A comment with its replies. */
export const commentSchema = z.object({
  id: identity,
  article: identity,
  by: whoSchema,
  at: instantSchema,
  /** What it is about, in the draft as it is on the disk. */
  anchor: anchorSchema,
  /** The words that stand there; null for the whole article and for what is gone. */
  words: z.string().nullable(),
  /** The comment itself and the replies, oldest first. */
  messages: z.array(messageSchema).min(1),
  resolvedAt: instantSchema.nullable(),
  resolvedBy: whoSchema.nullable(),
  proposal: proposalSchema.nullable(),
})
export type Comment = z.infer<typeof commentSchema>

export const comments = {
  /** Every comment of an article, oldest first. */
  list: call.input(z.object({ article: identity })).output(z.array(commentSchema)),
  /** `text` may be empty where a text is proposed. */
  add: call
    .input(z.object({ article: identity, target: commentTargetSchema, text, proposal: proposed.nullable() }))
    .output(commentSchema),
  /** A reply to what was resolved opens it again. */
  reply: call.input(z.object({ comment: identity, text })).output(commentSchema),
  /** Words one's own message anew; what it said before can still be seen. */
  edit: call.input(z.object({ message: identity, text })).output(commentSchema),
  /** How a message was worded, first and last. */
  wordings: call
    .input(z.object({ message: identity }))
    .output(z.array(z.object({ at: instantSchema, text: z.string() }))),
  /** Takes one's own message back. Null when nothing is left of the comment. */
  remove: call.input(z.object({ message: identity })).output(z.object({ comment: commentSchema.nullable() })),
  resolve: call.input(z.object({ comment: identity, resolved: z.boolean() })).output(commentSchema),
  /** Proposes another text for the words of one's own comment as they stand now. */
  propose: call.input(z.object({ comment: identity, text: proposed })).output(commentSchema),
  /**
   * Puts a proposed text into the draft, which must be that version. Who proposed it counts as a writer of the text
   * from then on.
   */
  accept: call.input(z.object({ comment: identity, version: z.int() })).output(
    z.object({
      comment: commentSchema,
      version: z.int(),
      savedAt: instantSchema,
      sealVoided: z.boolean(),
    }),
  ),
  refuse: call.input(z.object({ comment: identity, reason: z.string().max(2000) })).output(commentSchema),
}
