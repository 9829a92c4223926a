import { Printer } from 'lucide-react'
import { useState } from 'react'
import { fold } from '../../shared/vietnamese/index.ts'
import { Button, ModalDialog, TextField } from '../ui/index.ts'
import { type KeyGroup, shownKeys, useKeyGroupsShown, useOfferedCommands } from './commands.ts'
import { shell } from './shell.ts'
import { useWords } from './words.ts'

/**
 * The list of keys, as F1 shows it: what is offered here and now, out of the tables that bind the keys, and what holds
 * everywhere. Can be searched, with or without diacritics, and printed.
 */
export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords()
  return (
    <ModalDialog isOpen={isOpen} onClose={onClose} title={words.app.shortcuts} width="l" isDismissable>
      <Keys />
    </ModalDialog>
  )
}

function Keys() {
  const words = useWords()
  const commands = useOfferedCommands()
  const own = useKeyGroupsShown()
  const [typed, setTyped] = useState('')
  const isMac = shell().platform === 'darwin'
  const bound = (inArticle: boolean) =>
    commands.flatMap(({ id, keys, label }) =>
      keys !== undefined && id.startsWith('article.') === inArticle ? [{ keys, label }] : [],
    )
  const groups: KeyGroup[] = [
    { id: 'article', title: words.app.shortcutsArticle, rows: bound(true) },
    ...own,
    {
      id: 'everywhere',
      title: words.app.shortcutsEverywhere,
      rows: [...bound(false), { keys: 'Ctrl++, Ctrl+−, Ctrl+0', label: words.app.shortcutZoom }],
    },
    {
      id: 'lists',
      title: words.app.shortcutsLists,
      rows: [
        { keys: '↑ ↓', label: words.app.shortcutRows },
        { keys: 'Enter', label: words.app.shortcutOpen },
        { keys: 'Esc', label: words.app.shortcutClose },
      ],
    },
  ]
  const parts = fold(typed).split(/\s+/).filter(Boolean)
  const found = groups
    .map(group => ({
      ...group,
      rows: group.rows.filter(({ keys, label }) => {
        const all = fold(`${group.title} ${label} ${keys}`)
        return parts.every(part => all.includes(part))
      }),
    }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <div className="app-keys-page">
      <div className="app-keys-head">
        <TextField
          autoFocus
          labelHidden
          label={words.app.shortcutsFind}
          placeholder={words.app.shortcutsFind}
          value={typed}
          onChange={setTyped}
        />
        <Button icon={Printer} onPress={() => window.print()}>
          {words.app.shortcutsPrint}
        </Button>
      </div>
      {found.length === 0 && <p>{words.app.shortcutsNone}</p>}
      <div className="app-keys-groups">
        {found.map(({ id, title, rows }) => (
          <section key={id} className="app-keys-group" aria-label={title}>
            <h3>{title}</h3>
            <dl className="app-keys">
              {rows.map(({ keys, label }) => (
                <div key={`${keys} ${label}`}>
                  <dt>{label}</dt>
                  <dd>
                    <kbd className="ui-key">{shownKeys(keys, isMac)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </div>
  )
}
