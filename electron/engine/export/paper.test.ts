import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { qrModules } from '../../../shared/paper/index.ts'
import type { EngineClient } from '../engine.ts'
import { readWord } from '../import/word/read.ts'
import { contentOf, refusalOf, startTrial, type Trial, trialPassword } from '../trial/newsroom.ts'
import { qrPicture } from './qr-picture.ts'

let trial: Trial
let writer: EngineClient
let id: string
beforeAll(async () => {
  trial = await startTrial()
  writer = await trial.as('writer')
  const [editor, approver] = [await trial.as('editor'), await trial.as('approver')]
  id = (await writer.article.create({ title: 'Cầu sắt' })).id
  const content = JSON.stringify(contentOf('Cầu sắt', 'Xã khởi công cầu.'))
  await writer.article.save({ id, baseVersion: 1, content })
  await writer.article.act({ id, action: 'submit', version: null })
  await editor.article.act({ id, action: 'claim', version: null })
  await editor.article.act({ id, action: 'sendUp', version: null })
  await approver.article.act({ id, action: 'approve', version: null, password: trialPassword })
})
afterAll(() => trial.end())

it('A sheet holds what was sealed, by whom and when, every step, and the organisation of that day', async () => {
  const { paper, fileName, missing } = await writer.paper.print({
    article: id,
    kind: 'sheet',
    language: 'vi',
  })
  expect({ fileName, missing }).toEqual({ fileName: 'phieu-duyet-cau-sat.pdf', missing: [] })
  expect(paper).toMatchObject({
    organisation: { name: 'Đảng uỷ xã Thử', kind: 'party' },
    state: 'approved',
    number: 1,
    revision: { number: 2 },
    seal: { by: 'Người approver', role: 'approver' },
  })
  expect(paper.steps.map(({ by, what }) => [by, what])).toEqual([
    ['Người writer', 'Tạo bài'],
    ['Người writer', 'Bản nháp → Chờ biên tập'],
    ['Người editor', 'Chờ biên tập → Đang biên tập'],
    ['Người editor', 'Đang biên tập → Chờ duyệt'],
    ['Người approver', 'Đóng dấu duyệt'],
    ['Người approver', 'Chờ duyệt → Đã duyệt'],
  ])
})

it('The same sheet as a Word document has its words and the article’s', async () => {
  const { bytes, fileName } = await writer.paper.word({ article: id, language: 'vi' })
  expect(fileName).toBe('phieu-duyet-cau-sat.docx')
  const read = await readWord({ fileName, bytes, encoding: 'auto' })
  const words = JSON.stringify(read)
  for (const said of ['PHIẾU DUYỆT BÀI', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'Người approver', 'Xã khởi công cầu.']) {
    expect(words).toContain(said)
  }
})

it('A draft has a sheet without a seal; an article that is not there has none', async () => {
  const draft = await writer.article.create({ title: 'Bài nháp' })
  const { paper } = await writer.paper.print({ article: draft.id, kind: 'article', language: 'en' })
  expect(paper).toMatchObject({ seal: null, state: 'draft', kind: 'article' })
  expect((await refusalOf(writer.paper.print({ article: 'x', kind: 'sheet', language: 'vi' }))).code).toBe(
    'unknownArticle',
  )
  const nobody = trial.engine.client()
  expect((await refusalOf(nobody.paper.word({ article: id, language: 'vi' }))).code).toBe('signInRequired')
})

it('A QR code’s picture has its modules, black on white', () => {
  const text = 'BANTHAO-SEAL-1'
  const { bytes, width } = qrPicture(text)
  const rows = qrModules(text)
  expect(width).toBe((rows.length + 8) * 8)
  const data = Buffer.from(bytes)
  const start = data.indexOf('IDAT') + 4
  const lines = inflateSync(data.subarray(start, start + data.readUInt32BE(start - 8)))
  const line = 1 + Math.ceil(width / 8)
  const dark = (x: number, y: number) => ((lines[y * line + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0
  for (const [y, row] of rows.entries()) {
    for (const [x, module] of row.entries()) expect(dark((x + 4) * 8 + 3, (y + 4) * 8 + 3)).toBe(module)
  }
  expect(dark(0, 0)).toBe(false)
})
