import { $isListNode } from '@lexical/list'
import { $isHeadingNode } from '@lexical/rich-text'
import { $isTableCellNode, TableCellNode } from '@lexical/table'
import {
  $createParagraphNode,
  $findMatchingParent,
  $isElementNode,
  $isParagraphNode,
  $isRootNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  RootNode,
} from 'lexical'
import { $isBoxNode, BoxNode } from './nodes/box.ts'

/** A block that holds others: a cell of a table, or an information box. */
export const $isHolder = (node: LexicalNode | null | undefined): node is TableCellNode | BoxNode =>
  $isTableCellNode(node) || $isBoxNode(node)

/** The cell or box in which this stands, the nearest one, or null. */
export const $holderOf = (node: LexicalNode): TableCellNode | BoxNode | null =>
  $findMatchingParent(node, $isHolder)

/** The block of the text itself in which this stands: a whole table, a whole box. */
export function $outermost(node: LexicalNode): LexicalNode | null {
  return $findMatchingParent(node, inner => $isRootNode(inner.getParent()))
}

/**
 * Keeps in cells and boxes only what the body language lets stand there: paragraphs and lists, in a box headings too.
 * Other words become paragraphs; pictures, tables and what else has a form of its own come after the table or box.
 */
export function registerHolders(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(TableCellNode, node => $keepWithin(node, $mayStandInCell)),
    editor.registerNodeTransform(BoxNode, node => $keepWithin(node, $mayStandInBox)),
    // The last block may be removed from the text, but not the last line to write in: no undo leads to an empty text.
    editor.registerNodeTransform(RootNode, root => {
      if (root.isEmpty()) root.append($createParagraphNode())
    }),
  )
}

const $mayStandInCell = (node: LexicalNode) => $isParagraphNode(node) || $isListNode(node)
const $mayStandInBox = (node: LexicalNode) => $mayStandInCell(node) || $isHeadingNode(node)

function $keepWithin(holder: ElementNode, $may: (node: LexicalNode) => boolean) {
  const out: LexicalNode[] = []
  let line: ElementNode | null = null
  for (const child of holder.getChildren()) {
    if ($may(child)) {
      line = null
    } else if (child.isInline()) {
      if (line === null) {
        line = $createParagraphNode()
        child.insertBefore(line)
      }
      line.append(child)
    } else if ($isElementNode(child) && !child.isShadowRoot()) {
      child.replace($createParagraphNode(), true)
      line = null
    } else {
      out.push(child)
    }
  }
  let after = $outermost(holder)
  for (const child of out) {
    after?.insertAfter(child)
    after = child
  }
  if (holder.isEmpty()) holder.append($createParagraphNode())
}
