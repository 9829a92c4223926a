import type { Blocker, CheckRules, CheckStep } from '../../../shared/checks/index.ts'
import type { ArticleCheckFacts } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { useWords } from '../../app/words.ts'
import { Checkbox } from '../../ui/index.ts'

/** The questions of the house at a step: a tick each, with who answered and when. */
export function Questions({
  rules,
  step,
  facts,
  onTick,
}: {
  rules: CheckRules
  step: CheckStep
  facts: ArticleCheckFacts
  onTick: (question: string, ticked: boolean) => void
}) {
  const words = useWords()
  const said = words.article.gate
  const asked = rules.questions.filter(({ levels }) => levels[step] !== 'off')
  if (asked.length === 0) return null
  return (
    <section className="gate-group" aria-label={said.questions}>
      <h3 className="gate-heading">{said.questions}</h3>
      {asked.map(question => {
        const answer = facts.answers.find(one => one.question === question.id && one.step === step)
        return (
          <Checkbox
            key={question.id}
            isSelected={answer !== undefined}
            onChange={ticked => onTick(question.id, ticked)}
            description={
              answer
                ? said.answered(answer.by.name, shownMoment(answer.at))
                : words.checks.levels[question.levels[step]]
            }
          >
            {question.text}
          </Checkbox>
        )
      })}
    </section>
  )
}

/** Without those questions that have been answered meanwhile. */
export function withoutAnswered(
  blockers: readonly Blocker[],
  facts: ArticleCheckFacts,
  step: CheckStep,
): Blocker[] {
  return blockers.filter(
    ({ place }) =>
      place.kind !== 'question' ||
      !facts.answers.some(answer => answer.question === place.question && answer.step === step),
  )
}
