import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Block,
  type Body,
  bodySchema,
  bodyVersion,
  type Content,
  emptyContent,
  type Inline,
  type Paragraph,
  plainBody,
  textRun,
} from '../article/index.ts'
import { randomBody } from '../article/random-body.test-data.ts'
import {
  applyComparison,
  type Comparison,
  compareContents,
  type Entry,
  type Piece,
  type Standing,
} from './index.ts'
import { randomEdits } from './random-edits.test-data.ts'

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

describe('a comparison carried out on the earlier text', () => {
  it('gives the later one, for any two texts', () => {
    fc.assert(
      fc.property(randomBody, randomBody, (one, other) => {
        const [before, after] = [contentOf(one), contentOf(other)]
        expect(applyComparison(before, compareContents(before, after))).toEqual(after)
      }),
      { numRuns: 60 },
    )
  })

  it('gives the later one, for any text and what somebody made of it', () => {
    fc.assert(
      fc.property(randomBody, randomEdits, (one, edit) => {
        const [before, after] = [contentOf(one), contentOf(edit(one))]
        expect(bodySchema.safeParse(after.body).error).toBeUndefined()
        expect(applyComparison(before, compareContents(before, after))).toEqual(after)
      }),
      { numRuns: 150 },
    )
  })

  it('gives the earlier one when every change is put back, words and all', () => {
    fc.assert(
      fc.property(randomBody, randomEdits, (one, edit) => {
        const [before, after] = [contentOf(one), contentOf(edit(one))]
        const comparison = compareContents(before, after)
        const all = new Set(Array.from({ length: comparison.changes }, (_, index) => index + 1))
        const back = applyComparison(before, comparison, all)
        expect(back && plainBody(back.body)).toBe(plainBody(before.body))
      }),
      { numRuns: 60 },
    )
  })

  it('never makes what the body language does not know when any one change is put back', () => {
    fc.assert(
      fc.property(randomBody, randomEdits, fc.nat(), (one, edit, which) => {
        const [before, after] = [contentOf(one), contentOf(edit(one))]
        const comparison = compareContents(before, after)
        fc.pre(comparison.changes > 0)
        const back = applyComparison(before, comparison, new Set([1 + (which % comparison.changes)]))
        if (back) expect(bodySchema.safeParse(back.body).error).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })

  it('finds nothing between two equal texts', () => {
    fc.assert(
      fc.property(randomBody, one => {
        expect(compareContents(contentOf(one), contentOf(structuredClone(one))).changes).toBe(0)
      }),
    )
  })
})

const standings = ({ entries }: Comparison): Standing[] => {
  const visit = (all: readonly Entry[]): Standing[] =>
    all.flatMap(entry => (entry.at === 'stands' ? [entry, ...visit(entry.children)] : []))
  return visit(entries)
}
const words = (pieces: readonly Piece[]) =>
  pieces.map(piece => (piece.kind === 'text' ? piece.text : '¶')).join('')
const textOf = (comparison: Comparison, id: string) =>
  standings(comparison).find(entry => entry.id === id)?.text
const stepsOf = (comparison: Comparison, id: string) =>
  (textOf(comparison, id)?.steps ?? []).map(step => {
    switch (step.kind) {
      case 'kept':
        return words(step.before)
      case 'removed':
        return `[-${words(step.before)}-]`
      case 'inserted':
        return `[+${words(step.after)}+]`
      case 'marked':
        return `[*${words(step.after)}*]`
    }
  })
const compare = (before: Body, after: Body) => compareContents(contentOf(before), contentOf(after))

describe('the words of a comparison', () => {
  it('are never cut inside a syllable', () => {
    const comparison = compare(
      body(paragraph('doan-01', 'Huyện ủy Gò Quao ban hành nghị quyết')),
      body(paragraph('doan-01', 'Huyện uỷ Gò Quao ra nghị quyết số 18-KH/HU')),
    )
    expect(stepsOf(comparison, 'doan-01')).toEqual([
      'Huyện ',
      '[-ủy-]',
      '[+uỷ+]',
      ' Gò Quao ',
      '[-ban hành -]',
      '[+ra +]',
      'nghị quyết',
      '[+ số 18-KH/HU+]',
    ])
    expect(comparison.changes).toBe(3)
  })

  it('tell new marks from new words', () => {
    const comparison = compare(
      body(paragraph('doan-01', 'một hai ba')),
      body(paragraph('doan-01', 'một ', textRun('hai', 'strong'), ' ba')),
    )
    expect(stepsOf(comparison, 'doan-01').filter(step => step.startsWith('['))).toContain('[*hai*]')
    expect(comparison.changes).toBe(1)
  })
})

describe('the blocks of a comparison', () => {
  const [a, b, c] = [
    paragraph('doan-01', 'Sáng 12/11, xã khởi công cầu sắt. Cầu dài 42 mét, rộng 3,5 mét.'),
    paragraph('doan-02', 'Nhân dân đóng góp một phần kinh phí.'),
    paragraph('doan-03', 'Cầu xong trước tết.'),
  ] as const

  it('are moved, not removed and added', () => {
    const comparison = compare(body(a, b, c), body(c, a, b))
    expect(comparison.changes).toBe(1)
    expect(standings(comparison).map(({ id, moved }) => [id, moved])).toEqual([
      ['doan-03', 1],
      ['doan-01', null],
      ['doan-02', null],
    ])
  })

  it('are split, with their words where they went', () => {
    const comparison = compare(
      body(a, b),
      body(
        paragraph('doan-01', 'Sáng 12/11, xã khởi công cầu sắt.'),
        paragraph('doan-09', 'Cầu dài 42 mét, rộng 3,5 mét.'),
        b,
      ),
    )
    const half = standings(comparison).find(({ id }) => id === 'doan-09')
    expect(half?.split?.of).toBe('doan-01')
    expect(stepsOf(comparison, 'doan-09').join('')).toContain('dài 42 mét, rộng 3,5 mét.')
    expect(stepsOf(comparison, 'doan-09').join('')).not.toContain('[+')
  })

  it('get their words back when both halves moved away, the new one first', () => {
    const before = body(a, b, c)
    const after = body(
      b,
      c,
      paragraph('doan-09', 'Sáng 12/11, xã khởi công cầu sắt.'),
      paragraph('doan-01', 'Cầu dài 42 mét, rộng 3,5 mét.'),
    )
    const comparison = compare(before, after)
    const half = standings(comparison).find(({ id }) => id === 'doan-09')
    const owner = standings(comparison).find(({ id }) => id === 'doan-01')
    expect([half?.split?.of, owner?.moved === null]).toEqual(['doan-01', false])
    const all = new Set(Array.from({ length: comparison.changes }, (_, index) => index + 1))
    const back = applyComparison(contentOf(before), comparison, all)
    expect(back && plainBody(back.body)).toBe(plainBody(before))
  })

  it('are joined, with their words where they went', () => {
    const comparison = compare(
      body(a, b, c),
      body(
        paragraph(
          'doan-01',
          `${'Sáng 12/11, xã khởi công cầu sắt. Cầu dài 42 mét, rộng 3,5 mét.'} Nhân dân đóng góp một phần kinh phí.`,
        ),
        c,
      ),
    )
    expect(standings(comparison)[0]?.joined.map(({ part }) => part)).toEqual(['doan-02'])
    expect(stepsOf(comparison, 'doan-01').join('')).not.toContain('[-')
    const [{ change } = { change: 0 }] = standings(comparison)[0]?.joined ?? []
    const back = applyComparison(contentOf(body(a, b, c)), comparison, new Set([change]))
    expect(back && plainBody(back.body)).toContain('\n\nNhân dân đóng góp')
  })

  it('are found again by their words when a text was taken in anew', () => {
    const comparison = compare(
      body(a, b, c),
      body({ ...a, id: 'moi-001' }, paragraph('moi-002', 'Nhân dân đóng góp một phần lớn kinh phí.'), {
        ...c,
        id: 'moi-003',
      }),
    )
    expect(standings(comparison).map(({ from }) => from)).toEqual(['doan-01', 'doan-02', 'doan-03'])
    expect(stepsOf(comparison, 'moi-002')).toContain('[+lớn +]')
    expect(comparison.changes).toBe(1)
  })

  it('turn into other kinds', () => {
    const comparison = compare(
      body(a, b),
      body(a, { type: 'heading', id: 'doan-02', level: 2, content: b.content }),
    )
    expect(standings(comparison)[1]).toMatchObject({ kindBefore: 'paragraph', kind: 'heading', turned: 1 })
    expect(comparison.changes).toBe(1)
  })

  it('may become the items of a list and back', () => {
    const list: Block = {
      type: 'list',
      id: 'ds-0001',
      ordered: false,
      items: [
        { id: 'doan-02', content: b.content, nested: null },
        { id: 'doan-03', content: c.content, nested: null },
      ],
    }
    const there = compare(body(a, b, c), body(a, list))
    expect(
      standings(there)
        .filter(({ added }) => added !== null)
        .map(({ id }) => id),
    ).toEqual(['ds-0001'])
    expect(textOf(there, 'doan-02')?.steps).toBeNull()
    const added = standings(there).find(({ id }) => id === 'ds-0001')?.added ?? 0
    expect(applyComparison(contentOf(body(a, b, c)), there, new Set([added]))).toEqual(
      contentOf(body(a, b, c)),
    )
    expect(textOf(compare(body(a, list), body(a, b, c)), 'doan-03')?.steps).toBeNull()
  })
})

describe('one change put back', () => {
  it('leaves the others as they are', () => {
    const before = contentOf(body(paragraph('doan-01', 'một hai ba bốn năm sáu')), {
      title: 'Cũ',
      place: 'An Giang',
    })
    const after = contentOf(body(paragraph('doan-01', 'một HAI ba bốn NĂM sáu')), {
      title: 'Mới',
      place: 'An Giang',
    })
    const comparison = compareContents(before, after)
    expect(comparison.changes).toBe(3)
    expect(applyComparison(before, comparison, new Set([1]))).toEqual({
      ...after,
      fields: { ...after.fields, title: 'Cũ' },
    })
    expect(applyComparison(before, comparison, new Set([2]))?.body).toEqual(
      body(paragraph('doan-01', 'một hai ba bốn NĂM sáu')),
    )
  })
})
