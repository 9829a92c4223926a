import { Download, FilePlus2, Paperclip, X } from 'lucide-react'
import { useState } from 'react'
import type { Attachment } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { shell } from '../../app/shell.ts'
import { currentWords, useWords } from '../../app/words.ts'
import { DropFiles } from '../../desk/index.ts'
import { Button, ConfirmDialog, DatePicker, Icon, IconButton, TextField, toast } from '../../ui/index.ts'
import { useAttaching } from '../attaching.ts'
import { useOpened } from '../opened.ts'
import { askForFiles } from '../pictures.ts'

/** The documents that go with the article: what is there, and what is said of them. */
export function Attachments() {
  const words = useWords().article.fields
  const { fields, change, isEditable } = useOpened()
  const [removing, setRemoving] = useState<Attachment | null>(null)
  const { attachments } = fields
  const { client } = useEngine()
  const add = useAttaching()
  const save = async ({ file }: Attachment) => {
    try {
      const { bytes, fileName } = await client.attachments.read({ file })
      const saved = await shell().saveFile(fileName, bytes)
      if (saved && 'refused' in saved) throw new Refusal(saved.refused.code, saved.refused.details)
      if (saved) toast({ words: currentWords().article.fields.attachmentSaved })
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
    }
  }
  const changeOne = (id: string, part: Partial<Attachment>) =>
    change({ attachments: attachments.map(one => (one.id === id ? { ...one, ...part } : one)) })
  return (
    <DropFiles words={words.dropAttachments} isDisabled={!isEditable} onFiles={files => void add(files)}>
      {attachments.length === 0 && <p className="article-soft">{words.noAttachments}</p>}
      {attachments.map(one => (
        <div key={one.id} className="article-attachment">
          <p className="article-attachment-file">
            <Icon of={Paperclip} size={16} />
            <span>{one.fileName}</span>
            <IconButton
              small
              icon={Download}
              label={words.saveAttachment(one.fileName)}
              onPress={() => void save(one)}
            />
            {isEditable && (
              <IconButton
                small
                icon={X}
                label={words.removeAttachment(one.fileName)}
                onPress={() => setRemoving(one)}
              />
            )}
          </p>
          <TextField
            label={words.attachmentTitle}
            name={`attachments.${one.id}.title`}
            isReadOnly={!isEditable}
            maxLength={500}
            lang="vi"
            value={one.title}
            onChange={title => changeOne(one.id, { title })}
          />
          <TextField
            label={words.attachmentNumber}
            name={`attachments.${one.id}.number`}
            placeholder="18-KH/HU"
            isReadOnly={!isEditable}
            maxLength={100}
            value={one.number}
            onChange={number => changeOne(one.id, { number })}
          />
          <DatePicker
            label={words.attachmentDate}
            isReadOnly={!isEditable}
            value={one.date}
            onChange={date => changeOne(one.id, { date })}
          />
          <TextField
            label={words.attachmentIssuer}
            name={`attachments.${one.id}.issuer`}
            isReadOnly={!isEditable}
            maxLength={300}
            lang="vi"
            value={one.issuer}
            onChange={issuer => changeOne(one.id, { issuer })}
          />
        </div>
      ))}
      {isEditable && (
        <div className="article-attachment-add">
          <Button small icon={FilePlus2} onPress={() => askForFiles('', files => void add(files))}>
            {words.addAttachment}
          </Button>
          <p className="article-soft">{words.attachmentLimits}</p>
        </div>
      )}
      <ConfirmDialog
        isOpen={removing !== null}
        title={words.removeAttachment(removing?.fileName ?? '')}
        confirm={words.removeAttachment('').trim()}
        danger
        onConfirm={() => {
          change({ attachments: attachments.filter(one => one.id !== removing?.id) })
          setRemoving(null)
        }}
        onClose={() => setRemoving(null)}
      >
        {words.removeAttachmentConfirm(removing?.fileName ?? '')}
      </ConfirmDialog>
    </DropFiles>
  )
}
