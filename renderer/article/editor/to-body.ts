import { $isLinkNode } from '@lexical/link'
import { $isListItemNode, $isListNode, type ListItemNode, type ListNode } from '@lexical/list'
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import {
  $getRoot,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type LexicalNode,
  type TextNode,
} from 'lexical'
import { v7 as newId } from 'uuid'
import {
  type Block,
  type Body,
  bodyVersion,
  type Inline,
  type List,
  type ListItem,
  linkAddress,
  type TextRun,
} from '../../../shared/article/index.ts'
import { $blockId } from './block-id.ts'
import { $isCarriedBlockNode, carriedBlockState } from './nodes/carried-block.ts'
import { $isCarriedInlineNode, carriedInlineState } from './nodes/carried-inline.ts'
import { $isFigureNode, figureState } from './nodes/figure.ts'
import { $isPullQuoteNode, attributionState } from './nodes/pull-quote.ts'
import { $isSeparatorNode } from './nodes/separator.ts'
import { marksOf } from './text-format.ts'

/**
 * The body that the editor holds. What the body language has no word for loses its form, never its words: a link with
 * an address that no reader may follow becomes text, a block found inside another stands after it.
 */
export function $toBody(): Body {
  return { version: bodyVersion, blocks: $getRoot().getChildren().flatMap($blocksOf) }
}

function $blocksOf(node: LexicalNode): Block[] {
  const id = $blockId(node) || newId()
  if ($isFigureNode(node)) return [{ type: 'figure', id, ...$getState(node, figureState) }]
  if ($isSeparatorNode(node)) return [{ type: 'separator', id }]
  if ($isCarriedBlockNode(node)) return [{ ...$getState(node, carriedBlockState), id }]
  if ($isListNode(node)) {
    const strays: Block[] = []
    const list = $list(node, strays)
    return list === null ? strays : [list, ...strays]
  }
  const strays: Block[] = []
  const content = $inlines($isElementNode(node) && !node.isInline() ? node.getChildren() : [node], strays)
  return [$textBlock(node, id, content), ...strays]
}

function $textBlock(node: LexicalNode, id: string, content: Inline[]): Block {
  if ($isHeadingNode(node)) {
    const level = node.getTag() === 'h1' || node.getTag() === 'h2' ? 2 : 3
    return { type: 'heading', id, level, content }
  }
  if ($isPullQuoteNode(node)) {
    return { type: 'pullQuote', id, content, attribution: $getState(node, attributionState).slice(0, 300) }
  }
  if ($isQuoteNode(node)) return { type: 'quotation', id, content }
  return { type: 'paragraph', id, content }
}

function $list(node: ListNode, strays: Block[]): List | null {
  const items: ListItem[] = []
  for (const child of node.getChildren()) {
    if (!$isListItemNode(child)) {
      strays.push(...$blocksOf(child))
      continue
    }
    const nested = child.getChildren().filter($isListNode)
    const own = child.getChildren().filter(inner => !$isListNode(inner))
    // An item that only wraps a nested list belongs to the item before it.
    const wrapper = own.length === 0 && nested.length > 0
    const last = items.at(-1)
    const item = wrapper && last ? last : $item(child, own, strays)
    if (item !== last) items.push(item)
    for (const inner of nested) {
      const below = $list(inner, strays)
      if (below === null) continue
      // The body has one list below an item; a second one of another kind joins it rather than being lost.
      if (item.nested) item.nested.items.push(...below.items)
      else item.nested = below
    }
  }
  if (items.length === 0) return null
  return { type: 'list', id: $blockId(node) || newId(), ordered: node.getListType() === 'number', items }
}

const $item = (node: ListItemNode, own: LexicalNode[], strays: Block[]): ListItem => ({
  id: $blockId(node) || newId(),
  content: $inlines(own, strays),
  nested: null,
})

function $inlines(nodes: LexicalNode[], strays: Block[]): Inline[] {
  const content: Inline[] = []
  for (const node of nodes) {
    if ($isTextNode(node)) pushRun(content, $textRun(node))
    else if ($isLineBreakNode(node)) content.push({ type: 'break' })
    else if ($isCarriedInlineNode(node)) content.push($getState(node, carriedInlineState))
    else if ($isLinkNode(node)) content.push(...$link(node.getURL(), node.getChildren(), strays))
    else if ($isElementNode(node) && !$isListNode(node)) content.push(...$inlines(node.getChildren(), strays))
    else strays.push(...$blocksOf(node))
  }
  return content
}

function $link(address: string, children: LexicalNode[], strays: Block[]): Inline[] {
  const inner = $inlines(children, strays)
  if (!linkAddress.safeParse(address).success) return inner
  if (inner.length === 0) return [{ type: 'link', address, content: [] }]
  // A link holds text only: whatever else stands in it parts it in two.
  const parts: Inline[] = []
  for (const inline of inner) {
    const last = parts.at(-1)
    if (inline.type !== 'text') parts.push(inline)
    else if (last?.type === 'link') last.content.push(inline)
    else parts.push({ type: 'link', address, content: [inline] })
  }
  return parts
}

function pushRun(content: Inline[], run: TextRun) {
  if (run.text === '') return
  const last = content.at(-1)
  if (last?.type === 'text' && last.marks.join() === run.marks.join()) last.text += run.text
  else content.push(run)
}

const $textRun = (node: TextNode): TextRun => ({
  type: 'text',
  text: node.getTextContent(),
  marks: marksOf(node.getFormat()),
})
