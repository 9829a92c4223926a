import { prepared, type ReadableDB, type WritableDB } from './database.ts'

/** Who comes back sooner goes on with the same visit (ms): a locked window or lunch makes nothing old. */
const sameVisitWithin = 2 * 60 * 60 * 1000

/** A person has come: what happened since they last went is new to them. To who comes for the first time nothing is. */
export function beginVisit(db: WritableDB, person: string, at: number): void {
  prepared(
    db,
    `INSERT INTO visits (person, last_at, seen_until) VALUES (@person, @at, @at)
     ON CONFLICT (person) DO UPDATE SET
       seen_until = CASE WHEN @at - last_at > @within THEN last_at ELSE seen_until END, last_at = @at`,
  ).run({ person, at, within: sameVisitWithin })
}

/** A person goes. */
export function endVisit(db: WritableDB, person: string, at: number): void {
  prepared(db, 'UPDATE visits SET last_at = @at WHERE person = @person').run({ person, at })
}

/** A person has looked at an article. */
export function visitArticle(db: WritableDB, person: string, article: string, at: number): void {
  prepared(
    db,
    `INSERT INTO article_visits (person, article, at) VALUES (@person, @article, @at)
     ON CONFLICT (person, article) DO UPDATE SET at = excluded.at`,
  ).run({ person, article, at })
}

/** Up to when an article holds nothing new for the person: they have looked at it, or it was so before their visit. */
export function seenUntil(db: ReadableDB, person: string, article: string): number {
  return prepared(
    db,
    `SELECT max(
       coalesce((SELECT seen_until FROM visits WHERE person = @person), @ever),
       coalesce((SELECT at FROM article_visits WHERE person = @person AND article = @article), 0))`,
  )
    .pluck()
    .get({ person, article, ever: Number.MAX_SAFE_INTEGER }) as number
}

// Without the index named, SQLite walks the whole record backwards rather than the article's own part of it.
export const lastByOthersSql = `SELECT at FROM events INDEXED BY events_by_article
  WHERE article = @article AND person <> @person ORDER BY sequence DESC LIMIT 1`

/** When somebody else last did something to the article, or null. */
export function lastByOthers(db: ReadableDB, person: string, article: string): number | null {
  return (prepared(db, lastByOthersSql).pluck().get({ person, article }) as number | undefined) ?? null
}

export function deskView(db: ReadableDB, person: string): string | null {
  return (
    (prepared(db, 'SELECT view FROM desk_views WHERE person = @person').pluck().get({ person }) as
      | string
      | undefined) ?? null
  )
}

export function keepDeskView(db: WritableDB, person: string, view: string): void {
  prepared(
    db,
    `INSERT INTO desk_views (person, view) VALUES (@person, @view)
     ON CONFLICT (person) DO UPDATE SET view = excluded.view`,
  ).run({ person, view })
}
