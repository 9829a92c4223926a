import { useRef, useState } from 'react'
import type { ActionVerdict } from '../../../shared/contract/index.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, Form, ModalDialog, TextArea } from '../../ui/index.ts'
import { usePhrases } from '../gate/phrases.tsx'
import type { TakeStep } from './use-actions.tsx'

interface ReasonDialogProps {
  verdict: ActionVerdict
  step: TakeStep
  onClose: () => void
}

/** Asks before a step that goes back or aside, and for its reason; a refusal is told here. */
export function ReasonDialog({ verdict, step, onClose }: ReasonDialogProps) {
  const words = useWords()
  const { action } = verdict
  const isNeeded = verdict.demands.includes('reason')
  const isCorrection = action === 'correct'
  const isGrave = action === 'reject' || action === 'withdraw'
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const missing = isNeeded && reason.trim() === ''
  const area = useRef<HTMLTextAreaElement>(null)
  const phrases = usePhrases(action, area, reason, setReason)

  const submit = async () => {
    setTried(true)
    if (missing) return
    setBusy(true)
    setRefused(await step(reason.trim() === '' ? {} : { reason: reason.trim() }))
    setBusy(false)
  }
  const explained = Object.entries(words.article.actions.confirm).find(([name]) => name === action)?.[1]
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={words.actions[action]}
      width="s"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button
            variant={isGrave ? 'danger' : 'primary'}
            type="submit"
            form="article-reason-form"
            isPending={busy}
          >
            {words.actions[action]}
          </Button>
        </>
      }
    >
      <Form
        id="article-reason-form"
        className="article-form"
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the phrases below */}
        <div className="article-form" onKeyDown={phrases.onKeyDown}>
          {explained && <p>{explained}</p>}
          <TextArea
            autoFocus
            ref={area}
            label={
              isCorrection
                ? words.article.gate.correction.label
                : isNeeded
                  ? words.article.actions.reason
                  : words.article.actions.reasonOptional
            }
            description={isCorrection ? words.article.gate.correction.hint : words.article.actions.reasonHint}
            isRequired={isNeeded}
            error={tried && missing ? words.article.actions.reasonNeeded : null}
            value={reason}
            onChange={setReason}
            rows={3}
            maxLength={2000}
            lang="vi"
          />
          {phrases.list}
        </div>
        {refused && <Banner tone="danger">{refused}</Banner>}
      </Form>
    </ModalDialog>
  )
}
