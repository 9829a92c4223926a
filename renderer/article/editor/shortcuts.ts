import {
  COMMAND_PRIORITY_HIGH,
  FORMAT_TEXT_COMMAND,
  IS_APPLE,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
} from 'lexical'
import { $setBlockKind, $toggleList, type BlockKind, type ListKind } from './block-kind.ts'

/** What a shortcut does that needs the window. */
export interface ShortcutActions {
  link: () => void
}

/** Shortcuts of the block kinds, as shown: the physical keys, so that they work on every layout. */
export const kindKeys: Record<BlockKind | ListKind, string> = {
  paragraph: 'Ctrl+Alt+0',
  heading2: 'Ctrl+Alt+2',
  heading3: 'Ctrl+Alt+3',
  quotation: 'Ctrl+Shift+9',
  pullQuote: 'Ctrl+Alt+9',
  bullet: 'Ctrl+Shift+8',
  number: 'Ctrl+Shift+7',
}
export const linkKeys = 'Ctrl+L'
export const markKeys = {
  bold: 'Ctrl+B',
  italic: 'Ctrl+I',
  superscript: 'Ctrl+.',
  subscript: 'Ctrl+,',
} as const
export const undoKeys = 'Ctrl+Z'
export const redoKeys = 'Ctrl+Y'

type Bindings = Record<string, (editor: LexicalEditor) => void>

const kind = (of: BlockKind) => (editor: LexicalEditor) => editor.update(() => $setBlockKind(of))
const list = (of: ListKind) => (editor: LexicalEditor) => editor.update(() => $toggleList(of))

/** The editor's shortcuts. Bold, italic, undo and redo are Lexical's own. */
export function registerShortcuts(editor: LexicalEditor, actions: ShortcutActions): () => void {
  const bindings: Bindings = {
    'Ctrl+Alt+Digit0': kind('paragraph'),
    'Ctrl+Alt+Digit2': kind('heading2'),
    'Ctrl+Alt+Digit3': kind('heading3'),
    'Ctrl+Alt+Digit9': kind('pullQuote'),
    'Ctrl+Shift+Digit9': kind('quotation'),
    'Ctrl+Shift+Digit8': list('bullet'),
    'Ctrl+Shift+Digit7': list('number'),
    'Ctrl+Period': to => to.dispatchCommand(FORMAT_TEXT_COMMAND, 'superscript'),
    'Ctrl+Comma': to => to.dispatchCommand(FORMAT_TEXT_COMMAND, 'subscript'),
    'Ctrl+KeyL': () => actions.link(),
  }
  return editor.registerCommand(
    KEY_DOWN_COMMAND,
    event => {
      // While an input method composes, every key is its own.
      if (event.isComposing || editor.isComposing() || !editor.isEditable()) return false
      const control = IS_APPLE ? event.metaKey : event.ctrlKey
      if (!control) return false
      const binding =
        bindings[`Ctrl+${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.code}`]
      if (!binding) return false
      event.preventDefault()
      event.stopPropagation()
      binding(editor)
      return true
    },
    COMMAND_PRIORITY_HIGH,
  )
}
