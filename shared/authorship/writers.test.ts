import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, type Content, emptyContent, type Fields, textRun } from '../article/index.ts'
import { writersOfText } from './index.ts'

type Step = [writers: string | string[], texts: readonly string[] | Block[], fields?: Partial<Fields>]

/** Who wrote the text that these steps lead to; a paragraph is known by its place and its text by `id:words`. */
function writers(...steps: Step[]): string[] {
  const versions = steps.map(([by, blocks, fields]) => ({
    writers: [by].flat(),
    content: article(
      blocks.map(block => (typeof block === 'string' ? paragraph(block) : block)),
      fields,
    ),
  }))
  return [...writersOfText(versions)].sort()
}

function article(blocks: Block[], fields: Partial<Fields> = {}): Content {
  const content = emptyContent()
  return { fields: { ...content.fields, ...fields }, body: { ...content.body, blocks } }
}

function paragraph(text: string): Block {
  const [id = '', words = ''] = text.split(':')
  return { type: 'paragraph', id: `khoi-${id}`, content: words === '' ? [] : [textRun(words)] }
}

const a = '1:Xã khởi công cây cầu mới.'

describe('who wrote any part of a text', () => {
  test('is whose words stand in it, however many others saved after them', () => {
    expect(
      writers(
        ['hoa', [a]],
        ['minh', [a, '2:Cầu dài 42 mét.']],
        ['lan', [a, '2:Cầu dài 42 mét.'], { title: 'T' }],
      ),
    ).toEqual(['hoa', 'lan', 'minh'])
  })

  test('is also who took words of others out of it: “không” turns a sentence round', () => {
    expect(writers(['hoa', ['1:Xã không thu phí.']], ['son', ['1:Xã thu phí.']])).toEqual(['hoa', 'son'])
    expect(writers(['hoa', [a, '2:Dân phải góp tiền.']], ['son', [a]])).toEqual(['hoa', 'son'])
    expect(writers(['hoa', [a], { lede: 'Sapo.' }], ['son', [a]])).toEqual(['hoa', 'son'])
    // What somebody takes out that they alone had put in leaves nothing behind.
    expect(
      writers(
        ['hoa', [a]],
        ['son', [a, '2:Nháp.']],
        ['minh', [a, '2:Nháp.', '3:Ba.']],
        ['son', [a, '3:Ba.']],
      ),
    ).toEqual(['hoa', 'minh'])
  })

  test('is not whose words have all been taken out again', () => {
    const added = '1:Xã khởi công cây cầu mới. Dân rất mừng.'
    expect(writers(['hoa', [a]], ['son', [added]], ['minh', [a]])).toEqual(['hoa'])
    // The others went on writing meanwhile, in the same paragraph and in others.
    expect(
      writers(
        ['hoa', [a]],
        ['son', [added, '9:Đoạn của Sơn.']],
        ['minh', ['1:Xã Tân Hoà khởi công cây cầu mới.', '2:Cầu dài 42 mét.']],
      ),
    ).toEqual(['hoa', 'minh'])
  })

  test('is whose words were changed but for one', () => {
    expect(
      writers(
        ['hoa', [a]],
        ['son', [a, '2:Kinh phí do dân góp.']],
        ['minh', [a, '2:Kinh phí lấy từ ngân sách.']],
      ),
    ).toEqual(['hoa', 'minh', 'son'])
  })

  test('is not who only brought an earlier text back', () => {
    expect(writers(['hoa', [a]], ['minh', ['1:Khác hẳn.']], ['son', [a]])).toEqual(['hoa'])
    expect(writers(['hoa', [a, '2:Hai.']], ['minh', [a]], ['son', [a, '2:Hai.']])).toEqual(['hoa'])
  })

  test('is who proposed words and who took them over', () => {
    expect(writers(['hoa', [a]], [['minh', 'son'], ['1:Xã vừa khởi công cây cầu mới.']])).toEqual([
      ...['hoa', 'minh', 'son'],
    ])
  })

  test('is who moved or shaped its parts, and nobody once they are back', () => {
    const [one, two] = [a, '2:Cầu dài 42 mét.']
    expect(writers(['hoa', [one, two]], ['son', [two, one]])).toEqual(['hoa', 'son'])
    expect(writers(['hoa', [one, two]], ['son', [two, one]], ['minh', [one, two]])).toEqual(['hoa'])
    const heading: Block = { type: 'heading', id: 'khoi-2', level: 2, content: [textRun('Cầu dài 42 mét.')] }
    expect(writers(['hoa', [one, two]], ['son', [paragraph(one), heading]])).toEqual(['hoa', 'son'])
    const bold: Block = {
      type: 'paragraph',
      id: 'khoi-2',
      content: [textRun('Cầu'), textRun(' dài', 'strong'), textRun(' 42 mét.')],
    }
    expect(writers(['hoa', [one, two]], ['son', [paragraph(one), bold]])).toEqual(['hoa', 'son'])
  })

  test('is who put a picture into it, though others wrote its texts', () => {
    const figure = (caption: string): Block => ({
      ...{ type: 'figure', id: 'anh-001', media: 'a'.repeat(64), fileName: 'cầu.jpg', caption },
      ...{ alternative: '', credit: '', rights: '', crop: null, focus: null },
    })
    expect(
      writers(
        ['hoa', [a]],
        ['son', [paragraph(a), figure('')]],
        ['minh', [paragraph(a), figure('Cây cầu.')]],
      ),
    ).toEqual(['hoa', 'minh', 'son'])
    expect(writers(['hoa', [a]], ['son', [paragraph(a), figure('')]], ['minh', [a]])).toEqual(['hoa'])
  })

  test('is who chose a section or wrote a title, but not who ticked that there is no state secret', () => {
    const tick = { noStateSecret: { person: 'son', name: 'Sơn', at: 1 } }
    expect(writers(['hoa', [a]], ['son', [a], tick])).toEqual(['hoa'])
    expect(writers(['hoa', [a]], ['son', [a], { section: { id: 's', name: 'Thời sự' } }])).toEqual([
      'hoa',
      'son',
    ])
    expect(
      writers(
        ['hoa', [a], { title: 'Cầu mới' }],
        ['son', [a], { title: 'Cầu' }],
        ['minh', [a], { title: 'Cầu mới' }],
      ),
    ).toEqual(['hoa'])
  })

  test('is nobody where there is nothing', () => {
    expect(writers()).toEqual([])
    expect(writers(['hoa', ['1:']], ['minh', []])).toEqual([])
  })
})

const people = ['hoa', 'minh', 'lan', 'son']
const someText = fc
  .array(fc.constantFrom('xã', 'Tân', 'Hoà', 'khởi', 'công', 'cầu', 'mới', '.'), { maxLength: 8 })
  .map(words => words.join(' '))
const someSteps = fc.array(
  fc.tuple(
    fc.constantFrom(...people),
    fc
      .array(fc.tuple(fc.constantFrom('1', '2', '3', '4'), someText), { maxLength: 4 })
      .map(blocks => [...new Map(blocks.map(([id, text]) => [id, `${id}:${text}`] as const)).values()]),
  ),
  { maxLength: 8 },
)

test('over random changes, only who changed something counts, and who wrote the newest words always does', () => {
  fc.assert(
    fc.property(someSteps, someText, (steps, text) => {
      const found = writers(...steps)
      expect(found.every(one => steps.some(([by]) => by === one))).toBe(true)
      const last = steps.at(-1)?.[1] ?? []
      // A word that nobody had written before.
      expect(writers(...steps, ['tuan', [...last, `9:${text} độc nhất`]])).toContain('tuan')
      // To take it out again leaves the text as it was, and its writers.
      expect(writers(...steps, ['tuan', [...last, '9:độc nhất']], ['ky', last])).toEqual(found)
    }),
  )
})
