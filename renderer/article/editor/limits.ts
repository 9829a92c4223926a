import { $isListItemNode } from '@lexical/list'
import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  FORMAT_ELEMENT_COMMAND,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  INSERT_TAB_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
} from 'lexical'
import { deepestList } from '../../../shared/article/index.ts'
import { $goToNextCell } from './table-actions.ts'
import { knownFormats } from './text-format.ts'

/** Keeps the editor within the body language: its marks only, no alignment, no tabs, indents only inside lists. */
export function registerLimits(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(
      FORMAT_TEXT_COMMAND,
      format => !knownFormats.includes(format),
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(FORMAT_ELEMENT_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_TAB_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INDENT_CONTENT_COMMAND, () => !$mayIndent(), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      OUTDENT_CONTENT_COMMAND,
      () => $itemsOfSelection() === null,
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      event => {
        if (event.isComposing || event.ctrlKey || event.altKey) return false
        // In a table Tab goes from cell to cell, in a list it indents; elsewhere it leaves the editor, as everywhere
        // else in the window.
        if ($goToNextCell(event.shiftKey)) {
          event.preventDefault()
          return true
        }
        if ($itemsOfSelection() === null) return false
        event.preventDefault()
        return editor.dispatchCommand(
          event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND,
          undefined,
        )
      },
      COMMAND_PRIORITY_HIGH,
    ),
  )
}

/** The list items that the selection touches, or null when it touches anything else. */
function $itemsOfSelection() {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const items = new Set([$itemAt(selection.anchor.getNode()), $itemAt(selection.focus.getNode())])
  for (const node of selection.getNodes()) {
    if (!node.isInline()) continue
    items.add($itemAt(node))
  }
  return items.has(null) ? null : [...items].filter(item => item !== null)
}

const $itemAt = (node: Parameters<typeof $findMatchingParent>[0]) =>
  $findMatchingParent(node, $isListItemNode)

function $mayIndent(): boolean {
  const items = $itemsOfSelection()
  return items?.every(item => item.getIndent() + 1 < deepestList) ?? false
}
