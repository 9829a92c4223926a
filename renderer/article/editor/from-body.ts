import { $createLinkNode } from '@lexical/link'
import { $createListItemNode, $createListNode, type ListNode } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text'
import { $createTableCellNode, $createTableRowNode, TableCellHeaderStates } from '@lexical/table'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $setState,
  type LexicalNode,
} from 'lexical'
import type { Block, Body, Inline, List, Table, TableCell, TextRun } from '../../../shared/article/index.ts'
import { $withBlockId } from './block-id.ts'
import { $createAttachmentNode } from './nodes/attachment.ts'
import { $createBoxNode, boxTitleState } from './nodes/box.ts'
import { $createFigureNode } from './nodes/figure.ts'
import { $createFootnoteNode } from './nodes/footnote.ts'
import { $createGalleryNode } from './nodes/gallery.ts'
import { $createPullQuoteNode, attributionState } from './nodes/pull-quote.ts'
import { $createSeparatorNode } from './nodes/separator.ts'
import { $createCaptionedTableNode, captionState } from './nodes/table.ts'
import { $settleHeaders } from './table-headers.ts'
import { formatOf } from './text-format.ts'

/** Fills the editor with a body; each block keeps its id. To be called in an update, best without transforms. */
export function $fromBody(body: Body): void {
  $getRoot()
    .clear()
    .append(...body.blocks.map($nodeOfBlock))
}

/** The node that stands for a block. */
export function $nodeOfBlock(block: Block): LexicalNode {
  switch (block.type) {
    case 'paragraph':
      return $withBlockId($createParagraphNode(), block.id).append(...$nodesOfInlines(block.content))
    case 'heading':
      return $withBlockId($createHeadingNode(block.level === 2 ? 'h2' : 'h3'), block.id).append(
        ...$nodesOfInlines(block.content),
      )
    case 'quotation':
      return $withBlockId($createQuoteNode(), block.id).append(...$nodesOfInlines(block.content))
    case 'pullQuote':
      return $setState(
        $withBlockId($createPullQuoteNode(), block.id).append(...$nodesOfInlines(block.content)),
        attributionState,
        block.attribution,
      )
    case 'list':
      return $listNode(block)
    case 'figure': {
      const { type: _, id, ...texts } = block
      return $withBlockId($createFigureNode(texts), id)
    }
    case 'separator':
      return $withBlockId($createSeparatorNode(), block.id)
    case 'gallery': {
      const { type: _, id, ...texts } = block
      return $withBlockId($createGalleryNode(texts), id)
    }
    case 'table':
      return $tableNode(block)
    case 'box':
      return $withBlockId($setState($createBoxNode(), boxTitleState, block.title), block.id).append(
        ...$nodesWithin(block.blocks),
      )
  }
}

function $tableNode(table: Table): LexicalNode {
  const node = $withBlockId($setState($createCaptionedTableNode(), captionState, table.caption), table.id)
  node.append(
    ...table.rows.map(row => $withBlockId($createTableRowNode(), row.id).append(...row.cells.map($cellNode))),
  )
  $settleHeaders(node)
  return node
}

function $cellNode(cell: TableCell): LexicalNode {
  const header = cell.header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS
  return $withBlockId($createTableCellNode(header, cell.columns).setRowSpan(cell.rows), cell.id).append(
    ...$nodesWithin(cell.blocks),
  )
}

/** The nodes inside a cell or a box: where the body has none, a line to write in, which has no id yet. */
const $nodesWithin = (blocks: readonly Block[]): LexicalNode[] =>
  blocks.length === 0 ? [$createParagraphNode()] : blocks.map($nodeOfBlock)

function $listNode(list: List): ListNode {
  const node = $withBlockId($createListNode(list.ordered ? 'number' : 'bullet'), list.id)
  list.items.forEach((item, index) => {
    // The number is set here because the body is put in without the transforms that would count.
    node.append(
      $withBlockId($createListItemNode(), item.id)
        .setValue(index + 1)
        .append(...$nodesOfInlines(item.content)),
    )
    // The editor keeps a nested list in an item of its own, after the one to which it belongs.
    if (item.nested)
      node.append(
        $createListItemNode()
          .setValue(index + 2)
          .append($listNode(item.nested)),
      )
  })
  return node
}

/** The nodes that stand for the words of a block. */
export function $nodesOfInlines(content: readonly Inline[]): LexicalNode[] {
  return content.map(inline => {
    switch (inline.type) {
      case 'text':
        return $textNode(inline)
      case 'break':
        return $createLineBreakNode()
      case 'link':
        return $createLinkNode(inline.address).append(...inline.content.map($textNode))
      case 'attachment':
        return $createAttachmentNode(inline.attachment).append(...inline.content.map($textNode))
      case 'footnote':
        return $createFootnoteNode(inline)
    }
  })
}

const $textNode = (run: TextRun) => $createTextNode(run.text).setFormat(formatOf(run.marks))
