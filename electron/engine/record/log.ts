import type { LogFilter, NewsroomEvent } from '../../../shared/contract/index.ts'
import { byteOrderMark, logHead, logLines } from '../../../shared/record/index.ts'
import { dayOf } from '../../../shared/vietnamese/index.ts'
import { type Language, words } from '../../../shared/words/index.ts'
import { articleById } from '../store/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import { eventsFiltered } from '../store/events.ts'
import { shownEvents } from './shown.ts'

type Articles = Map<string, { number: number; title: string }>

/** A page of the events that fit, newest first, and the articles that they are about. */
export function listEvents(db: ReadableDB, filter: LogFilter & { before: number | null; limit: number }) {
  const rows = eventsFiltered(db, { ...filter, limit: filter.limit + 1 })
  const events = shownEvents(db, rows.slice(0, filter.limit))
  const articles: Articles = new Map()
  learnArticles(db, events, articles)
  return {
    events,
    more: rows.length > filter.limit,
    articles: [...articles].map(([id, article]) => ({ id, ...article })),
  }
}

/** How many events are turned into words at a time, between which other calls have their turn. */
const atOnce = 500

/** All events that fit, oldest first, as a file for spreadsheets. */
export async function logFile(
  db: ReadableDB,
  filter: LogFilter,
  language: Language,
  now: number,
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const columns = words[language].logColumns
  const articles: Articles = new Map()
  const pages: string[] = []
  for (let before: number | null = null; ; ) {
    const rows = eventsFiltered(db, { ...filter, before, limit: atOnce })
    const events = shownEvents(db, rows)
    learnArticles(db, events, articles)
    pages.push(logLines(events.reverse(), articles, words[language], columns))
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) break
    before = last.sequence
    await new Promise(resolve => setImmediate(resolve))
  }
  const text = byteOrderMark + logHead(columns) + pages.reverse().join('')
  return { fileName: `nhat-ky-${dayOf(now)}.csv`, bytes: new TextEncoder().encode(text) }
}

function learnArticles(db: ReadableDB, events: readonly NewsroomEvent[], articles: Articles): void {
  for (const { article } of events) {
    if (article === null || articles.has(article)) continue
    const found = articleById(db, article)
    if (found) articles.set(article, { number: found.number, title: found.title })
  }
}
