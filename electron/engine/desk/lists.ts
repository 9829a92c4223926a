import { z } from 'zod'
import { type ArticleRow, type Person, Refusal } from '../../../shared/contract/index.ts'
import { type State, states, transitions } from '../../../shared/workflow/index.ts'
import { countOfPerson, countsByState } from '../store/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import { type ListedRow, listArticles, type Position } from '../store/lists.ts'

const positionSchema = z.tuple([z.int(), z.string()])

/** A page of articles as lists show them, and where the next one begins. */
export function deskList(
  db: ReadableDB,
  person: Person,
  query: { states: readonly State[]; mine: boolean; after: string | null; limit: number },
): { articles: ArticleRow[]; next: string | null } {
  const rows = listArticles(db, {
    states: query.states,
    person: query.mine ? person.id : null,
    after: query.after === null ? null : readPosition(query.after),
    limit: query.limit,
  })
  const last = rows.at(-1)
  return {
    articles: rows.map(shownArticleRow),
    next: rows.length === query.limit && last ? JSON.stringify([last.updated_at, last.id]) : null,
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

/** How many articles stand in each state, and how many of them wait for this person to go on. */
export function deskCounts(db: ReadableDB, person: Person) {
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
  return { states: counts, mine: sum(mine), total: sum(Object.values(counts)) }
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

function readPosition(text: string): Position {
  try {
    const [at, id] = positionSchema.parse(JSON.parse(text))
    return { at, id }
  } catch (error) {
    throw new Refusal('inputInvalid', { kind: 'after' }, error)
  }
}
