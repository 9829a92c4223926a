import { canonicalJson } from '../../../shared/article/index.ts'
import type { EventKind } from '../../../shared/words/index.ts'
import type { State } from '../../../shared/workflow/index.ts'
import { prepared, type ReadableDB, type WritableDB } from './database.ts'
import { sha256 } from './hash.ts'
import { tellNews } from './news.ts'

/** Facts of an event, as far as its kind has them. */
export interface EventData {
  from?: State
  to?: State
  action?: string
  reason?: string
  revision?: string
  revisionNumber?: number
  revisionHash?: string
  /** Who wrote what is new in a revision. */
  writers?: string[]
  /** One hash over who wrote the revisions of before. */
  writersSum?: string
  seal?: string
  signature?: string
  comment?: string
  /** A message of the comment, where it is not the first one. */
  message?: string
  /** Who proposed a text. */
  proposer?: string
  note?: string
  fourEyes?: 'kept' | 'warned' | 'allowed'
  step?: string
  question?: string
  /** SHA-256 of a file that an article was made of. */
  file?: string
  /** What was planned, as far as it changed. */
  deadline?: number | null
  slot?: number | null
  assignee?: string | null
  /** Who had the article before it was taken over. */
  takenFrom?: string
  /** Who is called upon by name. */
  mentions?: string[]
}

export interface EventRow {
  sequence: number
  at: number
  person: string | null
  kind: string
  article: string | null
  data: string
  previous: string
  hash: string
}

/** What stands as `previous` in the first event. */
export const chainStart = '0'.repeat(64)

/** Adds an event to the log; its hash covers the event and, through `previous`, all before it. */
export function appendEvent(
  db: WritableDB,
  event: { at: number; person: string | null; kind: EventKind; article?: string | null; data?: EventData },
): EventRow {
  const newest = newestEvent(db)
  const row = {
    sequence: (newest?.sequence ?? 0) + 1,
    at: event.at,
    person: event.person,
    kind: event.kind,
    article: event.article ?? null,
    data: canonicalJson(event.data ?? {}),
    previous: newest?.hash ?? chainStart,
  }
  const whole = { ...row, hash: hashOfEvent(row) }
  prepared(
    db,
    `INSERT INTO events (sequence, at, person, kind, article, data, previous, hash)
     VALUES (@sequence, @at, @person, @kind, @article, @data, @previous, @hash)`,
  ).run(whole)
  tellNews(db, { ...whole, kind: event.kind, data: event.data ?? {} })
  return whole
}

/** The hash that an event must carry. */
export function hashOfEvent(event: Omit<EventRow, 'hash'>): string {
  const { sequence, at, person, kind, article, data, previous } = event
  return sha256(canonicalJson({ sequence, at, person, kind, article, data, previous }))
}

/** The newest event, whose hash stands for the whole log. */
export function newestEvent(db: ReadableDB): EventRow | undefined {
  return prepared(db, 'SELECT * FROM events ORDER BY sequence DESC LIMIT 1').get() as EventRow | undefined
}

export const eventsOfArticleSql = 'SELECT * FROM events WHERE article = @article ORDER BY sequence'

/** Everything that happened to an article, oldest first. */
export function eventsOfArticle(db: ReadableDB, article: string): EventRow[] {
  return prepared(db, eventsOfArticleSql).all({ article }) as EventRow[]
}

/** When a person last took an article in hand (UTC ms), or null where the record does not tell. */
export function lastTaken(db: ReadableDB, article: string, person: string): number | null {
  const at = prepared(
    db,
    `SELECT at FROM events INDEXED BY events_by_article
     WHERE article = @article AND person = @person AND kind = 'article.moved'
       AND json_extract(data, '$.action') IN ('claim', 'takeOver', 'correct') ORDER BY sequence DESC LIMIT 1`,
  )
    .pluck()
    .get({ article, person }) as number | undefined
  return at ?? null
}

/** Which events are wanted: all of what is named must fit. */
export interface EventFilter {
  kinds: readonly string[]
  person: string | null
  /** By its number. */
  article: number | null
  /** UTC ms: from this time on, and before that one. */
  from: number | null
  to: number | null
  /** Only those before this one. */
  before: number | null
  limit: number
}

/** The newest events that fit, newest first. */
export function eventsFiltered(db: ReadableDB, { kinds, limit, before, ...filter }: EventFilter): EventRow[] {
  const conditions = [
    before !== null && 'sequence < @before',
    filter.person !== null && 'person = @person',
    filter.article !== null && 'article = (SELECT id FROM articles WHERE number = @article)',
    filter.from !== null && 'at >= @from',
    filter.to !== null && 'at < @to',
    kinds.length > 0 && 'kind IN (SELECT value FROM json_each(@kinds))',
  ].filter(Boolean)
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  return prepared(db, `SELECT * FROM events ${where} ORDER BY sequence DESC LIMIT @limit`).all({
    ...filter,
    before,
    limit,
    kinds: JSON.stringify(kinds),
  }) as EventRow[]
}

/** Every event, oldest first, one at a time: a log may be longer than memory. */
export function allEvents(db: ReadableDB): Iterable<EventRow> {
  return db.prepare('SELECT * FROM events ORDER BY sequence').iterate() as Iterable<EventRow>
}

/** The files of which articles were made, by SHA-256, and the newest article of each. */
export function importedFiles(db: ReadableDB): Map<string, string> {
  const rows = prepared(
    db,
    `SELECT json_extract(data, '$.file') AS file, article FROM events
     WHERE kind = 'article.imported' AND file IS NOT NULL ORDER BY sequence`,
  ).all() as { file: string; article: string }[]
  return new Map(rows.map(({ file, article }) => [file, article]))
}
