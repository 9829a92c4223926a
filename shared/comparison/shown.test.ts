import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Block,
  type Body,
  bodyVersion,
  type Content,
  emptyContent,
  type Figure,
  type Inline,
  type Paragraph,
  plainInline,
  textRun,
} from '../article/index.ts'
import { randomBody } from '../article/random-body.test-data.ts'
import { everyPart, partsOf } from './parts.ts'
import { randomEdits } from './random-edits.test-data.ts'
import { type ShownPart, type ShownWords, showComparison } from './shown.ts'

const contentOf = (body: Body, fields: Partial<Content['fields']> = {}): Content => ({
  fields: { ...emptyContent().fields, ...fields },
  body,
})
const body = (...blocks: Block[]): Body => ({ version: bodyVersion, blocks })
const paragraph = (id: string, ...content: (Inline | string)[]): Paragraph => ({
  type: 'paragraph',
  id,
  content: content.map(part => (typeof part === 'string' ? textRun(part) : part)),
})
const show = (before: Body, after: Body) => showComparison(contentOf(before), contentOf(after))

/** A comparison in a line each: what is told of a part and its words with their signs. */
const inLines = (parts: readonly ShownPart[]): string[] =>
  parts.flatMap(part => {
    const notices = part.notices.map(({ what, change }) => `${what}${change}`).join(' ')
    const facts = part.changedFacts.map(({ name, change }) => `${name}${change}`).join(' ')
    return [
      [part.kind, notices, facts, (part.words ?? []).map(signed).join('')].filter(Boolean).join(' | '),
      ...inLines(part.children).map(line => `  ${line}`),
    ]
  })
const signs = { kept: '', removed: '-', inserted: '+', marked: '*' }
const signed = ({ sign, change, before, after }: ShownWords) => {
  const words = plainInline(sign === 'removed' ? before : after)
  return sign === 'kept' ? words : `[${signs[sign]}${change} ${words}]`
}

describe('a comparison to read', () => {
  it('tells what went, what came and what was moved, split, joined and turned', () => {
    const [a, b, c, d] = [
      paragraph('doan-01', 'Sáng 12/11, xã khởi công cầu sắt. Cầu dài 42 mét, rộng 3,5 mét.'),
      paragraph('doan-02', 'Nhân dân đóng góp một phần kinh phí.'),
      paragraph('doan-03', 'Cầu xong trước tết.'),
      paragraph('doan-04', 'Kết quả bước đầu'),
    ] as const
    const shown = show(
      body(a, b, c, d),
      body(
        c,
        paragraph('doan-01', 'Sáng 12/11, xã khởi công cầu sắt.'),
        paragraph('doan-09', 'Cầu dài 42 mét, rộng 4 mét.'),
        { type: 'heading', id: 'doan-04', level: 2, content: [textRun('Kết quả')] },
      ),
    )
    expect(inLines(shown.parts)).toEqual([
      'paragraph | movedHere1 | Cầu xong trước tết.',
      'paragraph | Sáng 12/11, xã khởi công cầu sắt.[-2  ]',
      'paragraph | split3 | Cầu dài 42 mét, rộng [-4 3,5][+4 4] mét.',
      'paragraph | removed5 | [-5 Nhân dân đóng góp một phần kinh phí.]',
      'paragraph | movedAway1',
      'heading | turned6 | Kết quả[-7  bước đầu]',
    ])
    expect(shown.parts.map(({ changes }) => changes)).toEqual([[1], [2], [3, 4], [5], [1], [6, 7]])
    expect(shown.changes).toBe(7)
  })

  it('tells of fields, cells, pictures, marks and links', () => {
    const picture: Figure = {
      id: 'anh-001',
      media: 'a'.repeat(64),
      fileName: 'cau.jpg',
      alternative: '',
      caption: 'Cầu sắt ngày khởi công',
      credit: 'Minh Anh',
      rights: '',
      crop: null,
      focus: null,
    }
    const table = (...cells: string[]): Block => ({
      type: 'table',
      id: 'bang-01',
      caption: '',
      rows: [
        {
          id: 'hang-01',
          cells: cells.map((words, at) => ({
            id: `o-${at}-0001`,
            header: false,
            columns: 1,
            rows: 1,
            blocks: [paragraph(`trong-${at}`, words)],
          })),
        },
      ],
    })
    const shown = showComparison(
      contentOf(
        body(table('Chỉ tiêu', '42'), { type: 'figure', ...picture }, paragraph('doan-01', 'một hai ba')),
        {
          title: 'Khởi công cầu',
          tags: ['cầu'],
        },
      ),
      contentOf(
        body(
          table('Chỉ tiêu', '43'),
          {
            type: 'figure',
            ...picture,
            alternative: 'Người dân bên cầu',
            crop: { x: 0, y: 0, width: 5000, height: 5000 },
          },
          paragraph('doan-01', textRun('một', 'strong'), ' ', {
            type: 'link',
            address: 'https://an-giang.example/',
            content: [textRun('hai')],
          }),
        ),
        { title: 'Khởi công cầu sắt', tags: ['cầu', 'giao thông'] },
      ),
    )
    expect(
      shown.fields.map(({ name, change, words }) => [name, change, words?.map(signed).join('')]),
    ).toEqual([
      ['title', 1, 'Khởi công cầu[+1  sắt]'],
      ['tags', 2, undefined],
    ])
    expect(inLines(shown.parts)).toEqual([
      'table',
      '  row',
      '    cell',
      '      paragraph | Chỉ tiêu',
      '    cell',
      '      paragraph | [-3 42][+3 43]',
      'figure | alternative4 crop5',
      'paragraph | [*6 một] [*7 hai][-8  ba]',
    ])
  })

  it('shows every word of both texts once, whatever was done to them', () => {
    const words = (parts: readonly ShownPart[], side: 'before' | 'after'): string[] =>
      parts.flatMap(part => [
        ...(part.words ?? []).map(piece => plainInline(piece[side])),
        ...words(part.children, side),
      ])
    const letters = (texts: string[]) => [...texts.join('')].sort().join('')
    const all = (of: Body) =>
      [...everyPart(partsOf(of))].map(part => (part.content === null ? '' : plainInline(part.content)))
    fc.assert(
      fc.property(randomBody, randomEdits, (before, edit) => {
        const after = edit(before)
        const shown = show(before, after)
        expect(letters(words(shown.parts, 'after'))).toBe(letters(all(after)))
        expect(letters(words(shown.parts, 'before'))).toBe(letters(all(before)))
        const numbers = new Set(shown.parts.flatMap(({ changes }) => changes))
        expect([...numbers].sort((a, b) => a - b)).toEqual(
          Array.from({ length: shown.changes }, (_, index) => index + 1),
        )
      }),
      { numRuns: 40 },
    )
  })
})
