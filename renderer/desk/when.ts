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
