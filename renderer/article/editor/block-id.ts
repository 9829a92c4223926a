import {
  $getEditor,
  $getNodeByKey,
  $getRoot,
  $getState,
  $isElementNode,
  $setState,
  createState,
  HISTORY_MERGE_TAG,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type NodeKey,
  RootNode,
} from 'lexical'
import { v7 as newId } from 'uuid'
import { withFreshInnerIds } from './fresh-ids.ts'
import { $isCarriedBlockNode, CarriedBlockNode, carriedBlockState } from './nodes/carried-block.ts'
import { $isCarriedInlineNode, CarriedInlineNode, carriedInlineState } from './nodes/carried-inline.ts'
import { blockNodes } from './nodes/index.ts'

/** The id of a block as the body knows it; the empty string while it has none. */
export const blockIdState = createState('blockId', {
  parse: value => (typeof value === 'string' ? value : ''),
})

/** The body's id of this block. */
export const $blockId = (node: LexicalNode): string => $getState(node, blockIdState)

/** Gives the block this id, and returns it. */
export const $withBlockId = <T extends LexicalNode>(node: T, id: string): T =>
  $setState(node, blockIdState, id)

/**
 * Keeps the rule that every block has an id of its own: a new block gets a fresh one, a block whose words moved into
 * a node of another kind (a paragraph that became a heading) hands its id on, and of two blocks with one id (a split, a
 * pasted copy) the one that was there before keeps it. Text is never touched, so input methods are not disturbed.
 * `$fill` puts the first content in; it counts as there before, and it stays as it is: no transform runs on it.
 */
export function registerBlockIds(editor: LexicalEditor, $fill: () => void): () => void {
  const known = new Map<NodeKey, string>()
  let someNew = false
  const notice = (node: LexicalNode) => {
    const identity = $identity(node)
    if (identity === '' || known.get(node.getKey()) !== identity) someNew = true
  }
  const classes: Klass<LexicalNode>[] = [...blockNodes, CarriedBlockNode, CarriedInlineNode]
  const unregister = mergeRegister(
    ...classes.map(klass => editor.registerNodeTransform(klass, notice)),
    // The root's transform runs last, when every new block has found its place.
    editor.registerNodeTransform(RootNode, () => {
      if (!someNew) return
      someNew = false
      $settleIds(known)
    }),
  )
  // Registering a transform marks what is there as changed, so the content comes after it.
  const remember = () => {
    for (const node of $identified()) known.set(node.getKey(), $identity(node))
  }
  editor.update($fill, { discrete: true, skipTransforms: true, tag: HISTORY_MERGE_TAG })
  editor.read('pending', remember)
  return unregister
}

function $settleIds(known: Map<NodeKey, string>) {
  const nodes = $identified()
  const taken = new Set<string>()
  const unsettled: LexicalNode[] = []
  for (const node of nodes) {
    const identity = $identity(node)
    if (identity !== '' && known.get(node.getKey()) === identity && !taken.has(identity)) taken.add(identity)
    else unsettled.push(node)
  }
  for (const node of unsettled) {
    const own = $identity(node)
    const wanted = own === '' ? $inheritedId(node) : own
    if (wanted !== '' && !taken.has(wanted)) {
      taken.add(wanted)
      if (own === '') $withBlockId(node, wanted)
    } else {
      taken.add($renew(node))
    }
  }
  for (const node of nodes) known.set(node.getKey(), $identity(node))
}

/** The id of the block in which this block's first words stood before this update, if that block is gone. */
function $inheritedId(node: LexicalNode): string {
  if (!$isElementNode(node)) return ''
  const first = node.getFirstChild()?.getKey()
  if (first === undefined) return ''
  const before = $getEditor()
    .getEditorState()
    .read(() => {
      const parent = $getNodeByKey(first)?.getParent()
      return parent ? { key: parent.getKey(), id: $blockId(parent) } : null
    })
  return before === null || $getNodeByKey(before.key)?.isAttached() ? '' : before.id
}

function $renew(node: LexicalNode): string {
  const id = newId()
  if ($isCarriedInlineNode(node)) {
    $setState(node, carriedInlineState, inline => (inline.type === 'footnote' ? { ...inline, id } : inline))
    return id
  }
  if ($isCarriedBlockNode(node)) $setState(node, carriedBlockState, withFreshInnerIds)
  $withBlockId(node, id)
  return id
}

function $identity(node: LexicalNode): string {
  if (!$isCarriedInlineNode(node)) return $blockId(node)
  const inline = $getState(node, carriedInlineState)
  return inline.type === 'footnote' ? inline.id : ''
}

/** Every node that carries an id, in reading order. */
function $identified(): LexicalNode[] {
  const found: LexicalNode[] = []
  const walk = (node: LexicalNode) => {
    if ($isCarriedInlineNode(node)) {
      if ($identity(node) !== '') found.push(node)
      return
    }
    if (!node.isInline()) found.push(node)
    if ($isElementNode(node)) node.getChildren().forEach(walk)
  }
  $getRoot().getChildren().forEach(walk)
  return found
}
