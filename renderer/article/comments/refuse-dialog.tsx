import { useState } from 'react'
import type { Comment } from '../../../shared/contract/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, Form, ModalDialog, TextArea } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { useComments } from './context.ts'

/** Asks why a proposal is refused: who made it is to know. */
export function RefuseDialog({ comment, onClose }: { comment: Comment; onClose: () => void }) {
  const words = useWords()
  const { client } = useEngine()
  const { put } = useComments()
  const { refresh } = useOpened()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const isMissing = reason.trim() === ''

  const submit = async () => {
    setTried(true)
    if (isMissing || busy) return
    setBusy(true)
    try {
      put(await client.comments.refuse({ comment: comment.id, reason }))
      onClose()
      await refresh()
    } catch (error) {
      setRefused(sayRefusal(error))
      setBusy(false)
    }
  }
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={words.comments.refuseTitle}
      width="s"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button variant="primary" type="submit" form="comments-refuse" isPending={busy}>
            {words.comments.refuse}
          </Button>
        </>
      }
    >
      <Form
        id="comments-refuse"
        className="article-form"
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextArea
          autoFocus
          label={words.comments.reason}
          isRequired
          error={tried && isMissing ? words.article.actions.reasonNeeded : null}
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={2000}
          lang="vi"
        />
        {refused && <Banner tone="danger">{refused}</Banner>}
      </Form>
    </ModalDialog>
  )
}
