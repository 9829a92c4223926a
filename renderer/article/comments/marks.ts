import type { LexicalEditor } from 'lexical'
import type { Anchor, RangeAnchor } from '../../../shared/comments/index.ts'
import type { LiveAnchors } from './live-anchors.ts'

/** How a comment is marked in the text. */
export type MarkKind = 'comment' | 'proposal' | 'active'

const names: Record<MarkKind, string> = {
  comment: 'banthao-comment',
  proposal: 'banthao-proposal',
  active: 'banthao-comment-active',
}
const kinds = ['comment', 'proposal', 'active'] as const

interface Mark {
  kind: MarkKind
  ranges: Range[]
  blocks: readonly string[]
}

/**
 * The marks of comments in the page. Words are marked by CSS highlights, which never touch them; a block, and an input,
 * whose words no highlight reaches, has a bar beside it.
 */
export class Marks {
  private readonly editor: LexicalEditor
  private readonly live: LiveAnchors
  private readonly marks = new Map<string, Mark>()
  private readonly highlights = new Map<MarkKind, Highlight>()

  constructor(editor: LexicalEditor, live: LiveAnchors) {
    this.editor = editor
    this.live = live
    for (const kind of kinds) {
      const highlight = new Highlight()
      highlight.priority = kind === 'active' ? 0 : -1
      this.highlights.set(kind, highlight)
      CSS.highlights.set(names[kind], highlight)
    }
  }

  /**
   * Draws what is wanted. Only what is marked otherwise than before, and what stands in these blocks, is drawn anew:
   * the page may have made other texts of them.
   */
  show(wanted: ReadonlyMap<string, MarkKind>, changed: ReadonlySet<string>): void {
    for (const [id, mark] of this.marks) {
      if (wanted.get(id) !== mark.kind || mark.blocks.some(block => changed.has(block))) this.remove(id, mark)
    }
    const pieces = new Map<string, ReturnType<LiveAnchors['wordsOf']>>()
    for (const [id, kind] of wanted) {
      const anchor = this.live.get(id)
      const blocks = anchor?.kind === 'range' ? anchor.spans.map(({ block }) => block) : []
      const known = this.marks.get(id)
      if (known && known.blocks.join() === blocks.join() && !blocks.some(block => changed.has(block)))
        continue
      if (known) this.remove(id, known)
      if (anchor?.kind !== 'range' || blocks.length === 0) continue
      const ranges = this.rangesOf(anchor, pieces)
      for (const range of ranges) this.highlights.get(kind)?.add(range)
      this.marks.set(id, { kind, ranges, blocks })
    }
    this.markBlocks(wanted)
  }

  /** Where a comment stands on the page; null when it is nowhere. */
  placeOf(anchor: Anchor): DOMRect | null {
    if (anchor.kind === 'range') {
      const [range] = this.rangesOf(anchor, new Map())
      return range?.getBoundingClientRect() ?? null
    }
    const key = anchor.kind === 'block' ? this.live.keyOf(anchor.block) : null
    const element = key === null ? null : this.editor.getElementByKey(key)
    return element?.getBoundingClientRect() ?? null
  }

  clear(): void {
    for (const kind of kinds) CSS.highlights.delete(names[kind])
    this.markBlocks(new Map())
    this.marks.clear()
  }

  private remove(id: string, mark: Mark): void {
    const highlight = this.highlights.get(mark.kind)
    for (const range of mark.ranges) highlight?.delete(range)
    this.marks.delete(id)
  }

  /** A bar beside every block that is commented on as a whole. */
  private markBlocks(wanted: ReadonlyMap<string, MarkKind>): void {
    const root = this.editor.getRootElement()
    const marked = new Map<Element, MarkKind>()
    for (const [id, kind] of wanted) {
      const anchor = this.live.get(id)
      if (anchor?.kind !== 'block' || anchor.isGone) continue
      const key = this.live.keyOf(anchor.block)
      const element = key === null ? null : this.editor.getElementByKey(key)
      if (element && marked.get(element) !== 'active') marked.set(element, kind)
    }
    for (const element of root?.querySelectorAll('[data-commented]') ?? []) {
      if (!marked.has(element)) element.removeAttribute('data-commented')
    }
    for (const [element, kind] of marked) element.setAttribute('data-commented', kind)
  }

  private rangesOf(anchor: RangeAnchor, pieces: Map<string, ReturnType<LiveAnchors['wordsOf']>>): Range[] {
    return anchor.spans.flatMap(span => {
      let words = pieces.get(span.block)
      if (words === undefined) {
        words = this.live.wordsOf(span.block)
        pieces.set(span.block, words)
      }
      return (words?.pieces ?? []).flatMap(({ node, start, length }) => {
        const from = Math.max(span.start, start) - start
        const to = Math.min(span.end, start + length) - start
        const text = from < to ? textIn(this.editor.getElementByKey(node)) : null
        // The page may be a moment behind the text.
        if (!text || to > text.length) return []
        const range = document.createRange()
        range.setStart(text, from)
        range.setEnd(text, to)
        return [range]
      })
    })
  }
}

function textIn(element: HTMLElement | null): Text | null {
  let node: Node | null = element
  while (node && !(node instanceof Text)) node = node.firstChild
  return node
}
