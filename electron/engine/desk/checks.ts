import { type Blocker, blockersOf, type CheckStep, stepOf } from '../../../shared/checks/index.ts'
import { type ArticleCheckFacts, type Person, Refusal } from '../../../shared/contract/index.ts'
import { actions, may } from '../../../shared/workflow/index.ts'
import { answersOf, deleteAnswer, insertAnswer } from '../store/answers.ts'
import { messagesOfComment, openComments } from '../store/comments.ts'
import { openCorrection } from '../store/corrections.ts'
import { inTransaction, type ReadableDB, type WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { houseStyle } from '../store/settings.ts'
import { requireArticle, whoIs } from './articles.ts'
import { standingOf } from './gate.ts'
import { draftContent } from './revise.ts'

/** What stands before this step of an article now, by the house's rules. */
export function blockersBefore(db: ReadableDB, article: string, step: CheckStep): Blocker[] {
  const { answers, ...facts } = checkFacts(db, article)
  const answered = answers.filter(answer => answer.step === step).map(({ question }) => question)
  return blockersOf(draftContent(db, article), { ...facts, answered }, houseStyle(db).checks, step)
}

/** The most comments that are named one by one. */
const mostNamed = 200

/** What the checks of an article need to know besides its text. */
export function checkFacts(db: ReadableDB, article: string): ArticleCheckFacts {
  return {
    openComments: openComments(db, article, mostNamed).map(({ id }) => ({
      id,
      text: messagesOfComment(db, id)[0]?.text ?? '',
    })),
    answers: answersOf(db, article).map(({ step, question, person, at }) => ({
      ...{ step, question, at },
      by: whoIs(db, person),
    })),
    correction: openCorrection(db, article)?.text ?? null,
  }
}

/**
 * Answers a question of the house for the next time that the step is taken, or takes the answer back. Who may take the
 * step may answer for it.
 *
 * @throws Refusal `action` when the person may not take the step now, `inputInvalid` when the house does not ask this.
 */
export function answerQuestion(
  db: WritableDB,
  person: Person,
  answer: { id: string; step: CheckStep; question: string; ticked: boolean },
  at: number,
): ArticleCheckFacts {
  const { id, step, question, ticked } = answer
  return inTransaction(db, () => {
    const article = requireArticle(db, id)
    const style = houseStyle(db)
    const asked = style.checks.questions.find(one => one.id === question && one.levels[step] !== 'off')
    if (!asked) throw new Refusal('inputInvalid', { kind: 'question' })
    const ofStep = actions.filter(action => stepOf(action) === step)
    const standing = standingOf(db, article, person.id)
    const verdicts = ofStep.map(action => may(person, standing, action, style))
    // A title that is still missing is another matter.
    const mayTake = verdicts.some(
      verdict => verdict.allowed || ['hasTitle', 'hasBody'].includes(verdict.objection.kind),
    )
    if (!mayTake) {
      const refused = verdicts.find(verdict => !verdict.allowed && verdict.objection.kind !== 'state')
      const objection = refused && !refused.allowed ? refused.objection : { kind: 'state' as const }
      throw new Refusal('action', {
        action: ofStep[0] ?? step,
        state: article.state,
        objection: objection.kind,
        ...('roles' in objection && { roles: [...objection.roles] }),
      })
    }
    const row = { article: id, step, question, person: person.id, at }
    const isChanged = ticked ? insertAnswer(db, row) : deleteAnswer(db, row)
    if (isChanged) {
      appendEvent(db, {
        at,
        person: person.id,
        kind: ticked ? 'check.answered' : 'check.unanswered',
        article: id,
        data: { step, question, note: asked.text },
      })
    }
    return checkFacts(db, id)
  })
}
