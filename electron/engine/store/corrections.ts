import { prepared, type ReadableDB, type WritableDB } from './database.ts'

/** A correction of a published article. */
export interface CorrectionRow {
  id: number
  article: string
  seal: string
  text: string
  begun_by: string
  begun_at: number
  ended_at: number | null
}

/** The correction that an article is under; undefined where it is under none. */
export function openCorrection(db: ReadableDB, article: string): CorrectionRow | undefined {
  return prepared(db, 'SELECT * FROM corrections WHERE article = @article AND ended_at IS NULL').get({
    article,
  }) as CorrectionRow | undefined
}

export function insertCorrection(db: WritableDB, row: Omit<CorrectionRow, 'id' | 'ended_at'>): void {
  prepared(
    db,
    `INSERT INTO corrections (article, seal, text, begun_by, begun_at)
     VALUES (@article, @seal, @text, @begun_by, @begun_at)`,
  ).run(row)
}

export function updateCorrectionText(db: WritableDB, id: number, text: string): void {
  prepared(db, 'UPDATE corrections SET text = @text WHERE id = @id').run({ id, text })
}

/** The corrected text is published: what comes after corrects that one. */
export function endCorrection(db: WritableDB, article: string, at: number): void {
  prepared(db, 'UPDATE corrections SET ended_at = @at WHERE article = @article AND ended_at IS NULL').run({
    article,
    at,
  })
}
