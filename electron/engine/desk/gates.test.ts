import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Content, emptyContent, textRun } from '../../../shared/article/index.ts'
import { blockerSchema, type CheckRules } from '../../../shared/checks/index.ts'
import type { HouseStyle } from '../../../shared/contract/index.ts'
import type { EngineClient } from '../engine.ts'
import { contentOf, refusalOf, startTrial, type Trial, trialPassword } from '../trial/newsroom.ts'

let trial: Trial
let people: Record<'writer' | 'editor' | 'approver' | 'secretary' | 'administrator' | 'all', EngineClient>

beforeEach(async () => {
  trial = await startTrial()
  const as = (name: string) => trial.as(name)
  people = {
    writer: await as('writer'),
    editor: await as('editor'),
    approver: await as('approver'),
    secretary: await as('secretary'),
    administrator: await as('administrator'),
    all: await as('all'),
  }
})
afterEach(() => trial?.end())

const blockersIn = (refusal: Record<string, unknown>) => z.array(blockerSchema).parse(refusal.blockers)
const house = async (part: Partial<HouseStyle>) => {
  const { houseStyle } = await people.administrator.settings.get()
  await people.administrator.settings.changeHouseStyle({ ...houseStyle, ...part })
}
const at = (submit: string, approve: string, packaged: string) => ({ submit, approve, package: packaged })
const rules = (part: object): CheckRules => ({ levels: {}, questions: [], ...part })

async function write(client: EngineClient, id: string, content: Content): Promise<void> {
  const { version } = await client.article.open({ id })
  await client.article.save({ id, baseVersion: version, content: JSON.stringify(content) })
}
async function article(
  client: EngineClient,
  content: Content = contentOf('Bài', 'một hai ba'),
): Promise<string> {
  const { id } = await client.article.create({ title: content.fields.title })
  await write(client, id, content)
  return id
}
const step = (
  client: EngineClient,
  id: string,
  action: Parameters<EngineClient['article']['act']>[0]['action'],
  more = {},
) => client.article.act({ id, action, version: null, password: trialPassword, ...more })

async function pending(content?: Content): Promise<string> {
  const id = await article(people.writer, content)
  await step(people.writer, id, 'submit')
  await step(people.editor, id, 'claim')
  await step(people.editor, id, 'sendUp')
  return id
}
async function published(): Promise<string> {
  const id = await pending()
  await step(people.approver, id, 'approve')
  await people.secretary.packages.make({ article: id, folder: null })
  await step(people.secretary, id, 'publish', { address: 'https://a.vn/bai' })
  return id
}

describe('the checks of the house', () => {
  test('stop a step while anything required is missing, whatever the window shows, and say what', async () => {
    await house({
      checks: rules({
        levels: {
          lede: at('required', 'off', 'off'),
          tags: at('recommended', 'off', 'off'),
          authors: at('off', 'off', 'off'),
        },
      }),
    })
    const id = await article(people.writer)
    const refusal = await refusalOf(step(people.writer, id, 'submit'))
    expect(refusal).toMatchObject({ code: 'blocked', action: 'submit', size: 1 })
    expect(blockersIn(refusal)).toEqual([
      { check: 'lede', level: 'required', place: { kind: 'field', field: 'lede' }, quote: '' },
      { check: 'section', level: 'recommended', place: { kind: 'field', field: 'section' }, quote: '' },
      { check: 'tags', level: 'recommended', place: { kind: 'field', field: 'tags' }, quote: '' },
      {
        check: 'noStateSecret',
        level: 'recommended',
        place: { kind: 'field', field: 'noStateSecret' },
        quote: '',
      },
    ])
    expect((await people.writer.article.open({ id })).state).toBe('draft')
    const content = contentOf('Bài', 'một hai ba')
    await write(people.writer, id, { ...content, fields: { ...content.fields, lede: 'Sapo.' } })
    expect((await step(people.writer, id, 'submit')).state).toBe('submitted')
  })

  test('are those of submitting when an editor sends up, and each step has its own', async () => {
    const id = await article(people.writer)
    await step(people.writer, id, 'submit')
    await step(people.editor, id, 'claim')
    await house({ checks: rules({ levels: { lede: at('required', 'off', 'off') } }) })
    expect((await refusalOf(step(people.editor, id, 'sendUp'))).code).toBe('blocked')
    await house({ checks: rules({ levels: { tags: at('off', 'required', 'off') } }) })
    await step(people.editor, id, 'sendUp')
    expect((await refusalOf(step(people.approver, id, 'approve'))).code).toBe('blocked')
    await house({ checks: rules({ levels: { tags: at('off', 'off', 'required') } }) })
    await step(people.approver, id, 'approve')
    const make = () => people.secretary.packages.make({ article: id, folder: null })
    expect(await refusalOf(make())).toMatchObject({ code: 'blocked', action: 'package' })
    expect((await people.secretary.article.open({ id })).state).toBe('approved')
    await house({ checks: rules({}) })
    await make()
  })

  test('name the missing title with everything else, which the workflow asks for before them', async () => {
    const id = await article(people.writer, contentOf('', 'chữ'))
    const refusal = await refusalOf(step(people.writer, id, 'submit'))
    expect(refusal).toMatchObject({ code: 'action', objection: 'hasTitle' })
    expect(blockersIn(refusal).map(({ check }) => check)).toEqual([
      'title',
      'lede',
      'section',
      'authors',
      'noStateSecret',
    ])
  })

  test('wait for comments to be resolved where the house says so', async () => {
    await house({ checks: rules({ levels: { openComments: at('off', 'required', 'off') } }) })
    const id = await pending()
    const { id: comment } = await people.editor.comments.add({
      ...{ article: id, target: { kind: 'article' }, text: 'Xem lại số liệu', proposal: null },
    })
    const refusal = await refusalOf(step(people.approver, id, 'approve'))
    expect(blockersIn(refusal).filter(({ check }) => check === 'openComments')).toEqual([
      {
        check: 'openComments',
        level: 'required',
        place: { kind: 'comment', comment },
        quote: 'Xem lại số liệu',
      },
    ])
    await people.editor.comments.resolve({ comment, resolved: true })
    expect((await step(people.approver, id, 'approve')).state).toBe('approved')
  })

  test('ask the questions of the house anew each time, and keep who answered and when', async () => {
    const question = {
      id: 'hoi-1',
      text: 'Đã đối chiếu số liệu với văn bản gốc?',
      levels: at('off', 'required', 'off'),
    }
    await house({ checks: rules({ questions: [question] }) })
    const id = await pending()
    const answer = (
      client: EngineClient,
      ticked = true,
      of = 'hoi-1',
      at: 'submit' | 'approve' = 'approve',
    ) => client.article.answer({ id, step: at, question: of, ticked })
    expect((await refusalOf(step(people.approver, id, 'approve'))).code).toBe('blocked')
    expect(await refusalOf(answer(people.writer))).toMatchObject({ code: 'action', objection: 'role' })
    expect((await refusalOf(answer(people.approver, true, 'khac'))).code).toBe('inputInvalid')
    expect((await refusalOf(answer(people.approver, true, 'hoi-1', 'submit'))).code).toBe('inputInvalid')

    const facts = await answer(people.approver)
    expect(facts.answers).toEqual([
      {
        step: 'approve',
        question: 'hoi-1',
        by: { id: expect.any(String), name: 'Người approver' },
        at: expect.any(Number),
      },
    ])
    await answer(people.approver, false)
    expect((await refusalOf(step(people.approver, id, 'approve'))).code).toBe('blocked')
    await answer(people.approver)
    await step(people.approver, id, 'approve')

    await write(people.editor, id, contentOf('Bài', 'một hai bốn'))
    expect((await people.approver.article.checkFacts({ id })).answers).toEqual([])
    expect((await refusalOf(step(people.approver, id, 'approve'))).code).toBe('blocked')
    const told = (await people.approver.article.history({ id })).filter(({ kind }) =>
      kind.startsWith('check.'),
    )
    expect(told.map(({ kind, by, note }) => [kind, by?.name, note])).toEqual([
      ['check.answered', 'Người approver', question.text],
      ['check.unanswered', 'Người approver', question.text],
      ['check.answered', 'Người approver', question.text],
    ])
  })
})

describe('approving several articles with one password', () => {
  const approveMany = async (articles: { id: string; version: number }[], password = trialPassword) => {
    const outcomes: [string, string | null][] = []
    for await (const { id, refusal } of await people.approver.article.approveMany({ articles, password })) {
      outcomes.push([id, refusal?.code ?? null])
    }
    return outcomes
  }

  test('seals each by itself, and one that is refused does not stop the others', async () => {
    const [first, changed, held, last] = [await pending(), await pending(), await pending(), await pending()]
    await write(people.editor, changed, contentOf('Bài', 'sửa sau khi đọc'))
    await step(people.secretary, held, 'hold')
    const order = [first, changed, held, last, first].map(id => ({ id, version: 2 }))
    expect(await approveMany(order)).toEqual([
      [first, null],
      [changed, 'outdated'],
      [held, 'action'],
      [last, null],
      [first, 'action'],
    ])
    const open = (id: string) => people.approver.article.open({ id })
    const [one, two, three, four] = [
      await open(first),
      await open(changed),
      await open(held),
      await open(last),
    ]
    expect([one.state, two.state, three.state, four.state]).toEqual([
      'approved',
      'pending',
      'held',
      'approved',
    ])
    expect(one.seal?.revisionHash).not.toBe(four.seal?.revisionHash)
    expect(await people.secretary.log.check()).toMatchObject({ seals: 2, faults: [] })
  })

  test('passes the same gate: checks and four eyes', async () => {
    await house({ checks: rules({ levels: { tags: at('off', 'required', 'off') } }) })
    const id = await pending()
    expect(await approveMany([{ id, version: 2 }])).toEqual([[id, 'blocked']])
  })

  test('does nothing at all with a wrong password or without the role', async () => {
    const id = await pending()
    expect((await refusalOf(approveMany([{ id, version: 2 }], 'sai'))).code).toBe('wrongPassword')
    const asEditor = async () => {
      for await (const _ of await people.editor.article.approveMany({
        articles: [{ id, version: 2 }],
        password: trialPassword,
      })) {
        // Nothing comes.
      }
    }
    expect((await refusalOf(asEditor())).code).toBe('notAllowed')
    expect((await people.approver.article.open({ id })).state).toBe('pending')
  })
})

describe('four eyes', () => {
  const approveAsAll = (id: string) => step(people.all, id, 'approve')
  const text = (...words: string[]): Content => {
    const content = emptyContent()
    const blocks = words.map((said, index) => ({
      ...{ type: 'paragraph' as const, id: `doan-${index}xx` },
      content: [textRun(said)],
    }))
    return { fields: { ...content.fields, title: 'Bài' }, body: { ...content.body, blocks } }
  }

  test('are open to who wrote words that have all been taken out again', async () => {
    const id = await pending(text('Của phóng viên.'))
    await write(people.all, id, text('Của phóng viên.', 'Của người kiêm nhiệm.'))
    expect(await refusalOf(approveAsAll(id))).toMatchObject({ objection: 'fourEyes' })
    await write(people.editor, id, text('Của phóng viên.', 'Biên tập thay hết.'))
    // One full stop of theirs is still there.
    expect(await refusalOf(approveAsAll(id))).toMatchObject({ objection: 'fourEyes' })
    await write(people.editor, id, text('Của phóng viên.'))
    const article = await approveAsAll(id)
    expect(article.state).toBe('approved')
    expect((await people.all.article.history({ id })).at(-1)).toMatchObject({ fourEyes: 'kept' })
  })

  test('are open to who only brought an earlier text back, and to who typed and deleted again', async () => {
    const id = await pending(text('Một.'))
    const before = (await people.all.article.revisions({ id }))[0]
    await write(people.editor, id, text('Hai.'))
    const { version } = await people.all.article.open({ id })
    await people.all.article.restore({ id, revision: before?.id ?? '', version })
    await write(people.all, id, text('Một.', 'Nháp.'))
    await write(people.all, id, text('Một.'))
    expect((await approveAsAll(id)).state).toBe('approved')
  })

  test('count each revision to who made its changes, not to who pressed save last', async () => {
    const id = await pending(text('Một.'))
    await write(people.all, id, text('Một.', 'Của người kiêm nhiệm.'))
    await write(people.editor, id, text('Một.', 'Của người kiêm nhiệm.', 'Của biên tập viên.'))
    await write(people.editor, id, text('Một sửa.', 'Của người kiêm nhiệm.', 'Của biên tập viên.'))
    const revisions = await people.editor.article.revisions({ id })
    expect(revisions.map(({ number, by }) => [number, by.name]).slice(0, 2)).toEqual([
      [3, 'Người kiêm nhiệm'],
      [2, 'Người writer'],
    ])
    expect(await refusalOf(approveAsAll(id))).toMatchObject({ objection: 'fourEyes' })
    expect((await step(people.approver, id, 'approve')).state).toBe('approved')
  })

  test('are shut to whose proposed words somebody else took over', async () => {
    const id = await pending(text('Một.'))
    const { id: comment } = await people.all.comments.add({
      article: id,
      target: { kind: 'field', field: 'title', part: null, words: 'Bài' },
      text: '',
      proposal: 'Tiêu đề của người kiêm nhiệm',
    })
    const { version } = await people.editor.article.open({ id })
    await people.editor.comments.accept({ comment, version })
    expect(await refusalOf(approveAsAll(id))).toMatchObject({ objection: 'fourEyes' })
  })

  test('may be warned of or left to people by the house, and the record shows which', async () => {
    for (const [rule, shown, warnings] of [
      ['warn', 'warned', ['fourEyes']],
      ['allow', 'allowed', []],
    ] as const) {
      await house({ fourEyes: rule })
      const id = await article(people.all, text('Tự viết.'))
      for (const action of ['submit', 'claim', 'sendUp'] as const) await step(people.all, id, action)
      const verdict = (await people.all.article.open({ id })).verdicts.find(
        ({ action }) => action === 'approve',
      )
      expect(verdict).toMatchObject({ allowed: true, warnings })
      await approveAsAll(id)
      expect((await people.all.article.history({ id })).at(-1)).toMatchObject({ fourEyes: shown })
    }
  })

  test('an administrator approves nothing by that alone', async () => {
    const id = await pending()
    expect(await refusalOf(step(people.administrator, id, 'approve'))).toMatchObject({
      code: 'action',
      objection: 'role',
      roles: ['approver'],
    })
  })
})

describe('a correction', () => {
  test('goes through review, seals, takes the place of the old package and says so', async () => {
    const id = await published()
    const before = await people.editor.article.open({ id })
    const [old] = await people.secretary.packages.list({ article: id })
    const begun = await step(people.editor, id, 'correct', { reason: 'Sửa số hộ từ 12 thành 21.' })
    expect(begun).toMatchObject({
      state: 'corrected',
      seal: null,
      correction: {
        text: 'Sửa số hộ từ 12 thành 21.',
        by: { name: 'Người editor' },
        of: { sealedAt: before.seal?.at, sealedBy: { name: 'Người approver' } },
      },
    })
    await write(people.editor, id, contentOf('Bài', 'một hai 21'))
    await step(people.editor, id, 'sendUp')
    const sealed = await step(people.approver, id, 'approve')
    expect(sealed.state).toBe('approved')

    // To word it otherwise is an edit: what was sealed is no longer what would be packaged.
    const reworded = await people.editor.article.writeCorrection({ id, text: ' Số hộ đúng là 21. ' })
    expect(reworded).toMatchObject({
      state: 'pending',
      seal: null,
      correction: { text: 'Số hộ đúng là 21.' },
    })
    await step(people.approver, id, 'approve')

    const made = await people.secretary.packages.make({ article: id, folder: null })
    const again = await people.secretary.packages.make({ article: id, folder: null })
    expect(again.sha256).toBe(made.sha256)
    const verified = await people.secretary.packages.verify({ path: made.path })
    expect(verified).toMatchObject({ whole: true, faults: [] })
    expect(verified.record?.supersedes).toEqual({
      revision: before.seal?.revision,
      revisionNumber: expect.any(Number),
      revisionHash: before.seal?.revisionHash,
      seal: expect.stringMatching(/^[0-9a-f]{128}$/),
      sealedAt: before.seal?.at,
      package: { fileName: old?.fileName, sha256: old?.sha256 },
      text: 'Số hộ đúng là 21.',
    })
    expect((await people.secretary.log.check()).faults).toEqual([])

    await step(people.secretary, id, 'publish', { address: 'https://a.vn/bai' })
    expect((await people.editor.article.open({ id })).correction).toBeNull()
    // A correction of the correction takes the place of this one.
    await step(people.editor, id, 'correct')
    await write(people.editor, id, contentOf('Bài', 'một hai 22'))
    await step(people.editor, id, 'sendUp')
    await step(people.approver, id, 'approve')
    const third = await people.secretary.packages.make({ article: id, folder: null })
    expect((await people.secretary.packages.verify({ path: third.path })).record?.supersedes).toMatchObject({
      package: { sha256: made.sha256 },
      text: '',
    })
  })

  test('of a withdrawn article takes the place of what was withdrawn', async () => {
    const id = await published()
    await step(people.approver, id, 'withdraw', { reason: 'Sai số liệu' })
    const { correction } = await step(people.editor, id, 'correct', { reason: 'Sửa số liệu.' })
    expect(correction?.text).toBe('Sửa số liệu.')
  })

  test('is worded by who may edit, and only where something is corrected', async () => {
    const id = await published()
    expect((await refusalOf(people.editor.article.writeCorrection({ id, text: 'x' }))).code).toBe('action')
    await step(people.editor, id, 'correct')
    expect((await refusalOf(people.secretary.article.writeCorrection({ id, text: 'x' }))).code).toBe('action')
    const other = await pending()
    expect((await refusalOf(people.editor.article.writeCorrection({ id: other, text: 'x' }))).code).toBe(
      'inputInvalid',
    )
  })
})

test('a house style from before the checks is read with the usual ones', async () => {
  const { houseStyle } = await people.administrator.settings.get()
  const { checks: _, phrases: __, ...old } = houseStyle
  await people.administrator.settings.changeHouseStyle(old as HouseStyle)
  expect((await people.administrator.settings.get()).houseStyle).toEqual({
    ...houseStyle,
    checks: { levels: {}, questions: [] },
  })
})
