import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  $setState,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
  type PointType,
} from 'lexical'
import { type LineName, lineNames, replaceWords, type Span } from '../../../shared/comments/index.ts'
import { $blockId } from '../editor/block-id.ts'
import { $nodesOfInlines } from '../editor/from-body.ts'
import { $lineKind, $lineOf, $setLine, type LineKind } from '../editor/lines.ts'
import { $isFigureNode, figureState } from '../editor/nodes/figure.ts'
import { $isGalleryNode, galleryState } from '../editor/nodes/gallery.ts'
import { $inlinesOf } from '../editor/to-body.ts'

/** A text node's share of a block's words. Offsets are UTF-16 units of the words of the block. */
export interface Piece {
  node: NodeKey
  start: number
  length: number
}

/** The own words of a block as anchors count them: a break is one line end, a footnote's mark nothing. */
export interface BlockWords {
  text: string
  pieces: Piece[]
}

export function $wordsOfBlock(block: ElementNode): BlockWords {
  const pieces: Piece[] = []
  let text = ''
  const walk = (node: LexicalNode) => {
    if ($isTextNode(node)) {
      const own = node.getTextContent()
      pieces.push({ node: node.getKey(), start: text.length, length: own.length })
      text += own
    } else if ($isLineBreakNode(node)) text += '\n'
    else if ($isElementNode(node)) node.getChildren().forEach(walk)
  }
  for (const child of block.getChildren()) if (child.isInline()) walk(child)
  return { text, pieces }
}

/** The block in whose words a node stands. */
function $holderOf(node: LexicalNode): ElementNode | null {
  for (let at: LexicalNode | null = node; at; at = at.getParent()) {
    if ($isElementNode(at) && !at.isInline() && $blockId(at) !== '') {
      return at === node || at.getChildren().some(child => child.isInline()) ? at : null
    }
  }
  return null
}

/** What is selected, as words of blocks in reading order; spaces at the ends are left out. */
export function $selectedSpans(): Span[] {
  const selection = $getSelection()
  if (!selection || $isNodeSelection(selection)) return []
  const range = $isRangeSelection(selection) ? selection : null
  if (range?.isCollapsed()) return []
  const [first, last] = range?.isBackward() ? [range.focus, range.anchor] : [range?.anchor, range?.focus]
  const nodes = selection.getNodes().filter($isTextNode)
  const selected = new Set(nodes.map(node => node.getKey()))
  const holders = new Set(nodes.flatMap(node => $holderOf(node) ?? []))
  const offsetIn = (point: PointType | undefined, { node }: Piece) =>
    point?.type === 'text' && point.key === node ? point.offset : null
  return [...holders].flatMap((holder): Span[] => {
    const { text, pieces } = $wordsOfBlock(holder)
    const touched = pieces.filter(({ node }) => selected.has(node))
    const [head, tail] = [touched[0], touched.at(-1)]
    if (!head || !tail) return []
    let start = head.start + (offsetIn(first, head) ?? 0)
    let end = tail.start + (offsetIn(last, tail) ?? tail.length)
    while (start < end && /\s/.test(text.charAt(start))) start++
    while (end > start && /\s/.test(text.charAt(end - 1))) end--
    return end > start ? [{ block: $blockId(holder), start, end }] : []
  })
}

/** The block at which the caret stands, or that is selected as a whole. */
export function $blockHere(): string | null {
  const selection = $getSelection()
  const node = selection?.getNodes()[0]
  for (let at: LexicalNode | null = node ?? null; at; at = at.getParent()) {
    if (!at.isInline() && $blockId(at) !== '') return $blockId(at)
  }
  return null
}

/** Where a text begins in the words of its block. */
export function $offsetInBlock(key: NodeKey): { block: string; start: number } | null {
  const node = $getNodeByKey(key)
  const holder = node && $holderOf(node)
  const piece = holder && $wordsOfBlock(holder).pieces.find(piece => piece.node === key)
  return holder && piece ? { block: $blockId(holder), start: piece.start } : null
}

/** Puts other words in the place of a stretch of a block's words, as accepting a proposal does on the disk. */
export function $putWords(block: ElementNode, start: number, end: number, words: string): void {
  const before = block.getChildren().filter(child => child.isInline())
  const nodes = $nodesOfInlines(replaceWords($inlinesOf(block), start, end, words))
  const [first] = before
  if (!first) return
  for (const node of nodes) first.insertBefore(node)
  for (const node of before) node.remove(true)
  const at = start + words.length
  const piece = $wordsOfBlock(block).pieces.find(
    ({ start: from, length }) => from <= at && at <= from + length,
  )
  const selection = $getSelection()
  if (!piece || !$isRangeSelection(selection)) return
  selection.anchor.set(piece.node, at - piece.start, 'text')
  selection.focus.set(piece.node, at - piece.start, 'text')
}

const lineOfKind: Record<LineKind, LineName> = {
  caption: 'caption',
  boxTitle: 'title',
  attribution: 'attribution',
}

/** The node of the figure, table, box or pull quote that has this id; of a picture in a gallery, the gallery. */
export function $nodeOfPart(part: string): LexicalNode | null {
  return (
    $getRoot()
      .getChildren()
      .find(
        node =>
          $blockId(node) === part ||
          ($isGalleryNode(node) && $getState(node, galleryState).figures.some(({ id }) => id === part)),
      ) ?? null
  )
}

/** Puts a text into a line that a part of the body keeps beside its words; says whether there is such a line. */
export function $putLine(part: string, field: string, text: string): boolean {
  const node = $nodeOfPart(part)
  const line = lineNames.find(name => name === field)
  if (!node || !line) return false
  const kind = $lineKind(node)
  if (kind !== null) {
    if (lineOfKind[kind] !== line) return false
    if ($lineOf(node, kind) !== text) $setLine(node, kind, text)
    return true
  }
  if ($isFigureNode(node)) $setState(node, figureState, figure => ({ ...figure, [line]: text }))
  else if ($isGalleryNode(node)) {
    $setState(node, galleryState, gallery =>
      $blockId(node) === part
        ? { ...gallery, [line]: text }
        : {
            ...gallery,
            figures: gallery.figures.map(figure =>
              figure.id === part ? { ...figure, [line]: text } : figure,
            ),
          },
    )
  } else return false
  return true
}
