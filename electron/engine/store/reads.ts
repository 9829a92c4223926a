import { prepared, type ReadableDB, type WritableDB } from './database.ts'

/** What somebody last read of an article. */
export interface ReadRow {
  article: string
  person: string
  version: number
  /** The newest revision then. */
  revision: string | null
  /** The draft, deflated, where it said something else than that revision. */
  content: Buffer | null
  read_at: number
}

export function readOf(db: ReadableDB, article: string, person: string): ReadRow | undefined {
  return prepared(db, 'SELECT * FROM article_reads WHERE article = @article AND person = @person').get({
    article,
    person,
  }) as ReadRow | undefined
}

/** Puts this in the place of what the person read before. */
export function writeRead(db: WritableDB, row: ReadRow): void {
  prepared(
    db,
    `INSERT INTO article_reads (article, person, version, revision, content, read_at)
     VALUES (@article, @person, @version, @revision, @content, @read_at)
     ON CONFLICT (article, person) DO UPDATE SET version = excluded.version, revision = excluded.revision,
       content = excluded.content, read_at = excluded.read_at`,
  ).run(row)
}
