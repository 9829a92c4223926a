import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainBody } from '../../../shared/article/index.ts'
import { type ImportEncoding, Refusal } from '../../../shared/contract/index.ts'
import {
  encodeTcvn3,
  encodeViqr,
  encodeVni,
  everySyllable,
  toWindows1252,
} from '../../../shared/vietnamese/index.ts'
import { readPlainFile } from './plain-file.ts'

const article = `Ấp Thạnh Lợi khánh thành cầu nông thôn

Sáng 12/3, Uỷ ban nhân dân xã tổ chức khánh thành cầu Kênh Mới, dài 24 m, rộng 3,5 m, do bà con đóng góp hơn một nửa kinh phí.

Đồng chí Nguyễn Thị Ngọc Ánh, Phó Chủ tịch, cắt băng khánh thành. “Từ nay học sinh đi học không phải qua đò”, ông Lý Kỳ Vỹ nói.
`
const tcvn3 = (text: string) =>
  encodeTcvn3(text)
    .map(run => run.text)
    .join('')
const bytesOf = (text: string) => toWindows1252(text)

const read = (bytes: Uint8Array, encoding?: ImportEncoding, fileName = 'bai.txt') => {
  const { content, report } = readPlainFile({ fileName, bytes, ...(encoding ? { encoding } : {}) })
  return { title: content.fields.title, lede: content.fields.lede, body: plainBody(content.body), report }
}
const plain = read(Buffer.from(article))

describe('a text file', () => {
  test.each([
    ['vni', 'VNI-Windows', bytesOf(encodeVni(article))],
    ['vni', 'UTF-8', Buffer.from(encodeVni(article))],
    ['viqr', 'UTF-8', Buffer.from(encodeViqr(article))],
    ['viqr', 'UTF-8', Buffer.from(encodeViqr(article).replaceAll('\\', ''))],
  ] as const)('in %s as %s reads as in Unicode, and the report says so', (encoding, named, bytes) => {
    const { report, ...rest } = read(bytes)
    expect(rest).toEqual({ title: plain.title, lede: plain.lede, body: plain.body })
    expect(report).toMatchObject({
      encoding: named,
      decoded: { encoding, shownBy: 'syllables', canStay: named === 'UTF-8' },
      cleaned: plain.report.cleaned,
    })
    expect(report.decoded?.after).toContain('khánh thành')
    expect(report.decoded?.before).not.toContain('khánh thành')
    expect(report.decoded?.syllablesBefore).toBeLessThan(0.5)
    expect(report.decoded?.syllablesAfter).toBeGreaterThan(0.9)
  })

  test('in TCVN3 keeps every ư, which a cleaner takes for a soft hyphen', () => {
    for (const bytes of [bytesOf(tcvn3(article)), Buffer.from(tcvn3(article))]) {
      const { title, body, report } = read(bytes)
      // Capitals with tones are small in a text without fonts.
      expect([title, body].map(text => text.toLowerCase())).toEqual([
        plain.title.toLowerCase(),
        plain.body.toLowerCase(),
      ])
      expect(report.cleaned.softHyphens).toBe(0)
      expect(report.decoded).toMatchObject({ encoding: 'tcvn3', shownBy: 'syllables' })
    }
  })

  test('stays as it stands when the person wants that', () => {
    const { title, report } = read(Buffer.from(encodeVni(article)), 'utf-8')
    expect(title).toBe('AÁp Thaïnh Lôïi khaùnh thaønh caàu noâng thoân')
    expect(report.decoded).toBeNull()
  })

  test('in bytes that are no Unicode cannot stay as it stands', () => {
    let refused: unknown
    try {
      read(bytesOf(tcvn3(article)), 'utf-8')
    } catch (problem) {
      refused = problem
    }
    expect(refused instanceof Refusal && [refused.code, refused.details.kind]).toEqual([
      'fileEncoding',
      'oldEncoding',
    ])
  })

  test('with too few words to tell is decoded when the person says what it is', () => {
    const { title, report } = read(bytesOf('§¶ng bé'), 'tcvn3')
    expect(title).toBe('Đảng bộ')
    expect(report).toMatchObject({
      encoding: 'TCVN3 (ABC)',
      decoded: { encoding: 'tcvn3', shownBy: 'person', before: '§¶ng bé', after: 'Đảng bộ' },
    })
  })

  test('in Unicode is left alone, whatever it says', () => {
    expect(plain.report.decoded).toBeNull()
    expect(read(Buffer.from(article.normalize('NFD'))).body).toBe(plain.body)
  })

  test('of any syllables reads as written', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everySyllable()), { minLength: 30, maxLength: 60 }), words => {
        const text = words.join(' ')
        for (const bytes of [bytesOf(tcvn3(text)), bytesOf(encodeVni(text)), Buffer.from(encodeViqr(text))]) {
          const { title, lede, body } = read(bytes)
          expect([title, lede, body].join(' ').trim()).toBe(text)
        }
      }),
      { numRuns: 50 },
    )
  })
})

const page = (head: string, body: string) => `<html><head>${head}</head><body>${body}</body></html>`
const readPage = (html: string, encoding?: ImportEncoding) => read(Buffer.from(html), encoding, 'bai.html')

describe('a page', () => {
  const [heading = '', ...paragraphs] = article.trim().split('\n\n')
  const marked = (write: (text: string) => string) =>
    page('', `<h1>${write(heading)}</h1>${paragraphs.map(text => `<p>${write(text)}</p>`).join('')}`)
  const words = ({ title, lede, body }: ReturnType<typeof read>) => [title, lede, body]

  test.each([
    ['vni', encodeVni],
    ['viqr', encodeViqr],
  ] as const)('in %s reads as in Unicode', (encoding, write) => {
    const result = readPage(marked(write))
    expect(words(result)).toEqual(words(readPage(marked(text => text))))
    expect(result.report.decoded).toMatchObject({ encoding, shownBy: 'syllables' })
  })

  test('in bytes of VNI reads as in Unicode', () => {
    const result = read(bytesOf(marked(encodeVni)), 'auto', 'bai.html')
    expect(words(result)).toEqual(words(readPage(marked(text => text))))
    expect(result.report.encoding).toBe('VNI-Windows')
  })

  test('goes by its fonts: capitals in fonts that end in H, the words without a font like the others', () => {
    const head = `<title>${tcvn3('Tin xã')}</title><style><!-- p.MsoNormal, li {margin:0; font-family:".VnTime"} --></style>`
    const body =
      '<h1><font face=".VnTimeH">céng hoµ x· héi</font></h1>' +
      `<p class=MsoNormal>${tcvn3('đường làng')} <b style="font-family: '.VnTimeH'">­¬ng</b></p>` +
      '<p style="font-family:Arial">Đã là Unicode</p>' +
      '<p class=MsoNormal>M&ecirc;ng &#173;u &copy;m</p>'
    const result = readPage(page(head, body))
    expect(result.title).toBe('CỘNG HOÀ XÃ HỘI')
    expect([result.lede, result.body].join('\n')).toContain('đường làng ƯƠNG')
    expect([result.lede, result.body].join('\n')).toContain('Đã là Unicode')
    expect([result.lede, result.body].join('\n')).toContain('Mờng ưu âm')
    expect(result.report.decoded).toMatchObject({ encoding: 'tcvn3', shownBy: 'fonts', canStay: true })
  })

  test('that names an old font and is Unicode stays Unicode', () => {
    const html = page('', `<div style="font-family:'.VnTime'">${marked(text => text)}</div>`)
    const result = readPage(html)
    expect(words(result)).toEqual(words(readPage(marked(text => text))))
    expect(result.report.decoded).toBeNull()
  })

  test('stays as it stands, or is decoded, as the person says', () => {
    const asked = readPage(page('', '<h1>Ñaûng boä</h1>'), 'vni')
    expect([asked.title, asked.report.decoded?.shownBy]).toEqual(['Đảng bộ', 'person'])
    const left = readPage(marked(encodeVni), 'utf-8')
    expect([left.title, left.report.decoded]).toEqual([
      'AÁp Thaïnh Lôïi khaùnh thaønh caàu noâng thoân',
      null,
    ])
  })
})
