import { Paperclip, X } from 'lucide-react'
import { useState } from 'react'
import type { Attachment } from '../../../shared/article/index.ts'
import { useWords } from '../../app/words.ts'
import { ConfirmDialog, DatePicker, Icon, IconButton, TextField } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'

/** The documents that go with the article: what is there, and what is said of them. */
export function Attachments() {
  const words = useWords().article.fields
  const { fields, change, isEditable } = useOpened()
  const [removing, setRemoving] = useState<Attachment | null>(null)
  const { attachments } = fields
  if (attachments.length === 0) return <p className="article-soft">{words.noAttachments}</p>

  const changeOne = (id: string, part: Partial<Attachment>) =>
    change({ attachments: attachments.map(one => (one.id === id ? { ...one, ...part } : one)) })
  return (
    <>
      {attachments.map(one => (
        <div key={one.id} className="article-attachment">
          <p className="article-attachment-file">
            <Icon of={Paperclip} size={16} />
            <span>{one.fileName}</span>
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
            isReadOnly={!isEditable}
            maxLength={500}
            lang="vi"
            value={one.title}
            onChange={title => changeOne(one.id, { title })}
          />
          <TextField
            label={words.attachmentNumber}
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
            isReadOnly={!isEditable}
            maxLength={300}
            lang="vi"
            value={one.issuer}
            onChange={issuer => changeOne(one.id, { issuer })}
          />
        </div>
      ))}
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
    </>
  )
}
