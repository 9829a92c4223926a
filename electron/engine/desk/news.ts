import { z } from 'zod'
import type { News, Person } from '../../../shared/contract/index.ts'
import { shownEvents } from '../record/shown.ts'
import type { ReadableDB, WritableDB } from '../store/database.ts'
import { markRead, type NewsRow, newsOfPerson } from '../store/news.ts'
import { visitArticle } from '../store/visits.ts'
import { requireArticle } from './articles.ts'

const dataSchema = z.object({
  action: z.string().optional(),
  deadline: z.number().nullish(),
  slot: z.number().nullish(),
  assignee: z.string().nullish(),
  takenFrom: z.string().optional(),
  mentions: z.array(z.string()).optional(),
})

/** A page of what happened to a person's articles, newest first, and before which event the next page begins. */
export function listNews(
  db: ReadableDB,
  person: Person,
  { before, limit }: { before: number | null; limit: number },
): { news: News[]; next: number | null } {
  const rows = newsOfPerson(db, person.id, before ?? Number.MAX_SAFE_INTEGER, limit)
  const events = shownEvents(db, rows)
  return {
    news: rows.flatMap((row, index): News[] => {
      const event = events[index]
      if (!event || row.article === null) return []
      const data = dataSchema.parse(JSON.parse(row.data))
      return [
        {
          ...event,
          article: row.article,
          title: row.title,
          unread: row.unread === 1,
          action: data.action ?? null,
          concerns: concerns(person, row, data),
          deadline: data.deadline ?? null,
          slot: data.slot ?? null,
        },
      ]
    }),
    next: rows.length === limit ? (rows.at(-1)?.sequence ?? null) : null,
  }
}

function concerns(person: Person, row: NewsRow, data: z.infer<typeof dataSchema>): News['concerns'] {
  if (data.mentions?.includes(person.id)) return 'mentioned'
  if (row.kind === 'article.planned') {
    if (data.assignee === person.id) return 'assigned'
    if (data.takenFrom === person.id) return 'unassigned'
  }
  return data.takenFrom === person.id ? 'takenFrom' : 'article'
}

/** The person has looked at an article: what they were told of it is read. Answers whether anything was. */
export function lookAt(db: WritableDB, person: Person, article: string, at: number): boolean {
  requireArticle(db, article)
  visitArticle(db, person.id, article, at)
  return markRead(db, person.id, article, Number.MAX_SAFE_INTEGER) > 0
}
