import { describe, expect, it } from 'vitest'
import { instantOf } from '../../shared/vietnamese/index.ts'
import { isLate } from '../../shared/workflow/index.ts'
import { deadlineInWords, shortMoment, shortMomentWithin } from './when.ts'
import { board } from './words/vi.ts'

const now = instantOf('2026-11-24', '00:30')

describe('moments on the desk', () => {
  it('are clocks today and days before, by Vietnam’s midnight', () => {
    expect(shortMoment(instantOf('2026-11-24', '00:05'), now)).toBe('00:05')
    expect(shortMoment(instantOf('2026-11-23', '23:55'), now)).toBe('23/11/2026')
  })

  it('leave out the year while it is this one', () => {
    expect(shortMomentWithin(instantOf('2026-12-31', '16:00'), now)).toBe('16:00 31/12')
    expect(shortMomentWithin(instantOf('2027-01-02', '08:00'), now)).toBe('08:00 02/01/2027')
  })

  it('are late only for articles that have still a way to go', () => {
    const deadline = instantOf('2026-11-23', '16:00')
    expect(isLate({ deadline, state: 'pending' }, now)).toBe(true)
    expect(isLate({ deadline, state: 'published' }, now)).toBe(false)
    expect(isLate({ deadline: null, state: 'draft' }, now)).toBe(false)
  })

  it('say of a deadline by how much it is missed, and how near it is', () => {
    const says = (deadline: number, isLate = deadline < now) => deadlineInWords(deadline, now, isLate, board)
    expect([
      says(now - 20_000),
      says(now - 59 * 60_000),
      says(now - 23.9 * 3_600_000),
      says(now - 36 * 3_600_000),
      says(now - 100 * 86_400_000),
      says(instantOf('2026-11-24', '16:00')),
      says(instantOf('2026-11-25', '08:00')),
      says(instantOf('2026-11-30', '08:00')),
      // What is published is not late however old its deadline is.
      says(instantOf('2025-11-30', '08:00'), false),
    ]).toEqual([
      'Trễ 1 phút',
      'Trễ 59 phút',
      'Trễ 23 giờ',
      'Trễ 1 ngày',
      'Trễ 3 tháng',
      'Hôm nay 16:00',
      'Mai 08:00',
      '08:00 30/11',
      '08:00 30/11/2025',
    ])
  })
})
