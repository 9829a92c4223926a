import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Content, emptyContent, type Mark, plainBody, textRun } from '../article/index.ts'
import {
  type Anchor,
  anchorAt,
  anchorAtPlace,
  canPropose,
  findQuote,
  fitOf,
  followProposal,
  overlap,
  textAtPlace,
  withProposal,
  wordsNow,
} from './index.ts'

const contentOf = (...paragraphs: [text: string, ...marks: Mark[]][][]): Content => {
  const { fields, body } = emptyContent()
  const blocks = paragraphs.map((runs, index) => ({
    type: 'paragraph' as const,
    id: `doan-0${index + 1}`,
    content: runs.map(([text, ...marks]) => textRun(text, ...marks)),
  }))
  return { fields, body: { ...body, blocks } }
}

describe('a proposal', () => {
  const content = contentOf([['Cầu dài 42 mét, rộng 3 mét.']])
  const anchor = anchorAt(content.body, [{ block: 'doan-01', start: 8, end: 14 }])

  it('takes the place of exactly its words, and of no others', () => {
    if (!anchor) throw new Error('no anchor')
    const put = withProposal(content, anchor, { before: '42 mét', text: '45 mét' })
    expect(put && plainBody(put.content.body)).toBe('Cầu dài 45 mét, rộng 3 mét.')
    expect(put && wordsNow(put.content, put.anchor)).toBe('45 mét')
    expect(withProposal(content, anchor, { before: '42 thước', text: '45 mét' })).toBeNull()
    expect(withProposal(content, { ...anchor, spans: [] }, { before: '42 mét', text: '' })).toBeNull()
    expect([fitOf('42 mét', '42 mét'), fitOf('40 mét', '42 mét'), fitOf(null, '42 mét')]).toEqual([
      'fits',
      'changed',
      'gone',
    ])
  })

  it('is possible for words of one block and for texts of their own, not for what is chosen from a list', () => {
    const at = (field: string) => anchorAtPlace(content, { field, part: null })
    expect(
      [at('title'), at('lede'), at('section'), at('khong-co')].map(one => one && canPropose(one)),
    ).toEqual([true, true, false, null])
    expect(canPropose({ kind: 'article' })).toBe(false)
  })

  it('is for a line of a figure, wherever it stands', () => {
    const figure = {
      id: 'anh-01',
      media: null,
      fileName: 'cau.jpg',
      alternative: '',
      caption: 'Cầu cũ',
      credit: '',
      rights: '',
      crop: null,
      focus: null,
    }
    const gallery = { type: 'gallery' as const, id: 'bo-anh', caption: 'Cầu', figures: [figure] }
    const lead = { ...figure, id: 'anh-02' }
    const shown: Content = {
      fields: { ...content.fields, leadFigure: lead },
      body: { ...content.body, blocks: [gallery] },
    }
    for (const part of ['anh-01', 'anh-02', 'bo-anh']) {
      const place = { field: 'caption', part }
      const about = anchorAtPlace(shown, place)
      const before = textAtPlace(shown, place) ?? ''
      const put = about && withProposal(shown, about, { before, text: 'Cầu mới' })
      expect(put && textAtPlace(put.content, place)).toBe('Cầu mới')
    }
  })
})

describe('proposals for some of the same words', () => {
  it('never garble the text, in whatever order they are accepted', () => {
    const words = 'mot hai ba bon nam sau bay tam chin muoi'.split(' ')
    const proposal = fc.tuple(fc.nat(99), fc.nat(30), fc.constantFrom('', 'MỚI', 'MỚI HẲN', 'MỚI hai ba'))
    fc.assert(
      fc.property(
        fc.array(proposal, { minLength: 2, maxLength: 8 }),
        fc.infiniteStream(fc.nat(7)),
        fc.nat(9),
        (made, order, bold) => {
          const first = contentOf(
            words.map((word, index): [string, ...Mark[]] =>
              index === bold ? [`${word} `, 'strong'] : [`${word} `],
            ),
          )
          const original = `${words.join(' ')} `
          const waiting = made.flatMap(([from, length, text]) => {
            const start = from % (original.length - 1)
            const end = Math.min(original.length, start + 1 + length)
            const anchor: Anchor | null = anchorAt(first.body, [{ block: 'doan-01', start, end }])
            const one = { start, end, text, before: original.slice(start, end) }
            return anchor ? [{ ...one, anchor: anchor as Anchor }] : []
          })
          let content = first
          const accepted: typeof waiting = []
          while (waiting.length > 0) {
            const [chosen] = waiting.splice((order.next().value ?? 0) % waiting.length, 1)
            if (!chosen) continue
            const put = withProposal(content, chosen.anchor, chosen)
            if (!put) continue
            accepted.push(chosen)
            // What meets the words that were replaced is overtaken; the rest follows the text.
            const left = waiting.filter(other => !overlap(other.anchor, chosen.anchor))
            const followed = followProposal(
              left.map(({ anchor }) => anchor),
              chosen.anchor,
              put,
              content,
            )
            content = put.content
            waiting.splice(
              0,
              waiting.length,
              ...left.map((one, index) => ({ ...one, anchor: followed[index] ?? one.anchor })),
            )
          }
          // Those that were accepted lay apart, so that they could as well have been put in all at once.
          let expected = original
          for (const { start, end, text } of accepted.sort((a, b) => b.start - a.start)) {
            expected = expected.slice(0, start) + text + expected.slice(end)
          }
          expect(
            content.body.blocks
              .flatMap(block => ('content' in block ? block.content : []))
              .map(inline => (inline.type === 'text' ? inline.text : ''))
              .join(''),
          ).toBe(expected)
        },
      ),
      { numRuns: 1_000 },
    )
  }, 60_000)
})

describe('a quote', () => {
  const quote = {
    exact: 'quyết',
    prefix: 'Huyện uỷ Gò Quao ban hành nghị ',
    suffix: ' về công tác cán bộ của huyện uỷ',
  }
  it('is found where it stood, and nowhere where two places could be it', () => {
    const text = `${quote.prefix}quyết${quote.suffix} hôm nay.`
    const found = { block: 'doan-01', start: quote.prefix.length, end: quote.prefix.length + 5 }
    expect(findQuote(quote, [['doan-01', text]])).toEqual(found)
    expect(
      findQuote(quote, [
        ['doan-01', text],
        ['doan-02', text],
      ]),
    ).toBeNull()
    expect(findQuote(quote, [['doan-01', 'Nghị quyết khác.']])).toBeNull()
    expect(findQuote({ exact: 'Cầu', prefix: '', suffix: '' }, [['doan-01', 'Cầu']])).toBeNull()
  })
})
