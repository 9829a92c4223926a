import type { State } from '../../../shared/workflow/index.ts'
import { prepared, type ReadableDB } from './database.ts'

/** A row of a list, with the names that it shows. */
export interface ListedRow {
  id: string
  number: number
  title: string
  state: State
  section: string | null
  created_by: string
  created_by_name: string
  holder: string | null
  holder_name: string | null
  deadline: number | null
  updated_at: number
}

/** Where a page of a list begins: after this article. */
export interface Position {
  at: number
  id: string
}

const afterPosition = '(updated_at, id) < (@at, @id)'
const newestFirst = 'ORDER BY updated_at DESC, id DESC LIMIT @limit'
const page = (where: string) =>
  `SELECT id, updated_at FROM articles WHERE ${where} AND ${afterPosition} ${newestFirst}`

/** The pages that lists are merged from; each walks one index and stops at the limit. */
export const pageSql = {
  all: page('TRUE'),
  ofState: page('state = @state'),
  createdBy: page('created_by = @person'),
  heldBy: page('holder = @person'),
  assignedTo: page('assignee = @person'),
} as const

/**
 * A page of articles, newest change first: in the given states (none given: in all), and with `person` only what they
 * wrote, hold or were assigned. Reads no more index rows than the page needs, at any depth.
 */
export function listArticles(
  db: ReadableDB,
  {
    states,
    person,
    after,
    limit,
  }: { states: readonly State[]; person: string | null; after: Position | null; limit: number },
): ListedRow[] {
  const start = after ?? { at: Number.MAX_SAFE_INTEGER, id: '\u{10FFFF}' }
  if (person === null) {
    const pages =
      states.length === 0
        ? [prepared(db, pageSql.all).all({ ...start, limit })]
        : states.map(state => prepared(db, pageSql.ofState).all({ ...start, limit, state }))
    return withNames(db, merged(pages, limit))
  }
  const found: ListedRow[] = []
  let position = start
  // Walk a person's articles in pages and keep those in the wanted states.
  for (;;) {
    const pages = [pageSql.createdBy, pageSql.heldBy, pageSql.assignedTo].map(sql =>
      prepared(db, sql).all({ ...position, limit, person }),
    )
    const keys = merged(pages, limit)
    for (const row of withNames(db, keys)) {
      if (states.length === 0 || states.includes(row.state)) found.push(row)
      if (found.length === limit) return found
    }
    const last = keys.at(-1)
    if (keys.length < limit || !last) return found
    position = { at: last.updated_at, id: last.id }
  }
}

interface Key {
  id: string
  updated_at: number
}

function merged(pages: unknown[][], limit: number): Key[] {
  const byId = new Map((pages.flat() as Key[]).map(key => [key.id, key]))
  return [...byId.values()]
    .sort((a, b) => b.updated_at - a.updated_at || (a.id < b.id ? 1 : -1))
    .slice(0, limit)
}

function withNames(db: ReadableDB, keys: Key[]): ListedRow[] {
  const one = prepared(
    db,
    `SELECT a.id, a.number, a.title, a.state, a.section, a.created_by, creator.name AS created_by_name,
       a.holder, holder.name AS holder_name, a.deadline, a.updated_at
     FROM articles a JOIN people creator ON creator.id = a.created_by LEFT JOIN people holder ON holder.id = a.holder
     WHERE a.id = @id`,
  )
  return keys.map(({ id }) => one.get({ id }) as ListedRow)
}
