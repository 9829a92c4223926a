import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'
import type { Section, Template } from '../../../shared/contract/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Checkbox, ModalDialog, Spinner, TextArea, TextField } from '../../ui/index.ts'
import { FormDialog } from '../form-dialog.tsx'
import { bodyOfText, textOfBody } from './template-text.ts'

/** Edits a template: its name, what an article of it begins with, and the sections that begin with it. */
export function EditTemplate({
  id,
  sections,
  onClose,
}: {
  id: string
  sections: readonly Section[]
  onClose: () => void
}) {
  const words = useWords()
  const { queries } = useEngine()
  const query = useQuery({ ...queries.templates.open.queryOptions({ input: { id } }), gcTime: 0 })
  if (query.data) return <Form template={query.data} sections={sections} onClose={onClose} />
  return (
    <ModalDialog isOpen onClose={onClose} title={words.settings.templates.editTitle}>
      {query.error ? (
        <Banner tone="danger">{sayRefusal(query.error)}</Banner>
      ) : (
        <Spinner>{words.ui.loading}</Spinner>
      )}
    </ModalDialog>
  )
}

function Form({
  template,
  sections,
  onClose,
}: {
  template: Template
  sections: readonly Section[]
  onClose: () => void
}) {
  const words = useWords()
  const said = words.settings.templates
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const { fields, body } = template.content
  const [name, setName] = useState(template.name)
  const [title, setTitle] = useState(fields.title)
  const [lede, setLede] = useState(fields.lede)
  const [text, setText] = useState(() => textOfBody(body, said.parts))
  const [chosen, setChosen] = useState<readonly string[]>(template.sections)
  const open = sections.filter(section => !section.closed || chosen.includes(section.id))
  return (
    <FormDialog
      title={said.editTitle}
      send={words.ui.save}
      isComplete={name.trim() !== ''}
      onClose={onClose}
      submit={async () => {
        const content = { fields: { ...fields, title, lede }, body: bodyOfText(text, body, said.parts, v7) }
        await client.templates.write({
          id: template.id,
          name,
          content: JSON.stringify(content),
          sections: [...chosen],
        })
        await cache.invalidateQueries({ queryKey: queries.templates.key() })
      }}
    >
      {tried => (
        <>
          <TextField
            autoFocus
            isRequired
            label={said.name}
            value={name}
            onChange={setName}
            maxLength={200}
            error={tried && name.trim() === '' ? words.ui.required : null}
          />
          <TextField label={words.article.fields.title} value={title} onChange={setTitle} maxLength={1000} />
          <TextArea
            label={words.article.fields.lede}
            rows={2}
            oneLine
            maxLength={5000}
            value={lede}
            onChange={setLede}
          />
          <TextArea
            label={said.text}
            description={said.textAbout}
            rows={12}
            value={text}
            onChange={setText}
          />
          <fieldset className="settings-roles">
            <legend className="ui-label">{said.sections}</legend>
            {open.map(section => (
              <Checkbox
                key={section.id}
                isSelected={chosen.includes(section.id)}
                onChange={is =>
                  setChosen(before => [
                    ...before.filter(other => other !== section.id),
                    ...(is ? [section.id] : []),
                  ])
                }
              >
                {section.name}
              </Checkbox>
            ))}
          </fieldset>
        </>
      )}
    </FormDialog>
  )
}
