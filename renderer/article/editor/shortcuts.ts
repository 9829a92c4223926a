import {
  COMMAND_PRIORITY_HIGH,
  FORMAT_TEXT_COMMAND,
  IS_APPLE,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
} from 'lexical'
import { pressed } from '../../app/commands.ts'
import type { EditorHost } from './host.ts'
import { insertions } from './insertions.ts'
import { markKeys } from './keys.ts'

interface Binding {
  keys: string
  run: (editor: LexicalEditor, host: EditorHost) => void
}

const mark = (format: keyof typeof markKeys): Binding => ({
  keys: markKeys[format],
  run: editor => editor.dispatchCommand(FORMAT_TEXT_COMMAND, format),
})

const bindings: readonly Binding[] = [
  mark('bold'),
  mark('italic'),
  mark('superscript'),
  mark('subscript'),
  ...insertions.flatMap(({ keys, run }) => (keys === undefined ? [] : [{ keys, run }])),
]

/** The editor's shortcuts. Undo and redo are Lexical's own. */
export function registerShortcuts(editor: LexicalEditor, host: () => EditorHost): () => void {
  return editor.registerCommand(
    KEY_DOWN_COMMAND,
    event => {
      // While an input method composes, every key is its own.
      if (event.isComposing || editor.isComposing() || !editor.isEditable()) return false
      if (!event.ctrlKey && !event.metaKey) return false
      const binding = bindings.find(({ keys }) => pressed(event, keys, IS_APPLE))
      if (!binding) return false
      event.preventDefault()
      event.stopPropagation()
      binding.run(editor, host())
      return true
    },
    COMMAND_PRIORITY_HIGH,
  )
}
