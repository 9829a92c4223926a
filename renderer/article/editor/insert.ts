import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  type LexicalNode,
} from 'lexical'
import { bareFigure } from '../../../shared/article/index.ts'
import { $createFigureNode } from './nodes/figure.ts'
import { $createSeparatorNode } from './nodes/separator.ts'

/** Puts pictures after the block at the caret, in their order; their texts are still to be written. */
export function $insertFigures(pictures: readonly { media: string; fileName: string }[]): void {
  $insertBlocks(pictures.map(picture => $createFigureNode(bareFigure(picture))))
}

/** Puts a line after the block at the caret. */
export function $insertSeparator(): void {
  $insertBlocks([$createSeparatorNode()])
}

function $insertBlocks(blocks: LexicalNode[]): void {
  const selection = $getSelection()
  const at =
    $isRangeSelection(selection) || $isNodeSelection(selection)
      ? (selection.getNodes().at(-1)?.getTopLevelElement() ?? null)
      : null
  let last = at ?? $getRoot().getLastChild()
  const empty = $isParagraphNode(last) && last.isEmpty() ? last : null
  for (const block of blocks) {
    if (last) last.insertAfter(block)
    else $getRoot().append(block)
    last = block
  }
  empty?.remove()
  // There must be a line to go on writing in.
  if (last && !$isElementNode(last.getNextSibling())) last.insertAfter($createParagraphNode())
  last?.selectNext()
}
