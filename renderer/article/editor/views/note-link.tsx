import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useState } from 'react'
import { linkAddress } from '../../../../shared/article/index.ts'
import { useWords } from '../../../app/words.ts'
import { Button, Form, ModalDialog, TextField } from '../../../ui/index.ts'

export interface NoteLinkProps {
  close: () => void
  toggle: (address: string | null) => void
}

/** Asks for the address of the selected words of a note. */
export function NoteLink({ close, toggle }: NoteLinkProps) {
  const words = useWords()
  const [editor] = useLexicalComposerContext()
  const [address, setAddress] = useState('')
  const [tried, setTried] = useState(false)
  const typed = address.trim()
  const proposed = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#].*)?$/u.test(typed) ? `https://${typed}` : typed
  const isValid = linkAddress.safeParse(proposed).success
  const finish = () => {
    close()
    editor.focus()
  }
  const set = () => {
    setTried(true)
    if (!isValid) return
    editor.update(() => toggle(proposed))
    finish()
  }
  return (
    <ModalDialog
      isOpen
      onClose={finish}
      title={words.article.editor.linkTitle}
      width="s"
      actions={
        <>
          <Button
            variant="plain"
            onPress={() => {
              editor.update(() => toggle(null))
              finish()
            }}
          >
            {words.article.editor.linkRemove}
          </Button>
          <Button onPress={finish}>{words.ui.cancel}</Button>
          <Button variant="primary" onPress={set}>
            {words.article.editor.linkSet}
          </Button>
        </>
      }
    >
      <Form
        onSubmit={event => {
          event.preventDefault()
          set()
        }}
      >
        <TextField
          autoFocus
          label={words.article.blocks.footnoteLink}
          placeholder="https://"
          value={address}
          onChange={setAddress}
          maxLength={2048}
          error={tried && !isValid ? words.article.editor.linkInvalid : null}
        />
      </Form>
    </ModalDialog>
  )
}
