import { copyToClipboard } from '@lexical/clipboard'
import {
  $caretRangeFromSelection,
  $getSelection,
  $isRangeSelection,
  $removeTextFromCaretRange,
  $setSelection,
  $setSelectionFromCaretRange,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  mergeRegister,
  REMOVE_TEXT_COMMAND,
} from 'lexical'

/**
 * Removes what is selected when the selection reaches over more than one block; says whether it did.
 *
 * Lexical 0.52.0 fails when such a selection ends inside a run that others follow: while it merges the blocks the
 * selection still points past the end of the shortened run ("$getTextNodeOffset: invalid offset"). Taking the selection
 * away while the text is removed avoids that.
 */
export function $removeAcrossBlocks(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return false
  const [start, end] = [selection.anchor.getNode(), selection.focus.getNode()]
  if (start.is(end) || start.getParent()?.is(end.getParent())) return false
  const range = $caretRangeFromSelection(selection)
  const { format } = selection
  $setSelection(null)
  $setSelectionFromCaretRange($removeTextFromCaretRange(range)).format = format
  return true
}

/** Lets every way of removing or replacing a selection over several blocks go through {@link $removeAcrossBlocks}. */
export function registerRemovalAcrossBlocks(editor: LexicalEditor): () => void {
  // An input method that composes over a selection needs its text node to stay: Lexical does that itself.
  const remove = () => !editor.isComposing() && $removeAcrossBlocks()
  const removeFirst = () => {
    remove()
    return false
  }
  return mergeRegister(
    editor.registerCommand(REMOVE_TEXT_COMMAND, remove, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, remove, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_WORD_COMMAND, remove, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_LINE_COMMAND, remove, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, removeFirst, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, removeFirst, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_LINE_BREAK_COMMAND, removeFirst, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      CUT_COMMAND,
      event => {
        if (!(event instanceof ClipboardEvent)) return false
        const selection = $getSelection()
        if (!$isRangeSelection(selection) || selection.isCollapsed()) return false
        copyToClipboard(editor, event).then(() => editor.dispatchCommand(REMOVE_TEXT_COMMAND, null))
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
  )
}
