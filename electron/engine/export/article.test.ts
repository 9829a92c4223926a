import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bareFigure, bodyVersion, emptyContent, textRun } from '../../../shared/article/index.ts'
import { startTrial, type Trial } from '../trial/newsroom.ts'

let trial: Trial
beforeAll(async () => {
  trial = await startTrial()
})
afterAll(() => trial?.end())

test('an article goes out to Word and comes back with its picture, its section and its text', async () => {
  const client = await trial.as('writer')
  const jpeg = readFileSync(new URL('../../../seeds/pictures/vuon-xoai.jpg', import.meta.url))
  const { media } = await client.media.add({ fileName: 'vườn xoài.jpg', bytes: new Uint8Array(jpeg) })
  const [section] = (await client.settings.get()).sections
  const { id } = await client.article.create({ title: 'Vườn xoài' })
  const content = {
    ...emptyContent(),
    fields: {
      ...emptyContent().fields,
      title: 'Vườn xoài vào vụ',
      slug: 'vuon-xoai-vao-vu',
      section: section ? { id: section.id, name: section.name } : null,
    },
    body: {
      version: bodyVersion,
      blocks: [
        {
          type: 'paragraph' as const,
          id: 'doan-1',
          content: [textRun('Một đoạn '), textRun('đậm', 'strong')],
        },
        {
          type: 'figure' as const,
          id: 'anh-mot',
          ...bareFigure({ media, fileName: 'vườn xoài.jpg' }),
          caption: 'Vườn',
        },
      ],
    },
  }
  const { version } = await client.article.open({ id })
  await client.article.save({ id, baseVersion: version, content: JSON.stringify(content) })

  const { fileName, bytes, missing } = await client.article.word({ id })
  expect([fileName, missing]).toEqual(['vuon-xoai-vao-vu.docx', []])
  expect(bytes).toEqual((await client.article.word({ id })).bytes)

  const again = await client.import.file({ fileName, bytes })
  const back = (await client.article.open({ id: again.id })).content
  expect(again.report.warnings).toEqual([])
  expect(back.fields).toEqual(content.fields)
  const withoutIds = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (name, member) => (name === 'id' ? undefined : member)))
  expect(withoutIds(back.body)).toEqual(withoutIds(content.body))
})

test('a picture that cannot be kept is told and leaves the others alone', async () => {
  const client = await trial.as('writer')
  const { trialDocument, paragraph, picture } = await import('../import/word/docx.fixture.ts')
  const jpeg = readFileSync(new URL('../../../seeds/pictures/vuon-xoai.jpg', import.meta.url))
  const bytes = trialDocument({
    relations: [
      ['a', 'image', 'media/a.jpg'],
      ['b', 'image', 'media/b.emf'],
    ],
    parts: { 'word/media/a.jpg': jpeg, 'word/media/b.emf': 'không phải ảnh' },
    body: [
      paragraph('Tin xã'),
      paragraph('Đoạn văn thứ nhất của bài, dài hơn đầu đề và có dấu chấm ở cuối.'),
      paragraph(picture('a')),
      paragraph('Đoạn văn thứ hai của bài, dài hơn đầu đề và có dấu chấm ở cuối.'),
      paragraph(picture('b')),
      paragraph('Đoạn văn thứ ba của bài, dài hơn đầu đề và có dấu chấm ở cuối.'),
    ].join(''),
  })
  const { id, report } = await client.import.file({ fileName: 'bài.docx', bytes: new Uint8Array(bytes) })
  expect(report.warnings).toEqual(['picturesRefused'])
  const { content } = await client.article.open({ id })
  const figures = [content.fields.leadFigure, ...content.body.blocks.filter(block => block.type === 'figure')]
  expect(figures.map(figure => [figure?.fileName, figure?.media !== null])).toEqual([
    ['a.jpg', true],
    ['b.emf', false],
  ])
})
