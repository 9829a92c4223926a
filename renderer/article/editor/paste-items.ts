import { $isListItemNode, $isListNode, type ListItemNode } from '@lexical/list'
import {
  $findMatchingParent,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type RangeSelection,
} from 'lexical'
import type { Block } from '../../../shared/article/index.ts'
import { $nodeOfBlock } from './from-body.ts'

/**
 * A list that is pasted at the end of an item, or into an empty one, becomes items of that list, whatever kind it was:
 * a list that is cut in two begins to count anew. Says whether it did; anything else goes its usual way.
 */
export function $pasteItems(blocks: readonly Block[]): boolean {
  const [only, ...others] = blocks
  const selection = $getSelection()
  if (only?.type !== 'list' || others.length > 0 || !$isRangeSelection(selection)) return false
  const item = $findMatchingParent(selection.anchor.getNode(), $isListItemNode)
  if (!item || !$isAtEnd(selection, item) || $isHolderOfList(item.getNextSibling())) return false
  const list = $nodeOfBlock(only)
  if (!$isListNode(list)) return false
  let last = item
  for (const pasted of list.getChildren()) {
    if (!$isListItemNode(pasted)) continue
    last.insertAfter(pasted, false)
    last = pasted
  }
  last.selectEnd()
  if (item.isEmpty()) item.remove()
  return true
}

/** Lexical keeps the list below an item in an item of its own, behind it. */
const $isHolderOfList = (node: ReturnType<ListItemNode['getNextSibling']>) =>
  $isElementNode(node) && $isListNode(node.getFirstChild())

function $isAtEnd(selection: RangeSelection, item: ListItemNode): boolean {
  if (!selection.isCollapsed()) return false
  if (item.isEmpty()) return true
  const { anchor } = selection
  const node = anchor.getNode()
  if (anchor.type === 'element') return node.is(item) && anchor.offset === item.getChildrenSize()
  return node.is(item.getLastDescendant()) && anchor.offset === node.getTextContentSize()
}
