import {
  $createParagraphNode,
  $findMatchingParent,
  $getSelection,
  $getState,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type RangeSelection,
} from 'lexical'
import { $isBoxNode, type BoxNode, boxTitleState } from './nodes/box.ts'

/**
 * The information box under the keys: Enter on an empty last line goes on below the box, and what deletes backwards at
 * its very start removes a box with nothing in it, and leaves every other box as it is.
 */
export function registerBox(editor: LexicalEditor): () => void {
  const deleteBackwards = (isBackward: boolean) =>
    isBackward && !editor.isComposing() && $deleteAtStart($caretInBox())
  return mergeRegister(
    editor.registerCommand(
      INSERT_PARAGRAPH_COMMAND,
      () => !editor.isComposing() && $leaveByEnter($caretInBox()),
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, deleteBackwards, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_WORD_COMMAND, deleteBackwards, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_LINE_COMMAND, deleteBackwards, COMMAND_PRIORITY_HIGH),
  )
}

interface CaretInBox {
  box: BoxNode
  /** The block of the box in which the caret stands. */
  line: LexicalNode
  selection: RangeSelection
}

function $caretInBox(): CaretInBox | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null
  const line = $findMatchingParent(selection.anchor.getNode(), node => $isBoxNode(node.getParent()))
  const box = line?.getParent()
  return line && $isBoxNode(box) ? { box, line, selection } : null
}

function $leaveByEnter(caret: CaretInBox | null): boolean {
  if (!caret) return false
  const { box, line } = caret
  if (!$isParagraphNode(line) || !line.isEmpty()) return false
  if (line.getNextSibling() !== null || line.getPreviousSibling() === null) return false
  const after = $createParagraphNode()
  box.insertAfter(after)
  after.selectStart()
  line.remove()
  return true
}

function $deleteAtStart(caret: CaretInBox | null): boolean {
  if (!caret) return false
  const { box, line, selection } = caret
  if (line.getPreviousSibling() !== null || !$isParagraphNode(line)) return false
  const { anchor } = selection
  const first = line.getFirstDescendant() ?? line
  if (anchor.offset !== 0 || !(anchor.getNode().is(line) || anchor.getNode().is(first))) return false
  const isEmpty =
    line.isEmpty() && line.getNextSibling() === null && $getState(box, boxTitleState).trim() === ''
  if (isEmpty) {
    const instead = $createParagraphNode()
    box.replace(instead)
    instead.selectStart()
  } else if (line.isEmpty() && line.getNextSibling() !== null) {
    line.selectNext()
    line.remove()
  }
  return true
}
