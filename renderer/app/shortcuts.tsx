import { ModalDialog } from '../ui/index.ts'
import { shownKeys, useOfferedCommands } from './commands.ts'
import { shell } from './shell.ts'
import { useWords } from './words.ts'

/** The list of keys, as F1 shows it: what is offered here and now, and what holds everywhere. */
export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords()
  const commands = useOfferedCommands()
  const isMac = shell().platform === 'darwin'
  const rows = [
    ...commands.flatMap(({ keys, label }) => (keys ? [{ keys: shownKeys(keys, isMac), label }] : [])),
    { keys: shownKeys('Ctrl+', isMac).concat('+ / −'), label: words.app.shortcutZoom },
    { keys: '↑ ↓', label: words.app.shortcutRows },
    { keys: 'Enter', label: words.app.shortcutOpen },
    { keys: 'Esc', label: words.app.shortcutClose },
  ]
  return (
    <ModalDialog isOpen={isOpen} onClose={onClose} title={words.app.shortcuts} isDismissable>
      <dl className="app-keys">
        {rows.map(({ keys, label }) => (
          <div key={`${keys} ${label}`}>
            <dt>{label}</dt>
            <dd>
              <kbd className="ui-key">{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </ModalDialog>
  )
}
