import { describe, expect, it } from 'vitest'
import type { DeskRow } from '../../shared/contract/index.ts'
import { instantOf, isoOf } from '../../shared/vietnamese/index.ts'
import { daysOf, entriesByDay, initialsOf, markOf, shownOf, slotOn, timeOf, turned } from './sheet.ts'

const row = (id: string, more: Partial<DeskRow>): DeskRow => ({
  id,
  number: 1,
  title: id,
  state: 'draft',
  section: null,
  createdBy: { id: 'p', name: 'P' },
  holder: null,
  deadline: null,
  updatedAt: 0,
  assignee: null,
  slot: null,
  missing: { title: false, body: false, section: false, texts: 0 },
  openComments: 0,
  isNew: false,
  ...more,
})

describe('a sheet of the calendar', () => {
  it('has whole weeks, from Monday on', () => {
    const november = daysOf('month', '2026-11-25')
    expect([november[0], november.at(-1), november.length]).toEqual(['2026-10-26', '2026-12-06', 42])
    const february = daysOf('month', '2027-02-28')
    expect([february[0], february.at(-1), february.length]).toEqual(['2027-02-01', '2027-02-28', 28])
    expect(daysOf('week', '2026-11-29')).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ])
  })

  it('turns by its span, and never into a day that there is not', () => {
    expect(turned('month', '2027-01-31', 1)).toBe('2027-02-28')
    expect(turned('week', '2027-01-01', -1)).toBe('2026-12-25')
  })

  it('covers its days by Vietnam’s midnight', () => {
    const { from, to } = timeOf(daysOf('week', '2026-11-25'))
    expect([isoOf(from), isoOf(to)]).toEqual(['2026-11-23T00:00:00+07:00', '2026-11-30T00:00:00+07:00'])
  })
})

describe('an article on a day', () => {
  it('keeps its hour when it is moved, and has the usual one when it had none', () => {
    expect(isoOf(slotOn('2026-12-01', instantOf('2026-11-25', '23:45')))).toBe('2026-12-01T23:45:00+07:00')
    expect(isoOf(slotOn('2026-12-01', null))).toBe('2026-12-01T08:00:00+07:00')
  })

  it('stands on the day of its publication and on that of its deadline, unless its section is hidden', () => {
    const night = instantOf('2026-11-25', '23:30')
    const early = instantOf('2026-11-25', '00:10')
    const sheet = {
      slots: [row('early', { slot: early }), row('night', { slot: night, section: 'Kinh tế' })],
      deadlines: [row('due', { deadline: early })],
    }
    const keys = (hidden: string[]) =>
      [...entriesByDay(sheet, hidden)].map(([day, entries]) => [day, entries.map(({ key }) => key)])
    expect(keys([])).toEqual([['2026-11-25', ['slot.early', 'slot.night', 'deadline.due']]])
    expect(keys(['Kinh tế'])).toEqual([['2026-11-25', ['slot.early', 'deadline.due']]])
    expect(keys(['', 'Kinh tế'])).toEqual([])
  })

  it('is told apart by the hue, the stripe and the letters of its section', () => {
    const sections = Array.from({ length: 20 }, (_, number) => `Mục ${number}`)
    expect([markOf('Mục 0', sections), markOf('Mục 9', sections), markOf(null, sections)]).toEqual([
      { hue: 1, stripe: 0 },
      { hue: 2, stripe: 1 },
      { hue: 0, stripe: 0 },
    ])
    expect(['Xây dựng Đảng', 'Kinh tế - Nông thôn mới', 'văn hoá', 'Đời sống', ''].map(initialsOf)).toEqual([
      'XDĐ',
      'KTN',
      'VH',
      'ĐS',
      '',
    ])
  })

  it('that finds no room is counted', () => {
    expect([shownOf(3, 3), shownOf(4, 3), shownOf(9, 1), shownOf(0, 0)]).toEqual([3, 2, 0, 0])
  })
})
