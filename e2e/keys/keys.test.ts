import { describe, expect, it } from 'vitest'
import { everySyllable, isSyllable } from '../../shared/vietnamese/index.ts'
import { afterKey, type Method } from './input-method.ts'
import { keyRow, typed } from './key-rows.ts'
import { randomFrom } from './random.ts'
import { isTyped, randomWords } from './words.ts'

/** Everything that stands on the screen while these keys are typed. */
const steps = (method: Method, keys: string) => {
  let shown = ''
  return [...keys].map(key => {
    shown = afterKey(method, shown, key)
    return shown
  })
}

describe('the keys of an input method', () => {
  it('put the marks of Telex where they are typed or at the end of the word', () => {
    expect(steps('telex', 'tieengs')).toEqual(['t', 'ti', 'tie', 'tiê', 'tiên', 'tiêng', 'tiếng'])
    expect(steps('telex', 'Vietej')).toEqual(['V', 'Vi', 'Vie', 'Viet', 'Viêt', 'Việt'])
    expect(typed('telex', [...'dduwowngf'])).toBe('đường')
    expect(typed('telex', [...'duongwdf'])).toBe('đường')
    expect(typed('telex', [...'thuowr'])).toBe('thuở')
    expect(typed('telex', [...'thuowng'])).toBe('thương')
    expect(typed('telex', [...'xooong'])).toBe('xoong')
    expect(typed('telex', [...'ngoeof'])).toBe('ngoèo')
    expect(typed('telex', [...'muwa'])).toBe('mưa')
    expect(typed('telex', [...'muaw'])).toBe('mưa')
    expect(typed('telex', [...'quawnj'])).toBe('quặn')
    expect(typed('telex', [...'DDAIJ'])).toBe('ĐẠI')
  })

  it('put the marks of VNI', () => {
    expect(steps('vni', 'tie6ng1')).toEqual(['t', 'ti', 'tie', 'tiê', 'tiên', 'tiêng', 'tiếng'])
    expect(typed('vni', [...'duong972'])).toBe('đường')
    expect(typed('vni', [...'na8m'])).toBe('năm')
  })

  it('move the tone as the word grows, and take it away', () => {
    expect(steps('telex', 'hoafn')).toEqual(['h', 'ho', 'hoa', 'hoà', 'hoàn'])
    expect(steps('telex', 'gifa')).toEqual(['g', 'gi', 'gì', 'già'])
    expect(steps('telex', 'mas')).toEqual(['m', 'ma', 'má'])
    expect(typed('telex', [...'masz'])).toBe('ma')
    expect(typed('telex', ['m', 'a', 's', 'Backspace', 'e', 'f'])).toBe('mè')
  })
})

describe('a row of keys', () => {
  for (const method of ['telex', 'vni'] as const) {
    it(`types every syllable that Vietnamese spelling can write by ${method}`, () => {
      const random = randomFrom(20_261_125)
      const wrong: string[] = []
      for (const syllable of everySyllable()) {
        if (!isTyped(syllable)) continue
        for (const word of [syllable, syllable.toUpperCase()]) {
          if (typed(method, keyRow(word, method, random, 0.5)) !== word) wrong.push(word)
        }
      }
      expect(wrong).toEqual([])
    })
  }

  it('is another one each time, and the same for the same seed', () => {
    const rows = (seed: number) => {
      const random = randomFrom(seed)
      return Array.from({ length: 200 }, () => keyRow('đường', 'telex', random, 0.2).join(' '))
    }
    expect(new Set(rows(1)).size).toBeGreaterThan(10)
    expect(rows(1)).toEqual(rows(1))
  })

  it('is refused for a word that the method does not know', () => {
    expect(() => keyRow('ðất', 'telex', randomFrom(1))).toThrow('telex does not type ðất')
  })
})

it('Random words are syllables in NFC', () => {
  const words = randomWords(2_000, randomFrom(7))
  expect(words.length).toBe(2_000)
  expect(words.filter(word => !isSyllable(word) || word !== word.normalize('NFC'))).toEqual([])
})
