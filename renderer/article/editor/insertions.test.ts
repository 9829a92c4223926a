import { describe, expect, it } from 'vitest'
import { words as shared } from '../../../shared/words/index.ts'
import { en } from '../../words/en.ts'
import { vi } from '../../words/vi.ts'
import { insertions, insertionsFor } from './insertions.ts'
import { markKeys, redoKeys, undoKeys } from './keys.ts'

const vietnamese = { ...shared.vi, ...vi }
const english = { ...shared.en, ...en }
const found = (typed: string, words = vietnamese) => insertionsFor(typed, words).map(({ id }) => id)

describe('what can be put into the text', () => {
  it('is found without diacritics, by a part of its name and by other names for it', () => {
    expect(found('tieu muc')).toEqual(['heading2', 'heading3'])
    expect(found('Tiểu MỤC')).toEqual(['heading2', 'heading3'])
    expect(found('danh sach so')).toEqual(['number'])
    expect(found('h3')).toEqual(['heading3'])
    expect(found('duong ngan')).toEqual(['separator'])
    expect(found('hr', english)).toEqual(['separator'])
    expect(found('không có')).toEqual([])
  })

  it('is all there when nothing is typed yet, what begins with the letters coming first', () => {
    expect(found('')).toEqual(insertions.map(({ id }) => id))
    expect(found('l', english)[0]).toBe('bullet')
  })

  it('has an id and a shortcut of its own', () => {
    const ids = insertions.map(({ id }) => id)
    const keys = [
      ...insertions.flatMap(insertion => insertion.keys ?? []),
      ...Object.values(markKeys),
      undoKeys,
      redoKeys,
    ]
    expect([new Set(ids).size, new Set(keys).size]).toEqual([ids.length, keys.length])
  })
})
