import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everySyllable, tokensOf } from './index.ts'

/** The tokens but spaces, as `kind text`. */
const shown = (text: string) =>
  tokensOf(text)
    .filter(token => token.kind !== 'space')
    .map(({ kind, text }) => `${kind} ${text}`)

describe('what belongs together stays together', () => {
  test.each<[string, string[]]>([
    ['Huyện uỷ Gò Quao', ['word Huyện', 'word uỷ', 'word Gò', 'word Quao']],
    ['số 18-KH/HU,', ['word số', 'document 18-KH/HU', 'punctuation ,']],
    ['42/2022/NĐ-CP.', ['document 42/2022/NĐ-CP', 'punctuation .']],
    ['24/2011/TT-BTTTT', ['document 24/2011/TT-BTTTT']],
    ['203/2025/QH15', ['document 203/2025/QH15']],
    ['2657/QĐ-UBND', ['document 2657/QĐ-UBND']],
    ['05-CTr/TU; 12-QyĐ/TW', ['document 05-CTr/TU', 'punctuation ;', 'document 12-QyĐ/TW']],
    ['18-KH/HU'.normalize('NFD'), ['document 18-KH/HU']],
    ['1-Nâng cao', ['number 1', 'punctuation -', 'word Nâng', 'word cao']],
    ['00:00 11/11/2023', ['time 00:00', 'date 11/11/2023']],
    ['ngày 01-10-1997', ['word ngày', 'date 01-10-1997']],
    [
      '30.4.1975, 2023-11-11, 5/2026',
      ['date 30.4.1975', 'punctuation ,', 'date 2023-11-11', 'punctuation ,', 'date 5/2026'],
    ],
    ['2020-2025', ['number 2020', 'punctuation -', 'number 2025']],
    ['lúc 14h30, 7 giờ', ['word lúc', 'time 14h30', 'punctuation ,', 'number 7', 'word giờ']],
    [
      '25,6% và 1.234.567,89 đồng',
      ['number 25,6', 'punctuation %', 'word và', 'number 1.234.567,89', 'word đồng'],
    ],
    ['ngày 2/9', ['word ngày', 'number 2/9']],
    [
      '10km, 5 m2, QH15, PM2.5',
      [
        'number 10',
        'word km',
        'punctuation ,',
        'number 5',
        'code m2',
        'punctuation ,',
        'code QH15',
        'punctuation ,',
        'code PM2.5',
      ],
    ],
    ['năm2023', ['word năm', 'number 2023']],
    [
      '(https://a.vn/b?c=1).',
      ['punctuation (', 'address https://a.vn/b?c=1', 'punctuation )', 'punctuation .'],
    ],
    ['www.goquao.gov.vn!', ['address www.goquao.gov.vn', 'punctuation !']],
    ['goquao.kiengiang.gov.vn/tin', ['address goquao.kiengiang.gov.vn/tin']],
    [
      'thư: vp_hu@kg.gov.vn, đt',
      ['word thư', 'punctuation :', 'address vp_hu@kg.gov.vn', 'punctuation ,', 'word đt'],
    ],
    ['C:\\Bài\\a.docx', ['address C:\\Bài\\a.docx']],
    ['\\\\may-chu\\bai', ['address \\\\may-chu\\bai']],
    ['11-11-23 fazmbv.jpg', ['date 11-11-23', 'file fazmbv.jpg']],
    ['bao_cao-1.docx', ['file bao_cao-1.docx']],
    ['hết.Bài', ['word hết', 'punctuation .', 'word Bài']],
    [
      'TP.HCM v.v...',
      ['word TP', 'punctuation .', 'word HCM', 'word v', 'punctuation .', 'word v', 'punctuation ...'],
    ],
    ['K’Ho', ['word K’Ho']],
    ['chứ\u00adc', ['word chứ\u00adc']],
    ['“Đảng"', ['punctuation “', 'word Đảng', 'punctuation "']],
    ['a\r\n\nb\u00a0c', ['word a', 'lineEnd \r\n\n', 'word b', 'word c']],
    ['📄 +5', ['other 📄', 'other +', 'number 5']],
  ])('%j', (text, tokens) => {
    expect(shown(text)).toEqual(tokens)
  })
})

const pieces = fc.oneof(
  fc.constantFrom(...everySyllable()),
  fc.constantFrom(...everySyllable()).map(syllable => syllable.normalize('NFD')),
  fc.constantFrom(
    ' ',
    '\u00a0',
    '. ',
    ', ',
    '/',
    '-',
    ':',
    '\n',
    '\u0301',
    '“',
    '…',
    '18-KH/HU',
    '11/11/2023',
  ),
  fc.constantFrom('http://a.vn/', 'a@b.vn', '1.234,5', 'anh.jpg', '\\', '\ud83d', '👍🏽'),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const anyText = fc.array(pieces, { maxLength: 40 }).map(parts => parts.join(''))

describe('any text', () => {
  test('is parted whole, in order, with its offsets, and with no empty token', () => {
    fc.assert(
      fc.property(anyText, text => {
        const tokens = tokensOf(text)
        expect(tokens.map(token => token.text).join('')).toBe(text)
        let at = 0
        for (const { text: part, start, end } of tokens) {
          expect([start, text.slice(start, end)]).toEqual([at, part])
          expect(end).toBeGreaterThan(start)
          at = end
        }
      }),
      { numRuns: 500 },
    )
  })

  test('is never parted before a combining mark or within a character', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const { start } of tokensOf(text).slice(1)) {
          expect(text.slice(start)).not.toMatch(/^\p{M}/u)
          expect(text.slice(start - 1, start + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('has the same words in NFC and in NFD', () => {
    const words = (text: string) =>
      tokensOf(text)
        .filter(({ kind }) => kind === 'word')
        .map(token => token.text.normalize('NFC'))
    const syllable = fc.constantFrom(...everySyllable())
    fc.assert(
      fc.property(fc.array(syllable), list => {
        const text = list.join(' ')
        expect(words(text)).toEqual(list)
        expect(words(text.normalize('NFD'))).toEqual(list)
      }),
    )
  })
})

test.each(['a.', 'a-', '1/', '1.', 'a@', 'x_', '(', '\u0301', 'http://a ', 'A1', '1-KH/'])(
  'a long run of %j takes time in proportion to its length',
  unit => {
    const text = unit.repeat(100_000 / unit.length)
    const start = performance.now()
    expect(
      tokensOf(text)
        .map(token => token.text)
        .join(''),
    ).toBe(text)
    expect(performance.now() - start).toBeLessThan(2000)
  },
)
