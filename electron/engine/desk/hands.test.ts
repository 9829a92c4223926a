import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainBody } from '../../../shared/article/index.ts'
import type { EngineClient } from '../engine.ts'
import { contentOf, refusalOf, startTrial, type Trial } from '../trial/newsroom.ts'

/*
 * An article has one holder, and two windows on it never write over each other: each test has two connections to one
 * engine, as two windows have.
 */

let trial: Trial
let writer: EngineClient
let editor: EngineClient
let other: EngineClient

beforeAll(async () => {
  trial = await startTrial()
  ;[writer, editor, other] = await Promise.all([trial.as('writer'), trial.as('editor'), trial.as('all')])
})
afterAll(() => trial.end())

const title = 'Bài qua nhiều tay'
const text = (words: string) => JSON.stringify(contentOf(title, words))
const save = (client: EngineClient, id: string, baseVersion: number, words: string) =>
  client.article.save({ id, baseVersion, content: text(words) })
const textOf = async (id: string) => plainBody((await editor.article.open({ id })).content.body)

/** An article that the editor has in hand. */
async function inHand(): Promise<string> {
  const { id } = await writer.article.create({ title })
  await save(writer, id, 1, 'Bản của phóng viên.')
  await writer.article.act({ id, action: 'submit', version: null })
  await editor.article.act({ id, action: 'claim', version: null })
  return id
}
const keptTexts = async (id: string) => {
  const revisions = await editor.article.revisions({ id })
  return Promise.all(
    revisions.map(async ({ id: revision, by, names, aside }) => {
      const { content } = await editor.article.revision({ id, revision })
      return {
        by: by.name,
        names: names.map(({ name }) => name),
        aside,
        text: plainBody(content.body),
      }
    }),
  )
}

describe('Two windows on one article', () => {
  test('never write over each other: the second is told who saved and when, and loses nothing', async () => {
    const id = await inHand()
    const again = await trial.as('editor')
    const { version } = await editor.article.open({ id })
    await save(editor, id, version, 'Cửa sổ thứ nhất.')
    const refused = await refusalOf(save(again, id, version, 'Cửa sổ thứ hai.'))
    expect(refused).toMatchObject({ code: 'outdated', name: 'Người editor' })
    expect(await textOf(id)).toBe('Cửa sổ thứ nhất.')
    await again.article.keepAside({
      id,
      baseVersion: version,
      content: text('Cửa sổ thứ hai.'),
      name: 'Giữ riêng',
    })
    expect(await textOf(id)).toBe('Cửa sổ thứ nhất.')
    expect(await keptTexts(id)).toContainEqual({
      by: 'Người editor',
      names: ['Giữ riêng'],
      aside: true,
      text: 'Cửa sổ thứ hai.',
    })
  })

  test('saving by turns at random, every text that was accepted stood there and every other was refused', async () => {
    const id = await inHand()
    const windows = [editor, await trial.as('editor')]
    const seen = await Promise.all(windows.map(async window => (await window.article.open({ id })).version))
    let stands = (await editor.article.open({ id })).version
    let random = 20_261_125
    for (let turn = 0; turn < 60; turn += 1) {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
      const which = Math.floor(random / 65_536) % 2
      const window = windows[which]
      if (!window) throw new Error('no window')
      const words = `Lượt ${turn}.`
      const base = seen[which] ?? 0
      if (base === stands) {
        stands = (await save(window, id, base, words)).version
        seen[which] = stands
        expect(await textOf(id)).toBe(words)
      } else {
        const before = await textOf(id)
        expect(await refusalOf(save(window, id, base, words))).toMatchObject({ code: 'outdated' })
        expect(await textOf(id)).toBe(before)
        if (turn % 3 === 0) seen[which] = (await window.article.open({ id })).version
      }
    }
  })
})

describe('Taking an article over', () => {
  test('keeps what its holder saved last, tells them, and what they had not saved is kept when they come back', async () => {
    const id = await inHand()
    const { version } = await editor.article.open({ id })
    const saved = await save(editor, id, version, 'Đã lưu trước khi bị tiếp quản.')
    const before = await other.desk.standing({ id })
    expect(before).toMatchObject({
      row: { holder: { name: 'Người editor' } },
      savedBy: { name: 'Người editor' },
      savedSinceRevision: true,
    })
    expect(before.heldSince).not.toBeNull()

    await other.article.act({ id, action: 'takeOver', version: null })
    const mine = await other.article.open({ id })
    expect(mine.holder?.name).toBe('Người kiêm nhiệm')
    await save(other, id, mine.version, 'Viết tiếp sau khi tiếp quản.')
    expect((await editor.news.list({ before: null, limit: 1 })).news).toMatchObject([
      { article: id, action: 'takeOver', concerns: 'takenFrom', by: { name: 'Người kiêm nhiệm' } },
    ])

    // The window that lost it was asleep meanwhile.
    const refused = await refusalOf(save(editor, id, saved.version, 'Chưa kịp lưu.'))
    expect(refused.code).toBe('outdated')
    await editor.article.keepAside({
      id,
      baseVersion: saved.version,
      content: text('Chưa kịp lưu.'),
      name: 'Phần chưa lưu của Người editor',
    })
    expect(await textOf(id)).toBe('Viết tiếp sau khi tiếp quản.')
    expect((await keptTexts(id)).map(({ text, aside }) => [text, aside])).toEqual([
      ['Chưa kịp lưu.', true],
      ['Đã lưu trước khi bị tiếp quản.', false],
      ['Bản của phóng viên.', false],
      ['', false],
    ])
    expect((await other.news.list({ before: null, limit: 1 })).news).toMatchObject([
      { article: id, kind: 'version.keptAside', note: 'Phần chưa lưu của Người editor' },
    ])
  })

  test('refuses the save of who lost it even when nobody saved since, and their text is kept all the same', async () => {
    const id = await inHand()
    const { version } = await editor.article.open({ id })
    await other.article.act({ id, action: 'takeOver', version: null })
    expect(await refusalOf(save(editor, id, version, 'Không còn giữ.'))).toMatchObject({
      code: 'action',
      objection: 'holder',
    })
    const aside = { id, baseVersion: version, content: text('Không còn giữ.'), name: 'Giữ riêng' }
    const kept = await editor.article.keepAside(aside)
    // Handing it over again makes no second one.
    expect(await editor.article.keepAside({ ...aside, name: 'Lần nữa' })).toEqual(kept)
    expect(await textOf(id)).toBe('Bản của phóng viên.')
  })

  test('is not for who may not, and takes nobody’s article from themselves', async () => {
    const id = await inHand()
    expect(await refusalOf(writer.article.act({ id, action: 'takeOver', version: null }))).toMatchObject({
      code: 'action',
      objection: 'role',
    })
    expect(await refusalOf(editor.article.act({ id, action: 'takeOver', version: null }))).toMatchObject({
      code: 'action',
      objection: 'notHolder',
    })
  })
})

describe('A text that is kept aside', () => {
  test('comes between no revisions: the article goes its way, and the record holds', async () => {
    const id = await inHand()
    await editor.article.keepAside({ id, baseVersion: 1, content: text('Bên lề.'), name: 'Bên lề' })
    await editor.article.act({ id, action: 'sendUp', version: null })
    const approver = await trial.as('approver')
    const sealed = await approver.article.act({
      id,
      action: 'approve',
      version: null,
      password: 'mật khẩu để thử',
    })
    expect(sealed.seal).not.toBeNull()
    expect((await keptTexts(id)).map(({ text, aside }) => [text, aside])).toEqual([
      ['Bên lề.', true],
      ['Bản của phóng viên.', false],
      ['', false],
    ])
    expect((await approver.log.check()).faults).toEqual([])
  })

  test('is of the body language, of a writer or an editor, and has a name', async () => {
    const id = await inHand()
    const aside = { id, baseVersion: 1, content: text('Chữ.'), name: 'Tên' }
    const secretary = await trial.as('secretary')
    expect((await refusalOf(secretary.article.keepAside(aside))).code).toBe('notAllowed')
    expect((await refusalOf(editor.article.keepAside({ ...aside, name: ' ' }))).code).toBe('inputInvalid')
    expect((await refusalOf(editor.article.keepAside({ ...aside, content: '{}' }))).code).toBe('inputInvalid')
    expect((await refusalOf(editor.article.keepAside({ ...aside, id: 'không có' }))).code).toBe(
      'unknownArticle',
    )
  })
})
