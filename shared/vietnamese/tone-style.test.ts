import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everySyllable, inToneStyle, readSyllable, toneStyleChanges, toneStyleOf } from './index.ts'

describe('the style of a syllable', () => {
  test.each([
    ['uỷ', 'new'],
    ['Uỷ', 'new'],
    ['hoà', 'new'],
    ['KHOẺ', 'new'],
    ['ủy', 'old'],
    ['Hòa', 'old'],
    ['thúy', 'old'],
    ['hoa', 'both'],
    ['quý', 'both'],
    ['hoàn', 'both'],
    ['qủa', 'both'],
    ['Facebook', 'both'],
  ])('%s is %s', (syllable, style) => {
    expect(toneStyleOf(syllable)).toBe(style)
    expect(toneStyleOf(syllable.normalize('NFD'))).toBe(style)
  })
})

describe('a text', () => {
  const text =
    'Huyện ủy Hòa Bình, cấp uỷ và ỦY BAN; quý, qúy, thuở, hoàn thành; https://a.vn/hòa ủy.docx 12-KH/HỦY'

  test('goes into the new style and back, sparing addresses, files, numbers of documents and errors', () => {
    expect(inToneStyle(text, 'new')).toBe(
      'Huyện uỷ Hoà Bình, cấp uỷ và UỶ BAN; quý, qúy, thuở, hoàn thành; https://a.vn/hòa ủy.docx 12-KH/HỦY',
    )
    expect(inToneStyle(inToneStyle(text, 'new'), 'old')).toBe(inToneStyle(text, 'old'))
  })

  test('says what would change, where', () => {
    expect(toneStyleChanges('cấp ủy, huyện uỷ', 'new')).toEqual([{ start: 4, end: 6, text: 'uỷ' }])
    expect(toneStyleChanges('cấp ủy, huyện uỷ', 'old')).toEqual([{ start: 14, end: 16, text: 'ủy' }])
  })

  test('keeps capitals of any pattern and the Unicode form', () => {
    expect(inToneStyle('uỶ hOÀ HoÁ', 'old')).toBe('ủY hÒA HóA')
    const apart = 'Uỷ viên'.normalize('NFD')
    expect(inToneStyle(apart, 'old')).toBe('Ủy viên'.normalize('NFD'))
  })
})

const styled = (style: 'new' | 'old') => {
  const forms = [...everySyllable(style)]
  const marked = forms.filter(form => toneStyleOf(form) !== 'both')
  const word = fc.oneof(fc.constantFrom(...forms), fc.constantFrom(...marked))
  const shape = fc.constantFrom(
    (form: string) => form,
    (form: string) => form.toUpperCase(),
    (form: string) => form.normalize('NFD'),
    (form: string) => form.charAt(0).toUpperCase() + form.slice(1),
  )
  const piece = fc.tuple(word, shape).map(([form, shaped]) => shaped(form))
  const between = fc.constantFrom(' ', ', ', '\u00a0', '. ', ' 18-KH/HU ', ' – ', '\n', ' “', '” ')
  return fc.array(fc.tuple(piece, between), { maxLength: 30 }).map(pairs => pairs.flat().join(''))
}

describe('any text', () => {
  test('in one style comes back from the other to the letter', () => {
    for (const [one, other] of [
      ['new', 'old'],
      ['old', 'new'],
    ] as const) {
      fc.assert(
        fc.property(styled(one), text => {
          expect(inToneStyle(text, one)).toBe(text)
          expect(inToneStyle(inToneStyle(text, other), one)).toBe(text)
        }),
      )
    }
  })

  test('of any kind keeps its length and its syllables, and is settled by one pass', () => {
    fc.assert(
      fc.property(fc.oneof(styled('new'), fc.string({ unit: 'binary' })), text => {
        const young = inToneStyle(text, 'new')
        expect(young.length).toBe(text.length)
        expect(inToneStyle(young, 'new')).toBe(young)
        expect(toneStyleChanges(young, 'new')).toEqual([])
      }),
    )
  })

  test('keeps each syllable what it is', () => {
    for (const syllable of everySyllable('new')) {
      const old = readSyllable(inToneStyle(syllable, 'old'))
      const young = readSyllable(syllable)
      expect(old.isSyllable && young.isSyllable && [old.onset, old.rime, old.tone]).toEqual(
        young.isSyllable && [young.onset, young.rime, young.tone],
      )
    }
  })
})
