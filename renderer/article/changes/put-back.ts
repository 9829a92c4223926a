import {
  $createParagraphNode,
  $getRoot,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import { type Block, type Content, canonicalJson, type Fields } from '../../../shared/article/index.ts'
import { longestRising } from '../../../shared/comparison/index.ts'
import { $blockId } from '../editor/block-id.ts'
import { $nodeOfBlock } from '../editor/from-body.ts'
import type { Opened } from '../opened.ts'
import type { Place } from '../undo/place.ts'

/**
 * Puts one content in the place of another on the screen, where they differ: only those blocks and fields are touched,
 * and all of it is one step to be undone. False, and nothing done, where somebody has edited the article further in
 * just these places.
 */
export function replaceOnScreen(
  editor: LexicalEditor,
  { fields, body, change, history }: Pick<Opened, 'fields' | 'body' | 'change' | 'history'>,
  before: Content,
  after: Content,
  place: Place,
): boolean {
  const changed = changedFields(before.fields, after.fields)
  const stale = Object.keys(changed).some(
    name => !same(Reflect.get(fields, name), Reflect.get(before.fields, name)),
  )
  if (stale || !standsThere(body().blocks, before.body.blocks, after.body.blocks)) return false
  history.timeline.together(place, () => {
    if (Object.keys(changed).length > 0) change(changed)
    editor.update(() => $replaceBlocks(before.body.blocks, after.body.blocks), {
      discrete: true,
      // As when an article is opened: the editor's own rules would join lists that the body keeps apart.
      skipTransforms: true,
      tag: HISTORY_PUSH_TAG,
    })
  })
  return true
}

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b)

function changedFields(before: Fields, after: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !same(value, Reflect.get(before, name))),
  )
}

/** Whether the blocks that are to be replaced or taken away stand on the screen as they were when they were compared. */
function standsThere(now: readonly Block[], before: readonly Block[], after: readonly Block[]): boolean {
  const onScreen = new Map(now.map(block => [block.id, block]))
  const stays = new Map(after.map(block => [block.id, block]))
  return before.every(block => {
    const there = onScreen.get(block.id)
    const wanted = stays.get(block.id)
    if (there === undefined) return false
    return (wanted !== undefined && same(wanted, block)) || same(there, block)
  })
}

/** Puts blocks in the place of others, by their ids. What is the same in both stays the node that it is. */
export function $replaceBlocks(before: readonly Block[], after: readonly Block[]): void {
  const root = $getRoot()
  const nodes = new Map<string, LexicalNode>(root.getChildren().map(node => [$blockId(node), node]))
  const places = new Map(before.map((block, index) => [block.id, index]))
  const earlier = new Map(before.map(block => [block.id, block]))
  const inPlace = longestRising(after.map(({ id }) => places.get(id)))
  const old: LexicalNode[] = []
  let last: LexicalNode | null = null
  for (const [index, block] of after.entries()) {
    const known = earlier.get(block.id)
    const node = nodes.get(block.id)
    let stands: LexicalNode
    if (node && known && same(known, block)) stands = node
    else {
      stands = $nodeOfBlock(block)
      if (node) {
        node.insertBefore(stands)
        old.push(node)
      }
    }
    if (!node || !inPlace.has(index)) {
      if (last) last.insertAfter(stands)
      else {
        const first = root.getFirstChild()
        if (first && first !== stands) first.insertBefore(stands)
        else if (!first) root.append(stands)
      }
    }
    last = stands
  }
  const stays = new Set(after.map(({ id }) => id))
  for (const { id } of before) {
    const node = nodes.get(id)
    if (node && !stays.has(id)) old.push(node)
  }
  for (const node of old) node.remove()
  if (root.isEmpty()) root.append($createParagraphNode())
}
