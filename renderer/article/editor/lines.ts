import { $findTableNode } from '@lexical/table'
import {
  $createParagraphNode,
  $findMatchingParent,
  $getNodeByKey,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $setState,
  COMMAND_PRIORITY_HIGH,
  type ElementNode,
  getDOMSelection,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type NodeKey,
} from 'lexical'
import { $isBoxNode, BoxNode, boxTitleState } from './nodes/box.ts'
import { lineHostClass } from './nodes/line-host.ts'
import { $isPullQuoteNode, attributionState, PullQuoteNode } from './nodes/pull-quote.ts'
import { $isCaptionedTableNode, CaptionedTableNode, captionState } from './nodes/table.ts'

/** The line of text that a block keeps beside its words. */
export type LineKind = 'caption' | 'boxTitle' | 'attribution'

/** Longest line of each kind, in UTF-16 units, as the body has it. */
export const longestLine: Record<LineKind, number> = { caption: 2000, boxTitle: 300, attribution: 300 }

/** Whether the line stands above the block's words or below them. */
export const lineIsAbove: Record<LineKind, boolean> = { caption: true, boxTitle: true, attribution: false }

export const lineClasses: readonly Klass<LexicalNode>[] = [CaptionedTableNode, BoxNode, PullQuoteNode]

const stateOf = { caption: captionState, boxTitle: boxTitleState, attribution: attributionState }

/** The kind of line that this block has, or null. */
export function $lineKind(node: LexicalNode | null): LineKind | null {
  if ($isCaptionedTableNode(node)) return 'caption'
  if ($isBoxNode(node)) return 'boxTitle'
  return $isPullQuoteNode(node) ? 'attribution' : null
}

export const $lineOf = (node: LexicalNode, kind: LineKind): string => $getState(node, stateOf[kind])

export function $setLine(node: LexicalNode, kind: LineKind, value: string): void {
  $setState(node, stateOf[kind], value)
}

/** The place in the window for the input of this block's line, or null while it is not on the screen. */
export const lineHostOf = (editor: LexicalEditor, key: NodeKey): HTMLElement | null =>
  editor.getElementByKey(key)?.querySelector<HTMLElement>(`:scope > .${lineHostClass}`) ?? null

/** Puts the caret into the input of this block's line; says whether it is there. */
export function focusLine(editor: LexicalEditor, key: NodeKey): boolean {
  const input = lineHostOf(editor, key)?.querySelector('textarea')
  if (!input || input.readOnly) return false
  input.focus()
  input.setSelectionRange(input.value.length, input.value.length)
  return true
}

/** Arrow keys go from the words of a block into its line and out again, as if it were one of its lines. */
export function registerLines(editor: LexicalEditor): () => void {
  const go = (event: KeyboardEvent, upwards: boolean) => {
    if (event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return false
    const selection = $getSelection()
    if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false
    const block = $findMatchingParent(selection.anchor.getNode(), node => $lineKind(node) !== null)
    const kind = $lineKind(block)
    if (!$isElementNode(block) || kind === null || lineIsAbove[kind] !== upwards) return false
    const edge = $edgeOf(block, selection.anchor.getNode(), upwards)
    if (edge === null || !isAtEdge(editor, edge, upwards) || !focusLine(editor, block.getKey())) return false
    event.preventDefault()
    return true
  }
  return mergeRegister(
    editor.registerCommand(KEY_ARROW_UP_COMMAND, event => go(event, true), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_DOWN_COMMAND, event => go(event, false), COMMAND_PRIORITY_HIGH),
  )
}

/** Goes from a block's line on: to its words, or past it. To be called in an update. */
export function $leaveLine(key: NodeKey, direction: 'words' | 'before' | 'after'): void {
  const node = $getNodeByKey(key)
  if (!$isElementNode(node)) return
  if (direction === 'words') {
    const kind = $lineKind(node)
    if (kind !== null && lineIsAbove[kind]) node.selectStart()
    else node.selectEnd()
    return
  }
  const beside = direction === 'before' ? node.getPreviousSibling() : node.getNextSibling()
  if ($isElementNode(beside)) {
    if (direction === 'before') beside.selectEnd()
    else beside.selectStart()
    return
  }
  const line = $createParagraphNode()
  if (direction === 'before') node.insertBefore(line)
  else node.insertAfter(line)
  line.selectStart()
}

/** The block at the edge of a box, table or quote, if the caret stands in it. */
function $edgeOf(block: ElementNode, at: LexicalNode, upwards: boolean): ElementNode | null {
  if ($isPullQuoteNode(block)) return block
  const table = $findTableNode(at)
  const parent = table && block.is(table) ? $cellOfFirstRow(table, at) : block
  if (!parent) return null
  const child = upwards ? parent.getFirstChild() : parent.getLastChild()
  if (!$isElementNode(child)) return null
  return child.is(at) || child.isParentOf(at) ? child : null
}

function $cellOfFirstRow(table: ElementNode, at: LexicalNode): ElementNode | null {
  const row = table.getFirstChild()
  if (!$isElementNode(row)) return null
  const cell = row.getChildren().find(child => child.isParentOf(at) || child.is(at))
  return $isElementNode(cell) ? cell : null
}

/** Whether the caret stands in the first or the last line of this block, as the screen breaks it. */
function isAtEdge(editor: LexicalEditor, block: ElementNode, upwards: boolean): boolean {
  const element = editor.getElementByKey(block.getKey())
  const selection = getDOMSelection(editor._window)
  if (!element || !selection || selection.rangeCount === 0) return true
  const caret = selection.getRangeAt(0).getClientRects()[0]
  // An empty line has no rectangle, and is first and last at once.
  if (!caret) return true
  const around = document.createRange()
  around.selectNodeContents(element.querySelector('.article-pull-quote-words') ?? element)
  const lines = [...around.getClientRects()]
  const edge = upwards
    ? Math.min(...lines.map(rectangle => rectangle.top))
    : Math.max(...lines.map(rectangle => rectangle.bottom))
  return upwards ? caret.top - edge < caret.height / 2 : edge - caret.bottom < caret.height / 2
}
