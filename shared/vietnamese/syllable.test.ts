import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canJoin,
  everySyllable,
  isSyllable,
  onsets,
  readSyllable,
  rimes,
  type SyllableParts,
  spellings,
  tones,
  writeSyllable,
} from './index.ts'

const syllables = [...everySyllable()]
const anySyllable = fc.constantFrom(...syllables)

describe('the grammar', () => {
  test('has 27 onsets and none, and 170 rimes in three classes', () => {
    expect(onsets.length).toBe(28)
    expect([rimes.open.length, rimes.nasal.length, rimes.stop.length]).toEqual([46, 64, 60])
    expect(new Set(Object.values(rimes).flat()).size).toBe(170)
  })

  test('makes 4,000 forms without tones and 18,336 with them', () => {
    expect(spellings.size).toBe(4000)
    expect(syllables.length).toBe(18_336)
    expect(new Set(syllables).size).toBe(18_336)
  })

  test('writes each rime behind some onset or behind none', () => {
    const alone = Object.values(rimes)
      .flat()
      .filter(rime => !onsets.some(onset => canJoin(onset, rime)))
    expect(alone).toEqual([])
  })

  test('accepts every form that it makes, in either style and in NFD, and no other place for the tone', () => {
    for (const style of ['new', 'old'] as const) {
      for (const syllable of everySyllable(style)) {
        if (!isSyllable(syllable)) expect.fail(syllable)
        if (!isSyllable(syllable.normalize('NFD'))) expect.fail(`${syllable} in NFD`)
      }
    }
  })
})

describe('reading', () => {
  test.each([
    ['nghiêng', 'ngh', 'iêng', 'ngang', 'none'],
    ['Huyện', 'h', 'uyên', 'nặng', 'first'],
    ['QUYỀN', 'qu', 'uyên', 'huyền', 'all'],
    ['quý', 'qu', 'uy', 'sắc', 'none'],
    ['Quốc', 'qu', 'ôc', 'sắc', 'first'],
    ['gì', 'gi', 'i', 'huyền', 'none'],
    ['giếng', 'gi', 'iêng', 'sắc', 'none'],
    ['già', 'gi', 'a', 'huyền', 'none'],
    ['Ở', '', 'ơ', 'hỏi', 'first'],
    ['yếu', '', 'yêu', 'sắc', 'none'],
    ['uỶ', '', 'uy', 'hỏi', 'mixed'],
    ['đường', 'đ', 'ương', 'huyền', 'none'],
    ['xoong', 'x', 'oong', 'ngang', 'none'],
    ['thuở', 'th', 'uơ', 'hỏi', 'none'],
    ['khuỷu', 'kh', 'uyu', 'hỏi', 'none'],
  ])('%s is %s and %s, %s', (text, onset, rime, tone, capitals) => {
    for (const form of ['NFC', 'NFD'] as const) {
      expect(readSyllable(text.normalize(form))).toMatchObject({
        isSyllable: true,
        onset,
        rime,
        tone,
        capitals,
      })
    }
  })

  test.each([
    ['', 'empty'],
    ['nghành', 'join'],
    ['ngiêm', 'join'],
    ['iêu', 'join'],
    ['kà', 'join'],
    ['bàt', 'stopTone'],
    ['hoàch', 'stopTone'],
    ['gip', 'stopTone'],
    ['chứchoàn', 'tones'],
    ['địnhban', 'rime'],
    ['ðảng', 'letters'],
    ['Тhành', 'letters'],
    ['web', 'letters'],
    ['a\u0323\u0301', 'letters'],
    ['n\u0301', 'letters'],
    ['ba1', 'letters'],
    ['clan', 'onset'],
    ['qa', 'onset'],
    ['UBND', 'rime'],
    ['hoặcx', 'rime'],
  ])('%j is no syllable: %s', (text, fault) => {
    expect(readSyllable(text)).toEqual({ isSyllable: false, fault })
  })

  test.each([
    ['qủa', 'quả'],
    ['thúê', 'thuế'],
    ['hòan', 'hoàn'],
    ['tòan', 'toàn'],
    ['cuả', 'của'],
    ['gịêt', 'giệt'],
    ['hụyên', 'huyện'],
    ['qúy', 'quý'],
    ['gíu', 'giú'],
    ['Đựơc', 'Được'],
    ['NGÒAI', 'NGOÀI'],
  ])('%s bears its tone where nobody puts it; meant is %s', (text, meant) => {
    const reading = readSyllable(text)
    expect(reading).toMatchObject({ isSyllable: false, fault: 'place' })
    if (!reading.isSyllable && reading.fault === 'place') expect(writeSyllable(reading.meant)).toBe(meant)
  })

  test('takes any text without fail, and forgets nothing that it knows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), text => {
        expect(readSyllable(text)).toEqual(readSyllable(text))
      }),
    )
  })
})

describe('writing', () => {
  test('gives back what was read, in each style and case', () => {
    const style = fc.constantFrom('new' as const, 'old' as const)
    const shape = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
    )
    fc.assert(
      fc.property(anySyllable, style, shape, (syllable, toneStyle, capitals) => {
        const read = (text: string): SyllableParts => {
          const reading = readSyllable(text)
          if (!reading.isSyllable) throw new Error(`${text} is no syllable`)
          return reading
        }
        const text = capitals(writeSyllable(read(syllable), toneStyle))
        expect(writeSyllable(read(text), toneStyle)).toBe(text)
        expect(capitals(writeSyllable(read(text), 'new').toLowerCase())).toBe(capitals(syllable))
      }),
    )
  })

  test.each([
    ['h', 'oa', 'huyền', 'hoà', 'hòa'],
    ['kh', 'oe', 'hỏi', 'khoẻ', 'khỏe'],
    ['', 'uy', 'hỏi', 'uỷ', 'ủy'],
    ['qu', 'uy', 'sắc', 'quý', 'quý'],
    ['h', 'oan', 'huyền', 'hoàn', 'hoàn'],
    ['h', 'uynh', 'huyền', 'huỳnh', 'huỳnh'],
    ['ng', 'oai', 'huyền', 'ngoài', 'ngoài'],
    ['m', 'ua', 'huyền', 'mùa', 'mùa'],
    ['c', 'ưa', 'hỏi', 'cửa', 'cửa'],
    ['kh', 'uya', 'ngang', 'khuya', 'khuya'],
    ['ng', 'ươi', 'huyền', 'người', 'người'],
    ['x', 'oong', 'huyền', 'xoòng', 'xoòng'],
    ['gi', 'iêt', 'sắc', 'giết', 'giết'],
    ['gi', 'in', 'huyền', 'gìn', 'gìn'],
  ] as const)('%s, %s and %s make %s, in the old style %s', (onset, rime, tone, young, old) => {
    expect(writeSyllable({ onset, rime, tone })).toBe(young)
    expect(writeSyllable({ onset, rime, tone }, 'old')).toBe(old)
  })

  test('refuses parts that do not go together', () => {
    expect(() => writeSyllable({ onset: 'ng', rime: 'e', tone: 'ngang' })).toThrow(RangeError)
    expect(() => writeSyllable({ onset: 'b', rime: 'at', tone: 'huyền' })).toThrow(RangeError)
    expect(() => writeSyllable({ onset: 'b', rime: 'xyz', tone: 'sắc' })).toThrow(RangeError)
  })

  test('differs between the styles in open oa, oe and uy with a tone, and nowhere else', () => {
    const differing = syllables.filter(syllable => {
      const reading = readSyllable(syllable)
      return reading.isSyllable && reading.style !== 'both'
    })
    const kinds = new Set(
      differing.map(syllable => {
        const reading = readSyllable(syllable)
        return reading.isSyllable ? reading.rime : ''
      }),
    )
    expect([...kinds].sort()).toEqual(['oa', 'oe', 'uy'])
    expect(differing.some(syllable => syllable.startsWith('qu'))).toBe(false)
    expect(differing.length % (tones.length - 1)).toBe(0)
  })
})

test('20,000 syllables are read in well under 20 ms', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => syllables[(index * 7919) % 6600] ?? '')
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now()
    if (!many.every(isSyllable)) expect.fail('a syllable was not read')
    return performance.now() - start
  })
  expect(Math.min(...times)).toBeLessThan(10)
})
