import type { Figure } from '../../../shared/article/index.ts'
import type { ImagePiece, LinePiece, Piece } from '../../../shared/markup/index.ts'
import { pictureFile } from './bylines.ts'
import { labelLine } from './chrome.ts'
import { type Draft, figureOf, take } from './draft.ts'

/** A caption is one thought under a picture, not a paragraph of the text. */
const longestCaption = 400

/** The picture that a piece is: an image, or a line with nothing but a file's name. */
export function imageOf(piece: Piece | undefined): ImagePiece | null {
  if (piece?.kind === 'image') return piece
  if (piece?.kind !== 'line' || !pictureFile(piece.text)) return null
  return {
    kind: 'image',
    source: piece.source,
    fileName: piece.text,
    address: '',
    ratio: 0,
    alternative: '',
    caption: null,
  }
}

/**
 * Reads the picture at `at` with its caption and credit, where the lines behind it look like them.
 *
 * @returns the figure and the index behind it, or null where there is no picture.
 */
export function readFigure(draft: Draft, at: number): { figure: Figure; next: number } | null {
  const piece = draft.pieces[at]
  const image = imageOf(piece)
  if (!piece || !image) return null
  take(draft, piece, { taken: 'image', text: image.fileName })
  let next = at + 1
  let texts = { caption: '', credit: '' }
  if (image.caption !== null) {
    texts = creditApart(image.caption)
    if (image.caption) take(draft, piece, { taken: 'caption', text: image.caption })
  } else {
    const below = freeLine(draft, next)
    if (below && isCaption(below.text, draft.pieces[next + 1])) {
      const { label, words } = labelApart(below.text)
      texts = creditApart(words)
      if (label) take(draft, below, { taken: 'dropped', text: label })
      take(draft, below, { taken: 'caption', text: label ? words : below.source })
      next++
    }
  }
  const below = freeLine(draft, next)
  const alone = below && texts.credit === '' ? creditApart(below.text) : null
  if (below && alone && alone.credit !== '' && alone.caption === '') {
    texts = { caption: texts.caption, credit: alone.credit }
    take(draft, below, { taken: 'caption', text: below.source })
    next++
  }
  return { figure: figureOf(draft, image, texts), next }
}

/** The line at `at`, unless it has been taken for something else, as those of the foot are. */
function freeLine(draft: Draft, at: number): LinePiece | null {
  const piece = draft.pieces[at]
  return piece?.kind === 'line' && !draft.taken.has(piece) ? piece : null
}

/** Text behind a picture that more text follows: at most two short sentences. The last line of all is none. */
function isCaption(text: string, next: Piece | undefined): boolean {
  if (next === undefined || text.length > longestCaption || pictureFile(text) || labelLine(text)) return false
  if (/^Ảnh\s?:/.test(text)) return false
  const sentences = text.split(/[.!?…]["”]?\s+(?=\p{Lu})/u).length
  return sentences <= 2 || / Ảnh\s?:/.test(text)
}

/** `Chú thích: …`: some sites print the label, too. */
function labelApart(text: string): { label: string; words: string } {
  const [, label = '', words = ''] = /^(Chú thích(?: ảnh)?\s?:)\s*(.+)$/is.exec(text) ?? []
  return words ? { label, words } : { label: '', words: text }
}

/** `… Ảnh: Minh Châu` at the end is the credit; the package prints it with the same label. */
function creditApart(text: string): { caption: string; credit: string } {
  const [, before = '', credit = ''] =
    /^(.*?)(?:^|(?<=[.!?…)”"])\s+)Ảnh\s?:\s*([^.:]{2,100})$/s.exec(text) ?? []
  return credit ? { caption: before.trim(), credit: credit.trim() } : { caption: text, credit: '' }
}
