import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FolderStep } from '../../../shared/contract/index.ts'
import { startTrial, type Trial } from '../trial/newsroom.ts'

let trial: Trial
let folder: string
beforeAll(async () => {
  trial = await startTrial()
})
afterAll(() => trial?.end())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banthao-thu-muc-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, text: string | Uint8Array) => {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), text)
}
const article = (title: string) => `${title}\n\nSáng nay, xã tổ chức họp về ${title}, nhiều người dự.\n`

async function stepsOf(most = Number.POSITIVE_INFINITY): Promise<FolderStep[]> {
  const client = await trial.as('writer')
  const steps: FolderStep[] = []
  for await (const step of await client.import.folder({ folder })) {
    steps.push(step)
    if (steps.length >= most) break
  }
  return steps
}
const shown = (step: FolderStep) =>
  step.kind === 'found'
    ? `${step.files} + ${step.others}`
    : `${step.name}: ${step.kind} ${step.kind === 'refused' ? step.refusal.code : step.title}`
const drafts = async () => (await (await trial.as('writer')).desk.counts()).states.draft ?? 0

test('a folder is imported file by file, with what lies deeper and without what is hidden or linked', async () => {
  put('b.txt', article('Họp ấp Phú Lợi'))
  put('2026/a.md', `# Nước nổi\n\n${article('Nước nổi về sớm')}`)
  put('2026/thang 9/c.html', '<h1>Ra quân</h1><p>Sáng 15/3, hơn 60 đoàn viên ra quân làm kênh nội đồng.</p>')
  put('hong.txt', '')
  put('anh.jpg', 'x')
  put('.an/x.txt', article('Ẩn'))
  put('~$b.docx', 'x')
  put('cu.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  symlinkSync(folder, join(folder, '2026', 'vong'))
  symlinkSync(join(folder, 'b.txt'), join(folder, 'lien-ket.txt'))
  const before = await drafts()
  expect((await stepsOf()).map(shown)).toEqual([
    '5 + 1',
    '2026/a.md: imported Nước nổi',
    '2026/thang 9/c.html: imported Ra quân',
    'b.txt: imported Họp ấp Phú Lợi',
    expect.stringMatching(/^cu\.doc: refused (?:fileKind|documentRefused)/),
    'hong.txt: refused fileEmpty',
  ])
  expect((await drafts()) - before).toBe(3)

  // Once more: nothing is doubled, and it is said.
  put('moi.txt', article('Bài mới'))
  expect((await stepsOf()).map(shown)).toEqual([
    '6 + 1',
    '2026/a.md: known Nước nổi',
    '2026/thang 9/c.html: known Ra quân',
    'b.txt: known Họp ấp Phú Lợi',
    expect.stringContaining('cu.doc'),
    'hong.txt: refused fileEmpty',
    'moi.txt: imported Bài mới',
  ])
  expect((await drafts()) - before).toBe(4)
})

test('the same bytes under two names become one article; by itself a file is taken again, with a warning', async () => {
  put('mot.txt', article('Hai tên'))
  put('nam/mot ban sao.txt', article('Hai tên'))
  expect((await stepsOf()).map(shown)).toEqual([
    '2 + 0',
    'mot.txt: imported Hai tên',
    'nam/mot ban sao.txt: known Hai tên',
  ])
  const client = await trial.as('writer')
  const file = { fileName: 'khac.txt', bytes: new Uint8Array(Buffer.from(article('Hai tên'))) }
  expect((await client.import.file(file)).report.warnings).toContain('importedBefore')
})

test('who stops listening stops the work: what is done stays', async () => {
  for (let file = 10; file < 40; file++) put(`${file}.txt`, article(`Bài số ${file}`))
  const before = await drafts()
  expect(await stepsOf(4)).toHaveLength(4)
  const after = await drafts()
  expect(after - before).toBeGreaterThanOrEqual(3)
  expect(after - before).toBeLessThanOrEqual(4)
  await new Promise(resolve => setTimeout(resolve, 100))
  expect(await drafts()).toBe(after)
})

test('a folder that is not there, or is a file, is refused; so is who may not write', async () => {
  put('a.txt', article('A'))
  const code = (call: Promise<unknown>) =>
    call.then(
      () => '',
      error => error.data?.code,
    )
  const writer = await trial.as('writer')
  expect(await code(writer.import.folder({ folder: join(folder, 'không có') }))).toBe('folderMissing')
  expect(await code(writer.import.folder({ folder: join(folder, 'a.txt') }))).toBe('notFolder')
  expect(await code((await trial.as('approver')).import.folder({ folder }))).toBe('notAllowed')
})

test('thousands of files need no more memory than a few', async () => {
  for (let file = 0; file < 600; file++)
    put(`${file % 40}/${file}.txt`, article(`Bài thứ ${file}`).repeat(20))
  const client = await trial.as('writer')
  let imported = 0
  let early = 0
  for await (const step of await client.import.folder({ folder })) {
    if (step.kind === 'imported') imported++
    if (imported === 150) {
      globalThis.gc?.()
      early = process.memoryUsage().heapUsed
    }
  }
  globalThis.gc?.()
  expect(imported).toBe(600)
  expect(process.memoryUsage().heapUsed).toBeLessThan(early + 60_000_000)
}, 120_000)
