import { $createLinkNode } from '@lexical/link'
import { $createListItemNode, $createListNode, type ListNode } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $setState,
  type LexicalNode,
} from 'lexical'
import type { Block, Body, Inline, List, TextRun } from '../../../shared/article/index.ts'
import { $withBlockId } from './block-id.ts'
import { $createCarriedBlockNode, carriedBlockState } from './nodes/carried-block.ts'
import { $createCarriedInlineNode, carriedInlineState } from './nodes/carried-inline.ts'
import { $createFigureNode } from './nodes/figure.ts'
import { $createPullQuoteNode, attributionState } from './nodes/pull-quote.ts'
import { $createSeparatorNode } from './nodes/separator.ts'
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
    case 'gallery':
    case 'table':
    case 'box':
      return $withBlockId($setState($createCarriedBlockNode(), carriedBlockState, block), block.id)
  }
}

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
      case 'footnote':
        return $setState($createCarriedInlineNode(), carriedInlineState, inline)
    }
  })
}

const $textNode = (run: TextRun) => $createTextNode(run.text).setFormat(formatOf(run.marks))
