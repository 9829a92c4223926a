import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Content, textRun } from '../../../shared/article/index.ts'
import { compareContents } from '../../../shared/comparison/index.ts'
import type { EngineClient } from '../engine.ts'
import { contentOf, refusalOf, startTrial, type Trial, trialPassword } from '../trial/newsroom.ts'

let trial: Trial
let writer: EngineClient
let editor: EngineClient
beforeAll(async () => {
  trial = await startTrial()
  writer = await trial.as('writer')
  editor = await trial.as('editor')
})
afterAll(() => trial.end())

const save = async (client: EngineClient, id: string, content: Content) => {
  const { version } = await client.article.open({ id })
  return client.article.save({ id, baseVersion: version, content: JSON.stringify(content) })
}
const act = async (client: EngineClient, id: string, action: 'submit' | 'claim' | 'sendUp') =>
  client.article.act({ id, action, version: null })

async function writtenByTwo(title: string) {
  const { id } = await writer.article.create({ title })
  await save(writer, id, contentOf(title, 'Xã khởi công cầu sắt dài 42 mét.'))
  await act(writer, id, 'submit')
  await act(editor, id, 'claim')
  await save(editor, id, contentOf(title, 'Sáng 12/11, xã khởi công cầu sắt dài 42 mét.'))
  await act(editor, id, 'sendUp')
  return id
}

describe('who made a change', () => {
  it('is told from the writers of the revision in which it came, not from who pressed the button', async () => {
    const id = await writtenByTwo('Cầu sắt')
    await save(editor, id, contentOf('Cầu sắt mới', 'Sáng 12/11, xã khởi công cầu sắt dài 42 mét.'))
    const revisions = await editor.article.revisions({ id })
    expect(revisions.map(({ number }) => number)).toEqual([3, 2, 1])
    const from = { kind: 'revision', id: revisions.at(-1)?.id ?? '' } as const
    const makers = await editor.changes.makers({ id, from, to: { kind: 'draft' } })
    const { content: before } = await editor.changes.content({ id, of: from })
    const { content: after, version } = await editor.changes.content({ id, of: { kind: 'draft' } })
    const { changes } = compareContents(before, after)
    expect(version).toBe((await editor.article.open({ id })).version)
    expect(makers.map(({ change }) => change)).toEqual(Array.from({ length: changes }, (_, at) => at + 1))
    expect(
      makers.map(({ makings }) =>
        makings.map(({ revision, people }) => [revision?.number ?? null, ...people.map(({ name }) => name)]),
      ),
    ).toEqual([
      // The title, the address that was made of it, and the paragraph, which two people wrote.
      [[null, 'Người editor']],
      [[null, 'Người editor']],
      [
        [2, 'Người writer'],
        [3, 'Người editor'],
      ],
    ])
  })

  it('names nobody from a later text to an earlier one, and refuses what is of another article', async () => {
    const [id, other] = [await writtenByTwo('Bài này'), await writtenByTwo('Bài kia')]
    const [newest] = await editor.article.revisions({ id })
    const of = { kind: 'revision', id: newest?.id ?? '' } as const
    expect(await editor.changes.makers({ id, from: { kind: 'draft' }, to: of })).toEqual([])
    expect(await refusalOf(editor.changes.content({ id: other, of }))).toEqual({
      code: 'inputInvalid',
      kind: 'revision',
    })
    const outside = trial.engine.client()
    expect((await refusalOf(outside.changes.content({ id, of }))).code).toBe('signInRequired')
  })
})

describe('what somebody last read', () => {
  it('is kept for each person, draft or revision, and tells who else wrote since', async () => {
    const id = await writtenByTwo('Ai đọc đến đâu')
    const approver = await trial.as('approver')
    expect(await approver.changes.lastRead({ id })).toBeNull()
    expect((await refusalOf(approver.changes.content({ id, of: { kind: 'lastRead' } }))).code).toBe(
      'inputInvalid',
    )
    const { version } = await approver.article.open({ id })
    expect(await approver.changes.read({ id, version: version - 1 })).toEqual({ noted: false })
    expect(await approver.changes.read({ id, version })).toEqual({ noted: true })
    const read = await approver.changes.content({ id, of: { kind: 'lastRead' } })
    expect(read.content.body).toEqual((await approver.article.open({ id })).content.body)
    expect((await approver.changes.lastRead({ id }))?.writers).toEqual([])

    await save(editor, id, contentOf('Ai đọc đến đâu', 'Câu mới của biên tập.'))
    expect((await approver.changes.lastRead({ id }))?.writers.map(({ name }) => name)).toEqual([
      'Người editor',
    ])
    expect((await approver.changes.content({ id, of: { kind: 'lastRead' } })).content).toEqual(read.content)

    // Now a draft is read that no revision keeps, and written over.
    const now = await approver.article.open({ id })
    await approver.changes.read({ id, version: now.version })
    await save(editor, id, contentOf('Ai đọc đến đâu', 'Câu khác hẳn.'))
    const draft = await approver.changes.content({ id, of: { kind: 'lastRead' } })
    expect(draft.content.body.blocks).toMatchObject([{ content: [textRun('Câu mới của biên tập.')] }])
    const makers = await approver.changes.makers({ id, from: { kind: 'lastRead' }, to: { kind: 'draft' } })
    expect(makers.flatMap(({ makings }) => makings.map(({ revision }) => revision))).toEqual([null])
    expect(await writer.changes.lastRead({ id })).toBeNull()
  })

  it('is of no use as a way into a newsroom where nobody is signed in', async () => {
    const { id } = await writer.article.create({ title: 'Không ai' })
    const client = trial.engine.client()
    expect((await refusalOf(client.changes.read({ id, version: 1 }))).code).toBe('signInRequired')
    await client.session.signIn({ signIn: 'writer', password: trialPassword })
    expect(await client.changes.read({ id, version: 1 })).toEqual({ noted: true })
  })
})
