import { $isLinkNode } from '@lexical/link'
import { $isListItemNode, $isListNode, type ListItemNode, type ListNode } from '@lexical/list'
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import {
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  type TableCellNode,
  type TableNode,
} from '@lexical/table'
import {
  $getRoot,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical'
import { v7 as newId } from 'uuid'
import {
  type Block,
  type Body,
  type Box,
  bodyVersion,
  type Inline,
  type List,
  type ListItem,
  linkAddress,
  type TableCell,
  type TextRun,
} from '../../../shared/article/index.ts'
import { $blockId, $isUnused } from './block-id.ts'
import { $isAttachmentNode, attachmentState } from './nodes/attachment.ts'
import { $isBoxNode, type BoxNode, boxTitleState } from './nodes/box.ts'
import { $isFigureNode, figureState } from './nodes/figure.ts'
import { $isFootnoteNode, footnoteState } from './nodes/footnote.ts'
import { $isGalleryNode, galleryState } from './nodes/gallery.ts'
import { $isPullQuoteNode, attributionState } from './nodes/pull-quote.ts'
import { $isSeparatorNode } from './nodes/separator.ts'
import { captionState } from './nodes/table.ts'
import { marksOf } from './text-format.ts'

/**
 * The body that the editor holds. What the body language has no word for loses its form, never its words: a link with
 * an address that no reader may follow becomes text, a block found where it may not stand comes after what it stood in.
 */
export function $toBody(): Body {
  return { version: bodyVersion, blocks: $getRoot().getChildren().flatMap($blocksOf) }
}

/** The blocks that this node under the root stands for: one, unless something strayed into it. */
export function $blocksOf(node: LexicalNode): Block[] {
  const id = $blockId(node) || newId()
  if ($isFigureNode(node)) return [{ type: 'figure', id, ...$getState(node, figureState) }]
  if ($isSeparatorNode(node)) return [{ type: 'separator', id }]
  if ($isGalleryNode(node)) {
    const { figures, caption } = $getState(node, galleryState)
    return figures.length === 0 ? [] : [{ type: 'gallery', id, caption: caption.slice(0, 2000), figures }]
  }
  const strays: Block[] = []
  if ($isListNode(node)) {
    const list = $list(node, strays)
    return list === null ? strays : [list, ...strays]
  }
  if ($isTableNode(node)) return [...$table(node, id, strays), ...strays]
  if ($isBoxNode(node)) return [$box(node, id, strays), ...strays]
  const content = $inlines($isElementNode(node) && !node.isInline() ? node.getChildren() : [node], strays)
  return [$textBlock(node, id, content), ...strays]
}

function $table(node: TableNode, id: string, strays: Block[]): Block[] {
  const rows = node
    .getChildren()
    .filter($isTableRowNode)
    .map(row => ({
      id: $blockId(row) || newId(),
      cells: row
        .getChildren()
        .filter($isTableCellNode)
        .map(cell => $cell(cell, strays)),
    }))
  const caption = $getState(node, captionState).slice(0, 2000)
  return rows.length === 0 ? [] : [{ type: 'table', id, caption, rows }]
}

const $cell = (node: TableCellNode, strays: Block[]): TableCell => ({
  id: $blockId(node) || newId(),
  header: node.hasHeader(),
  columns: within(node.getColSpan(), 100),
  rows: within(node.getRowSpan(), 10_000),
  blocks: $blocksWithin(node).flatMap((block): TableCell['blocks'] => {
    if (block.type === 'paragraph' || block.type === 'list') return [block]
    if ('content' in block) return [{ type: 'paragraph', id: block.id, content: block.content }]
    strays.push(block)
    return []
  }),
})

const $box = (node: BoxNode, id: string, strays: Block[]): Box => ({
  type: 'box',
  id,
  title: $getState(node, boxTitleState).slice(0, 300),
  blocks: $blocksWithin(node).flatMap((block): Box['blocks'] => {
    if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'list') return [block]
    if ('content' in block) return [{ type: 'paragraph', id: block.id, content: block.content }]
    strays.push(block)
    return []
  }),
})

/** The blocks inside a cell or a box; the line that stands there for want of any is none. */
const $blocksWithin = (node: ElementNode): Block[] =>
  node
    .getChildren()
    .filter(child => !$isUnused(child))
    .flatMap($blocksOf)

const within = (span: number, most: number) => Math.min(Math.max(1, Math.trunc(span)), most)

/** The words of one block, as the body has them. */
export const $inlinesOf = (block: ElementNode): Inline[] => $inlines(block.getChildren(), [])

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
    else if ($isFootnoteNode(node)) content.push($getState(node, footnoteState))
    else if ($isLinkNode(node)) content.push(...$link(node.getURL(), node.getChildren(), strays))
    else if ($isAttachmentNode(node)) {
      const attachment = $getState(node, attachmentState)
      content.push(...$leading({ type: 'attachment', attachment }, node.getChildren(), strays))
    } else if ($isElementNode(node) && !$isListNode(node))
      content.push(...$inlines(node.getChildren(), strays))
    else strays.push(...$blocksOf(node))
  }
  return content
}

function $link(address: string, children: LexicalNode[], strays: Block[]): Inline[] {
  if (!linkAddress.safeParse(address).success) return $inlines(children, strays)
  return $leading({ type: 'link', address }, children, strays)
}

type Lead = { type: 'link'; address: string } | { type: 'attachment'; attachment: string }

/** Words that lead somewhere are text only: whatever else stands among them parts them in two. */
function $leading(lead: Lead, children: LexicalNode[], strays: Block[]): Inline[] {
  const inner = $inlines(children, strays)
  if (inner.length === 0) return [{ ...lead, content: [] }]
  const parts: Inline[] = []
  let runs: TextRun[] | null = null
  for (const inline of inner) {
    if (inline.type !== 'text') {
      parts.push(inline)
      runs = null
    } else if (runs) {
      runs.push(inline)
    } else {
      runs = [inline]
      parts.push({ ...lead, content: runs })
    }
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
