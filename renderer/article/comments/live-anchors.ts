import {
  $getNodeByKey,
  $getRoot,
  $getState,
  $isElementNode,
  type EditorState,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical'
import { type Body, bodyVersion } from '../../../shared/article/index.ts'
import { type Anchor, followAnchors, type Span } from '../../../shared/comments/index.ts'
import { blockIdState } from '../editor/block-id.ts'
import { $isGalleryNode, galleryState } from '../editor/nodes/gallery.ts'
import { $blocksOf } from '../editor/to-body.ts'
import { $wordsOfBlock, type BlockWords } from './blocks.ts'

/**
 * Where the comments stand in the text on the screen. They follow it as it changes, on demand: only the blocks that
 * changed since are compared. Never to be asked for on a key.
 */
export class LiveAnchors {
  private readonly editor: LexicalEditor
  /** The text that the anchors point into. */
  private state: EditorState
  private readonly anchors = new Map<string, Anchor>()
  /** The nodes of the blocks, by the ids of those. */
  private readonly nodes = new Map<string, NodeKey>()

  constructor(editor: LexicalEditor) {
    this.editor = editor
    this.state = editor.getEditorState()
    this.learn(this.state, this.state._nodeMap.keys())
  }

  get(id: string): Anchor | null {
    return this.anchors.get(id) ?? null
  }

  entries(): Iterable<[string, Anchor]> {
    return this.anchors
  }

  /** Adds an anchor of the text as it was followed last, or puts it in the place of one. */
  put(id: string, anchor: Anchor): void {
    this.anchors.set(id, anchor)
  }

  /** Forgets the anchors that are not among these. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.anchors.keys()) if (!ids.has(id)) this.anchors.delete(id)
  }

  /** Brings every anchor up to the text as it is now; answers the ids of the blocks that changed. */
  follow(): ReadonlySet<string> {
    const [before, after] = [this.state, this.editor.getEditorState()]
    if (before === after) return new Set()
    this.state = after
    const { keys, earlier, later } = changesBetween(before, after, this.editor)
    this.learn(after, keys)
    const blocks = new Set([...idsOf(earlier), ...idsOf(later)])
    if (blocks.size === 0) return blocks
    const touched = [...this.anchors].filter(([, anchor]) => isTouched(anchor, blocks))
    const inside = touched.map(([, anchor]) => within(anchor, blocks, true))
    const followed = followAnchors(inside, earlier, later)
    for (const [index, [id, anchor]] of touched.entries()) {
      const now = followed[index]
      if (now) this.anchors.set(id, this.joined(within(anchor, blocks, false), now))
    }
    return blocks
  }

  /** The words of a block, as they were followed last. */
  wordsOf(block: string): (BlockWords & { key: NodeKey }) | null {
    return this.read(() => {
      const node = this.$node(block)
      return node && { ...$wordsOfBlock(node), key: node.getKey() }
    })
  }

  /** The words that a range points at; null for what is lost. */
  wordsAt(spans: readonly Span[]): string | null {
    if (spans.length === 0) return null
    return spans.map(({ block, start, end }) => this.wordsOf(block)?.text.slice(start, end) ?? '').join('\n')
  }

  /** The words of every block. */
  *texts(): Generator<[block: string, text: string]> {
    for (const block of this.nodes.keys()) {
      const words = this.wordsOf(block)
      if (words) yield [block, words.text]
    }
  }

  /** Where each block stands in the text, counted from its beginning; pictures of galleries and rows too. */
  order(): Map<string, number> {
    return this.read(() => {
      const order = new Map<string, number>()
      let at = 0
      const walk = (node: LexicalNode) => {
        at += 1
        const id = $getState(node, blockIdState)
        if (id !== '') order.set(id, at)
        if ($isGalleryNode(node)) {
          for (const figure of $getState(node, galleryState).figures) order.set(figure.id, at)
        }
        if ($isElementNode(node)) for (const child of node.getChildren()) if (!child.isInline()) walk(child)
      }
      $getRoot().getChildren().forEach(walk)
      return order
    })
  }

  /** The node of a block, whatever it is. */
  keyOf(block: string): NodeKey | null {
    return this.read(() => {
      const key = this.nodes.get(block)
      const node = key === undefined ? null : $getNodeByKey(key)
      return node?.isAttached() && $getState(node, blockIdState) === block ? node.getKey() : null
    })
  }

  private $node(block: string): ElementNode | null {
    const key = this.nodes.get(block)
    const node = key === undefined ? null : $getNodeByKey(key)
    return $isElementNode(node) && $getState(node, blockIdState) === block ? node : null
  }

  private read<T>(work: () => T): T {
    return this.state.read(work, { editor: this.editor })
  }

  private learn(state: EditorState, keys: Iterable<NodeKey>): void {
    state.read(
      () => {
        for (const key of keys) {
          const node = $getNodeByKey(key)
          if (!node || node.isInline()) continue
          const id = $getState(node, blockIdState)
          if (id !== '') this.nodes.set(id, key)
        }
      },
      { editor: this.editor },
    )
  }

  /** An anchor of which some spans stand in blocks that did not change. */
  private joined(outside: Anchor, inside: Anchor): Anchor {
    if (outside.kind !== 'range' || inside.kind !== 'range' || outside.spans.length === 0) return inside
    const spans = [...outside.spans, ...inside.spans]
    if (spans.length === 1) return { ...inside, spans }
    const order = this.read(() => {
      const places = new Map<string, string>()
      for (const { block } of spans) {
        const path: string[] = []
        for (let at = this.$node(block) as ElementNode | null; at; at = at.getParent()) {
          path.unshift(String(at.getIndexWithinParent()).padStart(6, '0'))
        }
        places.set(block, path.join('.'))
      }
      return places
    })
    const place = ({ block, start }: Span) => `${order.get(block) ?? ''} ${String(start).padStart(9, '0')}`
    return { ...inside, spans: spans.sort((a, b) => (place(a) < place(b) ? -1 : 1)) }
  }
}

function* idsOf(body: Body): Generator<string> {
  const walk = function* (value: unknown): Generator<string> {
    if (Array.isArray(value)) for (const one of value) yield* walk(one)
    else if (typeof value === 'object' && value !== null) {
      if ('id' in value && typeof value.id === 'string') yield value.id
      for (const inner of Object.values(value)) if (typeof inner === 'object') yield* walk(inner)
    }
  }
  yield* walk(body.blocks)
}

function isTouched(anchor: Anchor, blocks: ReadonlySet<string>): boolean {
  if (anchor.kind === 'block') return anchor.isGone || blocks.has(anchor.block)
  // What was lost may come back with any change.
  return (
    anchor.kind === 'range' &&
    (anchor.spans.length === 0 || anchor.spans.some(span => blocks.has(span.block)))
  )
}

const within = (anchor: Anchor, blocks: ReadonlySet<string>, isInside: boolean): Anchor =>
  anchor.kind === 'range'
    ? { ...anchor, spans: anchor.spans.filter(({ block }) => blocks.has(block) === isInside) }
    : anchor

/** The blocks at the top of the text that are not the same in two states, before and after. */
function changesBetween(before: EditorState, after: EditorState, editor: LexicalEditor) {
  const keys = new Set<NodeKey>()
  // A node that was not written to is the same object in both.
  for (const [key, node] of after._nodeMap) if (before._nodeMap.get(key) !== node) keys.add(key)
  for (const key of before._nodeMap.keys()) if (!after._nodeMap.has(key)) keys.add(key)
  const bodyOf = (state: EditorState): Body =>
    state.read(
      () => {
        const tops = new Map<NodeKey, number>()
        for (const key of keys) {
          const top = $getNodeByKey(key)?.getTopLevelElement() ?? $topOf(key)
          if (top) tops.set(top.getKey(), top.getIndexWithinParent())
        }
        const inOrder = [...tops].sort(([, a], [, b]) => a - b)
        return {
          version: bodyVersion,
          blocks: inOrder.flatMap(([key]) => {
            const node = $getNodeByKey(key)
            return node?.isAttached() ? $blocksOf(node) : []
          }),
        }
      },
      { editor },
    )
  return { keys, earlier: bodyOf(before), later: bodyOf(after) }
}

/** The block at the top in which a node stands. */
function $topOf(key: NodeKey) {
  let node = $getNodeByKey(key)
  while (node) {
    const parent: ElementNode | null = node.getParent()
    if (parent?.getKey() === 'root') return node
    node = parent
  }
  return null
}
