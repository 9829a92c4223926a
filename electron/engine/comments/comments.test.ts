import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Content, plainBody, textRun } from '../../../shared/article/index.ts'
import type { Comment } from '../../../shared/contract/index.ts'
import type { EngineClient } from '../engine.ts'
import { contentOf, refusalOf, startTrial, type Trial } from '../trial/newsroom.ts'

let trial: Trial
let writer: EngineClient
let editor: EngineClient
let approver: EngineClient
let secretary: EngineClient
beforeAll(async () => {
  trial = await startTrial()
  writer = await trial.as('writer')
  editor = await trial.as('editor')
  approver = await trial.as('approver')
  secretary = await trial.as('secretary')
})
afterAll(() => trial?.end())

const words = 'Xã Tân Hoà khởi công cây cầu dài 42 mét, do nhân dân đóng góp một phần kinh phí.'

/** A draft of the writer with one paragraph. */
async function draft(text = words): Promise<string> {
  const { id } = await writer.article.create({ title: 'Khởi công cầu sắt' })
  await save(writer, id, contentOf('Khởi công cầu sắt', text))
  return id
}
async function save(who: EngineClient, id: string, content: Content) {
  const { version } = await who.article.open({ id })
  return who.article.save({ id, baseVersion: version, content: JSON.stringify(content) })
}
const textOf = async (id: string) => plainBody((await writer.article.open({ id })).content.body)
const rangeOf = (text: string, of = words) => {
  const start = of.indexOf(text)
  return {
    kind: 'range' as const,
    spans: [{ block: 'doan-mot', start, end: start + text.length }],
    words: text,
  }
}
const add = (
  who: EngineClient,
  article: string,
  on: string,
  proposal: string | null = null,
  text = 'Xem lại',
) => who.comments.add({ article, target: rangeOf(on), text, proposal })
const one = async (id: string, comment: string): Promise<Comment> => {
  const found = (await writer.comments.list({ article: id })).find(each => each.id === comment)
  if (!found) throw new Error('no such comment')
  return found
}

describe('a comment', () => {
  it('stays on its words when they are edited around, and says when they are gone', async () => {
    const id = await draft()
    const { id: comment } = await add(editor, id, '42 mét')
    await save(writer, id, contentOf('Khởi công cầu sắt', `Sáng 12/11, ${words}`))
    expect(await one(id, comment)).toMatchObject({
      words: '42 mét',
      anchor: {
        spans: [{ block: 'doan-mot', start: 45, end: 51 }],
        quote: { exact: '42 mét', prefix: words.slice(1, 33), suffix: words.slice(39, 71) },
      },
    })
    await save(writer, id, contentOf('Khởi công cầu sắt', 'Xã Tân Hoà khởi công cây cầu, do nhân dân góp.'))
    expect(await one(id, comment)).toMatchObject({
      words: null,
      anchor: { spans: [], quote: { exact: '42 mét' } },
    })
    await save(writer, id, contentOf('Khởi công cầu sắt', words))
    expect(await one(id, comment)).toMatchObject({ words: '42 mét' })
  })

  it('is about a field, a line of a figure, a block or the whole article', async () => {
    const id = await draft()
    const content = contentOf('Khởi công cầu sắt', words)
    const figure = {
      type: 'figure' as const,
      id: 'anh-mot',
      media: null,
      fileName: 'cau.jpg',
      alternative: '',
      caption: 'Cầu cũ',
      credit: '',
      rights: '',
      crop: null,
      focus: null,
    }
    await save(writer, id, {
      ...content,
      body: { ...content.body, blocks: [...content.body.blocks, figure] },
    })
    const about = [
      { kind: 'article' },
      { kind: 'field', field: 'title', part: null, words: 'Khởi công cầu sắt' },
      { kind: 'field', field: 'caption', part: 'anh-mot', words: 'Cầu cũ' },
      { kind: 'block', block: 'anh-mot' },
      { kind: 'block', block: 'doan-mot' },
    ] as const
    for (const target of about) {
      await editor.comments.add({ article: id, target, text: 'Xem lại', proposal: null })
    }
    const shown = async () =>
      (await writer.comments.list({ article: id })).map(({ anchor, words: now }) => [anchor.kind, now])
    expect(await shown()).toEqual([
      ['article', null],
      ['field', 'Khởi công cầu sắt'],
      ['field', 'Cầu cũ'],
      ['block', ''],
      ['block', words],
    ])
    await save(writer, id, contentOf('Khởi công cầu', words))
    expect(await shown()).toEqual([
      ['article', null],
      ['field', 'Khởi công cầu'],
      ['field', null],
      ['block', null],
      ['block', words],
    ])
    const unknown = { kind: 'field', field: 'caption', part: 'khong-co', words: '' } as const
    const refused = editor.comments.add({ article: id, target: unknown, text: 'Xem', proposal: null })
    expect(await refusalOf(refused)).toEqual({ code: 'wordsChanged' })
  })

  it('is not put on words that the draft has not', async () => {
    const id = await draft()
    await save(writer, id, contentOf('Khởi công cầu sắt', `Sáng nay, ${words}`))
    expect(await refusalOf(add(editor, id, '42 mét'))).toEqual({ code: 'wordsChanged' })
    expect(await writer.comments.list({ article: id })).toEqual([])
  })

  it('has replies, wordings and mentions, is resolved and opened again, and each of it is in the log', async () => {
    const id = await draft()
    const { id: comment } = await add(editor, id, '42 mét', null, 'Số này ở đâu ra, @Người writer?')
    await writer.comments.reply({ comment, text: 'Theo hồ sơ.' })
    const { messages } = await writer.comments.reply({ comment, text: '@Người approver xem giúp' })
    const reply = messages[1]?.id ?? ''
    await writer.comments.edit({ message: reply, text: 'Theo hồ sơ thiết kế.' })
    expect(await editor.comments.wordings({ message: reply })).toMatchObject([
      { text: 'Theo hồ sơ.' },
      { text: 'Theo hồ sơ thiết kế.' },
    ])
    const edit = editor.comments.edit({ message: reply, text: 'Khác' })
    expect(await refusalOf(edit)).toEqual({ code: 'commentNotYours' })
    expect(await refusalOf(editor.comments.remove({ message: reply }))).toEqual({ code: 'commentNotYours' })
    await editor.comments.resolve({ comment, resolved: true })
    expect((await writer.article.open({ id })).openComments).toBe(0)
    const reopened = await approver.comments.reply({ comment, text: 'Chưa xong.' })
    expect(reopened.resolvedAt).toBeNull()
    expect((await writer.article.open({ id })).openComments).toBe(1)
    await writer.comments.remove({ message: reply })
    const now = await one(id, comment)
    expect(
      now.messages.map(({ text, editedAt, deletedAt, mentions }) => ({
        text,
        edited: editedAt !== null,
        deleted: deletedAt !== null,
        mentions: mentions.length,
      })),
    ).toEqual([
      { text: 'Số này ở đâu ra, @Người writer?', edited: false, deleted: false, mentions: 1 },
      { text: '', edited: true, deleted: true, mentions: 0 },
      { text: '@Người approver xem giúp', edited: false, deleted: false, mentions: 1 },
      { text: 'Chưa xong.', edited: false, deleted: false, mentions: 0 },
    ])
    const log = await writer.article.history({ id })
    expect(
      log.filter(({ kind }) => kind.startsWith('comment')).map(({ kind, note }) => [kind, note]),
    ).toEqual([
      ['comment.added', 'Số này ở đâu ra, @Người writer?'],
      ['comment.replied', 'Theo hồ sơ.'],
      ['comment.replied', '@Người approver xem giúp'],
      ['comment.edited', 'Theo hồ sơ thiết kế.'],
      ['comment.resolved', 'Số này ở đâu ra, @Người writer?'],
      ['comment.reopened', 'Số này ở đâu ra, @Người writer?'],
      ['comment.replied', 'Chưa xong.'],
      ['comment.deleted', 'Theo hồ sơ thiết kế.'],
    ])
    expect((await secretary.log.check()).faults).toEqual([])
  })

  it('goes with its last message', async () => {
    const id = await draft()
    const { id: comment } = await add(editor, id, '42 mét')
    expect(await editor.comments.remove({ message: comment })).toEqual({ comment: null })
    expect(await writer.comments.list({ article: id })).toEqual([])
    expect(await refusalOf(writer.comments.reply({ comment, text: 'Ơ' }))).toEqual({ code: 'commentGone' })
  })

  it('is refused to who may not comment, and when it says nothing', async () => {
    const id = await draft()
    const administrator = await trial.as('administrator')
    expect(await refusalOf(add(administrator, id, '42 mét'))).toMatchObject({
      code: 'action',
      action: 'comment',
    })
    expect(await refusalOf(add(editor, id, '42 mét', null, ' \n'))).toEqual({
      code: 'inputInvalid',
      kind: 'text',
    })
  })
})

describe('a proposed text', () => {
  it('becomes an edit by who accepts it, and makes its author a writer', async () => {
    const id = await draft('Cầu dài 42 mét.')
    const content = contentOf('Khởi công cầu sắt', '')
    const bold = {
      type: 'paragraph' as const,
      id: 'doan-mot',
      content: [textRun('Cầu dài '), textRun('42 mét', 'strong'), textRun(', rộng 3 mét.')],
    }
    await save(writer, id, { ...content, body: { ...content.body, blocks: [bold] } })
    const target = {
      kind: 'range' as const,
      spans: [{ block: 'doan-mot', start: 0, end: 26 }],
      words: 'Cầu dài 42 mét, rộng 3 mét',
    }
    const proposal = 'Cầu dài 45 mét, rộng 3,5 mét'
    const { id: comment } = await approver.comments.add({ article: id, target, text: '', proposal })
    const { version } = await writer.article.open({ id })
    const accepted = await writer.comments.accept({ comment, version })
    expect(accepted).toMatchObject({
      version: version + 1,
      sealVoided: false,
      comment: {
        words: proposal,
        resolvedBy: { name: 'Người writer' },
        proposal: {
          decision: 'accepted',
          by: { name: 'Người approver' },
          decidedBy: { name: 'Người writer' },
        },
      },
    })
    const now = await writer.article.open({ id })
    expect(now.content.body.blocks).toEqual([
      {
        ...bold,
        content: [textRun('Cầu dài '), textRun('45 mét', 'strong'), textRun(', rộng 3,5 mét.')],
      },
    ])
    // Four eyes: the approver wrote a part of it.
    await writer.article.act({ id, action: 'submit', version: now.version })
    await editor.article.act({ id, action: 'claim', version: null })
    await editor.article.act({ id, action: 'sendUp', version: null })
    const { verdicts } = await approver.article.open({ id })
    expect(verdicts.find(({ action }) => action === 'approve')).toMatchObject({ objection: 'fourEyes' })
    expect(await refusalOf(writer.comments.accept({ comment, version }))).toMatchObject({ code: 'action' })
  })

  it('is for the title and other texts too', async () => {
    const id = await draft()
    const target = { kind: 'field', field: 'title', part: null, words: 'Khởi công cầu sắt' } as const
    const { id: comment } = await editor.comments.add({
      article: id,
      target,
      text: '',
      proposal: 'Tân Hoà khởi công\ncầu sắt',
    })
    const { version } = await writer.article.open({ id })
    await writer.comments.accept({ comment, version })
    expect((await writer.article.open({ id })).content.fields).toMatchObject({
      title: 'Tân Hoà khởi công cầu sắt',
      slug: 'tan-hoa-khoi-cong-cau-sat',
    })
  })

  it('never replaces other words: outdated, overtaken, refused and decided ones say so', async () => {
    const id = await draft()
    const first = await add(editor, id, 'cây cầu dài 42 mét', 'cầu sắt dài 45 mét')
    const second = await add(approver, id, 'dài 42 mét, do nhân dân', 'dài hơn 40 mét, nhân dân')
    const third = await add(approver, id, 'đóng góp một phần', 'góp một nửa')
    await save(writer, id, contentOf('Khởi công cầu sắt', words.replace('một phần', 'phần lớn')))
    let { version } = await writer.article.open({ id })
    const outdated = writer.comments.accept({ comment: third.id, version })
    expect(await refusalOf(outdated)).toEqual({ code: 'proposalOutdated' })
    await writer.comments.accept({ comment: first.id, version })
    version += 1
    const overtaken = writer.comments.accept({ comment: second.id, version })
    expect(await refusalOf(overtaken)).toEqual({ code: 'proposalDecided' })
    expect((await one(id, second.id)).proposal).toMatchObject({
      decision: 'overtaken',
      overtakenBy: { name: 'Người editor' },
    })
    expect(await textOf(id)).toBe(
      'Xã Tân Hoà khởi công cầu sắt dài 45 mét, do nhân dân đóng góp phần lớn kinh phí.',
    )
    // Its author looks at the words as they are now and proposes again.
    await approver.comments.propose({ comment: third.id, text: 'góp một nửa' })
    expect((await one(id, third.id)).proposal).toMatchObject({ before: 'đóng góp phần', decision: null })
    const empty = writer.comments.refuse({ comment: third.id, reason: ' ' })
    expect(await refusalOf(empty)).toEqual({ code: 'inputInvalid', kind: 'reason' })
    await writer.comments.refuse({ comment: third.id, reason: 'Hồ sơ ghi khác.' })
    const decided = writer.comments.accept({ comment: third.id, version })
    expect(await refusalOf(decided)).toEqual({ code: 'proposalDecided' })
    const log = await writer.article.history({ id })
    expect(
      log.filter(({ kind }) => kind.startsWith('proposal')).map(({ kind, reason }) => [kind, reason]),
    ).toEqual([
      ['proposal.made', null],
      ['proposal.made', null],
      ['proposal.made', null],
      ['proposal.accepted', null],
      ['proposal.made', null],
      ['proposal.refused', 'Hồ sơ ghi khác.'],
    ])
  })

  it('is accepted only by who may edit, on the draft that they see', async () => {
    const id = await draft()
    const { id: comment } = await add(approver, id, '42 mét', '45 mét')
    const { version } = await writer.article.open({ id })
    expect(await refusalOf(editor.comments.accept({ comment, version }))).toMatchObject({
      code: 'action',
      action: 'edit',
    })
    expect(await refusalOf(editor.comments.refuse({ comment, reason: 'Không' }))).toMatchObject({
      code: 'action',
    })
    expect(await refusalOf(writer.comments.accept({ comment, version: version - 1 }))).toMatchObject({
      code: 'outdated',
    })
    await approver.comments.remove({ message: comment })
    expect(await refusalOf(writer.comments.accept({ comment, version }))).toEqual({ code: 'commentGone' })
    expect(await textOf(id)).toBe(words)
  })
})
