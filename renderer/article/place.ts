import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
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
  /** How far the page was scrolled, px. */
  scroll: z.number(),
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
