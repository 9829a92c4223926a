import { $createTableRowNode, type TableNode } from '@lexical/table'
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type BaseSelection,
  type LexicalNode,
  type TextNode,
} from 'lexical'
import { v7 as newId } from 'uuid'
import { bareFigure, type Figure, type NewPicture } from '../../../shared/article/index.ts'
import { $blockId, $withBlockId } from './block-id.ts'
import { $createAttachmentNode } from './nodes/attachment.ts'
import { $createBoxNode } from './nodes/box.ts'
import { $createFigureNode, $isFigureNode, type FigureNode, figureState } from './nodes/figure.ts'
import { $createFootnoteNode, type FootnoteNode } from './nodes/footnote.ts'
import { $createGalleryNode, $isGalleryNode, type GalleryNode, galleryState } from './nodes/gallery.ts'
import { $createSeparatorNode } from './nodes/separator.ts'
import { $createCaptionedTableNode } from './nodes/table.ts'
import { $newCell } from './table-actions.ts'
import { $settleHeaders } from './table-headers.ts'
import { $outermost } from './within.ts'

/**
 * Puts pictures below the block at the caret, in their order; their texts are still to be written. Pictures come when
 * they are ready, so the caret and the word at it are left alone: whoever writes on writes on. An empty line at the
 * caret stays below them.
 */
export function $insertFigures(pictures: readonly NewPicture[]): void {
  const figures = pictures.map(picture => $createFigureNode(bareFigure(picture)))
  const at = $blockAtCaret()
  if ($isParagraphNode(at) && at.isEmpty()) {
    for (const figure of figures) at.insertBefore(figure)
    return
  }
  const last = $putAfter(at, figures)
  if (last && !$isElementNode(last.getNextSibling())) last.insertAfter($createParagraphNode())
}

/** Puts a place for pictures that belong together after the block at the caret. Without pictures the body has none. */
export function $insertGallery(): void {
  $insertBlocks([$createGalleryNode({ caption: '', figures: [] })])
}

/** A picture of a gallery without its texts. */
export const newFigure = (picture: NewPicture): Figure => ({ id: newId(), ...bareFigure(picture) })

/** Puts a line after the block at the caret. */
export function $insertSeparator(): void {
  $insertBlocks([$createSeparatorNode()])
}

export interface TableShape {
  rows: number
  columns: number
  headerRow: boolean
  headerColumn: boolean
}

/** Puts an empty table after the block at the caret, and the caret into its first cell. */
export function $insertTable({ rows, columns, headerRow, headerColumn }: TableShape): TableNode {
  const table = $createCaptionedTableNode()
  for (let row = 0; row < rows; row++) {
    const cells = Array.from({ length: columns }, (_, column) =>
      $newCell((headerRow && row === 0) || (headerColumn && column === 0)),
    )
    table.append($createTableRowNode().append(...cells))
  }
  $settleHeaders(table)
  $insertBlocks([table])
  table.selectStart()
  return table
}

/** Puts an empty information box after the block at the caret, and the caret into it. */
export function $insertBox(): void {
  const line = $createParagraphNode()
  $insertBlocks([$createBoxNode().append(line)])
  line.selectStart()
}

/** Puts the mark of a new footnote at the caret, after what is selected; its words are still to be written. */
export function $insertFootnote(): FootnoteNode | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const end = selection.isBackward() ? selection.anchor : selection.focus
  selection.anchor.set(end.key, end.offset, end.type)
  selection.focus.set(end.key, end.offset, end.type)
  const note = $createFootnoteNode({ type: 'footnote', id: newId(), content: [] })
  selection.insertNodes([note])
  return note
}

/** Makes the selected words lead to this attachment; where none are selected, puts these words in. */
export function $insertAttachmentReference(attachment: string, words: string): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  const selected = $wordsOf(selection)
  const reference = $createAttachmentNode(attachment)
  const [first] = selected
  if (first) {
    first.insertBefore(reference)
    reference.append(...selected)
    reference.selectEnd()
    return
  }
  if (!selection.isCollapsed()) {
    const end = selection.isBackward() ? selection.anchor : selection.focus
    selection.anchor.set(end.key, end.offset, end.type)
    selection.focus.set(end.key, end.offset, end.type)
  }
  selection.insertNodes([reference.append($createTextNode(words))])
}

/** The selected text, where all of it stands side by side in one block; nothing otherwise. */
function $wordsOf(selection: BaseSelection): TextNode[] {
  if (selection.isCollapsed()) return []
  const nodes = selection.extract()
  const texts = nodes.filter($isTextNode)
  const [first] = texts
  const alone = texts.length === nodes.length && texts.every(text => text.getParent()?.is(first?.getParent()))
  return alone && first?.getParent()?.isInline() === false ? texts : []
}

/** Makes one gallery of this picture and the pictures and galleries right before and after it. */
export function $gatherPictures(node: FigureNode | GalleryNode): void {
  const run = $pictureRun(node)
  const [first] = run
  if (!first || run.length < 2) return
  const galleries = run.filter($isGalleryNode)
  const [kept] = galleries
  const gallery = $createGalleryNode({
    caption: galleries.map(one => $getState(one, galleryState).caption).find(caption => caption !== '') ?? '',
    figures: run.flatMap($figuresIn),
  })
  // A gallery that takes pictures in stays the same gallery.
  if (kept) $withBlockId(gallery, $blockId(kept))
  first.insertBefore(gallery)
  $setSelection(null)
  for (const one of run) one.remove()
  gallery.selectNext()
}

/** Whether there is another picture or gallery right before or after this one. */
export const $hasPicturesBeside = (node: FigureNode | GalleryNode): boolean => $pictureRun(node).length > 1

function $pictureRun(node: FigureNode | GalleryNode): (FigureNode | GalleryNode)[] {
  const run = [node]
  for (let at = node.getPreviousSibling(); $isPicture(at); at = at.getPreviousSibling()) run.unshift(at)
  for (let at = node.getNextSibling(); $isPicture(at); at = at.getNextSibling()) run.push(at)
  return run
}

const $isPicture = (node: LexicalNode | null): node is FigureNode | GalleryNode =>
  $isFigureNode(node) || $isGalleryNode(node)

const $figuresIn = (node: FigureNode | GalleryNode): readonly Figure[] =>
  $isFigureNode(node)
    ? [{ id: $blockId(node) || newId(), ...$getState(node, figureState) }]
    : $getState(node, galleryState).figures

/** Puts the pictures of a gallery into the text one by one; a caption of the whole becomes a paragraph after them. */
export function $partGallery(gallery: GalleryNode): void {
  const { caption, figures } = $getState(gallery, galleryState)
  for (const { id, ...texts } of figures) gallery.insertBefore($withBlockId($createFigureNode(texts), id))
  if (caption !== '') gallery.insertBefore($createParagraphNode().append($createTextNode(caption)))
  gallery.selectNext()
  gallery.remove()
}

function $insertBlocks(blocks: LexicalNode[]): void {
  const at = $blockAtCaret()
  const last = $putAfter(at, blocks)
  if ($isParagraphNode(at) && at.isEmpty()) at.remove()
  // There must be a line to go on writing in.
  if (last && !$isElementNode(last.getNextSibling())) last.insertAfter($createParagraphNode())
  last?.selectNext()
}

/** The block of the text itself at the caret, or the last one. */
function $blockAtCaret(): LexicalNode | null {
  const selection = $getSelection()
  const node =
    $isRangeSelection(selection) || $isNodeSelection(selection) ? selection.getNodes().at(-1) : undefined
  const at = node ? $outermost(node) : null
  return at ?? $getRoot().getLastChild()
}

/** Puts blocks after this one; returns the last of them. */
function $putAfter(at: LexicalNode | null, blocks: readonly LexicalNode[]): LexicalNode | null {
  let last = at
  for (const block of blocks) {
    if (last) last.insertAfter(block, false)
    else $getRoot().append(block)
    last = block
  }
  return last
}
