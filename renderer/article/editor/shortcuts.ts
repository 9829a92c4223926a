import {
  COMMAND_PRIORITY_HIGH,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  INDENT_CONTENT_COMMAND,
  IS_APPLE,
  KEY_DOWN_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  OUTDENT_CONTENT_COMMAND,
} from 'lexical'
import { pressed } from '../../app/commands.ts'
import type { AllWords } from '../../app/words.ts'
import type { EditorHost } from './host.ts'
import { insertions } from './insertions.ts'
import { besideKeys, levelKeys, markKeys, moveKeys } from './keys.ts'
import { $moveSelected } from './move-block.ts'
import { $goBeside, type Side } from './nesting.ts'

/** A shortcut of the editor: what binds it is what the list of keys shows. */
export interface Binding {
  keys: string
  label: (words: AllWords) => string
  run: (editor: LexicalEditor, host: EditorHost) => void
}

const mark = (format: keyof typeof markKeys): Binding => ({
  keys: markKeys[format],
  label: words => words.article.editor[format],
  run: editor => editor.dispatchCommand(FORMAT_TEXT_COMMAND, format),
})

const level = (name: keyof typeof levelKeys, command: LexicalCommand<void>): Binding => ({
  keys: levelKeys[name],
  label: words => words.article.keys[name],
  run: editor => editor.dispatchCommand(command, undefined),
})

const beside = (side: Side): Binding => ({
  keys: besideKeys[side],
  label: words => words.article.keys[side],
  run: editor => editor.update(() => $goBeside(side), { tag: HISTORY_PUSH_TAG }),
})

export const bindings: readonly Binding[] = [
  mark('bold'),
  mark('italic'),
  mark('superscript'),
  mark('subscript'),
  {
    keys: moveKeys.up,
    label: words => words.article.keys.moveUp,
    run: editor => editor.update(() => void $moveSelected(-1), { tag: HISTORY_PUSH_TAG }),
  },
  {
    keys: moveKeys.down,
    label: words => words.article.keys.moveDown,
    run: editor => editor.update(() => void $moveSelected(1), { tag: HISTORY_PUSH_TAG }),
  },
  level('deeper', INDENT_CONTENT_COMMAND),
  level('shallower', OUTDENT_CONTENT_COMMAND),
  beside('after'),
  beside('before'),
  ...insertions.flatMap(({ keys, label, run }) => (keys === undefined ? [] : [{ keys, label, run }])),
]

/** The editor's shortcuts. Undo and redo are Lexical's own. */
export function registerShortcuts(editor: LexicalEditor, host: () => EditorHost): () => void {
  return editor.registerCommand(
    KEY_DOWN_COMMAND,
    event => {
      // While an input method composes, every key is its own.
      if (event.isComposing || editor.isComposing() || !editor.isEditable()) return false
      if (!event.ctrlKey && !event.metaKey && !event.altKey) return false
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
