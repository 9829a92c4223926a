import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  type NodeKey,
} from 'lexical'

/** Where the `/` stands that opened the menu. */
export interface Slash {
  node: NodeKey
  /** The UTF-16 offset of the `/` in the text of its node. */
  at: number
}

/** What is looked for may be a few words long; after that the `/` was only a `/`. */
const longestQuery = 30

/** The `/` before the caret, if it stands at the start of a line or after a space. */
export function $slashBeforeCaret(): Slash | null {
  const caret = $caret()
  if (!caret) return null
  const at = caret.offset - 1
  if (caret.text.charAt(at) !== '/') return null
  if (at > 0) return /\s/.test(caret.text.charAt(at - 1)) ? { node: caret.node, at } : null
  const before = $getNodeByKey(caret.node)?.getPreviousSibling()
  if (before && !$isLineBreakNode(before)) {
    return $isTextNode(before) && /\s$/.test(before.getTextContent()) ? { node: caret.node, at } : null
  }
  const block = $getNodeByKey(caret.node)?.getParent()
  return $isElementNode(block) && !block.isInline() ? { node: caret.node, at } : null
}

/** What stands between the `/` and the caret; null once the caret has left it or it is no query any more. */
export function $querySince(slash: Slash): string | null {
  const caret = $caret()
  if (!caret || caret.node !== slash.node || caret.offset <= slash.at) return null
  if (caret.text.charAt(slash.at) !== '/') return null
  const query = caret.text.slice(slash.at + 1, caret.offset)
  return query.length > longestQuery || /^\s|\n/.test(query) ? null : query
}

/** Takes the `/` and what was typed after it out of the text. */
export function $removeQuery(slash: Slash): void {
  const query = $querySince(slash)
  const node = $getNodeByKey(slash.node)
  if (query === null || !$isTextNode(node)) return
  const block = node.getParent()
  if (node.getTextContent() === `/${query}`) {
    const index = node.getIndexWithinParent()
    node.remove()
    block?.select(index, index)
    return
  }
  node.spliceText(slash.at, query.length + 1, '', true)
}

function $caret(): { node: NodeKey; offset: number; text: string } | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text')
    return null
  const { key, offset } = selection.anchor
  const node = $getNodeByKey(key)
  return $isTextNode(node) ? { node: key, offset, text: node.getTextContent() } : null
}
