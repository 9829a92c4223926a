import { afterAll, beforeAll, expect, test } from 'vitest'
import { states } from '../../../shared/workflow/index.ts'
import { type OpenNewsroom, openNewsroom } from '../newsroom/open.ts'
import { startTrial, type Trial } from '../trial/newsroom.ts'
import { countHeldSql, countOwnSql, countsByState } from './articles.ts'
import { explain } from './database.ts'
import { eventsOfArticleSql } from './events.ts'
import {
  countLateSql,
  countListed,
  deadlinesSql,
  type ListFilter,
  listArticles,
  listedRowSql,
  type Position,
  slotsSql,
  statementsOf,
  withoutSlotSql,
} from './lists.ts'
import { countUnreadSql, newsOfPersonSql } from './news.ts'
import { lastByOthersSql } from './visits.ts'

let trial: Trial
let newsroom: OpenNewsroom
const now = 1_790_000_000_000
beforeAll(async () => {
  trial = await startTrial()
  const [writer, all] = [await trial.as('writer'), await trial.as('all')]
  for (let number = 0; number < 120; number += 1) {
    const { id } = await (number % 3 === 0 ? all : writer).article.create({ title: `Bài ${number}` })
    if (number % 5 === 0) {
      const client = number % 3 === 0 ? all : writer
      await client.article.act({ id, action: 'archive', version: null })
    }
  }
  const { articles } = await all.desk.list({ states: ['draft'], mine: false, after: null, limit: 200 })
  const people = await all.people.list()
  for (const [index, { id }] of articles.entries()) {
    if (index % 2 === 0) {
      const { content, version } = await all.article.open({ id })
      const [, section] = (await all.settings.get()).sections
      if (!section) throw new Error('no section')
      const fields = { ...content.fields, section: { id: section.id, name: section.name } }
      const writes = content.fields.title.endsWith('0') ? all : writer
      await writes.article
        .save({ id, baseVersion: version, content: JSON.stringify({ ...content, fields }) })
        .catch(() => {})
    }
    await all.desk.plan({
      id,
      deadline: index % 3 === 0 ? now - index * 1000 : index % 3 === 1 ? now + 1000 : null,
      assignee: people[index % (people.length + 2)]?.id ?? null,
    })
  }
  await trial.engine.close()
  newsroom = await openNewsroom(trial.folder, { computer: 'THU', now: Date.now })
})
afterAll(async () => {
  await newsroom?.close()
  await trial?.end()
})

const someone = 'a person'
const filters: Record<string, Partial<ListFilter>> = {
  everything: {},
  'two states': { states: ['draft', 'archived'] },
  'a section': { section: 'Kinh tế' },
  'a section in a state': { section: 'Kinh tế', states: ['draft'] },
  'what concerns a person': { person: someone },
  'what concerns a person in a state of a section': {
    person: someone,
    section: 'Kinh tế',
    states: ['draft'],
  },
  'what is mine and somebody’s': { person: someone, also: 'another' },
  'what is assigned to somebody': { assignee: { person: someone }, states: ['draft'], person: 'another' },
  'what is assigned to nobody': { assignee: { person: null }, states: ['draft'] },
  'what is late': { lateAt: 1 },
  'what of mine is late': { lateAt: 1, person: someone, section: 'Kinh tế', states: ['draft'] },
}
const statements = {
  countOwnSql,
  countHeldSql,
  eventsOfArticleSql,
  countLateSql,
  slotsSql,
  deadlinesSql,
  withoutSlotSql,
  newsOfPersonSql,
  countUnreadSql,
  lastByOthersSql,
  listedRowSql,
  ...Object.fromEntries(
    Object.entries(filters).flatMap(([name, filter]) =>
      statementsOf(filter).map((sql, index) => [`${name} (${index + 1})`, sql]),
    ),
  ),
}

test.each(Object.entries(statements))(
  '%s walks an index: it never scans the table, never sorts',
  (_, sql) => {
    const plan = explain(newsroom.reading, sql).filter(
      step => !/^SCAN CONSTANT ROW|SCALAR SUBQUERY/.test(step),
    )
    expect(plan.join('\n')).toMatch(/USING (COVERING )?INDEX|USING PRIMARY KEY/)
    expect(plan.join('\n')).not.toMatch(/SCAN \w+$|TEMP B-TREE/m)
  },
)

test('pages of any size put together are the whole list, newest first, each article once', () => {
  const { reading } = newsroom
  const expected = reading.prepare('SELECT id FROM articles ORDER BY updated_at DESC, id DESC').pluck().all()
  for (const limit of [1, 7, 50, 200]) {
    const found: string[] = []
    for (let after: Position | null = null; ; ) {
      const page: ReturnType<typeof listArticles> = listArticles(reading, { after, limit })
      found.push(...page.map(row => row.id))
      const last = page.at(-1)
      if (page.length < limit || !last) break
      after = last.position
    }
    expect(found).toEqual(expected)
  }
})

test('a person’s list and a list of states hold exactly what they say', () => {
  const { reading } = newsroom
  const person = reading.prepare(`SELECT id FROM people WHERE sign_in = 'all'`).pluck().get() as string
  const mine = listArticles(reading, { states: ['draft'], person, after: null, limit: 200 })
  const expected = reading
    .prepare(
      `SELECT id FROM articles WHERE ? IN (created_by, holder, assignee) AND state = 'draft' ORDER BY updated_at DESC, id DESC`,
    )
    .pluck()
    .all(person)
  expect(mine.map(row => row.id)).toEqual(expected)
  const both = listArticles(reading, { states: ['draft', 'archived'], after: null, limit: 200 })
  expect(both).toHaveLength(120)
})

test('any filter finds what the filter says, on pages of any size, and counts the same', () => {
  const { reading } = newsroom
  const people = reading.prepare('SELECT id FROM people').pluck().all() as string[]
  const fields = reading.prepare('SELECT * FROM articles').all() as Record<string, unknown>[]
  const concerns = (row: Record<string, unknown>, person: string) =>
    [row.created_by, row.holder, row.assignee].includes(person)
  const tried: ListFilter[] = people.flatMap(person =>
    [null, 'Kinh tế'].flatMap(section =>
      [null, now].flatMap(lateAt =>
        [null, { person: null }, { person }].map(assignee => ({
          states: ['draft' as const, 'editing' as const],
          section,
          person: section === null ? null : person,
          also: null,
          assignee,
          lateAt,
        })),
      ),
    ),
  )
  for (const filter of tried) {
    const expected = fields
      .filter(
        row =>
          filter.states.some(state => state === row.state) &&
          (filter.section === null || row.section === filter.section) &&
          (filter.person === null || concerns(row, filter.person)) &&
          (filter.assignee === null || row.assignee === filter.assignee.person) &&
          (filter.lateAt === null || (row.deadline !== null && Number(row.deadline) < filter.lateAt)),
      )
      .map(({ id }) => id)
    const found: string[] = []
    for (let after: Position | null = null; ; ) {
      const page: ReturnType<typeof listArticles> = listArticles(reading, { ...filter, after, limit: 7 })
      found.push(...page.map(({ id }) => id))
      const last = page.at(-1)
      if (page.length < 7 || !last) break
      after = last.position
    }
    expect([...found].sort()).toEqual(expected.sort())
    expect(new Set(found).size).toBe(found.length)
    expect(countListed(reading, filter, 1000)).toBe(expected.length)
  }
})

test('the counts that are kept are those that counting gives', () => {
  const counted = newsroom.reading
    .prepare('SELECT state, count(*) AS count FROM articles GROUP BY state')
    .all()
  const order = (rows: unknown[]) => rows.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  expect(order(countsByState(newsroom.reading).filter(({ count }) => count > 0))).toEqual(order(counted))
  expect(states).toEqual(expect.arrayContaining(countsByState(newsroom.reading).map(({ state }) => state)))
})
