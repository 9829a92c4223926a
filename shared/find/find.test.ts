import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, inToneStyle } from '../vietnamese/index.ts'
import { expandReplacement, type FindOptions, findMatches, folded, queryOf } from './index.ts'

const loose: FindOptions = { case: false, marks: true, tones: false, wholeWord: false, pattern: false }
const found = (text: string, wanted: string, options: Partial<FindOptions> = {}) =>
  findMatches(text, queryOf(wanted, { ...loose, ...options })).map(({ start, end }) => text.slice(start, end))
const replaced = (
  text: string,
  wanted: string,
  replacement: string,
  options: Partial<FindOptions> = {},
  keepCase = false,
) => {
  const query = queryOf(wanted, { ...loose, ...options })
  let result = ''
  let from = 0
  for (const match of findMatches(text, query)) {
    const words = text.slice(match.start, match.end)
    result +=
      text.slice(from, match.start) + expandReplacement(replacement, words, match, query, { keepCase })
    from = match.end
  }
  return result + text.slice(from)
}

describe('finding words', () => {
  it('tells capitals apart when asked to, in Vietnamese too', () => {
    expect(found('Đảng viên, đảng uỷ, ĐẢNG', 'đảng')).toEqual(['Đảng', 'đảng', 'ĐẢNG'])
    expect(found('Đảng viên, đảng uỷ, ĐẢNG', 'đảng', { case: true })).toEqual(['đảng'])
  })

  it('finds without marks what has marks, and with marks only that, đ included', () => {
    expect(found('Bảng, bằng, bang, đường, Duong', 'bang', { marks: false })).toEqual([
      'Bảng',
      'bằng',
      'bang',
    ])
    expect(found('Bảng, bằng, bang', 'bằng', { marks: false })).toEqual(['Bảng', 'bằng', 'bang'])
    expect(found('đường, Duong', 'DUONG', { marks: false })).toEqual(['đường', 'Duong'])
    expect(found('Bảng, bằng, bang', 'bang')).toEqual(['bang'])
    expect(found('đa da Đa', 'đa')).toEqual(['đa', 'Đa'])
  })

  it('does not mind how letters are composed, on either side', () => {
    const apart = 'Huyện uỷ Gò Quao'.normalize('NFD')
    expect(found(apart, 'huyện')).toEqual(['Huyện'.normalize('NFD')])
    expect(found('Huyện uỷ', 'huyện'.normalize('NFD'))).toEqual(['Huyện'])
    expect(found(apart, 'quao', { wholeWord: true })).toEqual(['Quao'])
    // A letter is never parted from its marks.
    expect(found('ủ'.normalize('NFD'), 'u')).toEqual([])
    expect(found('uỷ'.normalize('NFD'), 'u')).toEqual(['u'])
  })

  it('takes whole words as Vietnamese has them', () => {
    expect(found('Huyện uỷ, ủy, quỷ, uỷ_ban 1uỷ', 'uỷ', { wholeWord: true })).toEqual(['uỷ'])
    expect(found('an, toàn, an', 'an', { wholeWord: true })).toEqual(['an', 'an'])
    expect(found('an, toàn', 'an', { wholeWord: true, marks: false })).toEqual(['an'])
    expect(found('tận tâm, tận tụy', 'tận t', { wholeWord: true })).toEqual([])
    expect(found('18-KH/HU và KH', 'KH', { wholeWord: true })).toEqual(['KH', 'KH'])
    expect(found('(hoà)', '(hoà)', { wholeWord: true })).toEqual(['(hoà)'])
  })

  it('takes both tone styles for one when asked to', () => {
    expect(found('hoà, hòa, HÒA, hoá', 'hoà', { tones: true })).toEqual(['hoà', 'hòa', 'HÒA'])
    expect(found('hoà, hòa', 'hòa', { tones: true })).toEqual(['hoà', 'hòa'])
    expect(found('hoà, hòa', 'hòa')).toEqual(['hòa'])
    expect(found('Uỷ ban, Ủy ban', 'uỷ ban', { tones: true })).toEqual(['Uỷ ban', 'Ủy ban'])
    expect(found('Thủy lợi khoẻ'.normalize('NFD'), 'thuỷ lợi khỏe', { tones: true })).toEqual([
      'Thủy lợi khoẻ'.normalize('NFD'),
    ])
  })

  it('sees no difference between spaces, and none in what nobody sees', () => {
    expect(found('đi\u00a0đào tạo', 'đi đào')).toEqual(['đi\u00a0đào'])
    expect(found('đào\u00adtạo, đào\u200btạo', 'đàotạo')).toEqual(['đào\u00adtạo', 'đào\u200btạo'])
  })

  it('finds matches apart from each other, and nothing for nothing', () => {
    expect(found('aaaa', 'aa')).toEqual(['aa', 'aa'])
    expect(found('abc', '')).toEqual([])
    expect(found('', 'a')).toEqual([])
    expect(found('😀 a 😀', '😀')).toEqual(['😀', '😀'])
  })
})

describe('finding by a regular expression', () => {
  const pattern = { pattern: true }

  it('knows Vietnamese letters, case and marks as asked', () => {
    expect(found('18-KH/HU, 36-HD/VPTW', '\\d+-\\p{Lu}+/\\p{Lu}+', pattern)).toEqual([
      '18-KH/HU',
      '36-HD/VPTW',
    ])
    expect(found('Đảng, đảng', '^đ', { ...pattern, case: true })).toEqual([])
    expect(found('Bảng bằng', 'b[aă]ng', { ...pattern, marks: false })).toEqual(['Bảng', 'bằng'])
    expect(found('một\nhai', '^hai$', pattern)).toEqual(['hai'])
    expect(found('aXbx', '\\D', { ...pattern, case: true })).toEqual(['a', 'X', 'b', 'x'])
  })

  it('passes over where nothing stands', () => {
    expect(found('abc', 'x*', pattern)).toEqual([])
  })

  it('says what is wrong with it', () => {
    const faults = ['(a', '[a', 'a**', '\\', 'a)', '(?<n', '\\p{Foo}', 'a{2,1}'].map(source => {
      const query = queryOf(source, { ...loose, ...pattern })
      return query.kind === 'broken' ? query.fault : query.kind
    })
    expect(faults).toEqual(['bracket', 'class', 'repeat', 'escape', 'bracket', 'escape', 'escape', 'repeat'])
  })
})

describe('replacing', () => {
  it('takes words as they are', () => {
    expect(replaced('Huyện uỷ và huyện uỷ', 'huyện uỷ', 'Đảng uỷ $1')).toBe('Đảng uỷ $1 và Đảng uỷ $1')
  })

  it('keeps the capitals of what was there when asked to', () => {
    expect(replaced('huyện uỷ, Huyện uỷ, HUYỆN UỶ', 'huyện uỷ', 'đảng uỷ xã', {}, true)).toBe(
      'đảng uỷ xã, Đảng uỷ xã, ĐẢNG UỶ XÃ',
    )
    expect(replaced('a A', 'a', 'ơi', {}, true)).toBe('ơi Ơi')
    expect(replaced('huyện', 'huyện', 'UBND xã', {}, true)).toBe('UBND xã')
  })

  it('fills in what the groups of a regular expression held, with their marks', () => {
    const pattern = { pattern: true, marks: false }
    expect(replaced('ngày 5/11', '(\\d+)/(\\d+)', '$2-$1', pattern)).toBe('ngày 11-5')
    expect(replaced('Nguyễn Văn An', '(nguyen) (?<dem>\\S+) (an)', '$3 $<dem> $1 $& $$ $9', pattern)).toBe(
      'An Văn Nguyễn Nguyễn Văn An $ $9',
    )
    expect(replaced('a', '(a)|(b)', '[$1$2]', pattern)).toBe('[a]')
  })
})

describe('the way back to the original', () => {
  const syllables = fc.constantFrom(
    'hoà',
    'hòa',
    'Thủy',
    'uỷ',
    'đường',
    'ĐẢNG',
    'quý',
    ' ',
    '\u00a0',
    '-',
    '😀',
    'İ',
    '\u00ad',
    '\u0301',
    'ß',
    'ﬁ',
  )
  const text = fc
    .array(
      fc.oneof(
        syllables,
        syllables.map(syllable => syllable.normalize('NFD')),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
      ),
      {
        maxLength: 12,
      },
    )
    .map(parts => parts.join(''))
  const sameness = fc.record({ case: fc.boolean(), marks: fc.boolean(), tones: fc.boolean() })

  it('is exact: every unit leads to whole letters, in order, and all of them together to all that is seen', () => {
    fc.assert(
      fc.property(text, sameness, (original, options) => {
        const { text: shown, starts, ends } = folded(original, options)
        expect([starts.length, ends.length]).toEqual([shown.length, shown.length])
        for (let unit = 0; unit < shown.length; unit++) {
          const [start = -1, end = -1] = [starts[unit], ends[unit]]
          expect(start).toBeGreaterThanOrEqual(starts[unit - 1] ?? 0)
          expect(end).toBeGreaterThan(start)
          expect(start >= (ends[unit - 1] ?? 0) || start === starts[unit - 1]).toBe(true)
          // No letter begins with a mark unless the text does.
          expect(start === 0 || !/^\p{M}/u.test(original.slice(start))).toBe(true)
          expect(/^\p{M}/u.test(original.slice(end))).toBe(false)
        }
      }),
    )
  })

  it('finds any stretch of whole letters again at its own place', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), sameness, (original, first, length, options) => {
        const letters = [...original.matchAll(/[\s\S]\p{M}*/gu)]
        const from = letters[first % Math.max(1, letters.length)]
        const to = letters[(first % Math.max(1, letters.length)) + (length % 5)]
        if (!from || !to) return
        const wanted = original.slice(from.index, to.index + to[0].length)
        const query = queryOf(wanted, { ...loose, ...options, tones: false })
        const places = findMatches(original, query)
        if (query.kind === 'none') return
        expect(places.length).toBeGreaterThan(0)
        for (const { start, end } of places) {
          expect(folded(original.slice(start, end), { ...options, tones: false }).text).toBe(
            folded(wanted, { ...options, tones: false }).text,
          )
        }
      }),
    )
  })

  it('finds as often without marks as in the folded text, and as often in either tone style', () => {
    const words = fc.array(fc.constantFrom('hoà', 'hoa', 'thuỷ', 'khoẻ', 'an', 'đang'), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(words, fc.constantFrom('hoà', 'thuỷ', 'an', 'đang'), (list, wanted) => {
        const original = list.join(' ')
        const bare = { marks: false, wholeWord: true }
        expect(found(original, wanted, bare)).toHaveLength(found(fold(original), fold(wanted), bare).length)
        const tones = { tones: true }
        expect(found(inToneStyle(original, 'old'), wanted, tones)).toHaveLength(
          found(original, wanted, tones).length,
        )
      }),
    )
  })
})
