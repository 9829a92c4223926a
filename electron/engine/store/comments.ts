import { prepared, type ReadableDB, type WritableDB } from './database.ts'

export interface CommentRow {
  id: string
  article: string
  person: string
  at: number
  /** JSON of what it is about. */
  anchor: string
  is_anchored: number
  resolved_at: number | null
  resolved_by: string | null
  deleted_at: number | null
}

export interface MessageRow {
  id: string
  comment: string
  person: string
  at: number
  deleted_at: number | null
}

/** A message with how it is worded now. */
export interface WordedRow extends MessageRow {
  text: string
  wordings: number
  worded_at: number
}

export interface WordingRow {
  message: string
  number: number
  at: number
  text: string
}

export type Decision = 'accepted' | 'refused' | 'overtaken' | 'withdrawn'

export interface ProposalRow {
  comment: string
  number: number
  person: string
  at: number
  before: string
  text: string
  decision: Decision | null
  decided_at: number | null
  decided_by: string | null
  reason: string
  overtaken_by: string | null
}

export const commentsOfArticleSql =
  'SELECT * FROM comments WHERE article = @article AND deleted_at IS NULL ORDER BY at, id'

/** The comments of an article, oldest first; not those that were taken back. */
export function commentsOf(db: ReadableDB, article: string): CommentRow[] {
  return prepared(db, commentsOfArticleSql).all({ article }) as CommentRow[]
}

export function commentById(db: ReadableDB, id: string): CommentRow | undefined {
  return prepared(db, 'SELECT * FROM comments WHERE id = @id').get({ id }) as CommentRow | undefined
}

export const countOpenCommentsSql =
  'SELECT count(*) FROM comments WHERE article = @article AND resolved_at IS NULL AND deleted_at IS NULL'

/** How many comments of an article wait for an answer. An index holds them: as cheap as it looks. */
export function countOpenComments(db: ReadableDB, article: string): number {
  return prepared(db, countOpenCommentsSql).pluck().get({ article }) as number
}

/** The oldest comments of an article that wait for an answer, for who has to say which they are. */
export function openComments(db: ReadableDB, article: string, limit: number): CommentRow[] {
  return prepared(
    db,
    `SELECT * FROM comments WHERE article = @article AND resolved_at IS NULL AND deleted_at IS NULL
     ORDER BY at, id LIMIT @limit`,
  ).all({ article, limit }) as CommentRow[]
}

const wordedSql = `
  SELECT comment_messages.*, text, number AS wordings, comment_wordings.at AS worded_at
  FROM comment_messages JOIN comment_wordings ON message = comment_messages.id
    AND number = (SELECT max(number) FROM comment_wordings WHERE message = comment_messages.id)`

export const messagesOfArticleSql = `${wordedSql}
  WHERE comment IN (SELECT id FROM comments WHERE article = @article AND deleted_at IS NULL)
  ORDER BY comment_messages.at, comment_messages.id`

/** Everything that was said about an article as it is worded now, oldest first. */
export function messagesOf(db: ReadableDB, article: string): WordedRow[] {
  return prepared(db, messagesOfArticleSql).all({ article }) as WordedRow[]
}

export function messagesOfComment(db: ReadableDB, comment: string): WordedRow[] {
  return prepared(
    db,
    `${wordedSql} WHERE comment = @comment ORDER BY comment_messages.at, comment_messages.id`,
  ).all({ comment }) as WordedRow[]
}

export function messageById(db: ReadableDB, id: string): WordedRow | undefined {
  return prepared(db, `${wordedSql} WHERE comment_messages.id = @id`).get({ id }) as WordedRow | undefined
}

/** How a message was worded, first and last. */
export function wordingsOf(db: ReadableDB, message: string): WordingRow[] {
  return prepared(db, 'SELECT * FROM comment_wordings WHERE message = @message ORDER BY number').all({
    message,
  }) as WordingRow[]
}

/** Whom the messages about an article name. */
export function mentionsOf(db: ReadableDB, article: string): { message: string; person: string }[] {
  return prepared(
    db,
    `SELECT message, comment_mentions.person FROM comment_mentions
     JOIN comment_messages ON comment_messages.id = message JOIN comments ON comments.id = comment
     WHERE article = @article`,
  ).all({ article }) as { message: string; person: string }[]
}

export function mentionsOfComment(db: ReadableDB, comment: string): { message: string; person: string }[] {
  return prepared(
    db,
    `SELECT message, comment_mentions.person FROM comment_mentions
     JOIN comment_messages ON comment_messages.id = message WHERE comment = @comment`,
  ).all({ comment }) as { message: string; person: string }[]
}

/** Every proposal for an article's text, those first that were made first. */
export function proposalsOf(db: ReadableDB, article: string): ProposalRow[] {
  return prepared(
    db,
    `SELECT comment_proposals.* FROM comment_proposals JOIN comments ON id = comment
     WHERE article = @article AND deleted_at IS NULL ORDER BY comment, number`,
  ).all({ article }) as ProposalRow[]
}

/** The proposal of a comment that holds. */
export function proposalOf(db: ReadableDB, comment: string): ProposalRow | undefined {
  return prepared(
    db,
    'SELECT * FROM comment_proposals WHERE comment = @comment ORDER BY number DESC LIMIT 1',
  ).get({ comment }) as ProposalRow | undefined
}

export function insertComment(db: WritableDB, row: CommentRow): void {
  prepared(
    db,
    `INSERT INTO comments (id, article, person, at, anchor, is_anchored, resolved_at, resolved_by, deleted_at)
     VALUES (@id, @article, @person, @at, @anchor, @is_anchored, @resolved_at, @resolved_by, @deleted_at)`,
  ).run(row)
}

export function setAnchor(db: WritableDB, id: string, anchor: string): void {
  prepared(db, 'UPDATE comments SET anchor = @anchor WHERE id = @id').run({ id, anchor })
}

export function setResolved(db: WritableDB, id: string, by: string | null, at: number | null): void {
  prepared(db, 'UPDATE comments SET resolved_at = @at, resolved_by = @by WHERE id = @id').run({ id, by, at })
}

/** Takes a comment back that nobody answered. */
export function setCommentDeleted(db: WritableDB, id: string, at: number): void {
  prepared(db, 'UPDATE comments SET deleted_at = @at WHERE id = @id').run({ id, at })
}

export function insertMessage(db: WritableDB, row: MessageRow): void {
  prepared(
    db,
    `INSERT INTO comment_messages (id, comment, person, at, deleted_at)
     VALUES (@id, @comment, @person, @at, @deleted_at)`,
  ).run(row)
}

export function setMessageDeleted(db: WritableDB, id: string, at: number): void {
  prepared(db, 'UPDATE comment_messages SET deleted_at = @at WHERE id = @id').run({ id, at })
}

/** Adds a wording; the ones before stay. `people` are those whom it names. */
export function insertWording(db: WritableDB, row: WordingRow, people: readonly string[]): void {
  prepared(
    db,
    'INSERT INTO comment_wordings (message, number, at, text) VALUES (@message, @number, @at, @text)',
  ).run(row)
  prepared(db, 'DELETE FROM comment_mentions WHERE message = @message').run(row)
  for (const person of people) {
    prepared(db, 'INSERT INTO comment_mentions (message, person) VALUES (@message, @person)').run({
      message: row.message,
      person,
    })
  }
}

export function insertProposal(db: WritableDB, row: ProposalRow): void {
  prepared(
    db,
    `INSERT INTO comment_proposals
       (comment, number, person, at, before, text, decision, decided_at, decided_by, reason, overtaken_by)
     VALUES (@comment, @number, @person, @at, @before, @text, @decision, @decided_at, @decided_by, @reason,
       @overtaken_by)`,
  ).run(row)
}

export function decideProposal(
  db: WritableDB,
  row: Pick<
    ProposalRow,
    'comment' | 'number' | 'decision' | 'decided_at' | 'decided_by' | 'reason' | 'overtaken_by'
  >,
): void {
  prepared(
    db,
    `UPDATE comment_proposals SET decision = @decision, decided_at = @decided_at, decided_by = @decided_by,
       reason = @reason, overtaken_by = @overtaken_by WHERE comment = @comment AND number = @number`,
  ).run(row)
}

/** The anchored comments of an article, resolved ones too: reopened, they are to stand where their text does. */
export function anchoredComments(db: ReadableDB, article: string): Pick<CommentRow, 'id' | 'anchor'>[] {
  return prepared(
    db,
    'SELECT id, anchor FROM comments WHERE article = @article AND is_anchored = 1 AND deleted_at IS NULL',
  ).all({ article }) as Pick<CommentRow, 'id' | 'anchor'>[]
}

/**
 * Before a draft is written over: keeps the text that the anchors of its comments point into, unless an earlier one is
 * kept already. Where nothing is anchored, one look at an index.
 */
export function keepBase(db: WritableDB, article: string): void {
  prepared(
    db,
    `INSERT OR IGNORE INTO comment_bases (article, content)
     SELECT article, content FROM drafts WHERE article = @article AND EXISTS
       (SELECT 1 FROM comments WHERE article = @article AND is_anchored = 1 AND deleted_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM comment_bases WHERE article = @article)`,
  ).run({ article })
}

/** The JSON of the content that the anchors point into, where the draft has gone on since. */
export function baseOf(db: ReadableDB, article: string): string | undefined {
  return prepared(db, 'SELECT content FROM comment_bases WHERE article = @article')
    .pluck()
    .get({ article }) as string | undefined
}

export function removeBase(db: WritableDB, article: string): void {
  prepared(db, 'DELETE FROM comment_bases WHERE article = @article').run({ article })
}
