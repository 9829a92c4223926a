import { $isHeadingNode } from '@lexical/rich-text'
import {
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import { $isFigureNode } from './nodes/figure.ts'
import { $isGalleryNode } from './nodes/gallery.ts'
import { $outermost } from './within.ts'

export type Side = 'before' | 'after'

/**
 * Puts the caret beside the whole table, box, list or picture in which it stands: into the words there, or into a new
 * line. From plain words it goes to a new line.
 */
export function $goBeside(side: Side): void {
  const selection = $getSelection()
  const node =
    $isRangeSelection(selection) || $isNodeSelection(selection) ? selection.getNodes().at(-1) : undefined
  const block = node && $outermost(node)
  if (block) $goBesideBlock(block, side)
}

/** As {@link $goBeside}, from a block of the text itself. */
export function $goBesideBlock(block: LexicalNode, side: Side): void {
  const beside = side === 'after' ? block.getNextSibling() : block.getPreviousSibling()
  if (!$isPlain(block) && $isElementNode(beside) && $isPlain(beside)) {
    if (side === 'after') beside.selectStart()
    else beside.selectEnd()
    return
  }
  const line = $createParagraphNode()
  if (side === 'after') block.insertAfter(line)
  else block.insertBefore(line)
  line.selectStart()
}

const $isPlain = (node: LexicalNode) => $isParagraphNode(node) || $isHeadingNode(node)

/** Enter on a selected picture or gallery goes to its texts. */
export function registerEntrances(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_ENTER_COMMAND,
    event => {
      const selection = $getSelection()
      if (!$isNodeSelection(selection)) return false
      const [node, ...others] = selection.getNodes()
      if (others.length > 0 || !($isFigureNode(node) || $isGalleryNode(node))) return false
      const inside = editor.getElementByKey(node.getKey())
      const first = inside?.querySelector<HTMLElement>('textarea, input:not([type=file]), button')
      if (!first) return false
      event?.preventDefault()
      first.focus()
      return true
    },
    COMMAND_PRIORITY_HIGH,
  )
}
