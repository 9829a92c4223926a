import { describe, expect, it } from 'vitest'
import { countSyllables, readingMinutes } from './index.ts'

describe('the length of a text', () => {
  it('counts syllables as Vietnamese count them, and as one what is written as one', () => {
    const counted = [
      'Huyện uỷ Gò Quao',
      'Huyện uỷ Gò Quao'.normalize('NFD'),
      'Kế hoạch số 18-KH/HU',
      'Nghị định 42/2022/NĐ-CP ngày 11/11/2023',
      'lúc 14h30, 1.234,5 tấn, đạt 96,96%',
      'xem https://kiengiang.gov.vn/tin/a-b-c?x=1 nhé',
      'nhiệm kỳ 2020-2025',
      'một\u00a0hai  –  ba… “bốn”',
      '- 😀 … /',
      '',
    ].map(countSyllables)
    expect(counted).toEqual([4, 4, 4, 5, 6, 3, 4, 4, 0, 0])
  })

  it('is read in whole minutes', () => {
    expect([0, 1, 240, 241, 2400].map(readingMinutes)).toEqual([0, 1, 1, 2, 10])
  })
})
