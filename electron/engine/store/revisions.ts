import { deflateSync, inflateSync } from 'node:zlib'
import { prepared, type ReadableDB, type WritableDB } from './database.ts'

export interface RevisionRow {
  id: string
  article: string
  number: number
  hash: string
  parent: string | null
  made_by: string
  made_at: number
}

export function revisionById(db: ReadableDB, id: string): RevisionRow | undefined {
  return prepared(db, 'SELECT * FROM revisions WHERE id = @id').get({ id }) as RevisionRow | undefined
}

/** Keeps a revision for ever. The same content is kept once. `form` is the canonical form that `row.hash` names, `files` are those it uses. */
export function insertRevision(
  db: WritableDB,
  row: RevisionRow,
  form: string,
  writers: readonly string[],
  files: Iterable<string>,
): void {
  prepared(db, 'INSERT OR IGNORE INTO revision_contents (hash, content) VALUES (@hash, @content)').run({
    hash: row.hash,
    content: deflateSync(Buffer.from(form, 'utf8')),
  })
  for (const file of files) {
    prepared(db, 'INSERT OR IGNORE INTO revision_files (content, file) VALUES (@hash, @file)').run({
      hash: row.hash,
      file,
    })
  }
  prepared(
    db,
    `INSERT INTO revisions (id, article, number, hash, parent, made_by, made_at)
     VALUES (@id, @article, @number, @hash, @parent, @made_by, @made_at)`,
  ).run(row)
  for (const person of writers) {
    prepared(db, 'INSERT INTO revision_writers (revision, person) VALUES (@revision, @person)').run({
      revision: row.id,
      person,
    })
  }
  prepared(db, 'DELETE FROM draft_writers WHERE article = @article').run(row)
}

/** The canonical form of a revision's content. @throws when the stored bytes are damaged. */
export function revisionContent(db: ReadableDB, hash: string): string {
  const content = prepared(db, 'SELECT content FROM revision_contents WHERE hash = @hash')
    .pluck()
    .get({ hash })
  return inflateSync(content as Buffer, { maxOutputLength: 256 * 1024 * 1024 }).toString('utf8')
}

/** Every revision in the order they were made, one at a time. */
export function allRevisions(db: ReadableDB): Iterable<RevisionRow> {
  return db.prepare('SELECT * FROM revisions ORDER BY made_at, id').iterate() as Iterable<RevisionRow>
}
