import { expect, test } from 'vitest'
import { bareFigure, creditOf } from './index.ts'

test.each([
  ['Ảnh: Minh Châu', 'Minh Châu'],
  ['ảnh :Minh Châu', 'Minh Châu'],
  ['Ảnh: Ảnh: Minh Châu', 'Minh Châu'],
  ['Nguồn ảnh: TTXVN', 'TTXVN'],
  ['Ảnh: Minh Châu'.normalize('NFD'), 'Minh Châu'],
  ['Photo: A. Nguyen', 'A. Nguyen'],
  ['Ảnh:', ''],
  ['Minh Châu', 'Minh Châu'],
  ['Ảnh tư liệu', 'Ảnh tư liệu'],
  ['Báo Ảnh Việt Nam', 'Báo Ảnh Việt Nam'],
  ['', ''],
])('%j is kept as %j', (typed, kept) => {
  expect(creditOf(typed)).toBe(kept)
})

test('what the house style says of new pictures has no label either', () => {
  expect(bareFigure({ media: null, fileName: 'a.jpg', credit: 'Ảnh: Văn phòng' }).credit).toBe('Văn phòng')
})
