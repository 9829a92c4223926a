import { states as allStates, doneStates, type State } from '../../../shared/workflow/index.ts'
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
  assignee: string | null
  assignee_name: string | null
  deadline: number | null
  slot: number | null
  has_body: number
  /** How many texts of its pictures are not there. */
  missing_texts: number
  open_comments: number
  updated_at: number
}

/** Where a page of a list begins: after this article. */
export interface Position {
  at: number
  id: string
}

/** Which articles a list holds. What is null leaves all of them in. */
export interface ListFilter {
  /** None given: all. */
  states: readonly State[]
  /** A section by its name, as lists show it. */
  section: string | null
  /** Only what that person wrote, holds or was assigned. */
  person: string | null
  /** And of that only what this one wrote, holds or was assigned too. */
  also: string | null
  /** Only what is assigned to that person, or to nobody. */
  assignee: { person: string | null } | null
  /** Only what should have been further by then (UTC ms); such a list begins with the oldest deadline. */
  lateAt: number | null
}

const everything: ListFilter = {
  states: [],
  section: null,
  person: null,
  also: null,
  assignee: null,
  lateAt: null,
}

const underWay = `state NOT IN (${doneStates.map(state => `'${state}'`).join(', ')})`
const newestFirst = 'AND (updated_at, id) < (@at, @id) ORDER BY updated_at DESC, id DESC LIMIT @limit'
const oldestDeadlineFirst = `AND (deadline, id) > (@at, @id) ORDER BY deadline, id LIMIT @limit`

/**
 * The pages that lists are merged from; each walks one index, whatever else is asked for, and stops at the limit. `{}`
 * takes further conditions.
 */
export const pageSql = {
  all: `SELECT id, updated_at AS at FROM articles INDEXED BY articles_by_change WHERE TRUE {} ${newestFirst}`,
  ofState: `SELECT id, updated_at AS at FROM articles INDEXED BY articles_by_state WHERE state = @state {} ${newestFirst}`,
  ofSection: `SELECT id, updated_at AS at FROM articles INDEXED BY articles_by_section WHERE section = @section AND state = @state {} ${newestFirst}`,
  createdBy: `SELECT id, updated_at AS at FROM articles INDEXED BY articles_by_creator WHERE created_by = @person {} ${newestFirst}`,
  heldBy: `SELECT id, updated_at AS at FROM articles INDEXED BY articles_by_holder WHERE holder = @person {} ${newestFirst}`,
  assignedTo: `SELECT id, updated_at AS at FROM articles INDEXED BY articles_by_assignee WHERE assignee = @assignee {} ${newestFirst}`,
  late: `SELECT id, deadline AS at FROM articles INDEXED BY articles_by_deadline WHERE deadline < @late AND deadline IS NOT NULL AND ${underWay} {} ${oldestDeadlineFirst}`,
} as const

/** One of the walks that a list is merged from. */
interface Walk {
  sql: string
  facts: Record<string, unknown>
}

/** The walks whose merged pages are the list: the narrowest index that there is, the other conditions looked up. */
function walksOf(filter: ListFilter): Walk[] {
  const { section, person, also, assignee, lateAt } = filter
  const some = filter.states.length > 0 && filter.states.length < allStates.length
  const states = some ? filter.states : allStates
  const facts = { section, person, also, assignee: assignee?.person ?? null, late: lateAt }
  const conditions = {
    states: some && `state IN (${states.map(state => `'${state}'`).join(', ')})`,
    section: section !== null && 'section = @section',
    also: also !== null && '(created_by = @also OR holder = @also OR assignee = @also)',
    person: person !== null && '(created_by = @person OR holder = @person OR assignee = @person)',
    assignee: assignee !== null && (assignee.person === null ? 'assignee IS NULL' : 'assignee = @assignee'),
  }
  const walk = (sql: string, further: readonly (string | false)[], more: object = {}): Walk => ({
    sql: sql.replace('{}', further.flatMap(condition => (condition ? [`AND ${condition}`] : [])).join(' ')),
    facts: { ...facts, ...more },
  })
  const ofStates = (sql: string, further: readonly (string | false)[]) =>
    states.map(state => walk(sql, further, { state }))

  if (lateAt !== null) return [walk(pageSql.late, Object.values(conditions))]
  if (assignee?.person) {
    return [walk(pageSql.assignedTo, Object.values({ ...conditions, assignee: false as const }))]
  }
  if (person !== null) {
    const further = [conditions.states, conditions.section, conditions.assignee, conditions.also]
    const assigned = walk(pageSql.assignedTo, further, { assignee: person })
    return [walk(pageSql.createdBy, further), walk(pageSql.heldBy, further), assigned]
  }
  if (section !== null) return ofStates(pageSql.ofSection, [conditions.assignee])
  if (some) return ofStates(pageSql.ofState, [conditions.assignee])
  return [walk(pageSql.all, [conditions.assignee])]
}

/** The statements of a list, for a test that looks at their plans. */
export const statementsOf = (filter: Partial<ListFilter>): string[] => [
  ...new Set(walksOf({ ...everything, ...filter }).map(({ sql }) => sql)),
]

/**
 * A page of articles: newest change first, or oldest deadline first in a list of what is late. Reads no more index rows
 * than the page needs, at any depth.
 */
export function listArticles(
  db: ReadableDB,
  { after, limit, ...wanted }: Partial<ListFilter> & { after: Position | null; limit: number },
): (ListedRow & { position: Position })[] {
  const filter = { ...everything, ...wanted }
  const late = filter.lateAt !== null
  const start = after ?? (late ? { at: -1, id: '' } : { at: Number.MAX_SAFE_INTEGER, id: '\u{10FFFF}' })
  const pages = walksOf(filter).map(
    ({ sql, facts }) => prepared(db, sql).all(bound(sql, { ...facts, ...start, limit })) as Position[],
  )
  return merged(pages, limit, late).map(position => ({ ...listedRow(db, position.id), position }))
}

/** How many articles a list holds, counted up to a limit: beyond it nobody needs to know. */
export function countListed(db: ReadableDB, filter: Partial<ListFilter>, limit: number): number {
  const ids = new Set<string>()
  const whole = { ...everything, ...filter }
  const start = whole.lateAt !== null ? { at: -1, id: '' } : { at: Number.MAX_SAFE_INTEGER, id: '\u{10FFFF}' }
  for (const { sql, facts } of walksOf(whole)) {
    for (const { id } of prepared(db, sql).all(bound(sql, { ...facts, ...start, limit })) as Position[]) {
      ids.add(id)
    }
    if (ids.size >= limit) return limit
  }
  return ids.size
}

/** SQLite refuses facts that a statement does not name. */
function bound(sql: string, facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => sql.includes(`@${name}`)))
}

function merged(pages: Position[][], limit: number, ascending: boolean): Position[] {
  const byId = new Map(pages.flat().map(key => [key.id, key]))
  const before = (a: Position, b: Position) => a.at - b.at || (a.id < b.id ? -1 : 1)
  return [...byId.values()].sort((a, b) => (ascending ? before(a, b) : before(b, a))).slice(0, limit)
}

export const listedRowSql = `
  SELECT a.id, a.number, a.title, a.state, a.section, a.created_by, creator.name AS created_by_name,
    a.holder, holder.name AS holder_name, a.assignee, assignee.name AS assignee_name, a.deadline, a.slot,
    a.has_body, a.updated_at,
    (SELECT coalesce(sum((missing & 1) + (missing >> 1 & 1)), 0) FROM draft_files WHERE article = a.id)
      AS missing_texts,
    (SELECT count(*) FROM comments WHERE article = a.id AND resolved_at IS NULL AND deleted_at IS NULL)
      AS open_comments
  FROM articles a JOIN people creator ON creator.id = a.created_by
    LEFT JOIN people holder ON holder.id = a.holder LEFT JOIN people assignee ON assignee.id = a.assignee
  WHERE a.id = @id`

/** What lists show of an article. */
export function listedRow(db: ReadableDB, id: string): ListedRow {
  return prepared(db, listedRowSql).get({ id }) as ListedRow
}

export const countLateSql = `SELECT count(*) FROM articles WHERE deadline < @late AND deadline IS NOT NULL AND ${underWay}`

/** How many articles should have been further by then (UTC ms). */
export function countLate(db: ReadableDB, late: number): number {
  return prepared(db, countLateSql).pluck().get({ late }) as number
}

export const slotsSql =
  'SELECT id FROM articles WHERE slot >= @from AND slot < @to ORDER BY slot, id LIMIT @limit'
export const deadlinesSql = `SELECT id FROM articles WHERE deadline >= @from AND deadline < @to
  AND deadline IS NOT NULL AND ${underWay} ORDER BY deadline, id LIMIT @limit`
export const withoutSlotSql = `SELECT id, updated_at AS at FROM articles WHERE slot IS NULL AND ${underWay} ${newestFirst}`

/** The articles whose publication, or whose deadline, is planned in that time (UTC ms, the end left out), in its order. */
export function plannedBetween(
  db: ReadableDB,
  what: 'slot' | 'deadline',
  time: { from: number; to: number },
  limit: number,
): ListedRow[] {
  const sql = what === 'slot' ? slotsSql : deadlinesSql
  const ids = prepared(db, sql)
    .pluck()
    .all({ ...time, limit }) as string[]
  return ids.map(id => listedRow(db, id))
}

/** A page of the articles that have still a way to go and no day of publication, newest change first. */
export function withoutSlot(db: ReadableDB, after: Position | null, limit: number) {
  const start = after ?? { at: Number.MAX_SAFE_INTEGER, id: '\u{10FFFF}' }
  const page = prepared(db, withoutSlotSql).all({ ...start, limit }) as Position[]
  return page.map(position => ({ ...listedRow(db, position.id), position }))
}
