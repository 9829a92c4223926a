import { Plus, X } from 'lucide-react'
import { useWords } from '../../app/words.ts'
import { Button, IconButton, TextField } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'

const mostAuthors = 20

/** Pen names and organisations, in the order in which they are printed. */
export function Authors() {
  const words = useWords().article.fields
  const { fields, change, isEditable } = useOpened()
  const { authors } = fields
  const changeAuthor = (at: number, part: Partial<(typeof authors)[number]>) =>
    change({ authors: authors.map((author, index) => (index === at ? { ...author, ...part } : author)) })
  return (
    <div className="article-authors">
      {authors.map((author, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two authors may have the same name; their place is their identity
        <div key={index} className="article-author">
          <TextField
            label={words.authorName(index + 1)}
            name={`authors.${index}.name`}
            isReadOnly={!isEditable}
            maxLength={200}
            lang="vi"
            value={author.name}
            onChange={name => changeAuthor(index, { name })}
          />
          {isEditable && (
            <IconButton
              small
              icon={X}
              label={words.removeAuthor(author.name)}
              onPress={() => change({ authors: authors.filter((_, other) => other !== index) })}
            />
          )}
          <TextField
            className="article-author-organisation"
            label={words.authorOrganisation}
            name={`authors.${index}.organisation`}
            isReadOnly={!isEditable}
            maxLength={300}
            lang="vi"
            value={author.organisation}
            onChange={organisation => changeAuthor(index, { organisation })}
          />
        </div>
      ))}
      {isEditable && authors.length < mostAuthors && (
        <Button
          small
          variant="plain"
          icon={Plus}
          onPress={() => change({ authors: [...authors, { name: '', organisation: '' }] })}
        >
          {words.addAuthor}
        </Button>
      )}
    </div>
  )
}
