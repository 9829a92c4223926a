import { clockOf, dayOf, shownDay } from '../../shared/vietnamese/index.ts'
import type { State } from '../../shared/workflow/index.ts'

/** A moment as a list shows it: the clock for today, else the day. `today` puts the clock in words. */
export function shortMoment(at: number, now: number, today: (clock: string) => string): string {
  return dayOf(at) === dayOf(now) ? today(clockOf(at).slice(0, 5)) : shownDay(dayOf(at))
}

/** States in which a deadline no longer presses. */
const done: readonly State[] = ['published', 'rejected', 'withdrawn', 'archived']

/** Whether an article should have been further by now. */
export function isLate(article: { deadline: number | null; state: State }, now: number): boolean {
  return article.deadline !== null && article.deadline < now && !done.includes(article.state)
}
