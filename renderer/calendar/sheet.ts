import { endOfMonth, parseDate, startOfMonth, startOfWeek } from '@internationalized/date'
import type { DeskRow } from '../../shared/contract/index.ts'
import { clockOf, dayOf, instantOf } from '../../shared/vietnamese/index.ts'

export type Span = 'month' | 'week'

/** The hour at which an article is published that is put on a day without one. */
const usualClock = '08:00'

/** A day so many days later; `yyyy-mm-dd`. */
export const dayAfter = (day: string, days: number): string => parseDate(day).add({ days }).toString()

/** The same day some months later; the month's last one where it has no such day. */
const monthsAfter = (day: string, months: number): string => parseDate(day).add({ months }).toString()

/** The days of a sheet, whole weeks from Monday on: the week that holds the day, or those that its month reaches into. */
export function daysOf(span: Span, day: string): string[] {
  const date = parseDate(day)
  const first = startOfWeek(span === 'month' ? startOfMonth(date) : date, 'vi-VN', 'mon')
  const last = span === 'month' ? endOfMonth(date) : first.add({ days: 6 })
  const days: string[] = []
  for (let next = first; next.compare(last) <= 0 || days.length % 7 !== 0; next = next.add({ days: 1 })) {
    days.push(next.toString())
  }
  return days
}

/** The day to look at one sheet on or back. */
export const turned = (span: Span, day: string, by: 1 | -1): string =>
  span === 'month' ? monthsAfter(day, by) : dayAfter(day, 7 * by)

/** What time a sheet covers, UTC ms, the end left out. */
export function timeOf(days: readonly string[]): { from: number; to: number } {
  const first = days[0] ?? '1970-01-01'
  return { from: instantOf(first), to: instantOf(dayAfter(days.at(-1) ?? first, 1)) }
}

/** When an article is published that is put on a day: at the hour that it had. */
export const slotOn = (day: string, slot: number | null): number =>
  instantOf(day, slot === null ? usualClock : clockOf(slot).slice(0, 5))

/** What a day of the calendar holds: a publication, or a deadline. */
export interface Entry {
  /** Unique in a sheet. */
  key: string
  kind: 'slot' | 'deadline'
  at: number
  article: DeskRow
}

/** What each day holds, publications first, each by the hour. Sections that are hidden are left out. */
export function entriesByDay(
  { slots, deadlines }: { slots: readonly DeskRow[]; deadlines: readonly DeskRow[] },
  hidden: readonly string[],
): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>()
  const take = (kind: Entry['kind'], rows: readonly DeskRow[]) => {
    for (const article of rows) {
      const at = article[kind]
      if (at === null || hidden.includes(article.section ?? '')) continue
      const day = dayOf(at)
      const entry = { key: `${kind}.${article.id}`, kind, at, article }
      found.set(day, [...(found.get(day) ?? []), entry])
    }
  }
  take('slot', slots)
  take('deadline', deadlines)
  return found
}

/** How many lines of a day can be shown where there is room for so many, the last one telling of the rest. */
export const shownOf = (count: number, room: number): number =>
  count <= room ? count : Math.max(0, room - 1)

/** The first letters of a section's words, at most three: what stands for it where its colour is not seen. */
export function initialsOf(section: string): string {
  return section
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .slice(0, 3)
    .map(word => [...word][0]?.toLocaleUpperCase('vi') ?? '')
    .join('')
}

/** How a section is told apart: one of eight hues, and a stripe that changes with every round of them. */
export function markOf(section: string | null, sections: readonly string[]): { hue: number; stripe: number } {
  const at = section === null ? -1 : sections.indexOf(section)
  return at < 0 ? { hue: 0, stripe: 0 } : { hue: 1 + (at % 8), stripe: Math.floor(at / 8) % 3 }
}
