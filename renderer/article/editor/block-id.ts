import { $isTableCellNode } from '@lexical/table'
import {
  $getEditor,
  $getNodeByKey,
  $getRoot,
  $getState,
  $isElementNode,
  $isParagraphNode,
  $setState,
  createState,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type NodeKey,
  RootNode,
} from 'lexical'
import { v7 as newId } from 'uuid'
import { $isBoxNode } from './nodes/box.ts'
import { $isFootnoteNode, footnoteState } from './nodes/footnote.ts'
import { $isGalleryNode, galleryState } from './nodes/gallery.ts'
import { identifiedNodes } from './nodes/index.ts'

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
 * Whether this is the line that stands in a cell or a box for want of any block: the body knows nothing of it, so it
 * has no id until somebody writes in it.
 */
export function $isUnused(node: LexicalNode): boolean {
  if (!$isParagraphNode(node) || !node.isEmpty() || $blockId(node) !== '') return false
  const parent = node.getParent()
  return ($isTableCellNode(parent) || $isBoxNode(parent)) && parent.getChildrenSize() === 1
}

/**
 * Keeps the rule that every block has an id of its own: a new block gets a fresh one, a block whose words moved into
 * a node of another kind (a paragraph that became a heading) hands its id on, and of two blocks with one id (a split, a
 * pasted copy) the one that was there before keeps it. Text is never touched, so input methods are not disturbed.
 * `$fill` puts the first content in; it counts as there before, and it stays as it is: no transform runs on it.
 */
export function registerBlockIds(editor: LexicalEditor, $fill: () => void): () => void {
  // Which id stood in which node, as "key id": a gallery's node carries those of its pictures as well.
  const known = new Set<string>()
  let someNew = false
  const notice = (node: LexicalNode) => {
    if ($holdersOf(node).some(holder => !known.has(holder.place))) someNew = true
  }
  const unregister = mergeRegister(
    ...identifiedNodes.map(klass => editor.registerNodeTransform(klass, notice)),
    // The root's transform runs last, when every new block has found its place.
    editor.registerNodeTransform(RootNode, () => {
      if (!someNew) return
      someNew = false
      $settleIds(known)
    }),
  )
  // Registering a transform marks what is there as changed, so the content comes after it.
  const fill = () => {
    $fill()
    for (const { id, $renew } of $holders()) if (id === '') $renew(newId())
    for (const { place } of $holders()) known.add(place)
  }
  editor.update(fill, { discrete: true, skipTransforms: true, tag: HISTORY_MERGE_TAG })
  return unregister
}

/** Something that carries an id: a block, a footnote, a picture of a gallery. */
interface Holder {
  node: LexicalNode
  id: string
  place: string
  /** Gives it another id. */
  $renew: (id: string) => void
}

function $settleIds(known: Set<string>) {
  const holders = $holders()
  const taken = new Set<string>()
  const unsettled: Holder[] = []
  for (const holder of holders) {
    if (holder.id !== '' && known.has(holder.place) && !taken.has(holder.id)) taken.add(holder.id)
    else unsettled.push(holder)
  }
  for (const holder of unsettled) {
    // Where pasted words and words that were there became one block, the one that was there goes on.
    const wanted = [$inheritedId(holder.node), holder.id]
    const id = wanted.find(one => one !== '' && !taken.has(one)) ?? newId()
    taken.add(id)
    if (id !== holder.id) holder.$renew(id)
  }
  // Nothing is forgotten: undo brings nodes back, and what was in them first stays theirs.
  for (const { place } of $holders()) known.add(place)
}

/** The id of the block in which words of this block stood before this update, if that block is gone. */
function $inheritedId(node: LexicalNode): string {
  if (!$isElementNode(node)) return ''
  // A list has its words some levels down, and looks for a list as far above them.
  let block = node
  let levels = 1
  for (let child = block.getFirstChild(); $isElementNode(child) && !child.isInline(); ) {
    block = child
    levels++
    child = block.getFirstChild()
  }
  const words = block.getChildrenKeys()
  const before = $getEditor()
    .getEditorState()
    .read(() => words.flatMap(key => $ancestor(key, levels) ?? []))
  return before.find(({ key }) => !$getNodeByKey(key)?.isAttached())?.id ?? ''
}

function $ancestor(key: NodeKey, levels: number): { key: NodeKey; id: string } | null {
  let node = $getNodeByKey(key)
  for (let level = 0; node && level < levels; level++) node = node.getParent()
  return node && { key: node.getKey(), id: $blockId(node) }
}

const placeOf = (node: LexicalNode, id: string) => `${node.getKey()} ${id}`

function $holdersOf(node: LexicalNode): Holder[] {
  if ($isFootnoteNode(node)) {
    const { id } = $getState(node, footnoteState)
    return [
      {
        node,
        id,
        place: placeOf(node, id),
        $renew: next => void $setState(node, footnoteState, note => ({ ...note, id: next })),
      },
    ]
  }
  if (node.isInline() || $isUnused(node)) return []
  const id = $blockId(node)
  const own: Holder = { node, id, place: placeOf(node, id), $renew: next => void $withBlockId(node, next) }
  if (!$isGalleryNode(node)) return [own]
  return [
    own,
    ...$getState(node, galleryState).figures.map((figure, index) => ({
      node,
      id: figure.id,
      place: placeOf(node, figure.id),
      $renew: (next: string) =>
        void $setState(node, galleryState, gallery => ({
          ...gallery,
          figures: gallery.figures.map((other, at) => (at === index ? { ...other, id: next } : other)),
        })),
    })),
  ]
}

/** Everything that carries an id, in reading order. */
function $holders(): Holder[] {
  const found: Holder[] = []
  const walk = (node: LexicalNode) => {
    found.push(...$holdersOf(node))
    if ($isElementNode(node)) node.getChildren().forEach(walk)
  }
  $getRoot().getChildren().forEach(walk)
  return found
}
