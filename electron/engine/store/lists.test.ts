import { afterAll, beforeAll, expect, test } from 'vitest'
import { states } from '../../../shared/workflow/index.ts'
import { type OpenNewsroom, openNewsroom } from '../newsroom/open.ts'
import { startTrial, type Trial } from '../trial/newsroom.ts'
import { countHeldSql, countOwnSql, countsByState } from './articles.ts'
import { explain } from './database.ts'
import { eventsOfArticleSql } from './events.ts'
import { listArticles, pageSql } from './lists.ts'

let trial: Trial
let newsroom: OpenNewsroom
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
  await trial.engine.close()
  newsroom = await openNewsroom(trial.folder, { computer: 'THU', now: Date.now })
})
afterAll(async () => {
  await newsroom?.close()
  await trial?.end()
})

test.each(Object.entries({ ...pageSql, countOwnSql, countHeldSql, eventsOfArticleSql }))(
  '%s walks an index: it never scans the table, never sorts',
  (_, sql) => {
    const plan = explain(newsroom.reading, sql).filter(
      step => !/^SCAN CONSTANT ROW|SCALAR SUBQUERY/.test(step),
    )
    expect(plan.join('\n')).toMatch(/USING (COVERING )?INDEX/)
    expect(plan.join('\n')).not.toMatch(/SCAN articles$|SCAN events$|TEMP B-TREE/)
  },
)

test('pages of any size put together are the whole list, newest first, each article once', () => {
  const { reading } = newsroom
  const expected = reading.prepare('SELECT id FROM articles ORDER BY updated_at DESC, id DESC').pluck().all()
  for (const limit of [1, 7, 50, 200]) {
    const found: string[] = []
    for (let after = null; ; ) {
      const page = listArticles(reading, { states: [], person: null, after, limit })
      found.push(...page.map(row => row.id))
      const last = page.at(-1)
      if (page.length < limit || !last) break
      after = { at: last.updated_at, id: last.id }
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
      `SELECT id FROM articles WHERE created_by = ? AND state = 'draft' ORDER BY updated_at DESC, id DESC`,
    )
    .pluck()
    .all(person)
  expect(mine.map(row => row.id)).toEqual(expected)
  const both = listArticles(reading, { states: ['draft', 'archived'], person: null, after: null, limit: 200 })
  expect(both).toHaveLength(120)
})

test('the counts that are kept are those that counting gives', () => {
  const counted = newsroom.reading
    .prepare('SELECT state, count(*) AS count FROM articles GROUP BY state')
    .all()
  const order = (rows: unknown[]) => rows.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  expect(order(countsByState(newsroom.reading).filter(({ count }) => count > 0))).toEqual(order(counted))
  expect(states).toEqual(expect.arrayContaining(countsByState(newsroom.reading).map(({ state }) => state)))
})
