import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bodyVersion } from '../../../shared/article/index.ts'
import type { EngineClient } from '../engine.ts'
import { checkRecord } from '../record/check.ts'
import { openReadable } from '../store/database.ts'
import { contentOf, refusalOf, startTrial, type Trial, trialPassword } from '../trial/newsroom.ts'

let trial: Trial
let writer: EngineClient
let editor: EngineClient
let approver: EngineClient
let id: string

beforeEach(async () => {
  trial = await startTrial()
  writer = await trial.as('writer')
  editor = await trial.as('editor')
  approver = await trial.as('approver')
  id = (await writer.article.create({ title: 'Bài' })).id
  await save(writer, 1, 'một hai ba')
  await writer.article.act({ id, action: 'submit', version: 2 })
  await editor.article.act({ id, action: 'claim', version: 2 })
  await editor.article.act({ id, action: 'sendUp', version: 2 })
})
afterEach(() => trial?.end())

const save = (client: EngineClient, baseVersion: number, text: string) =>
  client.article.save({ id, baseVersion, content: JSON.stringify(contentOf('Bài', text)) })
const approve = (password?: string, version: number | null = null) =>
  approver.article.act({ id, action: 'approve', version, ...(password !== undefined && { password }) })

test('approval asks for the password and seals exactly the text that was seen', async () => {
  expect((await refusalOf(approve())).code).toBe('passwordMissing')
  expect((await refusalOf(approve('sai'))).code).toBe('wrongPassword')
  expect((await refusalOf(approve(trialPassword, 1))).code).toBe('outdated')
  const article = await approve(trialPassword, 2)
  expect(article).toMatchObject({
    state: 'approved',
    seal: { by: { name: 'Người approver' }, role: 'approver' },
  })
  const history = await approver.article.history({ id })
  expect(history.slice(-2).map(event => event.kind)).toEqual(['seal.made', 'article.moved'])
})

test('any later edit voids the seal and says so', async () => {
  await approve(trialPassword)
  expect(await save(editor, 2, 'một hai ba')).toMatchObject({
    version: 2,
    state: 'approved',
    sealVoided: false,
  })
  expect(await save(editor, 2, 'một hai bốn')).toMatchObject({
    version: 3,
    state: 'pending',
    sealVoided: true,
  })
  const article = await approver.article.open({ id })
  expect(article.seal).toBeNull()
  expect((await approver.article.history({ id })).map(event => event.kind)).toContain('seal.voided')
  const secretary = await trial.as('secretary')
  expect(await refusalOf(secretary.packages.make({ article: id, folder: null }))).toMatchObject({
    code: 'action',
  })
  await approve(trialPassword)
  expect((await secretary.packages.make({ article: id, folder: null })).fileName).toMatch(
    /^goi-bai_bai_\d{8}\.zip$/,
  )
})

test('who wrote any of the text does not approve it, unless the house says otherwise', async () => {
  const all = await trial.as('all')
  await save(all, 2, 'của người kiêm nhiệm')
  await save(editor, 3, 'của biên tập viên')
  const act = () => all.article.act({ id, action: 'approve', version: null, password: trialPassword })
  expect(await refusalOf(act())).toMatchObject({ code: 'action', objection: 'fourEyes' })
  const administrator = await trial.as('administrator')
  const { houseStyle } = await administrator.settings.get()
  await administrator.settings.changeHouseStyle({ ...houseStyle, fourEyes: 'warn' })
  const verdict = (await all.article.open({ id })).verdicts.find(({ action }) => action === 'approve')
  expect(verdict).toMatchObject({ allowed: true, warnings: ['fourEyes'] })
  expect((await act()).state).toBe('approved')
})

test('a save that builds on another version is refused with who saved', async () => {
  expect(await refusalOf(save(editor, 1, 'cũ'))).toMatchObject({ code: 'outdated', name: 'Người writer' })
  expect((await editor.article.open({ id })).version).toBe(2)
})

test('content that is not of the body language does not come in', async () => {
  const cases = [
    '{',
    '{}',
    JSON.stringify({ ...contentOf('a', 'b'), body: { version: bodyVersion, blocks: [{ type: 'script' }] } }),
  ]
  for (const content of cases) {
    const refusal = await refusalOf(editor.article.save({ id, baseVersion: 2, content }))
    expect(refusal.code).toBe('inputInvalid')
  }
  const link = contentOf('a', 'b')
  const withLink = JSON.stringify(link).replace(
    '{"type":"text","text":"b","marks":[]}',
    '{"type":"link","address":"javascript:alert(1)","content":[]}',
  )
  expect(withLink).toContain('javascript')
  expect((await refusalOf(editor.article.save({ id, baseVersion: 2, content: withLink }))).code).toBe(
    'inputInvalid',
  )
})

test('a letter under thousands of marks does not hold the engine up', async () => {
  const content = JSON.stringify(contentOf('Bài', `a${'\u0301\u0323'.repeat(2_000_000)}`))
  expect((await refusalOf(editor.article.save({ id, baseVersion: 2, content }))).code).toBe('inputInvalid')
})

test('the engine writes who ticked that there is no state secret', async () => {
  const content = contentOf('Bài', 'chữ')
  const forged = {
    ...content,
    fields: { ...content.fields, noStateSecret: { person: 'ai', name: 'Ai đó', at: 1 } },
  }
  const saved = await editor.article.save({ id, baseVersion: 2, content: JSON.stringify(forged) })
  expect(saved.noStateSecret?.name).toBe('Người editor')
  const kept = await (await trial.as('all')).article.save({
    id,
    baseVersion: 3,
    content: JSON.stringify(forged),
  })
  expect(kept.noStateSecret).toEqual(saved.noStateSecret)
})

test('text is stored in NFC', async () => {
  await save(editor, 2, 'Huyện uỷ'.normalize('NFD'))
  const { content } = await editor.article.open({ id })
  expect(JSON.stringify(content)).toContain('Huyện uỷ'.normalize('NFC'))
})

/** What somebody might do to the database behind the program's back, and where the check must point. */
const tampering: [string, string, { table: string; kind: string }][] = [
  [
    'an event’s data',
    `UPDATE events SET data = replace(data, 'Bài', 'Bàj') || ' ' WHERE sequence = 8`,
    { table: 'events', kind: 'changed' },
  ],
  [
    'an event’s person',
    `UPDATE events SET person = (SELECT id FROM people WHERE sign_in = 'all') WHERE kind = 'seal.made'`,
    { table: 'events', kind: 'changed' },
  ],
  [
    'an event’s time',
    'UPDATE events SET at = at + 1 WHERE sequence = 5',
    { table: 'events', kind: 'changed' },
  ],
  ['an event taken away', 'DELETE FROM events WHERE sequence = 6', { table: 'events', kind: 'missing' }],
  [
    'the log cut before the seal',
    `DELETE FROM events WHERE sequence >= (SELECT min(sequence) FROM events WHERE kind = 'seal.made') - 1`,
    { table: 'seals', kind: 'added' },
  ],
  [
    'a revision’s content',
    `UPDATE revision_contents SET content = (SELECT content FROM revision_contents WHERE hash <> o.hash LIMIT 1) FROM (SELECT hash FROM revision_contents LIMIT 1) AS o WHERE revision_contents.hash = o.hash`,
    { table: 'revision_contents', kind: 'changed' },
  ],
  [
    'a byte of a revision’s content',
    `UPDATE revision_contents SET content = cast(substr(content, 1, 20) || x'00' || substr(content, 22) AS BLOB)`,
    { table: 'revision_contents', kind: 'changed' },
  ],
  [
    'a revision’s hash',
    `UPDATE revisions SET hash = (SELECT hash FROM revisions WHERE number = 1) WHERE number = 2`,
    { table: 'revisions', kind: 'changed' },
  ],
  [
    'a revision added',
    `INSERT INTO revisions SELECT 'them', article, 9, hash, parent, made_by, made_at FROM revisions LIMIT 1`,
    { table: 'revisions', kind: 'added' },
  ],
  [
    'a seal’s statement',
    `UPDATE seals SET statement = replace(statement, 'Người approver', 'Người khác')`,
    { table: 'seals', kind: 'signature' },
  ],
  [
    'a seal’s signature',
    `UPDATE seals SET signature = replace(signature, 'a', 'b')`,
    { table: 'seals', kind: 'signature' },
  ],
  [
    'a seal’s person',
    `UPDATE seals SET person = (SELECT id FROM people WHERE sign_in = 'all')`,
    { table: 'seals', kind: 'key' },
  ],
  ['a seal taken away', 'DELETE FROM seals', { table: 'seals', kind: 'missing' }],
  [
    'an approver’s public key',
    `UPDATE person_keys SET public_key = (SELECT public_key || '' FROM newsroom) WHERE person = (SELECT person FROM seals)`,
    { table: 'seals', kind: 'key' },
  ],
  ['an article’s state', `UPDATE articles SET state = 'published'`, { table: 'articles', kind: 'changed' }],
]

test.each(tampering)('tampering with %s is found and named', async (_, sql, fault) => {
  await approve(trialPassword)
  await trial.engine.close()
  const path = join(trial.folder, 'newsroom.db')
  const db = new Database(path)
  expect(() => db.exec('UPDATE events SET at = 0')).toThrow(/only ever added to/)
  db.pragma('foreign_keys = OFF')
  for (const name of db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()) {
    db.exec(`DROP TRIGGER ${name}`)
  }
  db.exec(sql)
  db.close()
  const reading = openReadable(path)
  const { faults } = checkRecord(reading)
  reading.close()
  expect(faults).toContainEqual(expect.objectContaining(fault))
})

test('an untouched record has no faults', async () => {
  await approve(trialPassword)
  const check = await (await trial.as('secretary')).log.check()
  expect(check).toMatchObject({ revisions: 2, seals: 1, faults: [] })
})
