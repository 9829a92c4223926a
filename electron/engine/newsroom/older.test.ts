import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentContent } from '../../../shared/article/index.ts'
import { createEngine, type Engine, type EngineClient } from '../engine.ts'
import { openWritable, prepared } from '../store/database.ts'
import { trialPassword, trialSettings } from '../trial/newsroom.ts'

/*
 * A newsroom as the program wrote it when bodies were of version 1: article 1 is a draft, 2 is approved, 3 is packaged.
 * Each has one of everything that the body language had. It is never edited.
 */
const sample = join(import.meta.dirname, 'samples', 'version-1')

let base: string
let folder: string
let engine: Engine
let clients: Record<'writer' | 'editor' | 'approver' | 'secretary', EngineClient>
let ids: string[]

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'banthao-'))
  folder = join(base, 'toà soạn')
  cpSync(sample, folder, { recursive: true })
  writeFileSync(join(folder, 'newsroom.db'), gunzipSync(readFileSync(join(folder, 'newsroom.db.gz'))))
  rmSync(join(folder, 'newsroom.db.gz'))
  engine = createEngine(trialSettings())
  await engine.open(folder)
  const as = async (signIn: string) => {
    const client = engine.client()
    await client.session.signIn({ signIn, password: trialPassword })
    return client
  }
  clients = {
    writer: await as('writer'),
    editor: await as('editor'),
    approver: await as('approver'),
    secretary: await as('secretary'),
  }
  const { articles } = await clients.writer.desk.list({ states: [], mine: false, after: null, limit: 10 })
  ids = articles.sort((a, b) => a.number - b.number).map(({ id }) => id)
})
afterEach(async () => {
  await engine.close()
  rmSync(base, { recursive: true, force: true })
})

const standing = async (client: EngineClient, id: string) => {
  const { version, state, seal, savedAt } = await client.article.open({ id })
  const history = await client.article.history({ id })
  return { version, state, seal: seal?.id, savedAt, events: history.length }
}

const packagesIn = (of: string) =>
  readdirSync(join(of, 'packages')).map(name => readFileSync(join(of, 'packages', name)))

test('an old article opens in the language of today', async () => {
  for (const id of ids) {
    const { content } = await clients.writer.article.open({ id })
    expect(content.body.version).toBe(2)
    expect(content.fields.leadFigure).toMatchObject({ crop: null, focus: null })
    expect(currentContent(content)).toEqual(content)
  }
})

test('the record of an old newsroom still holds, every revision and seal in it', async () => {
  const record = await clients.secretary.log.check()
  expect({ ...record, events: record.events > 0 }).toEqual({
    events: true,
    revisions: 5,
    seals: 2,
    faults: [],
  })
})

test('a revision of version 1 is read, and stays what it was', async () => {
  const history = await clients.writer.article.history({ id: ids[1] ?? '' })
  const revision = history.findLast(event => event.revision !== null)?.revision ?? ''
  const { content } = await clients.writer.article.revision({ id: ids[1] ?? '', revision })
  expect(content.body.version).toBe(2)
  expect((await clients.secretary.log.check()).faults).toEqual([])
})

test('opening an old article and changing nothing makes no version and voids no seal', async () => {
  const [draft = '', sealed = '', packaged = ''] = ids
  for (const [client, id] of [
    [clients.writer, draft],
    [clients.editor, sealed],
    [clients.editor, packaged],
  ] as const) {
    const before = await standing(client, id)
    const { content, version } = await client.article.open({ id })
    const saved = await client.article.save({ id, baseVersion: version, content: JSON.stringify(content) })
    expect(saved).toMatchObject({ version, sealVoided: false, state: before.state })
    expect(await standing(client, id)).toEqual(before)
  }
})

test('a step of the workflow without a change of text makes no revision', async () => {
  const [draft = '', sealed = ''] = ids
  const revisions = () => clients.secretary.log.check().then(record => record.revisions)
  await clients.approver.article.act({ id: sealed, action: 'hold', version: null, reason: 'Chờ thêm ảnh' })
  await clients.approver.article.act({ id: sealed, action: 'resume', version: null })
  expect(await revisions()).toBe(5)
  // Article 1 was changed after its first revision, when bodies were of version 1.
  await clients.writer.article.act({ id: draft, action: 'submit', version: null })
  expect(await revisions()).toBe(6)
  expect((await clients.secretary.log.check()).faults).toEqual([])
})

test('a change of an old article is written in the language of today, and voids the seal', async () => {
  const [, sealed = ''] = ids
  const { content, version } = await clients.editor.article.open({ id: sealed })
  const changed = { ...content, fields: { ...content.fields, place: 'Ấp 1' } }
  const save = { id: sealed, baseVersion: version, content: JSON.stringify(changed) }
  expect(await clients.editor.article.save(save)).toMatchObject({ version: version + 1, sealVoided: true })
  expect((await clients.editor.article.open({ id: sealed })).content).toEqual(changed)
  await engine.close()
  const db = openWritable(join(folder, 'newsroom.db'))
  const stored = prepared(db, 'SELECT content_version FROM drafts ORDER BY article').pluck().all()
  db.close()
  expect(stored).toEqual([1, 2, 1])
})

test('a package that the old program made is whole, and is made again with the same bytes', async () => {
  const [, sealed = '', packaged = ''] = ids
  const path = join(folder, 'packages', readdirSync(join(folder, 'packages'))[0] ?? '')
  expect(await clients.secretary.packages.verify({ path })).toMatchObject({ whole: true, faults: [] })

  const other = mkdtempSync(join(base, 'gói '))
  const again = await clients.secretary.packages.make({ article: packaged, folder: other })
  expect(readFileSync(again.path)).toEqual(packagesIn(sample)[0])
  const first = await clients.secretary.packages.make({ article: sealed, folder: other })
  expect(await clients.secretary.packages.verify({ path: first.path })).toMatchObject({ whole: true })
})
