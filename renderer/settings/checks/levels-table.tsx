import { X } from 'lucide-react'
import {
  allLevels,
  type CheckLevel,
  type CheckRules,
  type CheckStep,
  checkGroupNames,
  checkGroups,
  checkLevels,
  checkSteps,
  type Question,
  type StepLevels,
} from '../../../shared/checks/index.ts'
import { useWords } from '../../app/words.ts'
import { IconButton, Select } from '../../ui/index.ts'

interface LevelsTableProps {
  rules: CheckRules
  isReadOnly: boolean
  onChange: (rules: CheckRules) => void
}

/** Each check in a row, each step in a column. */
export function LevelsTable({ rules, isReadOnly, onChange }: LevelsTableProps) {
  const words = useWords()
  const said = words.settings.checks
  const levels = allLevels(rules)
  const changeQuestion = (question: Question) =>
    onChange({ ...rules, questions: rules.questions.map(one => (one.id === question.id ? question : one)) })
  return (
    <table className="settings-checks">
      <thead>
        <tr>
          <th scope="col">{said.check}</th>
          {checkSteps.map(step => (
            <th key={step} scope="col">
              {words.checks.steps[step]}
            </th>
          ))}
        </tr>
      </thead>
      {checkGroupNames.map(group => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={checkSteps.length + 1} className="settings-checks-group">
              {words.checks.groups[group]}
            </th>
          </tr>
          {checkGroups[group].map(check => (
            <Row
              key={check}
              name={words.checks.names[check]}
              levels={levels[check]}
              isReadOnly={isReadOnly}
              onChange={changed => onChange({ ...rules, levels: { ...levels, [check]: changed } })}
            />
          ))}
        </tbody>
      ))}
      {rules.questions.length > 0 && (
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={checkSteps.length + 1} className="settings-checks-group">
              {said.questions}
            </th>
          </tr>
          {rules.questions.map(question => (
            <Row
              key={question.id}
              name={question.text}
              levels={question.levels}
              isReadOnly={isReadOnly}
              onChange={changed => changeQuestion({ ...question, levels: { ...changed } })}
              onRemove={() =>
                onChange({ ...rules, questions: rules.questions.filter(({ id }) => id !== question.id) })
              }
            />
          ))}
        </tbody>
      )}
    </table>
  )
}

function Row({
  name,
  levels,
  isReadOnly,
  onChange,
  onRemove,
}: {
  name: string
  levels: StepLevels
  isReadOnly: boolean
  onChange: (levels: StepLevels) => void
  onRemove?: () => void
}) {
  const words = useWords()
  const said = words.settings.checks
  const cell = (step: CheckStep) => (
    <td key={step} data-level={levels[step]}>
      <Select<CheckLevel>
        label={said.cell(name, words.checks.steps[step])}
        labelHidden
        isReadOnly={isReadOnly}
        choices={checkLevels.map(level => ({ value: level, label: words.checks.levels[level] }))}
        value={levels[step]}
        onChange={level => onChange({ ...levels, [step]: level })}
      />
    </td>
  )
  return (
    <tr>
      <th scope="row">
        <span className="settings-checks-name">
          {name}
          {onRemove && !isReadOnly && (
            <IconButton small icon={X} label={said.removeQuestion(name)} onPress={onRemove} />
          )}
        </span>
      </th>
      {checkSteps.map(cell)}
    </tr>
  )
}
