import { prepared, type ReadableDB, type WritableDB } from './database.ts'

export interface SealRow {
  id: string
  article: string
  revision: string
  person: string
  at: number
  statement: string
  signature: string
}

export function sealById(db: ReadableDB, id: string): SealRow | undefined {
  return prepared(db, 'SELECT * FROM seals WHERE id = @id').get({ id }) as SealRow | undefined
}

export function insertSeal(db: WritableDB, row: SealRow): void {
  prepared(
    db,
    `INSERT INTO seals (id, article, revision, person, at, statement, signature)
     VALUES (@id, @article, @revision, @person, @at, @statement, @signature)`,
  ).run(row)
}

/** The seals of an article, void ones too. */
export function sealsOfArticle(db: ReadableDB, article: string): SealRow[] {
  return prepared(db, 'SELECT * FROM seals WHERE article = @article').all({ article }) as SealRow[]
}

/** Every seal in the order they were made. */
export function allSeals(db: ReadableDB): Iterable<SealRow> {
  return db.prepare('SELECT * FROM seals ORDER BY at, id').iterate() as Iterable<SealRow>
}
