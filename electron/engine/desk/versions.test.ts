import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { plainBody } from '../../../shared/article/index.ts'
import type { EngineClient } from '../engine.ts'
import { contentOf, refusalOf, startTrial, type Trial, trialPassword } from '../trial/newsroom.ts'

let trial: Trial
let writer: EngineClient
let editor: EngineClient
let id: string
beforeAll(async () => {
  trial = await startTrial()
  writer = await trial.as('writer')
  editor = await trial.as('editor')
})
afterAll(() => trial.end())
beforeEach(async () => {
  id = (await writer.article.create({ title: 'Bài thử' })).id
})

const save = async (client: EngineClient, text: string) => {
  const { version } = await client.article.open({ id })
  const content = JSON.stringify(contentOf('Bài thử', text))
  return (await client.article.save({ id, baseVersion: version, content })).version
}
const text = async () => plainBody((await writer.article.open({ id })).content.body)
const versions = async () =>
  (await writer.article.revisions({ id })).map(({ number, names, syllables }) => [
    number,
    names.map(({ name }) => name),
    syllables,
  ])

describe('a version that is kept', () => {
  test('is a revision with a name, beside those that the workflow made', async () => {
    const version = await save(writer, 'Một hai ba')
    const kept = await writer.article.keepVersion({ id, version, name: '  Trước khi gửi ' })
    expect(kept).toMatchObject({
      number: 2,
      names: [{ name: 'Trước khi gửi', by: { name: 'Người writer' } }],
      syllables: 3,
      sealed: false,
    })
    // The same text again is the same revision, which may have more names.
    await writer.article.keepVersion({ id, version, name: 'Bản gửi đồng chí Minh' })
    await save(writer, 'Một hai ba bốn')
    expect(await versions()).toEqual([
      [2, ['Trước khi gửi', 'Bản gửi đồng chí Minh'], 3],
      [1, [], 0],
    ])
    const events = await writer.article.history({ id })
    expect(events.slice(-2).map(({ kind, note, revisionNumber }) => [kind, note, revisionNumber])).toEqual([
      ['version.named', 'Trước khi gửi', 2],
      ['version.named', 'Bản gửi đồng chí Minh', 2],
    ])
  })

  test('needs a name, the newest draft, and somebody who may edit', async () => {
    const version = await save(writer, 'Một')
    const keep = (client: EngineClient, of: number, name: string) =>
      refusalOf(client.article.keepVersion({ id, version: of, name }))
    expect(await keep(writer, version, '   ')).toEqual({ code: 'inputInvalid', kind: 'name' })
    expect(await keep(writer, version - 1, 'Bản')).toMatchObject({ code: 'outdated' })
    expect(await keep(editor, version, 'Bản')).toMatchObject({ code: 'action', objection: 'role' })
    expect(await versions()).toEqual([[1, [], 0]])
  })
})

describe('restoring a revision', () => {
  test('makes a new one, keeps what stood there before, and is taken back by restoring that', async () => {
    await writer.article.keepVersion({ id, version: await save(writer, 'Bản đầu'), name: 'Bản đầu' })
    const version = await save(writer, 'Bản sau dài hơn')
    const [first] = await writer.article.revisions({ id })
    const restored = await writer.article.restore({ id, revision: first?.id ?? '', version })
    expect(restored).toEqual({ kept: expect.any(String), version: version + 1 })
    expect(await text()).toBe('Bản đầu')
    expect(await versions()).toEqual([
      [4, [], 2],
      [3, [], 4],
      [2, ['Bản đầu'], 2],
      [1, [], 0],
    ])
    await writer.article.restore({ id, revision: restored.kept ?? '', version: restored.version })
    expect(await text()).toBe('Bản sau dài hơn')
    expect((await versions()).length).toBe(5)
    expect((await writer.article.history({ id })).map(({ kind }) => kind)).toContain('article.restored')
  })

  test('of what stands there already does nothing', async () => {
    const version = await save(writer, 'Một')
    const { id: revision } = await writer.article.keepVersion({ id, version, name: 'Bản' })
    const before = await writer.article.history({ id })
    expect(await writer.article.restore({ id, revision, version })).toEqual({ kept: null, version })
    expect(await writer.article.history({ id })).toEqual(before)
  })

  test('makes a seal void as any edit does, and is refused to who may not edit', async () => {
    const [all, approver] = [await trial.as('all'), await trial.as('approver')]
    const version = await save(writer, 'Bản đầu')
    const { id: revision } = await writer.article.keepVersion({ id, version, name: 'Bản đầu' })
    await save(writer, 'Bản được duyệt')
    for (const [client, action] of [
      [writer, 'submit'],
      [all, 'claim'],
      [all, 'sendUp'],
      [approver, 'approve'],
    ] as const) {
      await client.article.act({ id, action, version: null, password: trialPassword })
    }
    const sealed = await all.article.open({ id })
    expect(await refusalOf(writer.article.restore({ id, revision, version: sealed.version }))).toMatchObject({
      code: 'action',
    })
    await all.article.restore({ id, revision, version: sealed.version })
    expect(await all.article.open({ id })).toMatchObject({ state: 'pending', seal: null })
    const seals = (await all.article.revisions({ id })).map(one => one.sealed)
    expect(seals).toEqual([false, true, false, false])
  })

  test('of another article’s revision, or on a draft that somebody saved since, is refused', async () => {
    const version = await save(writer, 'Một')
    const [own] = await writer.article.revisions({ id })
    const other = await writer.article.create({ title: 'Bài khác' })
    const [foreign] = await writer.article.revisions({ id: other.id })
    const restore = (revision: string, of: number) =>
      refusalOf(writer.article.restore({ id, revision, version: of }))
    expect(await restore(foreign?.id ?? '', version)).toEqual({ code: 'inputInvalid', kind: 'revision' })
    expect(await restore(own?.id ?? '', version - 1)).toMatchObject({ code: 'outdated' })
    expect(await text()).toBe('Một')
  })
})

test('The record stays whole, names and restorings included', async () => {
  expect((await (await trial.as('approver')).log.check()).faults).toEqual([])
})
