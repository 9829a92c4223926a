import { $createLinkNode, $isLinkNode, $toggleLink } from '@lexical/link'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $createTextNode, $findMatchingParent, $getSelection, $isRangeSelection } from 'lexical'
import { useState } from 'react'
import { useWords } from '../../app/words.ts'
import { Button, Form, ModalDialog, TextField } from '../../ui/index.ts'
import { addressOf } from './address.ts'

/** Sets, changes or takes away the link of what is selected. */
export function LinkDialog({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const [editor] = useLexicalComposerContext()
  const [before] = useState(() => editor.read($linkAtSelection))
  const [address, setAddress] = useState(before.address ?? '')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const proposed = addressOf(address)

  const close = () => {
    onClose()
    editor.focus()
  }
  const set = () => {
    setTried(true)
    if (proposed === null) return
    editor.update(() => {
      const selection = $getSelection()
      if (!$isRangeSelection(selection)) return
      if (before.address === null && selection.isCollapsed()) {
        selection.insertNodes([$createLinkNode(proposed).append($createTextNode(text.trim() || proposed))])
      } else {
        $toggleLink(proposed)
      }
    })
    close()
  }
  return (
    <ModalDialog
      isOpen
      onClose={close}
      title={words.article.editor.linkTitle}
      width="s"
      actions={
        <>
          {before.address !== null && (
            <Button
              variant="plain"
              onPress={() => {
                editor.update(() => $toggleLink(null))
                close()
              }}
            >
              {words.article.editor.linkRemove}
            </Button>
          )}
          <Button onPress={close}>{words.ui.cancel}</Button>
          <Button variant="primary" type="submit" form="article-link-form">
            {words.article.editor.linkSet}
          </Button>
        </>
      }
    >
      <Form
        id="article-link-form"
        className="article-form"
        onSubmit={event => {
          event.preventDefault()
          set()
        }}
      >
        <TextField
          autoFocus
          label={words.article.editor.linkAddress}
          placeholder="https://"
          value={address}
          onChange={setAddress}
          maxLength={2048}
          error={tried && proposed === null ? words.article.editor.linkInvalid : null}
        />
        {before.collapsed && before.address === null && (
          <TextField label={words.article.editor.linkText} value={text} onChange={setText} lang="vi" />
        )}
      </Form>
    </ModalDialog>
  )
}

function $linkAtSelection(): { address: string | null; collapsed: boolean } {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return { address: null, collapsed: true }
  const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode)
  return { address: link ? link.getURL() : null, collapsed: selection.isCollapsed() }
}
