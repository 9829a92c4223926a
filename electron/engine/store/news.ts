import type { EventKind } from '../../../shared/words/index.ts'
import { prepared, type ReadableDB, type WritableDB } from './database.ts'
import type { EventData, EventRow } from './events.ts'

/** An event as those whom it concerns are told of it. */
export interface NewsRow extends EventRow {
  unread: number
  title: string
}

/** What people are told of; the rest of the record is there for who looks for it. */
const told: readonly EventKind[] = [
  'article.moved',
  'article.planned',
  'version.keptAside',
  'comment.added',
  'comment.replied',
  'comment.resolved',
  'comment.reopened',
  'proposal.made',
  'proposal.accepted',
  'proposal.refused',
]

/**
 * Tells an event to those whom it concerns: who wrote the article, has it, had it or is to write it, who is called
 * upon, and for a comment who spoke in it. Part of the event's transaction. Nobody is told of what they did.
 */
export function tellNews(
  db: WritableDB,
  event: Pick<EventRow, 'sequence' | 'person' | 'article'> & { kind: EventKind; data: EventData },
): void {
  const { article, sequence, data } = event
  if (article === null || (!told.includes(event.kind) && !data.mentions)) return
  const concerned = prepared(
    db,
    'SELECT created_by AS creator, holder, assignee FROM articles WHERE id = @article',
  ).get({ article }) as { creator: string; holder: string | null; assignee: string | null }
  const people = new Set([...Object.values(concerned), data.takenFrom, ...(data.mentions ?? [])])
  if (data.comment !== undefined) {
    const spoke = prepared(db, 'SELECT DISTINCT person FROM comment_messages WHERE comment = @comment')
    for (const person of spoke.pluck().all({ comment: data.comment })) people.add(String(person))
  }
  for (const person of people) {
    if (!person || person === event.person) continue
    prepared(
      db,
      'INSERT OR IGNORE INTO news (person, event, article, unread) VALUES (@person, @sequence, @article, 1)',
    ).run({ person, sequence, article })
  }
}

export const newsOfPersonSql = `
  SELECT events.*, news.unread, articles.title FROM news
    JOIN events ON events.sequence = news.event JOIN articles ON articles.id = news.article
  WHERE news.person = @person AND news.event < @before ORDER BY news.event DESC LIMIT @limit`

/** What a person is told, newest first, from before an event on. */
export function newsOfPerson(db: ReadableDB, person: string, before: number, limit: number): NewsRow[] {
  return prepared(db, newsOfPersonSql).all({ person, before, limit }) as NewsRow[]
}

export const countUnreadSql = 'SELECT count(*) FROM news WHERE person = @person AND unread = 1'

export function countUnread(db: ReadableDB, person: string): number {
  return prepared(db, countUnreadSql).pluck().get({ person }) as number
}

/** Whether the article has something to tell that the person has not read. */
export function hasUnread(db: ReadableDB, person: string, article: string): boolean {
  return (
    prepared(
      db,
      'SELECT 1 FROM news WHERE person = @person AND article = @article AND unread = 1 LIMIT 1',
    ).get({
      person,
      article,
    }) !== undefined
  )
}

/** Marks what a person was told up to an event as read: of one article, or of all. Answers how much that was. */
export function markRead(db: WritableDB, person: string, article: string | null, upTo: number): number {
  const where = 'person = @person AND unread = 1 AND event <= @upTo'
  if (article === null) {
    return prepared(db, `UPDATE news SET unread = 0 WHERE ${where}`).run({ person, upTo }).changes
  }
  return prepared(db, `UPDATE news SET unread = 0 WHERE ${where} AND article = @article`).run({
    person,
    upTo,
    article,
  }).changes
}

/** Marks one thing that a person was told as read, or as unread again. */
export function setUnread(db: WritableDB, person: string, event: number, unread: boolean): void {
  prepared(db, 'UPDATE news SET unread = @unread WHERE person = @person AND event = @event').run({
    person,
    event,
    unread: Number(unread),
  })
}
