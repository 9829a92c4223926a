import { $isLinkNode } from '@lexical/link'
import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_START_COMMAND,
  type LexicalEditor,
} from 'lexical'

/**
 * A word that an input method composes right after a link stands outside of it, as a word typed letter by letter does.
 * Lexical 0.52.0 moves inserted text out of the link, but the browser composes in the link's own text. The caret is
 * moved out before the first letter; Lexical then makes the text node that is composed in.
 */
export function registerLinkEdge(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    COMPOSITION_START_COMMAND,
    () => {
      const selection = $getSelection()
      if (editor.isComposing() || !$isRangeSelection(selection) || !selection.isCollapsed()) return false
      const { anchor } = selection
      const node = anchor.getNode()
      const link = $findMatchingParent(node, $isLinkNode)
      const parent = link?.getParent()
      if (!link || !parent || anchor.type !== 'text') return false
      const isEnd = node.is(link.getLastDescendant()) && anchor.offset === node.getTextContentSize()
      const isStart = node.is(link.getFirstDescendant()) && anchor.offset === 0
      if (!isEnd && !isStart) return false
      const offset = link.getIndexWithinParent() + (isEnd ? 1 : 0)
      parent.select(offset, offset)
      return false
    },
    COMMAND_PRIORITY_HIGH,
  )
}
