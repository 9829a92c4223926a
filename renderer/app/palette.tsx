import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components'
import type { ArticleRow } from '../../shared/contract/index.ts'
import { fold } from '../../shared/vietnamese/index.ts'
import { states } from '../../shared/workflow/index.ts'
import { Icon, StateBadge } from '../ui/index.ts'
import { shownKeys, useOfferedCommands } from './commands.ts'
import { type Client, useEngine } from './engine.ts'
import { usePlace } from './place.tsx'
import { shell } from './shell.ts'
import { useWords } from './words.ts'

/** How many articles the palette looks through, newest first, and how many it shows. */
const searched = 10_000
const shown = 20

/** Finds any command, screen or article by its words, with or without diacritics. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <ModalOverlay
      className="ui-veil app-palette-veil"
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
      isDismissable
    >
      <Modal className="ui-modal ui-modal-m">
        <Inside onClose={onClose} />
      </Modal>
    </ModalOverlay>
  )
}

/** Who typed the beginning of a command means it, rather than one that has the words somewhere. */
function closestFirst<Offered extends { label: string }>(offered: Offered[], wanted: string): Offered[] {
  const distance = ({ label }: Offered) => {
    const folded = fold(label)
    if (folded.startsWith(wanted)) return 0
    return folded.includes(wanted) ? 1 : 2
  }
  return offered.sort((one, other) => distance(one) - distance(other))
}

function Inside({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const { openArticle } = usePlace()
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const isMac = shell().platform === 'darwin'
  const titles = useQuery({
    queryKey: [...queries.desk.key(), 'palette'],
    // What is there already can be searched while the rest is read.
    queryFn: ({ queryKey, signal }) =>
      allArticles(client, signal, found => cache.setQueryData(queryKey, found)),
  })

  const parts = useMemo(() => fold(wanted).split(/\s+/).filter(Boolean), [wanted])
  const fits = (text: string) => parts.every(part => text.includes(part))
  const commands = closestFirst(
    useOfferedCommands().filter(({ id, label }) => id !== 'palette' && fits(fold(label))),
    parts.join(' '),
  )
  const articles = titles.data?.filter(({ folded }) => fits(folded)).slice(0, shown) ?? []
  const run = (action: () => void) => () => {
    onClose()
    action()
  }

  return (
    <Dialog className="app-palette" aria-label={words.app.findLabel}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <TextField className="app-palette-field" aria-label={words.app.findLabel} autoFocus>
          <Input className="app-palette-input" placeholder={words.app.find} spellCheck={false} />
        </TextField>
        <Menu
          className="ui-menu app-palette-list"
          aria-label={words.app.findLabel}
          renderEmptyState={() => <p className="ui-menu-empty">{words.app.nothingFound}</p>}
        >
          {commands.length > 0 && (
            <MenuSection>
              <Header className="ui-menu-heading">{words.app.actions}</Header>
              {commands.map(({ id, label, icon, keys, run: act }) => (
                <MenuItem key={id} id={id} className="ui-menu-item" textValue={label} onAction={run(act)}>
                  <span className="ui-menu-mark">{icon && <Icon of={icon} size={16} />}</span>
                  <span className="ui-menu-words">{label}</span>
                  {keys && <span className="ui-keys">{shownKeys(keys, isMac)}</span>}
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {articles.length > 0 && (
            <MenuSection>
              <Header className="ui-menu-heading">{words.app.articles}</Header>
              {articles.map(({ article }) => (
                <MenuItem
                  key={article.id}
                  id={`article.${article.id}`}
                  className="ui-menu-item"
                  textValue={article.title || words.desk.untitled}
                  onAction={run(() => openArticle(article.id))}
                >
                  <span className="ui-menu-words app-one-line">{article.title || words.desk.untitled}</span>
                  <StateBadge state={article.state} />
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  )
}

interface Findable {
  article: ArticleRow
  folded: string
}

async function allArticles(
  client: Client,
  signal: AbortSignal,
  onFirst: (found: Findable[]) => void,
): Promise<Findable[]> {
  const found: Findable[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<Client['desk']['list']>> = await client.desk.list(
      { states: [...states], mine: false, after, limit: 200 },
      { signal },
    )
    for (const article of page.articles) {
      found.push({ article, folded: fold(`${article.title} ${article.number}`) })
    }
    if (after === null) onFirst([...found])
    after = page.next
  } while (after !== null && found.length < searched)
  return found
}
