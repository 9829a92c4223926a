import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EngineClient } from '../engine.ts'
import { contentOf, refusalOf, startTrial, type Trial, trialPassword } from '../trial/newsroom.ts'

const hour = 3_600_000
let now = Date.UTC(2026, 10, 25, 2)
let trial: Trial
let writer: EngineClient
let editor: EngineClient
let secretary: EngineClient
let approver: EngineClient
const people: Record<string, string> = {}

beforeAll(async () => {
  trial = await startTrial({ now: () => now })
  ;[writer, editor, secretary, approver] = await Promise.all([
    trial.as('writer'),
    trial.as('editor'),
    trial.as('secretary'),
    trial.as('approver'),
  ])
  for (const { signIn, id } of await writer.people.list()) people[signIn] = id
})
afterAll(() => trial.end())
beforeEach(() => {
  now += hour
})

/** An article of the writer's with a text, in the state of a draft. */
async function written(title: string): Promise<{ id: string; version: number }> {
  const { id } = await writer.article.create({ title })
  const { version } = await writer.article.save({
    id,
    baseVersion: 1,
    content: JSON.stringify(contentOf(title, 'Sáng nay xã họp.')),
  })
  return { id, version }
}
const step = (client: EngineClient, id: string, action: 'submit' | 'claim' | 'takeOver', more = {}) =>
  client.article.act({ id, action, version: null, ...more })
const rowOf = async (client: EngineClient, id: string) => (await client.desk.standing({ id })).row

describe('The plan', () => {
  test('is the secretary’s, part by part, and answers what stood there before', async () => {
    const { id } = await written('Bài có kế hoạch')
    const plan = { id, slot: now + hour, deadline: now + 1 }
    expect(await secretary.desk.plan(plan)).toMatchObject({ slot: null, deadline: null, assignee: null })
    expect(await secretary.desk.plan({ id, slot: now + 2 * hour })).toMatchObject({ slot: now + hour })
    expect(await rowOf(writer, id)).toMatchObject({ slot: now + 2 * hour, deadline: now + 1 })
    expect(await refusalOf(editor.desk.plan({ id, slot: null }))).toEqual({
      code: 'action',
      action: 'plan',
      state: 'draft',
      objection: 'role',
      roles: ['secretary'],
    })
    expect(await refusalOf(secretary.desk.plan({ id, assignee: 'nobody at all' }))).toMatchObject({
      code: 'unknownPerson',
    })
  })

  test('leaves no trace in the record when it changes nothing, and says what it changed when it does', async () => {
    const { id } = await written('Bài kế hoạch hai lần')
    const planned = async () =>
      (await writer.article.history({ id })).filter(({ kind }) => kind === 'article.planned').length
    await secretary.desk.plan({ id, slot: now })
    await secretary.desk.plan({ id, slot: now })
    expect(await planned()).toBe(1)
  })

  test('assigns nobody who has left', async () => {
    const administrator = await trial.as('administrator')
    const gone = await administrator.people.create({
      signIn: 'nghi',
      name: 'Người đã nghỉ',
      roles: ['writer'],
      password: trialPassword,
    })
    await administrator.people.change({ ...gone, disabled: true })
    const { id } = await written('Bài không giao được')
    expect(await refusalOf(secretary.desk.plan({ id, assignee: gone.id }))).toEqual({
      code: 'personDisabled',
      name: 'Người đã nghỉ',
    })
  })
})

describe('The desk', () => {
  test('says what an article lacks, what is late, and finds it by section and person', async () => {
    const { id } = await writer.article.create({ title: '' })
    expect((await rowOf(writer, id)).missing).toEqual({ title: true, body: true, section: true, texts: 0 })
    await secretary.desk.plan({ id, deadline: now - 1, assignee: people.editor ?? null })
    const list = (more: object) =>
      secretary.desk.list({ states: [], mine: false, after: null, limit: 200, ...more })
    const ids = async (more: object) => (await list(more)).articles.map(row => row.id)
    expect(await ids({ late: true })).toContain(id)
    expect(await ids({ late: true, person: people.editor })).toEqual([id])
    expect(await ids({ person: people.approver })).toEqual([])
    expect(await ids({ assignee: { person: people.editor } })).toEqual([id])
    expect(await ids({ section: 'Kinh tế' })).toEqual([])
    expect(
      await secretary.desk.count({
        filter: { late: true },
        lists: [{ states: ['draft'], assignee: { person: people.editor ?? '' } }, { states: ['pending'] }],
      }),
    ).toEqual([1, 0])
    expect((await secretary.desk.counts()).late).toBeGreaterThan(0)
  })

  test('is found as it was left, by each person for themselves, also after signing in again', async () => {
    const view = {
      group: 'late',
      shape: 'board' as const,
      columns: 'assignee' as const,
      filter: { section: 'Kinh tế', person: null, late: true, mine: false },
      calendar: { span: 'week' as const, hidden: ['Kinh tế'] },
    }
    await secretary.desk.keepView(view)
    expect(await (await trial.as('secretary')).desk.view()).toEqual(view)
    expect(await writer.desk.view()).toEqual({
      group: null,
      shape: 'list',
      columns: 'state',
      filter: { section: null, person: null, late: false, mine: false },
      calendar: { span: 'month', hidden: [] },
    })
  })

  test('shows a section by the name that it has now', async () => {
    const administrator = await trial.as('administrator')
    const [, section] = (await administrator.settings.get()).sections
    if (!section) throw new Error('no section')
    const { id, version } = await written('Bài của chuyên mục')
    const content = contentOf('Bài của chuyên mục', 'Chữ.')
    const fields = { ...content.fields, section: { id: section.id, name: section.name } }
    await writer.article.save({ id, baseVersion: version, content: JSON.stringify({ ...content, fields }) })
    await administrator.settings.changeSection({ ...section, name: 'Kinh tế xã' })
    expect((await rowOf(writer, id)).section).toBe('Kinh tế xã')
    const found = await writer.desk.list({
      states: [],
      mine: false,
      section: 'Kinh tế xã',
      after: null,
      limit: 9,
    })
    expect(found.articles.map(row => row.id)).toEqual([id])
  })

  test('marks what somebody else did since the last visit, until the person looks', async () => {
    const { id } = await written('Bài mới với biên tập')
    now += 1
    await step(writer, id, 'submit')
    expect((await rowOf(editor, id)).isNew).toBe(true)
    expect((await rowOf(writer, id)).isNew).toBe(false)
    now += 1
    await editor.news.look({ article: id })
    expect((await rowOf(editor, id)).isNew).toBe(false)
    // A newcomer finds nothing new in what was there before they came.
    expect((await rowOf(await trial.as('all'), id)).isNew).toBe(false)
  })
})

describe('What is told', () => {
  const news = async (client: EngineClient, article: string) =>
    (await client.news.list({ before: null, limit: 200 })).news.filter(one => one.article === article)

  test('is what others did to the articles of a person, with the reason, once, until it is read', async () => {
    const { id } = await written('Bài bị trả lại')
    const before = (await writer.news.unread()).count
    await step(writer, id, 'submit')
    await step(editor, id, 'claim')
    await editor.article.act({ id, action: 'return', version: null, reason: 'Thiếu số liệu' })
    await secretary.desk.plan({ id, deadline: now + hour })
    await approver.comments.add({
      article: id,
      target: { kind: 'article' },
      text: 'Cần thêm ảnh.',
      proposal: null,
    })
    const told = await news(writer, id)
    expect(told.map(({ kind, action, reason, by }) => [kind, action, reason, by?.name])).toEqual([
      ['comment.added', null, null, 'Người approver'],
      ['article.planned', null, null, 'Người secretary'],
      ['article.moved', 'return', 'Thiếu số liệu', 'Người editor'],
      ['article.moved', 'claim', null, 'Người editor'],
    ])
    expect(told.every(({ unread, title }) => unread && title === 'Bài bị trả lại')).toBe(true)
    expect((await writer.news.unread()).count).toBe(before + 4)
    await writer.news.mark({ event: told[0]?.sequence ?? 0, unread: false })
    expect((await writer.news.unread()).count).toBe(before + 3)
    await writer.news.look({ article: id })
    expect((await writer.news.unread()).count).toBe(before)
    await writer.news.mark({ event: told[0]?.sequence ?? 0, unread: true })
    await writer.news.readAll({ upTo: Number.MAX_SAFE_INTEGER })
    expect((await writer.news.unread()).count).toBe(0)
  })

  test('reaches who is assigned and who no longer is', async () => {
    const { id } = await written('Bài giao qua giao lại')
    await secretary.desk.plan({ id, assignee: people.all ?? null })
    await secretary.desk.plan({ id, assignee: people.editor ?? null })
    const all = await trial.as('all')
    expect((await news(all, id)).map(({ concerns, note }) => [concerns, note])).toEqual([
      ['unassigned', 'Người editor'],
      ['assigned', 'Người kiêm nhiệm'],
    ])
    expect((await news(editor, id)).map(({ concerns }) => concerns)).toEqual(['assigned'])
    expect(await news(secretary, id)).toEqual([])
  })

  test('comes in pages', async () => {
    const all = (await writer.news.list({ before: null, limit: 200 })).news.map(({ sequence }) => sequence)
    const found: number[] = []
    for (let before: number | null = null; ; ) {
      const page: Awaited<ReturnType<typeof writer.news.list>> = await writer.news.list({ before, limit: 2 })
      found.push(...page.news.map(({ sequence }) => sequence))
      before = page.next
      if (before === null) break
    }
    expect(found).toEqual(all)
  })
})

describe('The calendar', () => {
  test('holds what is planned in its days, the deadlines that still press, and what has no day yet', async () => {
    const from = Date.UTC(2027, 2, 1)
    const day = 24 * hour
    const made = await Promise.all(['Sáng', 'Trưa', 'Ngoài lịch', 'Chưa xếp'].map(written))
    const [morning, noon, outside, without] = made.map(({ id }) => id)
    if (!morning || !noon || !outside || !without) throw new Error('not all written')
    await secretary.desk.plan({ id: noon, slot: from + 5 * hour })
    await secretary.desk.plan({ id: morning, slot: from, deadline: from + hour })
    await secretary.desk.plan({ id: outside, slot: from + day, deadline: from - 1 })
    const sheet = await writer.calendar.between({ from, to: from + day })
    expect({
      slots: sheet.slots.map(row => row.title),
      deadlines: sheet.deadlines.map(row => row.title),
      more: sheet.more,
    }).toEqual({ slots: ['Sáng', 'Trưa'], deadlines: ['Sáng'], more: false })
    await writer.article.act({ id: morning, action: 'archive', version: null })
    const later = await writer.calendar.between({ from, to: from + day })
    expect(later.deadlines).toEqual([])
    const waiting = (await writer.calendar.unplanned({ after: null, limit: 200 })).articles.map(row => row.id)
    expect(waiting).toContain(without)
    expect(waiting).not.toContain(noon)
  })

  test('refuses a time that is no time', async () => {
    for (const [from, to] of [
      [5, 4],
      [0, 400 * 24 * hour],
    ] as const) {
      expect(await refusalOf(writer.calendar.between({ from, to }))).toMatchObject({ code: 'inputInvalid' })
    }
  })
})
