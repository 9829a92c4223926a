import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Plan } from '../../../shared/contract/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { DateTimeField, Select, TextArea, toast } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'

const nobody = 'nobody'

/** Deadline, slot, assignee and notes: the secretary's, beside the text and outside of its seal. */
export function PlanFields() {
  const words = useWords().article.fields
  const { client, queries } = useEngine()
  const { article, refresh } = useOpened()
  const mayPlan = article.verdicts.some(({ action, allowed }) => action === 'plan' && allowed)
  const people = useQuery({ ...queries.people.list.queryOptions(), enabled: mayPlan })
  const [plan, setPlan] = useState(article.plan)
  useEffect(() => setPlan(article.plan), [article.plan])

  const write = async (part: Partial<Plan>) => {
    const next = { ...plan, ...part }
    setPlan(next)
    try {
      await client.article.plan({ id: article.id, ...next })
      await refresh()
    } catch (error) {
      setPlan(article.plan)
      toast({ words: sayRefusal(error), tone: 'danger' })
    }
  }
  const isReadOnly = !mayPlan
  const known = (people.data ?? []).filter(person => !person.disabled || person.id === plan.assignee)
  const choices = [
    { value: nobody, label: words.nobody },
    ...known.map(({ id, name }) => ({ value: id, label: name })),
    ...(article.assignee && !known.some(({ id }) => id === article.assignee?.id)
      ? [{ value: article.assignee.id, label: article.assignee.name }]
      : []),
  ]
  return (
    <>
      {isReadOnly && <p className="article-soft">{words.planReadOnly}</p>}
      <DateTimeField
        label={words.deadline}
        isReadOnly={isReadOnly}
        value={plan.deadline}
        onChange={deadline => void write({ deadline })}
      />
      <DateTimeField
        label={words.slot}
        isReadOnly={isReadOnly}
        value={plan.slot}
        onChange={slot => void write({ slot })}
      />
      <Select
        label={words.assignee}
        isReadOnly={isReadOnly}
        choices={choices}
        value={plan.assignee ?? nobody}
        onChange={id => void write({ assignee: id === nobody ? null : id })}
      />
      <TextArea
        label={words.notes}
        isReadOnly={isReadOnly}
        maxLength={5000}
        lang="vi"
        value={plan.notes}
        onChange={notes => setPlan({ ...plan, notes })}
        onBlur={() => {
          if (plan.notes !== article.plan.notes) void write({})
        }}
      />
    </>
  )
}
