import { clockOf, dayOf, shownDay } from '../../shared/vietnamese/index.ts'
import type { State } from '../../shared/workflow/index.ts'

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

/** States in which a deadline no longer presses. */
const done: readonly State[] = ['published', 'rejected', 'withdrawn', 'archived']

/** Whether an article should have been further by now. */
export function isLate(article: { deadline: number | null; state: State }, now: number): boolean {
  return article.deadline !== null && article.deadline < now && !done.includes(article.state)
}
