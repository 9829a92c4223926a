import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson, plainBody } from '../../../shared/article/index.ts'
import { organisationKinds } from '../../../shared/contract/index.ts'
import type { EngineClient } from '../engine.ts'
import { contentOf, refusalOf, startTrial, type Trial } from '../trial/newsroom.ts'
import { templatePresets } from './presets.ts'

let trial: Trial
let writer: EngineClient
let editor: EngineClient
beforeAll(async () => {
  trial = await startTrial()
  writer = await trial.as('writer')
  editor = await trial.as('editor')
})
afterAll(() => trial.end())

const names = async () => (await writer.templates.list()).map(({ name }) => name)
const ids = (value: unknown): string[] =>
  [...canonicalJson(value).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? '')

test.each(organisationKinds)(
  'An office of the kind “%s” begins with five templates that say what belongs where',
  kind => {
    const presets = templatePresets(kind)
    expect(presets).toHaveLength(5)
    for (const { name, content } of presets) {
      expect([name, content.fields.title, content.fields.lede]).not.toContain('')
      expect(plainBody(content.body)).toContain('…')
      expect(new Set(ids(content.body)).size).toBe(ids(content.body).length)
    }
  },
)

describe('templates', () => {
  test('come with a new newsroom, by name', async () => {
    expect(await names()).toEqual([
      'Người tốt, việc tốt',
      'Phỏng vấn',
      'Sinh hoạt chi bộ theo chuyên đề',
      'Thông báo',
      'Tin hội nghị cấp uỷ',
    ])
  })

  test('begin an article with the same words, new ids, and the section where one is named', async () => {
    const [template] = await writer.templates.list()
    const [section] = (await writer.settings.get()).sections
    if (!template || !section) throw new Error('there are none')
    const source = await writer.templates.open({ id: template.id })
    const make = () => writer.article.createFromTemplate({ template: template.id, section: section.id })
    const [one, two] = [await make(), await make()]
    const [first, second] = [await writer.article.open(one), await writer.article.open(two)]
    expect(plainBody(first.content.body)).toBe(plainBody(source.content.body))
    expect(first.content.fields).toMatchObject({
      title: source.content.fields.title,
      section: { id: section.id, name: section.name },
    })
    const all = [source, first, second].flatMap(({ content }) => ids(content.body))
    expect(new Set(all).size).toBe(all.length)
    expect(
      await refusalOf(editor.article.createFromTemplate({ template: template.id, section: null })),
    ).toMatchObject({ code: 'notAllowed' })
  })

  test('are made of an article without what belongs to that article alone', async () => {
    const { id } = await writer.article.create({ title: 'Bài gốc' })
    const content = contentOf('Bài gốc', 'Đoạn mẫu')
    const fields = {
      ...content.fields,
      eventDate: '2026-11-20',
      noStateSecret: { person: '', name: '', at: 0 },
    }
    await writer.article.save({ id, baseVersion: 1, content: JSON.stringify({ ...content, fields }) })
    const made = await editor.templates.fromArticle({ article: id, name: ' Mẫu của tôi ' })
    expect(made).toMatchObject({
      name: 'Mẫu của tôi',
      content: { fields: { title: 'Bài gốc', slug: '', eventDate: null, noStateSecret: null } },
    })
    expect(await refusalOf(writer.templates.fromArticle({ article: id, name: 'x' }))).toMatchObject({
      code: 'notAllowed',
    })
  })

  test('are changed, are one section’s default at a time, and come back after they were deleted', async () => {
    const [one, two] = await writer.templates.list()
    const [section] = (await writer.settings.get()).sections
    if (!one || !two || !section) throw new Error('there are none')
    const write = async (id: string, changes: { name?: string; sections?: string[] }) => {
      const template = await editor.templates.open({ id })
      return editor.templates.write({ ...template, ...changes, content: JSON.stringify(template.content) })
    }
    await write(one.id, { sections: [section.id] })
    await write(two.id, { name: 'Tên khác', sections: [section.id] })
    const now = await writer.templates.list()
    expect(now.find(({ id }) => id === one.id)?.sections).toEqual([])
    expect(now.find(({ id }) => id === two.id)).toMatchObject({ name: 'Tên khác', sections: [section.id] })

    const removed = await editor.templates.remove({ id: two.id })
    expect(await names()).not.toContain('Tên khác')
    await editor.templates.write({ ...removed, content: JSON.stringify(removed.content) })
    expect((await writer.templates.list()).find(({ id }) => id === two.id)).toMatchObject({
      name: 'Tên khác',
      sections: [section.id],
    })
    expect(await refusalOf(write(one.id, { sections: ['khong-co'] }))).toEqual({
      code: 'inputInvalid',
      kind: 'section',
    })
  })
})
