import { $insertList, $isListItemNode, $isListNode, $removeList } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import { $copyBlockFormatIndent, $setBlocksType } from '@lexical/selection'
import {
  $createParagraphNode,
  $findMatchingParent,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  type ElementNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical'
import { $blockId, $withBlockId } from './block-id.ts'
import { $isBoxNode } from './nodes/box.ts'
import { $createPullQuoteNode, $isPullQuoteNode, $releaseAttribution } from './nodes/pull-quote.ts'
import { $holderOf } from './within.ts'

/** Kinds of block that the words at the caret can be turned into. */
export const blockKinds = ['paragraph', 'heading2', 'heading3', 'quotation', 'pullQuote'] as const
export type BlockKind = (typeof blockKinds)[number]
export type ListKind = 'bullet' | 'number'

const create: Record<BlockKind, () => ElementNode> = {
  paragraph: $createParagraphNode,
  heading2: () => $createHeadingNode('h2'),
  heading3: () => $createHeadingNode('h3'),
  quotation: $createQuoteNode,
  pullQuote: $createPullQuoteNode,
}

/** Whether a block may become this, or a separator be put in at its place. */
export function $mayBecome(block: LexicalNode, kind: BlockKind | ListKind | 'separator'): boolean {
  const holder = $holderOf(block)
  if (kind === 'separator') return holder === null
  return kind === 'bullet' || kind === 'number' || mayStandIn(holder, kind)
}

/**
 * Turns every block that the selection touches into this kind; out of a list, if it stands in one. Nothing happens
 * where the kind may not stand: no headings and quotations in a cell, no quotations in a box.
 */
export function $setBlockKind(kind: BlockKind): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  if (![selection.anchor, selection.focus].every(point => mayStandIn($holderOf(point.getNode()), kind)))
    return
  if ($listAtSelection() !== null) $removeList()
  if (kind !== 'pullQuote') $releaseAttributions(selection)
  $setBlocksType(selection, create[kind], (before, after) => {
    $copyBlockFormatIndent(before, after)
    // An empty block has no words that would tell whose id the new one inherits.
    if ($blockId(before) !== '') $withBlockId(after, $blockId(before))
  })
}

/** Makes a list of what the selection touches, changes the kind of the list, or takes the words out of it. */
export function $toggleList(kind: ListKind): void {
  const selection = $getSelection()
  if ($listAtSelection() === kind) $removeList()
  else {
    if ($isRangeSelection(selection)) $releaseAttributions(selection)
    $insertList(kind)
  }
}

/** What becomes another kind has no place for who said it. */
function $releaseAttributions(selection: RangeSelection): void {
  const nodes = [selection.anchor.getNode(), ...selection.getNodes(), selection.focus.getNode()]
  for (const quote of new Set(nodes.map(node => $findMatchingParent(node, $isPullQuoteNode)))) {
    if (quote) $releaseAttribution(quote)
  }
}

/** What stands at the selection's start, for the toolbar. */
export function $kindAtSelection(): BlockKind | ListKind | null {
  const list = $listAtSelection()
  if (list !== null) return list
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const block = $findMatchingParent(selection.anchor.getNode(), node => kindOf(node) !== null)
  return block && kindOf(block)
}

function mayStandIn(holder: ReturnType<typeof $holderOf>, kind: BlockKind): boolean {
  if (holder === null || kind === 'paragraph') return true
  return $isBoxNode(holder) && (kind === 'heading2' || kind === 'heading3')
}

function $listAtSelection(): ListKind | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const item = $findMatchingParent(selection.anchor.getNode(), $isListItemNode)
  const list = item?.getParent()
  if (!$isListNode(list)) return null
  return list.getListType() === 'number' ? 'number' : 'bullet'
}

function kindOf(node: LexicalNode): BlockKind | null {
  if ($isHeadingNode(node)) return node.getTag() === 'h3' ? 'heading3' : 'heading2'
  if ($isPullQuoteNode(node)) return 'pullQuote'
  if ($isQuoteNode(node)) return 'quotation'
  return $isParagraphNode(node) ? 'paragraph' : null
}
