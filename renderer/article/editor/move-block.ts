import { $isListItemNode, $isListNode } from '@lexical/list'
import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $isRootNode,
  type LexicalNode,
  type NodeKey,
} from 'lexical'

/**
 * What moves as one: a block of the text, or an item of a list with the list below it, which the editor keeps in an
 * item of its own after it.
 */
export interface Movable {
  /** The first one has the id; the rest goes along. */
  nodes: readonly LexicalNode[]
}

/** What moves when somebody takes hold of this node: the list item or the block of the text in which it stands. */
export function $movableOf(node: LexicalNode): Movable | null {
  let at: LexicalNode | null = node
  while (at) {
    if ($isListItemNode(at) && !$isWrapper(at) && $isListNode(at.getParent())) return $withNested(at)
    const parent: LexicalNode | null = at.getParent()
    if ($isRootNode(parent)) return { nodes: [at] }
    at = parent
  }
  return null
}

/** The list item or block with this key. */
export function $movableWith(key: NodeKey): Movable | null {
  const node = $getNodeByKey(key)
  return node && $movableOf(node)
}

/** Everything that stands beside it and could change places with it, in order, itself too. */
export function $siblingsOf({ nodes }: Movable): Movable[] {
  const parent = nodes[0]?.getParent()
  if (!$isElementNode(parent)) return []
  return parent
    .getChildren()
    .flatMap(child => ($isListItemNode(child) && $isWrapper(child) ? [] : [$withNested(child)]))
}

/** Puts it before its sibling at `index`, or at the end. Every node keeps its key, and so its id. */
export function $moveTo(movable: Movable, index: number): boolean {
  const siblings = $siblingsOf(movable)
  const own = siblings.findIndex(({ nodes }) => nodes[0]?.is(movable.nodes[0]))
  if (own < 0 || index === own || index === own + 1) return false
  const before = siblings[index]?.nodes[0]
  const last = siblings.at(-1)?.nodes.at(-1)
  if (before) for (const node of movable.nodes) before.insertBefore(node, false)
  else for (const node of movable.nodes.toReversed()) last?.insertAfter(node, false)
  return true
}

/** Moves what is selected one place up or down; says whether it could. */
export function $moveSelected(by: -1 | 1): boolean {
  const chosen = $selected()
  const [first] = chosen
  if (!first) return false
  const siblings = $siblingsOf(first)
  const indexes = chosen.map(({ nodes }) => siblings.findIndex(sibling => sibling.nodes[0]?.is(nodes[0])))
  const [from, to] = [Math.min(...indexes), Math.max(...indexes)]
  if (from < 0) return false
  // The neighbour goes to the other side: what is selected stays whole, and so does the caret.
  const neighbour = siblings[by === -1 ? from - 1 : to + 1]
  return neighbour ? $moveTo(neighbour, by === -1 ? to + 1 : from) : false
}

/** What the selection touches, all in one list or all blocks of the text. */
function $selected(): Movable[] {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) && !$isNodeSelection(selection)) return []
  const nodes = $isRangeSelection(selection)
    ? [selection.anchor.getNode(), ...selection.getNodes(), selection.focus.getNode()]
    : selection.getNodes()
  const inner = nodes.filter(node => !$isRootNode(node)).map($movableOf)
  const parents = new Set(inner.map(movable => movable?.nodes[0]?.getParent()?.getKey()))
  const chosen = parents.size === 1 ? inner : nodes.map($topLevel)
  const once = new Map(
    chosen.flatMap(movable => (movable?.nodes[0] ? [[movable.nodes[0].getKey(), movable]] : [])),
  )
  return [...once.values()]
}

function $topLevel(node: LexicalNode): Movable | null {
  const top = node.getTopLevelElement() ?? ($isRootNode(node.getParent()) ? node : null)
  return top && { nodes: [top] }
}

/** An item that only holds the list below the item before it. */
const $isWrapper = (node: LexicalNode): boolean =>
  $isListItemNode(node) && $isListNode(node.getFirstChild()) && node.getPreviousSibling() !== null

function $withNested(node: LexicalNode): Movable {
  const nodes = [node]
  if (!$isListItemNode(node)) return { nodes }
  for (let next = node.getNextSibling(); next && $isWrapper(next); next = next.getNextSibling())
    nodes.push(next)
  return { nodes }
}
