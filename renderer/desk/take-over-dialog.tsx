import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { usePerson } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { Banner, Button, ModalDialog, Spinner } from '../ui/index.ts'

/** Before an article is taken over: who has it since when, what they saved, and what becomes of what they did not. */
export function TakeOverDialog({
  id,
  step,
  onClose,
}: {
  id: string
  /** Takes the step; resolves to null when it was taken, else to why not, in words. */
  step: (input: object) => Promise<string | null>
  onClose: () => void
}) {
  const words = useWords()
  const said = words.board
  const person = usePerson()
  const { queries } = useEngine()
  const query = useQuery({
    ...queries.desk.standing.queryOptions({ input: { id } }),
    refetchOnMount: 'always',
  })
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const standing = query.data
  const holder = standing?.row.holder
  const since = standing?.heldSince ?? null
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={said.takeOver}
      role="alertdialog"
      width="s"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button
            variant="primary"
            autoFocus
            isPending={busy}
            isDisabled={!standing}
            onPress={() => {
              setBusy(true)
              void step({}).then(why => {
                setRefused(why)
                setBusy(false)
              })
            }}
          >
            {words.actions.takeOver}
          </Button>
        </>
      }
    >
      {query.error && <Banner tone="danger">{sayRefusal(query.error)}</Banner>}
      {!standing && !query.error && <Spinner>{words.ui.loading}</Spinner>}
      {standing && (
        <div className="desk-form">
          <p>
            <strong>{standing.row.title.trim() || words.desk.untitled}</strong>
          </p>
          <p>
            {holder && holder.id !== person.id
              ? said.takeOverFrom(holder.name, since === null ? null : shownMoment(since))
              : said.takeOverReturned}{' '}
            {said.takeOverSaved(standing.savedBy.name, shownMoment(standing.savedAt))}
          </p>
          <p>
            {said.takeOverKept} {standing.savedSinceRevision && said.takeOverNewer}
          </p>
          {holder && holder.id !== person.id && <p>{said.takeOverUnsaved(holder.name)}</p>}
          {refused && <Banner tone="danger">{refused}</Banner>}
        </div>
      )}
    </ModalDialog>
  )
}
