import type { State } from '../../../shared/workflow/index.ts'
import { prepared, type ReadableDB, type WritableDB } from './database.ts'

export interface ArticleRow {
  id: string
  number: number
  state: State
  state_before: State | null
  created_by: string
  created_at: number
  holder: string | null
  assignee: string | null
  deadline: number | null
  slot: number | null
  notes: string
  title: string
  section: string | null
  has_body: number
  revision: string | null
  seal: string | null
  published_address: string | null
  published_at: number | null
  updated_at: number
}

export interface DraftRow {
  article: string
  version: number
  content: string
  saved_at: number
  saved_by: string
  /** The version of the body language that the content is written in. */
  content_version: number
}

export function articleById(db: ReadableDB, id: string): ArticleRow | undefined {
  return prepared(db, 'SELECT * FROM articles WHERE id = @id').get({ id }) as ArticleRow | undefined
}

/** An article by its number, its whole id, or the beginning of its id; several when the beginning is not enough. */
export function articlesMatching(db: ReadableDB, name: string): ArticleRow[] {
  const exact = prepared(db, 'SELECT * FROM articles WHERE id = @name OR number = @number').all({
    name,
    number: /^\d{1,15}$/.test(name) ? Number(name) : -1,
  }) as ArticleRow[]
  if (exact.length > 0 || name.length < 4) return exact
  return prepared(db, 'SELECT * FROM articles WHERE id >= @name AND id < @end LIMIT 2').all({
    name,
    end: `${name}\u{10FFFF}`,
  }) as ArticleRow[]
}

export function insertArticle(
  db: WritableDB,
  row: Pick<ArticleRow, 'id' | 'created_by' | 'created_at'>,
): number {
  return prepared(
    db,
    `INSERT INTO articles (id, number, state, created_by, created_at, updated_at)
     VALUES (@id, (SELECT coalesce(max(number), 0) + 1 FROM articles), 'draft', @created_by, @created_at, @created_at)
     RETURNING number`,
  )
    .pluck()
    .get(row) as number
}

/** Where the article stands after a step of the workflow. */
export function updateStanding(
  db: WritableDB,
  row: Pick<
    ArticleRow,
    | 'id'
    | 'state'
    | 'state_before'
    | 'holder'
    | 'revision'
    | 'seal'
    | 'published_address'
    | 'published_at'
    | 'updated_at'
  >,
): void {
  prepared(
    db,
    `UPDATE articles SET state = @state, state_before = @state_before, holder = @holder, revision = @revision,
       seal = @seal, published_address = @published_address, published_at = @published_at, updated_at = @updated_at
     WHERE id = @id`,
  ).run(row)
}

export function updatePlan(
  db: WritableDB,
  row: Pick<ArticleRow, 'id' | 'deadline' | 'slot' | 'assignee' | 'notes' | 'updated_at'>,
): void {
  prepared(
    db,
    `UPDATE articles SET deadline = @deadline, slot = @slot, assignee = @assignee, notes = @notes,
       updated_at = @updated_at WHERE id = @id`,
  ).run(row)
}

export function draftOf(db: ReadableDB, article: string): DraftRow {
  return prepared(db, 'SELECT * FROM drafts WHERE article = @article').get({ article }) as DraftRow
}

export function insertDraft(db: WritableDB, row: DraftRow): void {
  prepared(
    db,
    `INSERT INTO drafts (article, version, content, saved_at, saved_by, content_version)
     VALUES (@article, @version, @content, @saved_at, @saved_by, @content_version)`,
  ).run(row)
}

/** The draft without its text, which may be long; `size` is that of the text in UTF-8 bytes. */
export interface DraftHead extends Omit<DraftRow, 'content'> {
  size: number
}

export function draftHead(db: ReadableDB, article: string): DraftHead {
  return prepared(
    db,
    `SELECT article, version, saved_at, saved_by, content_version, octet_length(content) AS size
     FROM drafts WHERE article = @article`,
  ).get({ article }) as DraftHead
}

/** Whether the draft says this already, as text in UTF-8. Its size is looked at first: to compare long texts costs as much as to write them. */
export function draftSays(db: ReadableDB, head: DraftHead, content: Uint8Array): boolean {
  if (head.size !== content.length) return false
  return (
    prepared(db, 'SELECT 1 FROM drafts WHERE article = @article AND content = CAST(@content AS TEXT)').get({
      article: head.article,
      content,
    }) !== undefined
  )
}

/** Writes the draft anew. Bytes are the text in UTF-8, as the database keeps it. */
export function replaceDraft(
  db: WritableDB,
  row: Omit<DraftRow, 'content'> & { content: string | Uint8Array },
): void {
  prepared(
    db,
    `UPDATE drafts SET version = @version, content = CAST(@content AS TEXT), saved_at = @saved_at, saved_by = @saved_by,
       content_version = @content_version WHERE article = @article`,
  ).run(row)
}

/** Keeps in mind which files the draft uses; most saves change nothing about them and write nothing. */
export function noteDraftFiles(db: WritableDB, article: string, files: ReadonlyMap<string, number>): void {
  const before = prepared(db, 'SELECT file, missing FROM draft_files WHERE article = @article').all({
    article,
  }) as { file: string; missing: number }[]
  const known = new Map(before.map(({ file, missing }) => [file, missing]))
  for (const [file, missing] of files) {
    if (known.get(file) === missing) continue
    prepared(
      db,
      `INSERT INTO draft_files (article, file, missing) VALUES (@article, @file, @missing)
       ON CONFLICT (article, file) DO UPDATE SET missing = excluded.missing`,
    ).run({ article, file, missing })
  }
  for (const { file } of before) {
    if (files.has(file)) continue
    prepared(db, 'DELETE FROM draft_files WHERE article = @article AND file = @file').run({ article, file })
  }
}

/** Who ticked "contains no state secret" in the draft, as JSON, or null. */
export function storedDeclaration(db: ReadableDB, article: string): string | null {
  return prepared(
    db,
    `SELECT json_extract(content, '$.fields.noStateSecret') FROM drafts WHERE article = @article`,
  )
    .pluck()
    .get({ article }) as string | null
}

/** What lists show of a draft. */
export type ShownDraft = Pick<ArticleRow, 'title' | 'section' | 'has_body'>

/** How old the time of the last change may be in lists before a save brings it up to date, in ms. */
const listsLag = 60_000

/**
 * Brings what lists show up to date. Five indexes hang on the time of the last change; while somebody types, it is
 * brought on once a minute and not with every save.
 */
export function showDraft(db: WritableDB, article: ArticleRow, shown: ShownDraft, at: number): void {
  const same =
    article.title === shown.title && article.section === shown.section && article.has_body === shown.has_body
  if (same && at - article.updated_at < listsLag && at >= article.updated_at) return
  prepared(
    db,
    'UPDATE articles SET title = @title, section = @section, has_body = @has_body, updated_at = @at WHERE id = @id',
  ).run({ id: article.id, ...shown, at })
}

export function addDraftWriter(db: WritableDB, article: string, person: string): void {
  prepared(db, 'INSERT OR IGNORE INTO draft_writers (article, person) VALUES (@article, @person)').run({
    article,
    person,
  })
}

export function draftWriters(db: ReadableDB, article: string): string[] {
  return prepared(db, 'SELECT person FROM draft_writers WHERE article = @article')
    .pluck()
    .all({ article }) as string[]
}

/** The draft says what the newest revision says: nobody changed anything. */
export function forgetDraftWriters(db: WritableDB, article: string): void {
  prepared(db, 'DELETE FROM draft_writers WHERE article = @article').run({ article })
}

/** Everybody who ever changed the article, in any revision or since. */
export function writersOf(db: ReadableDB, article: string): string[] {
  return prepared(
    db,
    `SELECT person FROM draft_writers WHERE article = @article
     UNION SELECT person FROM revisions JOIN revision_writers ON revision = id WHERE article = @article`,
  )
    .pluck()
    .all({ article }) as string[]
}

/** How many articles stand in each state; states without any may be left out. */
export function countsByState(db: ReadableDB): { state: State; count: number }[] {
  return prepared(db, 'SELECT state, count FROM state_counts').all() as { state: State; count: number }[]
}

export const countOwnSql = `
  SELECT (SELECT count(*) FROM articles WHERE created_by = @person AND state = @state)
    + (SELECT count(*) FROM articles WHERE assignee = @person AND state = @state AND created_by <> @person)`
export const countHeldSql = 'SELECT count(*) FROM articles WHERE holder = @person AND state = @state'

/** How many articles of a state are a person's own (written by them or assigned to them) or held by them. */
export function countOfPerson(db: ReadableDB, state: State, person: string, reach: 'own' | 'holder'): number {
  return prepared(db, reach === 'own' ? countOwnSql : countHeldSql)
    .pluck()
    .get({ state, person }) as number
}
