import { useState } from 'react'
import { useWords } from '../../app/words.ts'
import { Banner, Button, DateTimeField, Form, ModalDialog, TextField } from '../../ui/index.ts'
import type { TakeStep } from './use-actions.tsx'

/** Records that the article is on the portal: where, and since when. */
export function PublishDialog({ step, onClose }: { step: TakeStep; onClose: () => void }) {
  const words = useWords()
  const said = words.article.actions
  const [address, setAddress] = useState('')
  const [at, setAt] = useState<number | null>(() => Date.now())
  const [refused, setRefused] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const isAddress = /^https?:\/\/\S+$/i.test(address.trim())

  const submit = async () => {
    setTried(true)
    if (!isAddress) return
    setBusy(true)
    setRefused(await step({ address: address.trim(), ...(at === null ? {} : { at }) }))
    setBusy(false)
  }
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={words.actions.publish}
      width="s"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button variant="primary" type="submit" form="article-publish-form" isPending={busy}>
            {words.actions.publish}
          </Button>
        </>
      }
    >
      <Form
        id="article-publish-form"
        className="article-form"
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField
          autoFocus
          isRequired
          label={said.address}
          description={said.addressHint}
          placeholder="https://"
          error={tried && !isAddress ? said.addressNeeded : null}
          value={address}
          onChange={setAddress}
          maxLength={2048}
        />
        <DateTimeField label={said.publishedAt} value={at} onChange={setAt} />
        {refused && <Banner tone="danger">{refused}</Banner>}
      </Form>
    </ModalDialog>
  )
}
