import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Inline, plainInline, textRun } from '../article/index.ts'
import { editsBetween, replaceWords } from './index.ts'

describe('words that take the place of others', () => {
  const link = (address: string, text: string): Inline => ({
    type: 'link',
    address,
    content: [textRun(text)],
  })
  const note: Inline = { type: 'footnote', id: 'ghi-chu-1', content: [textRun('Theo báo cáo.')] }
  const content: Inline[] = [
    textRun('Cầu dài '),
    textRun('42 mét', 'strong'),
    textRun(', rộng '),
    link('https://xa.vn/cau', '3,5 mét'),
    note,
    textRun(', do nhân dân đóng góp.'),
  ]
  const text = plainInline(content)
  const replaced = (before: string, words: string) => {
    const start = text.indexOf(before)
    return replaceWords(content, start, start + before.length, words)
  }

  it('change only the words that differ, and leave all marks, links and notes', () => {
    expect(replaced('dài 42 mét, rộng 3,5 mét, do', 'dài 45 mét, rộng 3,5 mét và do')).toEqual([
      textRun('Cầu dài '),
      textRun('45 mét', 'strong'),
      textRun(', rộng '),
      link('https://xa.vn/cau', '3,5 mét'),
      note,
      textRun(' và do nhân dân đóng góp.'),
    ])
  })
  it('have the look of what stood there when a stretch is written anew', () => {
    expect(replaced('42 mét', 'bốn mươi hai thước')).toEqual([
      textRun('Cầu dài '),
      textRun('bốn mươi hai thước', 'strong'),
      ...content.slice(2),
    ])
  })
  it('do not make a link longer that ends before them', () => {
    expect(replaced('3,5 mét', '3,5 mét rưỡi').slice(3)).toEqual([
      link('https://xa.vn/cau', '3,5 mét'),
      note,
      textRun(' rưỡi, do nhân dân đóng góp.'),
    ])
  })
  it('take a link away with its last word, and never a footnote', () => {
    expect(replaced('rộng 3,5 mét, do', 'rộng do')).toEqual([
      textRun('Cầu dài '),
      textRun('42 mét', 'strong'),
      textRun(', rộng '),
      note,
      textRun('do nhân dân đóng góp.'),
    ])
    expect(replaced(text, '')).toEqual([note])
  })
  it('make a break of a line end', () => {
    expect(replaced(', do', '\ndo').at(-2)).toEqual({ type: 'break' })
  })

  it('come out as they were proposed, whatever stood there', () => {
    const run = fc.tuple(
      fc.string({ unit: fc.constantFrom('a', 'ệ', ' ', '.', '1'), minLength: 1 }),
      fc.nat(3),
    )
    const inline: fc.Arbitrary<Inline> = fc.oneof(
      run.map(([words, mark]) => textRun(words, ...(mark === 0 ? (['strong'] as const) : []))),
      fc.constant<Inline>({ type: 'break' }),
      run.map(([words]) => link('https://xa.vn', words)),
      fc.constant(note),
    )
    const words = fc.string({ unit: fc.constantFrom('a', 'ệ', ' ', '.', '1', '\n'), maxLength: 20 })
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 8 }), fc.nat(), fc.nat(), words, (of, a, b, put) => {
        const before = plainInline(of)
        const [start, end] = [a % (before.length + 1), b % (before.length + 1)].sort((x, y) => x - y)
        if (start === undefined || end === undefined) return
        const after = replaceWords(of, start, end, put)
        expect(plainInline(after)).toBe(before.slice(0, start) + put + before.slice(end))
        const notes = (inlines: readonly Inline[]) => inlines.filter(({ type }) => type === 'footnote').length
        expect(notes(after)).toBe(notes(of))
      }),
      { numRuns: 2_000 },
    )
  })

  it('are given as the edits that make them', () => {
    const before = 'Tổng kinh phí hơn 1.200 tỷ đồng, vượt kế hoạch.'
    const after = 'Tổng kinh phí hơn 1.250 tỷ đồng, vượt xa kế hoạch.'
    expect(editsBetween(before, after)).toEqual([
      { start: 18, end: 23, words: '1.250' },
      { start: 38, end: 38, words: 'xa ' },
    ])
    expect(editsBetween(before, before)).toEqual([])
  })
})
