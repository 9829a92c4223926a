import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { states } from '../../../shared/workflow/index.ts'
import { useEngine } from '../../app/engine.ts'
import { useWords } from '../../app/words.ts'
import { ComboBox, TextField } from '../../ui/index.ts'
import { FormDialog } from '../form-dialog.tsx'

/** How many articles are offered, newest change first. */
const offered = 200

/** Makes a template of an article: its text, not its address, days or declaration. */
export function TemplateFromArticle({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const said = words.settings.templates
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const [article, setArticle] = useState<string | null>(null)
  const articles = useQuery(
    queries.desk.list.queryOptions({
      input: { states: [...states], mine: false, after: null, limit: offered },
    }),
  )
  const choices = (articles.data?.articles ?? []).map(row => ({
    value: row.id,
    label: row.title || words.desk.untitled,
    description: words.article.number(row.number),
  }))
  return (
    <FormDialog
      title={said.addTitle}
      send={said.make}
      isComplete={name.trim() !== '' && article !== null}
      onClose={onClose}
      submit={async () => {
        if (article === null) return
        await client.templates.fromArticle({ article, name })
        await cache.invalidateQueries({ queryKey: queries.templates.key() })
      }}
    >
      {tried => (
        <>
          <ComboBox
            key={choices.length}
            label={said.article}
            choices={choices}
            value={article}
            onChange={setArticle}
            emptyWords={words.app.nothingFound}
            error={tried && article === null ? words.ui.required : null}
          />
          <TextField
            isRequired
            label={said.name}
            value={name}
            onChange={setName}
            maxLength={200}
            error={tried && name.trim() === '' ? words.ui.required : null}
          />
        </>
      )}
    </FormDialog>
  )
}
