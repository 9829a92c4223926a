import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getSelection, $isRangeSelection } from 'lexical'
import { FilePlus2 } from 'lucide-react'
import { useState } from 'react'
import type { Attachment } from '../../../../shared/article/index.ts'
import { useWords } from '../../../app/words.ts'
import { Button, Form, ModalDialog, Select, TextField } from '../../../ui/index.ts'
import { useAttaching } from '../../attaching.ts'
import { useOpened } from '../../opened.ts'
import { askForFiles } from '../../pictures.ts'
import { $insertAttachmentReference } from '../insert.ts'

/** Asks which of the article's attachments the words at the caret lead to. */
export function AttachmentDialog({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const said = words.article.blocks
  const [editor] = useLexicalComposerContext()
  const { attachments } = useOpened().fields
  const [hasWords] = useState(() =>
    editor.read('latest', () => {
      const selection = $getSelection()
      return $isRangeSelection(selection) && !selection.isCollapsed()
    }),
  )
  const [chosen, setChosen] = useState(attachments[0]?.id ?? null)
  const [typed, setTyped] = useState<string | null>(null)
  const attachment = attachments.find(({ id }) => id === chosen) ?? attachments[0]
  const add = useAttaching()
  const text = typed ?? (attachment ? nameOf(attachment) : '')
  const close = () => {
    onClose()
    editor.focus()
  }
  const set = () => {
    if (!attachment) return
    onClose()
    editor.update(() => $insertAttachmentReference(attachment.id, text.trim() || nameOf(attachment)), {
      discrete: true,
    })
    editor.focus()
  }
  return (
    <ModalDialog
      isOpen
      onClose={close}
      title={said.attachmentTitle}
      width="s"
      actions={
        <>
          <Button onPress={close}>{words.ui.cancel}</Button>
          {attachment ? (
            <Button variant="primary" type="submit" form="article-attachment-form">
              {said.attachmentInsert}
            </Button>
          ) : (
            <Button
              variant="primary"
              icon={FilePlus2}
              onPress={() => askForFiles('', files => void add(files))}
            >
              {words.article.fields.addAttachment}
            </Button>
          )}
        </>
      }
    >
      {attachments.length === 0 ? (
        <p>{said.attachmentNone}</p>
      ) : (
        <Form
          id="article-attachment-form"
          className="article-form"
          onSubmit={event => {
            event.preventDefault()
            set()
          }}
        >
          <Select
            label={said.attachmentChoose}
            choices={attachments.map(one => ({
              value: one.id,
              label: nameOf(one),
              description: one.fileName,
            }))}
            value={attachment?.id ?? null}
            onChange={setChosen}
          />
          {!hasWords && (
            <TextField
              label={said.attachmentWords}
              value={text}
              onChange={setTyped}
              maxLength={500}
              lang="vi"
            />
          )}
        </Form>
      )}
    </ModalDialog>
  )
}

/** What a document is called in a sentence: its title and number, or its file. */
function nameOf({ title, number, fileName }: Attachment): string {
  if (title === '') return number === '' ? fileName : number
  return number === '' || title.includes(number) ? title : `${title} (${number})`
}
