import { prepared, type ReadableDB, type WritableDB } from './database.ts'

export interface CommentRow {
  id: string
  article: string
  person: string
  at: number
  anchor: string | null
  text: string
  resolved_at: number | null
  resolved_by: string | null
}

export function commentsOf(db: ReadableDB, article: string): CommentRow[] {
  return prepared(db, 'SELECT * FROM comments WHERE article = @article ORDER BY at, id').all({
    article,
  }) as CommentRow[]
}

export function countOpenComments(db: ReadableDB, article: string): number {
  return prepared(db, 'SELECT count(*) FROM comments WHERE article = @article AND resolved_at IS NULL')
    .pluck()
    .get({ article }) as number
}

export function insertComment(db: WritableDB, row: CommentRow): void {
  prepared(
    db,
    `INSERT INTO comments (id, article, person, at, anchor, text) VALUES (@id, @article, @person, @at, @anchor, @text)`,
  ).run(row)
}

export function setResolved(db: WritableDB, id: string, by: string | null, at: number | null): void {
  prepared(db, 'UPDATE comments SET resolved_at = @at, resolved_by = @by WHERE id = @id').run({ id, by, at })
}
