import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import { z } from 'zod'
import { $blockId } from './editor/block-id.ts'
import { stored } from './stored.ts'

const key = 'banthao.places'
const mostPlaces = 100

const placeSchema = z.object({
  /** The block at the caret and how many UTF-16 units of its text stand before the caret, or null. */
  caret: z.object({ block: z.string(), offset: z.number() }).nullable(),
  /** The block at the top of the page and how much of it is above that, px; null at the very top. */
  top: z.object({ block: z.string(), above: z.number() }).nullable(),
})
export type Place = z.infer<typeof placeSchema>
const placesSchema = z.array(z.tuple([z.string(), placeSchema]))

/** Where the caret of this article was left on this computer. */
export function placeIn(article: string): Place | null {
  return places().find(([id]) => id === article)?.[1] ?? null
}

/** Remembers where the caret of this article is, for the next opening. */
export function rememberPlace(article: string, place: Place): void {
  const others = places().filter(([id]) => id !== article)
  localStorage.setItem(key, JSON.stringify([[article, place], ...others].slice(0, mostPlaces)))
}

const places = (): [string, Place][] => stored(key, placesSchema) ?? []

/** The caret as a place in the text, or null where there is none. */
export function $caret(): Place['caret'] {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const { anchor } = selection
  const node = $getNodeByKey(anchor.key)
  let block: LexicalNode | null = node
  while (block?.isInline()) block = block.getParent()
  if (!$isElementNode(block)) return null
  let offset = 0
  for (const text of block.getAllTextNodes()) {
    if (text.is(node)) return { block: $blockId(block), offset: offset + anchor.offset }
    offset += text.getTextContentSize()
  }
  return { block: $blockId(block), offset: 0 }
}

/** Puts the caret where it was left; says whether the block is still there. */
export function $restoreCaret(caret: NonNullable<Place['caret']>): boolean {
  const block = $blockWith(caret.block)
  if (!block || !$isElementNode(block)) return false
  let left = caret.offset
  for (const text of block.getAllTextNodes()) {
    const size = text.getTextContentSize()
    if ($isTextNode(text) && left <= size) {
      text.select(left, left)
      return true
    }
    left -= size
  }
  block.selectEnd()
  return true
}

/** The node of a block, or null. */
export function $blockWith(id: string): LexicalNode | null {
  const walk = (node: LexicalNode): LexicalNode | null => {
    if (!node.isInline() && $blockId(node) === id) return node
    if (!$isElementNode(node) || node.isInline()) return null
    for (const child of node.getChildren()) {
      const found = walk(child)
      if (found) return found
    }
    return null
  }
  for (const child of $getRoot().getChildren()) {
    const found = walk(child)
    if (found) return found
  }
  return null
}

/** What stands at the top of the page. */
export function topOf(editor: LexicalEditor, scroller: HTMLElement): Place['top'] {
  const root = editor.getRootElement()
  const edge = scroller.getBoundingClientRect().top
  if (!root || scroller.scrollTop === 0) return null
  // Blocks stand one below the other: the first that reaches over the edge is found by halves.
  let [first, last] = [0, root.children.length - 1]
  while (first < last) {
    const middle = Math.floor((first + last) / 2)
    const bottom = root.children[middle]?.getBoundingClientRect().bottom ?? edge
    if (bottom > edge) last = middle
    else first = middle + 1
  }
  const element = root.children[first]
  if (!element) return null
  const block = editor.read('latest', () => {
    const node = $getNearestNodeFromDOMNode(element)
    return node ? $blockId(node) : ''
  })
  return { block, above: edge - element.getBoundingClientRect().top }
}

/** How many frames it takes until the blocks around the view have their own heights. */
const settling = 4

/** Brings the block that stood at the top of the page there again, unless somebody scrolls meanwhile. */
export function bringBack(editor: LexicalEditor, scroller: HTMLElement, { top }: Place): void {
  if (top === null) return
  let moved = false
  const stop = () => {
    moved = true
  }
  const hands = ['wheel', 'pointerdown', 'keydown']
  for (const kind of hands) scroller.addEventListener(kind, stop, { once: true, passive: true })
  const look = (frames: number) => {
    const key = editor.read('latest', () => $blockWith(top.block)?.getKey())
    const element = key === undefined ? null : editor.getElementByKey(key)
    if (element && !moved) {
      const edge = scroller.getBoundingClientRect().top
      scroller.scrollTop += element.getBoundingClientRect().top - edge + top.above
    }
    if (frames > 0 && !moved && element?.isConnected !== false) requestAnimationFrame(() => look(frames - 1))
    else for (const kind of hands) scroller.removeEventListener(kind, stop)
  }
  requestAnimationFrame(() => look(settling))
}
