import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Body,
  bodyVersion,
  type Content,
  emptyContent,
  type Inline,
  type Paragraph,
  plainInline,
  textRun,
} from '../article/index.ts'
import { randomBody } from '../article/random-body.test-data.ts'
import { compareContents, type Entry } from './compare.ts'
import { ChangeTrace } from './makers.ts'
import { randomEdits } from './random-edits.test-data.ts'
import { showComparison } from './shown.ts'

const contentOf = (body: Body, title = 'Tiêu đề'): Content => ({
  fields: { ...emptyContent().fields, title },
  body,
})
const text = (title: string, ...paragraphs: [id: string, ...content: (Inline | string)[]][]): Content =>
  contentOf(
    {
      version: bodyVersion,
      blocks: paragraphs.map(
        ([id, ...content]): Paragraph => ({
          type: 'paragraph',
          id,
          content: content.map(part => (typeof part === 'string' ? textRun(part) : part)),
        }),
      ),
    },
    title,
  )

/** For each change of a row of texts what it is about and in which texts it came about. */
function traced(first: Content, ...rest: Content[]): [about: string, texts: number[]][] {
  const trace = new ChangeTrace(first)
  for (const next of rest) trace.step(next)
  const last = rest.at(-1) ?? first
  const shown = showComparison(first, last)
  const about = new Map<number, string>()
  const tell = (change: number, what: string) =>
    change > 0 && about.set(change, [about.get(change), what].filter(Boolean).join(' '))
  for (const { name, change } of shown.fields) tell(change, name)
  for (const part of shown.parts) {
    for (const { what, change } of part.notices) tell(change, what)
    for (const { sign, change, before, after } of part.words ?? []) {
      if (sign !== 'kept') tell(change, `${sign} ${plainInline(sign === 'removed' ? before : after)}`)
    }
  }
  return [...trace.made()]
    .sort(([a], [b]) => a - b)
    .map(([change, texts]) => [about.get(change) ?? '?', texts])
}

describe('who made a change', () => {
  it('is found word by word through every text between', () => {
    expect(
      traced(
        text('Cũ', ['doan-01', 'một hai ba sáu bảy bốn năm'], ['doan-02', 'Đoạn sẽ bỏ đi.']),
        text('Cũ', ['doan-01', 'một hai rưỡi ba sáu bảy bốn năm'], ['doan-02', 'Đoạn sẽ bỏ đi.']),
        text('Mới', ['doan-01', 'một hai rưỡi ba sáu bảy năm'], ['doan-02', 'Đoạn sẽ bỏ đi.']),
        text(
          'Mới',
          ['doan-01', 'một hai rưỡi ba sáu bảy ', textRun('năm', 'strong')],
          ['doan-03', 'Lời kết viết sau.'],
        ),
        text(
          'Mới',
          ['doan-01', 'một hai rưỡi ba sáu bảy ', textRun('năm', 'strong')],
          ['doan-03', 'Lời kết viết sau, thêm ý.'],
        ),
      ),
    ).toEqual([
      ['title', [2]],
      ['inserted rưỡi ', [1]],
      ['removed  bốn', [2]],
      ['marked năm', [3]],
      ['added inserted Lời kết viết sau, thêm ý.', [3, 4]],
      ['removed removed Đoạn sẽ bỏ đi.', [3]],
    ])
  })

  it('names both when two people wrote side by side, and whoever moved, split and joined', () => {
    expect(
      traced(
        text(
          'A',
          ['doan-01', 'Câu một ở đây. Câu hai ở kia.'],
          ['doan-02', 'Đoạn giữa của bài.'],
          ['doan-03', 'Cuối.'],
        ),
        text(
          'A',
          ['doan-01', 'Câu một ở đây. Câu hai ở kia.'],
          ['doan-03', 'Cuối.'],
          ['doan-02', 'Đoạn giữa của bài.'],
        ),
        text(
          'A',
          ['doan-01', 'Câu một ở đây. '],
          ['doan-09', 'Câu hai ở kia.'],
          ['doan-03', 'Cuối.'],
          ['doan-02', 'Đoạn giữa của bài.'],
        ),
        text(
          'A',
          ['doan-01', 'Câu một ở đây. '],
          ['doan-09', 'Câu hai ở kia.'],
          ['doan-03', 'Cuối. Ai đó'],
          ['doan-02', 'Đoạn giữa của bài.'],
        ),
        text(
          'A',
          ['doan-01', 'Câu một ở đây. '],
          ['doan-09', 'Câu hai ở kia.'],
          ['doan-03', 'Cuối. Ai đó viết tiếp'],
          ['doan-02', 'Đoạn giữa của bài.'],
        ),
      ),
    ).toEqual([
      ['split', [2]],
      ['movedHere movedAway', [1]],
      ['inserted  Ai đó viết tiếp', [3, 4]],
    ])
  })

  it('is found for every change, and is the only one who changed anything where there was only one', () => {
    fc.assert(
      fc.property(randomBody, randomEdits, fc.nat(3), fc.nat(3), (body, edit, idleBefore, idleAfter) => {
        const [before, after] = [contentOf(body), contentOf(edit(body))]
        const trace = new ChangeTrace(before)
        for (let count = 0; count < idleBefore; count += 1) trace.step(structuredClone(before))
        trace.step(after)
        for (let count = 0; count < idleAfter; count += 1) trace.step(structuredClone(after))
        const comparison = compareContents(before, after)
        const made = trace.made(comparison)
        expect([...made.keys()].sort((a, b) => a - b)).toEqual(
          Array.from({ length: comparison.changes }, (_, index) => index + 1),
        )
        for (const texts of made.values()) expect(texts).toEqual([idleBefore + 1])
      }),
      { numRuns: 25 },
    )
  })

  it('is somebody between, however many edits there were', () => {
    fc.assert(
      fc.property(randomBody, fc.array(randomEdits, { minLength: 2, maxLength: 5 }), (body, edits) => {
        const texts = [body]
        for (const edit of edits) texts.push(edit(texts.at(-1) ?? body))
        const [first = body, ...rest] = texts
        const trace = new ChangeTrace(contentOf(first))
        for (const next of rest) trace.step(contentOf(next))
        const last = rest.at(-1) ?? body
        const comparison = compareContents(contentOf(first), contentOf(last))
        const made = trace.made(comparison)
        expect(made.size).toBe(comparison.changes)
        for (const found of made.values()) {
          expect(found.length).toBeGreaterThan(0)
          expect(found.every(at => at >= 1 && at <= rest.length)).toBe(true)
        }
        expect(comparison.entries.every((entry: Entry) => entry.at === 'gone' || entry.id !== '')).toBe(true)
      }),
      { numRuns: 15 },
    )
  })
})
