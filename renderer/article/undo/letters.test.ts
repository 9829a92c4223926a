import { describe, expect, it } from 'vitest'
import { lettersOf } from './letters.ts'

describe('the letters of a change', () => {
  it('stand in a word, from its first letter on, with its marks and digits', () => {
    expect([
      lettersOf('', 'đ'),
      lettersOf('sáng đ', 'sáng đi'),
      lettersOf('sáng ti', 'sáng tiê'),
      lettersOf('sáng tiêng', 'sáng tiếng'),
      lettersOf('sáng tiếng', 'sáng tiến'),
      lettersOf('“khoá', '“khoác'),
      lettersOf('tie\u0302', 'tie\u0302\u0301'),
    ]).toEqual([
      { grown: 1, word: 0 },
      { grown: 1, word: 5 },
      { grown: 1, word: 5 },
      { grown: 0, word: 5 },
      { grown: -1, word: 5 },
      { grown: 1, word: 1 },
      { grown: 1, word: 0 },
    ])
  })

  it('stand in no one word where a space or a sign comes or goes', () => {
    expect([lettersOf('sáng', 'sáng '), lettersOf('a b', 'ab'), lettersOf('a.', 'a')]).toEqual([
      { grown: 1, word: null },
      { grown: -1, word: null },
      { grown: -1, word: null },
    ])
  })
})
