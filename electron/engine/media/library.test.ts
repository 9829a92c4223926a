import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bareFigure, type Content } from '../../../shared/article/index.ts'
import type { EngineClient } from '../engine.ts'
import { openWritable, prepared } from '../store/database.ts'
import { deleteFile } from '../store/files.ts'
import { contentOf, refusalOf, startTrial, type Trial } from '../trial/newsroom.ts'
import { startVips } from './vips.ts'

let trial: Trial
let writer: EngineClient
let editor: EngineClient
const vips = await startVips([])

beforeEach(async () => {
  trial = await startTrial()
  writer = await trial.as('writer')
  editor = await trial.as('editor')
})
afterEach(() => trial.end())

/** A picture of waves; another `turn` is another picture. */
const waves = (turn: number, width = 300) =>
  Uint8Array.from(
    vips.Image.sines(width, Math.round(width * 0.75), { hfreq: turn, vfreq: 3 / turn })
      .linear(100, 120)
      .cast('uchar')
      .copy({ interpretation: 'b-w' })
      .pngsaveBuffer(),
  )
const add = async (fileName: string, bytes = waves(2)) => (await writer.media.add({ fileName, bytes })).media
const addPdf = (fileName: string, text = '%PDF-1.7\n') =>
  writer.attachments.add({ fileName, bytes: new TextEncoder().encode(text) })

const figure = (media: string, texts: object = {}) => ({
  type: 'figure' as const,
  id: `hinh-${media.slice(0, 8)}`,
  ...bareFigure({ media, fileName: 'a.png' }),
  ...texts,
})
const complete = { alternative: 'Toàn cảnh', credit: 'Minh Châu' }

async function write(title: string, change: (content: Content) => Content): Promise<string> {
  const { id } = await writer.article.create({ title })
  await save(id, change)
  return id
}
async function save(id: string, change: (content: Content) => Content) {
  const { version, content } = await writer.article.open({ id })
  await writer.article.save({ id, baseVersion: version, content: JSON.stringify(change(content)) })
}
const showing =
  (...figures: ReturnType<typeof figure>[]) =>
  (content: Content): Content => ({ ...content, body: { ...content.body, blocks: figures } })

const list = async (show: 'all' | 'unused' | 'missing' | 'alike' | 'attachments' | 'pictures', search = '') =>
  (await editor.media.list({ show, search, after: null, limit: 100 })).files.map(({ fileName }) => fileName)
const onDisk = () =>
  readdirSync(join(trial.folder, 'media'), { recursive: true, encoding: 'utf8' }).filter(
    name => name.length > 2,
  )

describe('the newsroom’s files', () => {
  it('know which drafts use them, and what is missing there', async () => {
    const [used, lacking, unused] = [
      await add('Hội nghị.png'),
      await add('thiếu.png', waves(3)),
      await add('thừa.png', waves(5)),
    ]
    const { file } = await addPdf('Kế hoạch 18.docx')
    const attachment = {
      id: 'tep-so-mot',
      file,
      fileName: 'k.pdf',
      title: '',
      number: '',
      date: null,
      issuer: '',
    }
    const id = await write('Bài một', content => ({
      ...showing(figure(used, complete), figure(lacking, { credit: 'A' }))(content),
      fields: { ...content.fields, attachments: [attachment] },
    }))
    expect(await list('all')).toEqual(['Kế hoạch 18.pdf', 'thừa.png', 'thiếu.png', 'Hội nghị.png'])
    expect(await list('unused')).toEqual(['thừa.png'])
    expect(await list('missing')).toEqual(['thiếu.png'])
    expect(await list('attachments')).toEqual(['Kế hoạch 18.pdf'])
    expect(await editor.media.counts()).toMatchObject({
      all: 4,
      pictures: 3,
      attachments: 1,
      unused: 1,
      missing: 1,
    })
    const use = { article: id, number: 1, title: 'Bài một', state: 'draft', now: true, revisions: 0 }
    expect((await editor.media.details({ hash: lacking })).uses).toEqual([
      { ...use, missingAlternative: true, missingCredit: false },
    ])
    await save(id, showing(figure(lacking, complete)))
    expect(await list('missing')).toEqual([])
    expect(await list('unused')).toEqual(['thừa.png', 'Hội nghị.png'])
    expect((await editor.media.details({ hash: unused })).uses).toEqual([])
  })

  it('are found by their names with and without diacritics', async () => {
    await add('Quang cảnh hội nghị Đảng uỷ.png')
    await add('anh 2.png', waves(3))
    await add('100%_x.png', waves(5))
    expect(await list('all', 'dang uy quang')).toEqual(['Quang cảnh hội nghị Đảng uỷ.png'])
    expect(await list('all', 'HỘI nghị')).toEqual(['Quang cảnh hội nghị Đảng uỷ.png'])
    expect(await list('all', '%')).toEqual(['100%_x.png'])
    expect(await list('all', "'; DROP TABLE media; --")).toEqual([])
  })

  it('come a page at a time', async () => {
    for (let turn = 2; turn < 9; turn++) await add(`${turn}.png`, waves(turn))
    const seen: string[] = []
    let after: { at: number; hash: string } | null = null
    for (let more = true; more; ) {
      const page = await editor.media.list({ show: 'all', search: '', after, limit: 3 })
      seen.push(...page.files.map(({ fileName }) => fileName))
      const last = page.files.at(-1)
      after = last ? { at: last.addedAt, hash: last.hash } : null
      more = page.more
    }
    expect(seen.sort()).toEqual(['2.png', '3.png', '4.png', '5.png', '6.png', '7.png', '8.png'])
  })

  it('are stored once, and look-alikes are shown together', async () => {
    const first = await add('gốc.png', waves(2, 1200))
    expect(await add('bản sao.png', waves(2, 1200))).toBe(first)
    await add('thu nhỏ.png', waves(2, 500))
    await add('khác.png', waves(7))
    expect(await list('all')).toEqual(['khác.png', 'thu nhỏ.png', 'gốc.png'])
    expect(await list('alike')).toEqual(['thu nhỏ.png', 'gốc.png'])
    expect((await editor.media.details({ hash: first })).alike.map(({ fileName }) => fileName)).toEqual([
      'thu nhỏ.png',
    ])
  })
})

describe('a file', () => {
  it('that nothing uses is deleted, from the disk too', async () => {
    const unused = await add('thừa.png')
    const kept = await add('giữ.png', waves(3))
    await writer.media.read({ media: unused, crop: { x: 0, y: 0, width: 5000, height: 5000 }, size: 'small' })
    expect(onDisk()).toHaveLength(8)
    await editor.media.remove({ hash: unused })
    expect(onDisk()).toHaveLength(3)
    expect(await list('all')).toEqual(['giữ.png'])
    expect(await refusalOf(editor.media.read({ media: unused, size: 'small' }))).toMatchObject({
      code: 'mediaMissing',
    })
    await writer.media.read({ media: kept, size: 'small' })
    // Deleted and added again it is as new.
    await add('thừa.png')
    await writer.media.read({ media: unused, size: 'large' })
  })

  it('that a draft or a saved revision uses is not', async () => {
    const media = await add('dùng.png')
    const id = await write('Bài dùng ảnh', showing(figure(media)))
    const refused = { code: 'fileInUse', name: 'dùng.png', kind: 'Bài dùng ảnh', size: 1 }
    expect(await refusalOf(editor.media.remove({ hash: media }))).toEqual(refused)
    await writer.article.act({ id, action: 'submit', version: null })
    await editor.article.act({ id, action: 'claim', version: null })
    const { version, content } = await editor.article.open({ id })
    const without = JSON.stringify(showing()({ ...content, fields: contentOf('Bài dùng ảnh', '').fields }))
    await editor.article.save({ id, baseVersion: version, content: without })
    expect((await editor.media.details({ hash: media })).uses).toMatchObject([{ now: false, revisions: 1 }])
    expect(await refusalOf(editor.media.remove({ hash: media }))).toEqual(refused)
    expect(onDisk()).toHaveLength(3)
  })

  it('is deleted by who added it, an editor or a secretary, and by nobody else', async () => {
    const media = await add('a.png')
    const approver = await trial.as('approver')
    expect(await refusalOf(approver.media.remove({ hash: media }))).toMatchObject({ code: 'notAllowed' })
    expect(await refusalOf(trial.engine.client().media.remove({ hash: media }))).toMatchObject({
      code: 'signInRequired',
    })
    await writer.media.remove({ hash: media })
    expect(await refusalOf(editor.media.remove({ hash: media }))).toMatchObject({ code: 'mediaMissing' })
  })

  it('whose row went before a crash is taken from the disk when the newsroom is opened', async () => {
    const media = await add('a.png')
    const kept = await add('b.png', waves(3))
    await trial.engine.close()
    const db = openWritable(join(trial.folder, 'newsroom.db'))
    deleteFile(db, media)
    // Forgotten, and added again by a program that died before it said so: it stays.
    prepared(db, 'INSERT INTO removed_files VALUES (@kept)').run({ kept })
    db.close()
    expect(onDisk()).toHaveLength(6)
    const again = await import('../engine.ts').then(({ createEngine }) =>
      import('../trial/newsroom.ts').then(({ trialSettings }) => createEngine(trialSettings())),
    )
    await again.open(trial.folder)
    expect(onDisk()).toHaveLength(3)
    await again.close()
  })
})

describe('a crop', () => {
  const crop = { x: 0, y: 0, width: 5000, height: 10_000 }
  const read = (media: string, size: 'large' | 'small' = 'large') => writer.media.read({ media, crop, size })

  it('is made once, and anew when its file is gone', async () => {
    const media = await add('a.png')
    const first = await read(media)
    expect([first.width, first.height]).toEqual([150, 225])
    const [made = ''] = onDisk().filter(name => name.includes('large.'))
    rmSync(join(trial.folder, 'media', made))
    expect(await read(media)).toEqual(first)
    expect(onDisk()).toHaveLength(5)
  })

  it('beyond the picture is no crop', async () => {
    const media = await add('a.png')
    const refused = (part: object) =>
      refusalOf(writer.media.read({ media, size: 'small', crop: { ...crop, ...part } }))
    for (const part of [{ x: 5001 }, { width: 0 }, { x: -1 }, { y: 1 }, { width: 0.5 }]) {
      expect(await refused(part)).toMatchObject({ code: 'inputInvalid' })
    }
  })
})

describe('an attachment', () => {
  it('is kept once, under the name of what it is, and given back as it was', async () => {
    const { file, ...rest } = await addPdf('Quyết định.exe')
    expect(rest).toEqual({ fileName: 'Quyết định.pdf', type: 'application/pdf', size: 9 })
    expect((await addPdf('khác.pdf')).file).toBe(file)
    expect(await list('attachments')).toEqual(['Quyết định.pdf'])
    const read = await editor.attachments.read({ file })
    expect([Buffer.from(read.bytes).toString(), read.fileName]).toEqual(['%PDF-1.7\n', 'Quyết định.pdf'])
  })

  it('that may not go with an article is refused, and leaves nothing', async () => {
    const bytes = Buffer.from('MZ\0\0')
    expect(await refusalOf(writer.attachments.add({ fileName: 'a.pdf', bytes }))).toEqual({
      code: 'attachmentRefused',
      name: 'a.pdf',
      kind: 'program',
    })
    const approver = await trial.as('approver')
    expect(await refusalOf(approver.attachments.add({ fileName: 'a.pdf', bytes }))).toMatchObject({
      code: 'notAllowed',
    })
    expect(
      await refusalOf(writer.attachments.add({ fileName: 'to.pdf', bytes: new Uint8Array(50_000_001) })),
    ).toEqual({
      code: 'fileTooLarge',
      name: 'to.pdf',
      size: 51,
      limit: 50,
    })
    expect(await list('all')).toEqual([])
  })
})
