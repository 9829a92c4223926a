import type { State } from './table.ts'

/** States in which neither a deadline nor a planned day presses any more. */
export const doneStates = [
  'published',
  'rejected',
  'withdrawn',
  'archived',
] as const satisfies readonly State[]

/** Whether an article of this state still has a way to go. */
export const isUnderWay = (state: State): boolean => !doneStates.some(done => done === state)

/** Whether an article should have been further by now (UTC ms). */
export function isLate(article: { deadline: number | null; state: State }, now: number): boolean {
  return article.deadline !== null && article.deadline < now && isUnderWay(article.state)
}
