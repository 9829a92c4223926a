import { useState } from 'react'
import type { ArticleRow } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, DateTimeField, ModalDialog, TextField, toast } from '../ui/index.ts'

/** Where and since when the portal shows an article; nobody but a person can know. */
export function PublishDialog({ article, onClose }: { article: ArticleRow; onClose: () => void }) {
  const words = useWords()
  const { client } = useEngine()
  const [address, setAddress] = useState('')
  const [at, setAt] = useState<number | null>(Date.now)
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const isAddress = /^https?:\/\/\S+\.\S+/.test(address.trim())

  const confirm = async () => {
    setTried(true)
    if (!isAddress || at === null) return
    setPending(true)
    setFailure(null)
    try {
      await client.article.act({
        id: article.id,
        action: 'publish',
        version: null,
        address: address.trim(),
        at,
      })
      toast({ words: words.packages.confirmDone })
      onClose()
    } catch (error) {
      setFailure(error)
      setPending(false)
    }
  }
  return (
    <ModalDialog isOpen onClose={onClose} title={words.packages.confirmTitle}>
      <form
        className="session-form"
        onSubmit={event => {
          event.preventDefault()
          void confirm()
        }}
      >
        <p>{article.title || words.desk.untitled}</p>
        {failure !== null && <Banner tone="danger">{sayRefusal(failure)}</Banner>}
        <TextField
          autoFocus
          isRequired
          type="url"
          label={words.packages.address}
          description={words.packages.addressAbout}
          placeholder="https://"
          value={address}
          onChange={setAddress}
          maxLength={2048}
          error={tried && !isAddress ? words.packages.addressInvalid : null}
        />
        <DateTimeField
          isRequired
          label={words.packages.at}
          value={at}
          onChange={setAt}
          error={tried && at === null ? words.ui.required : null}
        />
        <div className="session-actions">
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button type="submit" variant="primary" isPending={pending}>
            {words.packages.confirmTitle}
          </Button>
        </div>
      </form>
    </ModalDialog>
  )
}
