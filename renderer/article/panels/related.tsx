import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { states } from '../../../shared/workflow/index.ts'
import { useEngine } from '../../app/engine.ts'
import { useWords } from '../../app/words.ts'
import { ComboBox, IconButton } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'

const mostRelated = 50
/** How many of the newest articles can be chosen from. */
const offered = 200

/** Articles that a reader may go on to. */
export function Related() {
  const words = useWords().article
  const { queries } = useEngine()
  const { article, fields, change, isEditable } = useOpened()
  const list = useQuery(
    queries.desk.list.queryOptions({
      input: { states: [...states], mine: false, after: null, limit: offered },
    }),
  )
  const known = list.data?.articles ?? []
  const nameOf = (id: string) => {
    const row = known.find(other => other.id === id)
    if (!row) return list.isPending ? '…' : words.fields.unknownRelated
    return row.title || words.untitled
  }
  const choices = known
    .filter(row => row.id !== article.id && !fields.related.includes(row.id))
    .map(row => ({
      value: row.id,
      label: row.title || words.untitled,
      description: words.number(row.number),
    }))
  return (
    <>
      {fields.related.length > 0 && (
        <ul className="article-related">
          {fields.related.map(id => (
            <li key={id}>
              <span>{nameOf(id)}</span>
              {isEditable && (
                <IconButton
                  small
                  icon={X}
                  label={words.fields.removeRelated(nameOf(id))}
                  onPress={() => change({ related: fields.related.filter(other => other !== id) })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isEditable && fields.related.length < mostRelated && (
        <ComboBox
          // A fresh one after each choice, so that it is empty again.
          key={`${fields.related.length} ${choices.length}`}
          label={words.fields.addRelated}
          choices={choices}
          value={null}
          onChange={id => {
            if (id !== null && !fields.related.includes(id)) change({ related: [...fields.related, id] })
          }}
        />
      )}
    </>
  )
}
