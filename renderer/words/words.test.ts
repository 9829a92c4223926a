import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { vi } from './vi.ts'

/** Every sentence with the way to it; those with gaps are filled with digits. */
function sentences(catalogue: object, path = ''): [path: string, sentence: string][] {
  return Object.entries(catalogue).flatMap(([name, entry]): [string, string][] => {
    const here = path === '' ? name : `${path}.${name}`
    if (typeof entry === 'string') return [[here, entry]]
    if (typeof entry === 'function') return [[here, String(entry('1', '2', '3'))]]
    return sentences(entry, here)
  })
}

/** The old style puts the tone of open oa, oe, uy on the first letter: hòa, khỏe, thủy. */
const oldTone = /(?<!\p{L})[^\s\P{L}]*([òóỏõọ][ae]|(?<!q)[ùúủũụ]y)(?!\p{L})/iu

describe('the words of the window', () => {
  it('are there in both languages', () => {
    const empty = (catalogue: object) =>
      sentences(catalogue)
        .filter(([path, sentence]) => sentence.trim() === '' && path !== 'newsroom.namePlaceholder.other')
        .map(([path]) => path)
    expect({ vi: empty(vi), en: empty(en) }).toEqual({ vi: [], en: [] })
    expect(sentences(en).map(([path]) => path)).toEqual(sentences(vi).map(([path]) => path))
  })

  it('set tones in the new style, in NFC, without the old style’s letters', () => {
    const wrong = sentences(vi).filter(
      ([path, sentence]) =>
        path !== 'settings.toneChoices.old' &&
        (oldTone.test(sentence) || sentence !== sentence.normalize('NFC')),
    )
    expect(wrong).toEqual([])
    expect(oldTone.test(vi.settings.toneChoices.old)).toBe(true)
  })

  it('fill each gap that they have', () => {
    const unfilled = [...sentences(vi), ...sentences(en)].filter(([, sentence]) =>
      /undefined|NaN|\{|\}/.test(sentence),
    )
    expect(unfilled).toEqual([])
  })
})
