import {
  $getNodeByKey,
  $getRoot,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  $setState,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
} from 'lexical'
import {
  type Fields,
  type Figure,
  type Footnote,
  plainInline,
  type TextRun,
} from '../../../shared/article/index.ts'
import { $lineKind, $lineOf, $setLine, longestLine } from '../editor/lines.ts'
import { $isFigureNode, figureState } from '../editor/nodes/figure.ts'
import { $isFootnoteNode, footnoteState } from '../editor/nodes/footnote.ts'
import { $isGalleryNode, type GalleryNode, galleryState } from '../editor/nodes/gallery.ts'
import { type FieldText, figureTexts, headTexts, sideTexts } from './field-texts.ts'

/** A text node's share of a block's words. */
export interface Piece {
  node: NodeKey
  /** Where its text begins in the words of the block, UTF-16 units. */
  start: number
  length: number
}

/**
 * One text of the article that is looked through: a field, the words of a block, or a line that a block keeps beside its
 * words, such as a picture's caption.
 */
export type Segment = { id: string; text: string /** UTF-16 units that it may have. */; longest: number } & (
  | { kind: 'field'; field: FieldText }
  | { kind: 'words'; node: NodeKey; pieces: Piece[] }
  | { kind: 'note'; node: NodeKey }
  /** `picture` is the id of the picture whose line it is, where a gallery has several. */
  | { kind: 'line'; node: NodeKey; line: string; picture: string | null }
)

const ofField = (field: FieldText): Segment => ({
  id: `field ${field.name}`,
  kind: 'field',
  field,
  text: field.text,
  longest: field.longest,
})

/** The footnotes whose marks stand in a block. */
function $notesIn(block: ElementNode): Segment[] {
  return block.getChildren().flatMap(child => {
    if (!$isFootnoteNode(child)) return []
    const text = plainInline($getState(child, footnoteState).content)
    const key = child.getKey()
    return [{ id: key, kind: 'note' as const, node: key, text, longest: Number.POSITIVE_INFINITY }]
  })
}

/** Lines that a block keeps beside its words. */
interface Line {
  name: string
  picture: string | null
  text: string
  longest: number
  $set: (text: string) => void
}

/** Every text of an article in reading order, and then the fields beside it. To be read in the editor's state. */
export function $segments(fields: Fields): Segment[] {
  const segments = headTexts(fields).map(ofField)
  const walk = (node: LexicalNode) => {
    if ($isElementNode(node)) {
      if (node.getChildren().some(child => child.isInline())) segments.push($words(node), ...$notesIn(node))
      for (const child of node.getChildren()) if (!child.isInline()) walk(child)
    }
    for (const { name: line, picture, text, longest } of $linesOf(node)) {
      const key = node.getKey()
      const id = `${key} ${picture ?? ''} ${line}`
      segments.push({ id, kind: 'line', node: key, line, picture, text, longest })
    }
  }
  $getRoot().getChildren().forEach(walk)
  return [...segments, ...sideTexts(fields).map(ofField)]
}

/** Puts words in the place of a stretch of a segment; what it replaces keeps its marks and its link. */
export function $replaceIn(segment: Segment, start: number, end: number, words: string): void {
  if (segment.kind === 'line') {
    const node = $getNodeByKey(segment.node)
    const line =
      node && $linesOf(node).find(({ name, picture }) => name === segment.line && picture === segment.picture)
    if (line) line.$set(line.text.slice(0, start) + words + line.text.slice(end))
    return
  }
  if (segment.kind === 'note') {
    const node = $getNodeByKey(segment.node)
    if (!$isFootnoteNode(node)) return
    $setState(node, footnoteState, note => ({ ...note, content: noteWith(note.content, start, end, words) }))
    return
  }
  if (segment.kind !== 'words') return
  let isPut = false
  for (const piece of segment.pieces) {
    const from = Math.max(start, piece.start) - piece.start
    const to = Math.min(end, piece.start + piece.length) - piece.start
    const node = $getNodeByKey(piece.node)
    if (from >= to || !$isTextNode(node)) continue
    node.spliceText(from, to - from, isPut ? '' : words)
    isPut = true
    if (node.getTextContent() === '') node.remove()
  }
}

function $words(block: ElementNode): Segment {
  const pieces: Piece[] = []
  let text = ''
  const walk = (node: LexicalNode) => {
    if ($isTextNode(node)) {
      const own = node.getTextContent()
      pieces.push({ node: node.getKey(), start: text.length, length: own.length })
      text += own
    } else if ($isLineBreakNode(node)) text += '\n'
    else if ($isElementNode(node)) node.getChildren().forEach(walk)
    // A mark in the line parts words, and cannot be typed.
    else text += '\ufffc'
  }
  for (const child of block.getChildren()) if (child.isInline()) walk(child)
  const longest = Number.POSITIVE_INFINITY
  return { id: block.getKey(), kind: 'words', node: block.getKey(), pieces, text, longest }
}

function $linesOf(node: LexicalNode): Line[] {
  const kind = $lineKind(node)
  if (kind !== null) {
    return [
      {
        name: kind,
        picture: null,
        text: $lineOf(node, kind),
        longest: longestLine[kind],
        $set: text => $setLine(node, kind, text),
      },
    ]
  }
  if ($isFigureNode(node)) {
    return linesOfFigure($getState(node, figureState), null, (name, text) => {
      $setState(node, figureState, before => ({ ...before, [name]: text }))
    })
  }
  return $isGalleryNode(node) ? $linesOfGallery(node) : []
}

function $linesOfGallery(node: GalleryNode): Line[] {
  const gallery = $getState(node, galleryState)
  const figures = gallery.figures.flatMap(figure =>
    linesOfFigure(figure, figure.id, (name, text) => {
      $setState(node, galleryState, before => ({
        ...before,
        figures: before.figures.map(one => (one.id === figure.id ? { ...one, [name]: text } : one)),
      }))
    }),
  )
  return [
    ...figures,
    {
      name: 'gallery.caption',
      picture: null,
      text: gallery.caption,
      longest: 2000,
      $set: text => void $setState(node, galleryState, before => ({ ...before, caption: text })),
    },
  ]
}

const linesOfFigure = (
  figure: Omit<Figure, 'id'>,
  picture: string | null,
  $set: (name: (typeof figureTexts)[number][0], text: string) => void,
): Line[] =>
  figureTexts.map(([name, longest]) => ({
    name: `figure.${name}`,
    picture,
    text: figure[name],
    longest,
    $set: text => $set(name, text),
  }))

type NoteContent = Footnote['content']

/** A note with other words in the place of a stretch of it; marks and links stay. */
export function noteWith(content: NoteContent, start: number, end: number, words: string): NoteContent {
  let at = 0
  let isPut = false
  const inRun = (run: TextRun): TextRun[] => {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, run.text.length)
    at += run.text.length
    if (from >= to) return [run]
    const text = run.text.slice(0, from) + (isPut ? '' : words) + run.text.slice(to)
    isPut = true
    return text === '' ? [] : [{ ...run, text }]
  }
  return content.flatMap((inline): NoteContent => {
    if (inline.type === 'text') return inRun(inline)
    const inner = inline.content.flatMap(inRun)
    return inner.length === 0 ? [] : [{ ...inline, content: inner }]
  })
}
