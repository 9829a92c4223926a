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

/** The number that the article's next revision bears. */
export function nextRevisionNumber(db: ReadableDB, article: string): number {
  return prepared(db, 'SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE article = @article')
    .pluck()
    .get({ article }) as number
}

/** The article's revision that says exactly this, if there is one. */
export function revisionByHash(db: ReadableDB, article: string, hash: string): RevisionRow | undefined {
  return prepared(db, 'SELECT * FROM revisions WHERE article = @article AND hash = @hash LIMIT 1').get({
    article,
    hash,
  }) as RevisionRow | undefined
}

/** Keeps the draft as a revision for ever; who writes from now on writes the next one. */
export function insertRevision(...kept: Parameters<typeof insertRevisionAlone>): void {
  insertRevisionAlone(...kept)
  const [db, { article }] = kept
  prepared(db, 'DELETE FROM draft_writers WHERE article = @article').run({ article })
}

/** Keeps a text that never was the draft as a revision for ever. */
export function insertRevisionAside(
  db: WritableDB,
  row: RevisionRow,
  baseVersion: number,
  form: string,
  files: Iterable<string>,
): void {
  insertRevisionAlone(db, row, form, [row.made_by], files)
  prepared(db, 'INSERT INTO revision_asides (revision, base_version) VALUES (@id, @baseVersion)').run({
    id: row.id,
    baseVersion,
  })
}

/** The article's revisions that never were its draft. */
export function asidesOfArticle(db: ReadableDB, article: string): string[] {
  return prepared(
    db,
    'SELECT revision FROM revisions JOIN revision_asides ON revision = id WHERE article = @article',
  )
    .pluck()
    .all({ article }) as string[]
}

/** The same content is kept once. `form` is the canonical form that `row.hash` names, `files` are those it uses. */
function insertRevisionAlone(
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
}

/** Who wrote what is new in a revision, by their ids. */
export function writersOfRevision(db: ReadableDB, revision: string): string[] {
  return prepared(db, 'SELECT person FROM revision_writers WHERE revision = @revision')
    .pluck()
    .all({ revision }) as string[]
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

/** A name that somebody gave to a revision. */
export interface RevisionNameRow {
  revision: string
  name: string
  named_by: string
  named_at: number
}

/** Names a revision, for ever. */
export function insertRevisionName(db: WritableDB, row: RevisionNameRow): void {
  prepared(
    db,
    `INSERT INTO revision_names (revision, name, named_by, named_at)
     VALUES (@revision, @name, @named_by, @named_at)`,
  ).run(row)
}

export const revisionsOfArticleSql = 'SELECT * FROM revisions WHERE article = @article ORDER BY number DESC'

/** The revisions of an article, newest first. */
export function revisionsOfArticle(db: ReadableDB, article: string): RevisionRow[] {
  return prepared(db, revisionsOfArticleSql).all({ article }) as RevisionRow[]
}

/** The names of an article's revisions, in the order in which they were given. */
export function namesOfArticle(db: ReadableDB, article: string): RevisionNameRow[] {
  return prepared(
    db,
    `SELECT revision, revision_names.name, named_by, named_at
     FROM revisions JOIN revision_names ON revision = revisions.id WHERE article = @article ORDER BY revision_names.id`,
  ).all({ article }) as RevisionNameRow[]
}

/** Every name of every revision. */
export function allRevisionNames(db: ReadableDB): Iterable<RevisionNameRow> {
  return db
    .prepare('SELECT revision, name, named_by, named_at FROM revision_names ORDER BY id')
    .iterate() as Iterable<RevisionNameRow>
}
