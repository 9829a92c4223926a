import { useMemo, useState } from 'react'
import { useCommands } from '../../app/commands.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, Form, ModalDialog, TextField, toast } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { useFollowVersions } from './follow.ts'

/** Offers to keep the text as it is now, by its keys wherever the caret stands. Stands once, on the article screen. */
export function KeepVersionCommand() {
  const words = useWords().article.versions
  const { isEditable } = useOpened()
  const [asks, setAsks] = useState(false)
  const commands = useMemo(
    () =>
      isEditable
        ? [
            {
              id: 'article.keepVersion',
              label: words.keep,
              keys: 'Ctrl+Shift+S',
              run: () => setAsks(true),
            },
          ]
        : [],
    [words, isEditable],
  )
  useCommands(commands)
  return asks && <KeepVersionDialog onClose={() => setAsks(false)} />
}

/** Asks what the version is to be called, and keeps it. */
export function KeepVersionDialog({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const said = words.article.versions
  const { client } = useEngine()
  const { article, draft } = useOpened()
  const follow = useFollowVersions(article.id)
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)

  const keep = async () => {
    setTried(true)
    if (name.trim() === '') return
    setBusy(true)
    try {
      await draft.flush()
      const { version } = draft.current()
      const kept = await client.article.keepVersion({ id: article.id, version, name })
      toast({ words: said.kept(kept.number, name.trim()) })
      onClose()
    } catch (error) {
      setRefused(sayRefusal(error))
      setBusy(false)
    } finally {
      follow()
    }
  }
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={said.keepTitle}
      width="s"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button variant="primary" type="submit" form="article-keep-version" isPending={busy}>
            {said.keepShort}
          </Button>
        </>
      }
    >
      <Form
        id="article-keep-version"
        className="article-form"
        onSubmit={event => {
          event.preventDefault()
          if (!busy) void keep()
        }}
      >
        {refused && <Banner tone="danger">{refused}</Banner>}
        <TextField
          autoFocus
          label={said.name}
          description={said.nameHint}
          maxLength={200}
          value={name}
          onChange={setName}
          error={tried && name.trim() === '' ? words.ui.required : null}
        />
      </Form>
    </ModalDialog>
  )
}
