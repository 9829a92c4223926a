import { afterAll, beforeAll, expect, it } from 'vitest'
import { contentOf, refusalOf, startTrial, type Trial } from '../trial/newsroom.ts'

let trial: Trial
let id: string
beforeAll(async () => {
  trial = await startTrial()
  const writer = await trial.as('writer')
  const editor = await trial.as('editor')
  id = (await writer.article.create({ title: '=Bài về cầu sắt' })).id
  const content = JSON.stringify(contentOf('=Bài về cầu sắt', 'Xã khởi công.'))
  await writer.article.save({ id, baseVersion: 1, content })
  await writer.article.act({ id, action: 'submit', version: null })
  await editor.article.act({ id, action: 'return', version: null, reason: 'Thiếu ảnh,\nxem lại' })
  await writer.article.create({ title: 'Bài khác' })
})
afterAll(() => trial.end())

const any = { kinds: [], person: null, article: null, from: null, to: null }

it('The log is read by what happened, who, which article and when, page by page', async () => {
  const secretary = await trial.as('secretary')
  const events = async (filter: Partial<Parameters<typeof secretary.log.events>[0]>) =>
    secretary.log.events({ ...any, before: null, limit: 500, ...filter })
  const all = await events({})
  expect(all.more).toBe(false)
  const moves = await events({ kinds: ['article.moved'] })
  expect(moves.events.map(({ from, to, reason }) => [from, to, reason])).toEqual([
    ['submitted', 'returned', 'Thiếu ảnh,\nxem lại'],
    ['draft', 'submitted', null],
  ])
  expect(moves.articles).toEqual([{ id, number: 1, title: '=Bài về cầu sắt' }])
  const editor = moves.events[0]?.by?.id ?? ''
  expect((await events({ person: editor })).events.map(({ kind }) => kind)).toEqual([
    'article.moved',
    'person.signedIn',
  ])
  expect((await events({ article: 2 })).events.map(({ kind }) => kind)).toEqual([
    'article.revised',
    'article.created',
  ])
  const at = moves.events[1]?.at ?? 0
  expect((await events({ to: at })).events.every(event => event.at < at)).toBe(true)
  expect((await events({ from: at + 1_000_000_000 })).events).toEqual([])

  const paged: number[] = []
  for (let before: number | null = null, more = true; more; ) {
    const page = await secretary.log.events({ ...any, before, limit: 4 })
    paged.push(...page.events.map(({ sequence }) => sequence))
    more = page.more
    before = paged.at(-1) ?? null
  }
  expect(paged).toEqual(all.events.map(({ sequence }) => sequence))
})

it('The log is exported for spreadsheets, whole or in part, and nothing in it is carried out', async () => {
  const administrator = await trial.as('administrator')
  const { bytes, fileName } = await administrator.log.csv({ ...any, article: 1, language: 'vi' })
  expect(fileName).toMatch(/^nhat-ky-\d{4}-\d\d-\d\d\.csv$/)
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = new TextDecoder().decode(bytes).split('\r\n')
  expect(lines[0]).toBe('Mục,Lúc,Ai,Việc,Bài số,Tiêu đề bài,Lý do,Chi tiết')
  expect(lines.filter(line => line.includes("'=Bài về cầu sắt"))).toHaveLength(lines.length - 2)
  expect(lines.at(-2)).toMatch(
    /Chuyển trạng thái: Chờ biên tập → Trả lại,1,'=Bài về cầu sắt,"Thiếu ảnh,\nxem lại",$/,
  )
})

it('The log of the whole newsroom is not for writers and editors', async () => {
  for (const role of ['writer', 'editor']) {
    const client = await trial.as(role)
    expect((await refusalOf(client.log.events({ ...any, before: null, limit: 1 }))).code).toBe('notAllowed')
    expect((await refusalOf(client.log.csv({ ...any, language: 'en' }))).code).toBe('notAllowed')
  }
})
