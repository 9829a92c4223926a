import { useState } from 'react'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, Form, ModalDialog, TextArea } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'

/** What an article under correction takes the place of, and what it says to readers of that. */
export function CorrectionBanner() {
  const said = useWords().article.gate.correction
  const { article } = useOpened()
  const [isOpen, setOpen] = useState(false)
  const { correction } = article
  if (!correction) return null
  const mayEdit = article.verdicts.some(({ action, allowed }) => action === 'edit' && allowed)
  return (
    <div className="gate-spot" data-spot="correction">
      <Banner
        title={said.banner}
        action={
          mayEdit && (
            <Button small onPress={() => setOpen(true)}>
              {said.edit}
            </Button>
          )
        }
      >
        {said.of(correction.of.revisionNumber, shownMoment(correction.of.sealedAt))}{' '}
        {correction.text === '' ? said.none : `“${correction.text}”`}
      </Banner>
      {isOpen && <CorrectionDialog text={correction.text} onClose={() => setOpen(false)} />}
    </div>
  )
}

function CorrectionDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const words = useWords()
  const said = words.article.gate.correction
  const { client } = useEngine()
  const { article, draft, take } = useOpened()
  const [value, setValue] = useState(text)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)

  const submit = async () => {
    setBusy(true)
    try {
      await draft.flush()
      take(await client.article.writeCorrection({ id: article.id, text: value }))
      onClose()
    } catch (error) {
      setRefused(sayRefusal(error))
      setBusy(false)
    }
  }
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={said.title}
      width="s"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button variant="primary" type="submit" form="article-correction-form" isPending={busy}>
            {words.ui.save}
          </Button>
        </>
      }
    >
      <Form
        id="article-correction-form"
        className="article-form"
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        {article.seal && <Banner tone="warning">{said.voids}</Banner>}
        <TextArea
          autoFocus
          label={said.label}
          description={said.hint}
          value={value}
          onChange={setValue}
          rows={3}
          maxLength={2000}
          lang="vi"
        />
        {refused && <Banner tone="danger">{refused}</Banner>}
      </Form>
    </ModalDialog>
  )
}
