import { clockOf, dayOf, shownDay } from '../../shared/vietnamese/index.ts'

/** A moment as a narrow column shows it: the clock for today, else the day. */
export function shortMoment(at: number, now: number): string {
  return dayOf(at) === dayOf(now) ? clockOf(at).slice(0, 5) : shownDay(dayOf(at))
}

/** Clock and day, the year left out while it is this one. */
export function shortMomentWithin(at: number, now: number): string {
  const sameYear = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4)
  const day = shownDay(dayOf(at))
  return `${clockOf(at).slice(0, 5)} ${sameYear ? day.slice(0, 5) : day}`
}

/** What `deadlineInWords` needs of a language. */
export interface DeadlineWords {
  lateBy: Record<'minutes' | 'hours' | 'days' | 'months', (count: number) => string>
  today: (clock: string) => string
  tomorrow: (clock: string) => string
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A deadline as a narrow column says it: by how much it is missed, today, tomorrow, or the day and the clock. */
export function deadlineInWords(
  deadline: number,
  now: number,
  isLate: boolean,
  words: DeadlineWords,
): string {
  const missed = now - deadline
  if (isLate) {
    if (missed < hour) return words.lateBy.minutes(Math.max(1, Math.floor(missed / minute)))
    if (missed < day) return words.lateBy.hours(Math.floor(missed / hour))
    if (missed < 60 * day) return words.lateBy.days(Math.floor(missed / day))
    return words.lateBy.months(Math.floor(missed / (30 * day)))
  }
  const clock = clockOf(deadline).slice(0, 5)
  if (dayOf(deadline) === dayOf(now)) return words.today(clock)
  if (dayOf(deadline) === dayOf(now + day)) return words.tomorrow(clock)
  return shortMomentWithin(deadline, now)
}
