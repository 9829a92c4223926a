import { z } from 'zod'
import {
  type ArticleRow,
  type DeskFilter,
  type DeskRow,
  type DeskView,
  deskViewSchema,
  type Person,
  Refusal,
} from '../../../shared/contract/index.ts'
import { type State, states, transitions } from '../../../shared/workflow/index.ts'
import { countOfPerson, countsByState } from '../store/articles.ts'
import type { ReadableDB, WritableDB } from '../store/database.ts'
import {
  countLate,
  countListed,
  type ListedRow,
  type ListFilter,
  listArticles,
  type Position,
  plannedBetween,
  withoutSlot,
} from '../store/lists.ts'
import { hasUnread } from '../store/news.ts'
import { deskView, keepDeskView, lastByOthers, seenUntil } from '../store/visits.ts'

const positionSchema = z.tuple([z.int(), z.string()])

/** What a person asks a list for. */
export interface ListQuery extends Partial<DeskFilter> {
  states: readonly State[]
  assignee?: { person: string | null } | null
}

/** A page of articles as lists show them, and where the next one begins. */
export function deskList(
  db: ReadableDB,
  person: Person,
  query: ListQuery & { after: string | null; limit: number },
  now: number,
): { articles: DeskRow[]; next: string | null } {
  const rows = listArticles(db, {
    ...filterOf(query, person, now),
    after: query.after === null ? null : readPosition(query.after),
    limit: query.limit,
  })
  return pageOf(db, person, rows, query.limit)
}

/** How many articles each list holds; from 1,000 on they are not counted. */
export function deskCount(
  db: ReadableDB,
  person: Person,
  { filter, lists }: { filter: DeskFilter; lists: readonly Omit<ListQuery, keyof DeskFilter>[] },
  now: number,
): number[] {
  return lists.map(list => countListed(db, filterOf({ ...filter, ...list }, person, now), 1000))
}

function filterOf(query: ListQuery, person: Person, now: number): ListFilter {
  const wanted = query.person ?? null
  const own = query.mine ? person.id : null
  return {
    states: query.states,
    section: query.section ?? null,
    person: own ?? wanted,
    also: own === null ? null : wanted,
    assignee: query.assignee ?? null,
    lateAt: query.late ? now : null,
  }
}

function pageOf(
  db: ReadableDB,
  person: Person,
  rows: readonly (ListedRow & { position: Position })[],
  limit: number,
): { articles: DeskRow[]; next: string | null } {
  const last = rows.at(-1)?.position
  return {
    articles: rows.map(row => deskRow(db, person, row)),
    next: rows.length === limit && last ? JSON.stringify([last.at, last.id]) : null,
  }
}

/** A row of the database as lists show it. */
export function shownArticleRow(row: ListedRow): ArticleRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    section: row.section,
    createdBy: { id: row.created_by, name: row.created_by_name },
    holder: row.holder === null ? null : { id: row.holder, name: row.holder_name ?? '?' },
    deadline: row.deadline,
    updatedAt: row.updated_at,
  }
}

/** A row as the desk shows it to one person. */
export function deskRow(db: ReadableDB, person: Person, row: ListedRow): DeskRow {
  const byOthers = lastByOthers(db, person.id, row.id)
  return rowOf(
    row,
    (byOthers !== null && byOthers > seenUntil(db, person.id, row.id)) || hasUnread(db, person.id, row.id),
  )
}

function rowOf(row: ListedRow, isNew: boolean): DeskRow {
  return {
    ...shownArticleRow(row),
    assignee: row.assignee === null ? null : { id: row.assignee, name: row.assignee_name ?? '?' },
    slot: row.slot,
    missing: {
      title: row.title.trim() === '',
      body: row.has_body === 0,
      section: row.section === null,
      texts: row.missing_texts,
    },
    openComments: row.open_comments,
    isNew,
  }
}

/** How many articles stand in each state, are late, and wait for this person to go on. */
export function deskCounts(db: ReadableDB, person: Person, now: number) {
  const counted = new Map(countsByState(db).map(({ state, count }) => [state, count]))
  const counts = Object.fromEntries(states.map(state => [state, counted.get(state) ?? 0])) as Record<
    State,
    number
  >
  const mine = states.map(state => {
    const reach = reachOf(person, state)
    if (reach === 'none' || counts[state] === 0) return 0
    return reach === 'all' ? counts[state] : countOfPerson(db, state, person.id, reach)
  })
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  return { states: counts, mine: sum(mine), late: countLate(db, now), total: sum(Object.values(counts)) }
}

/** Which articles of a state the person can carry on: all, their own, those they hold, or none. */
function reachOf(person: Person, state: State): 'all' | 'own' | 'holder' | 'none' {
  const rows = transitions.filter(
    row =>
      forward.includes(row.action) &&
      row.from.includes(state) &&
      person.roles.includes(row.role) &&
      row.to !== 'same',
  )
  if (rows.length === 0) return 'none'
  if (rows.some(row => !row.conditions.includes('own') && !row.conditions.includes('holder'))) return 'all'
  return rows.some(row => row.conditions.includes('own')) ? 'own' : 'holder'
}

/** The actions that carry an article on towards publication. */
const forward: readonly string[] = ['submit', 'claim', 'sendUp', 'approve', 'package', 'publish']

/** How many articles a sheet of the calendar holds at most. */
const sheetLimit = 1000

/** What is planned to be published in that time, and the deadlines in it. */
export function calendarBetween(db: ReadableDB, time: { from: number; to: number }) {
  const [slots, deadlines] = (['slot', 'deadline'] as const).map(what =>
    plannedBetween(db, what, time, sheetLimit + 1),
  )
  const shown = (rows: ListedRow[] = []) => rows.slice(0, sheetLimit).map(row => rowOf(row, false))
  return {
    slots: shown(slots),
    deadlines: shown(deadlines),
    more: [slots, deadlines].some(rows => (rows?.length ?? 0) > sheetLimit),
  }
}

/** A page of the articles that still wait for their day. */
export function calendarUnplanned(
  db: ReadableDB,
  person: Person,
  { after, limit }: { after: string | null; limit: number },
) {
  return pageOf(db, person, withoutSlot(db, after === null ? null : readPosition(after), limit), limit)
}

/** How the person left the desk; as everybody finds it at first where they never did, or where it cannot be read. */
export function viewOf(db: ReadableDB, person: Person): DeskView {
  const stored = deskView(db, person.id)
  const read = deskViewSchema.safeParse(stored === null ? {} : JSON.parse(stored))
  return read.success ? read.data : deskViewSchema.parse({})
}

export function keepView(db: WritableDB, person: Person, view: DeskView): void {
  keepDeskView(db, person.id, JSON.stringify(view))
}

function readPosition(text: string): Position {
  try {
    const [at, id] = positionSchema.parse(JSON.parse(text))
    return { at, id }
  } catch (error) {
    throw new Refusal('inputInvalid', { kind: 'after' }, error)
  }
}
