import {
  $getSelection,
  $isNodeSelection,
  $onUpdate,
  COMMAND_PRIORITY_HIGH,
  createCommand,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  type NodeKey,
} from 'lexical'
import { $insertFootnote } from './insert.ts'
import { $isFootnoteNode } from './nodes/footnote.ts'

/** Asks the window to put the caret into the words of the note with this mark. */
export const OPEN_NOTE_COMMAND = createCommand<NodeKey>('OPEN_NOTE_COMMAND')

/** Goes to the words of this note. */
export const openNote = (editor: LexicalEditor, key: NodeKey): boolean =>
  editor.dispatchCommand(OPEN_NOTE_COMMAND, key)

/** Puts a footnote at the caret and goes to its words. */
export function insertNote(editor: LexicalEditor): void {
  editor.update(() => {
    const note = $insertFootnote()
    if (note) $onUpdate(() => void openNote(editor, note.getKey()))
  })
}

/** Enter on a selected mark goes to the words of its note. */
export function registerNotes(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_ENTER_COMMAND,
    event => {
      const selection = $getSelection()
      if (!$isNodeSelection(selection)) return false
      const [node, ...others] = selection.getNodes()
      if (!$isFootnoteNode(node) || others.length > 0) return false
      event?.preventDefault()
      const key = node.getKey()
      queueMicrotask(() => openNote(editor, key))
      return true
    },
    COMMAND_PRIORITY_HIGH,
  )
}
