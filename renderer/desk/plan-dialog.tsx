import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeskRow } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, DateTimeField, Form, ModalDialog, Select, toast } from '../ui/index.ts'

const nobody = ''

/** When an article is due and published, and who is to write it; for the secretary. */
export function PlanDialog({
  article,
  onClose,
}: {
  article: Pick<DeskRow, 'id' | 'title' | 'deadline' | 'slot' | 'assignee'>
  onClose: () => void
}) {
  const words = useWords()
  const said = words.board
  const { client, queries } = useEngine()
  const people = useQuery(queries.people.list.queryOptions())
  const [plan, setPlan] = useState({
    deadline: article.deadline,
    slot: article.slot,
    assignee: article.assignee?.id ?? nobody,
  })
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const known = (people.data ?? []).filter(({ id, disabled }) => !disabled || id === plan.assignee)

  const write = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const assignee = plan.assignee === nobody ? null : plan.assignee
      await client.desk.plan({ id: article.id, ...plan, assignee })
      toast({ words: said.planned })
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={said.planTitle}
      width="s"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button variant="primary" type="submit" form="desk-plan-form" isPending={busy}>
            {words.ui.save}
          </Button>
        </>
      }
    >
      <Form
        id="desk-plan-form"
        className="desk-form"
        onSubmit={event => {
          event.preventDefault()
          void write()
        }}
      >
        <p>{article.title.trim() || words.desk.untitled}</p>
        {failure !== null && <Banner tone="danger">{sayRefusal(failure)}</Banner>}
        <DateTimeField
          label={said.slotField}
          value={plan.slot}
          onChange={slot => setPlan({ ...plan, slot })}
        />
        <DateTimeField
          label={said.deadline}
          value={plan.deadline}
          onChange={deadline => setPlan({ ...plan, deadline })}
        />
        <Select
          label={said.assignee}
          choices={[
            { value: nobody, label: said.assignNobody },
            ...known.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={plan.assignee}
          onChange={assignee => setPlan({ ...plan, assignee })}
        />
      </Form>
    </ModalDialog>
  )
}
