import { expect, test } from 'vitest'
import { dateLine } from './dates.ts'

test.each<[string, string, string | null]>([
  ['00:00 11/11/2023', '2023-11-11', null],
  ['11/11/2023 08:30', '2023-11-11', '08:30'],
  ['11/11/2023', '2023-11-11', null],
  ['Thứ bảy, 11/11/2023 | 08:30 GMT+7', '2023-11-11', '08:30'],
  ['Cập nhật lúc 8h30, ngày 11-11-2023', '2023-11-11', '08:30'],
  ['Ngày đăng: 5.3.2026', '2026-03-05', null],
  ['Đăng ngày 05 - 03 - 2026 lúc 3:05 PM', '2026-03-05', '15:05'],
  ['ngày 5 tháng 3 năm 2026', '2026-03-05', null],
  ['2026-03-05T14:32:07+07:00', '2026-03-05', '14:32'],
  ['Chủ nhật, 29/02/2024', '2024-02-29', null],
])('%s', (text, day, clock) => {
  expect(dateLine(text)).toEqual({ day, clock })
})

test.each([
  '31/02/2026',
  '32/13/2023',
  'Sáng 11/11/2023, xã họp',
  'Nghị quyết số 18/2023',
  'nhiệm kỳ 2020-2025',
  '11/11',
  'Văn bản 12/5/2026 và 13/5/2026',
  'Hội nghị ngày 5 tháng 3 năm 2026',
])('%s is no date line', text => {
  expect(dateLine(text)).toBeNull()
})
