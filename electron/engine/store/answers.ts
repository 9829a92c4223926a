import type { CheckStep } from '../../../shared/checks/index.ts'
import { prepared, type ReadableDB, type WritableDB } from './database.ts'

/** An answer to a question of the house, for the next time that the step is taken. */
export interface AnswerRow {
  article: string
  step: CheckStep
  question: string
  person: string
  at: number
}

export function answersOf(db: ReadableDB, article: string): AnswerRow[] {
  return prepared(db, 'SELECT * FROM check_answers WHERE article = @article').all({ article }) as AnswerRow[]
}

/** Keeps an answer; the first one stays until it is taken back. */
export function insertAnswer(db: WritableDB, row: AnswerRow): boolean {
  const { changes } = prepared(
    db,
    `INSERT OR IGNORE INTO check_answers (article, step, question, person, at)
     VALUES (@article, @step, @question, @person, @at)`,
  ).run(row)
  return changes > 0
}

export function deleteAnswer(db: WritableDB, row: Pick<AnswerRow, 'article' | 'step' | 'question'>): boolean {
  const { changes } = prepared(
    db,
    'DELETE FROM check_answers WHERE article = @article AND step = @step AND question = @question',
  ).run({ article: row.article, step: row.step, question: row.question })
  return changes > 0
}

/** The step is taken: next time everything is asked anew. */
export function spendAnswers(db: WritableDB, article: string, step: CheckStep): void {
  prepared(db, 'DELETE FROM check_answers WHERE article = @article AND step = @step').run({ article, step })
}
