import { type Inline, plainInline } from '../../../shared/article/index.ts'
import {
  attribute,
  type Cleaned,
  clean,
  findElements,
  type HtmlElement,
  type HtmlParent,
  isBlankPicture,
  type Losses,
  lineOf,
  linesOf,
  type NewId,
  type Piece,
  type ReadPieces,
  readMarkup,
  textOf,
} from '../../../shared/markup/index.ts'
import { fold } from '../../../shared/vietnamese/index.ts'
import type { ImportWarning } from '../../../shared/words/index.ts'
import { standsAlone } from './lines.ts'

/**
 * The parts of a page, in the body language only. What the page says to be its article is read, else all of it; what
 * stands around, is hidden or is machinery comes back as dropped. Nothing is fetched: pictures are named, but for those
 * that are written into the page.
 */
export function readHtml(tree: HtmlParent, counts: Cleaned, newId: NewId): ReadPieces {
  const title = clean(titleOf(tree), counts)
  const description = clean(descriptionOf(tree), counts)
  const read = readMarkup(tree, counts, newId, { article: articleOf(tree), dropsSurroundings: true })
  const pieces = oneTitle(read.pieces.map(withItsPicture).flatMap(signatureLines))
  return {
    pieces: withTitle(pieces, title),
    warnings: warningsOf(read.lost),
    ...(description ? { description } : {}),
  }
}

/** A picture that is written into the page is inside the file; where others are, nobody looks. */
const withItsPicture = (piece: Piece): Piece =>
  piece.kind === 'image' && /^data:image\//i.test(piece.address) && !isBlankPicture(piece.address)
    ? { ...piece, inside: piece.address }
    : piece

function warningsOf(lost: Losses): ImportWarning[] {
  const found: [loss: keyof Losses, warning: ImportWarning][] = [
    ['links', 'addressesDropped'],
    ['tables', 'tablesSimplified'],
    ['rows', 'rowsDropped'],
    ['numbering', 'listsRenumbered'],
    ['remarks', 'remarksDropped'],
    ['deletions', 'deletionsDropped'],
  ]
  return found.filter(([loss]) => lost[loss] > 0).map(([, warning]) => warning)
}

/** Name and office, or date and label, often stand in one paragraph with a break between. */
export function signatureLines(piece: Piece): Piece[] {
  if (piece.kind !== 'line' || !piece.text.includes('\n')) return [piece]
  const lines: Inline[][] = linesOf(piece.content)
  const isSigned = lines.length > 1 && lines.some(line => standsAlone(plainInline(line)))
  return isSigned ? lines.map(lineOf) : [piece]
}

/** The one `article`, or the one `main`, of a page. */
function articleOf(tree: HtmlParent): HtmlElement | null {
  for (const accepts of [
    (element: HtmlElement) => element.tagName === 'article',
    (element: HtmlElement) => element.tagName === 'main' || attribute(element, 'role') === 'main',
  ]) {
    const [only, second] = findElements(tree, accepts, 2)
    if (only && !second && isMostOf(only, tree)) return only
  }
  return null
}

/** An `article` may also be a teaser beside the text. */
function isMostOf(element: HtmlElement, tree: HtmlParent): boolean {
  const { length } = textOf(element)
  return length >= 400 || length * 2 >= textOf(tree).length
}

function titleOf(tree: HtmlParent): string {
  const [title] = findElements(tree, element => element.tagName === 'title', 1)
  return title ? textOf(title) : ''
}

function descriptionOf(tree: HtmlParent): string {
  const named = (name: string) =>
    findElements(
      tree,
      element => element.tagName === 'meta' && attribute(element, 'name')?.toLowerCase() === name,
      1,
    )[0]
  const meta = named('description') ?? named('dc.description')
  return (meta ? (attribute(meta, 'content') ?? '') : '').replace(/\s+/g, ' ').trim()
}

/** The first `h1` is the title; further ones are headings, and short lines above the first belong to the site. */
function oneTitle(pieces: Piece[]): Piece[] {
  const first = pieces.findIndex(piece => piece.kind === 'heading' && piece.level === 1)
  if (first === -1) return pieces
  return pieces.map((piece, index) => {
    if (index < first && isAbove(piece)) return { kind: 'dropped', source: piece.source }
    if (index > first && piece.kind === 'heading' && piece.level === 1) return { ...piece, level: 2 }
    return piece
  })
}

const isAbove = (piece: Piece) =>
  piece.kind === 'list' || ((piece.kind === 'line' || piece.kind === 'heading') && piece.text.length < 80)

/** A page without `h1` goes by its `title`, unless its first line says the same. */
function withTitle(pieces: Piece[], title: string): Piece[] {
  if (title === '') return pieces
  const first = pieces.find(piece => piece.kind !== 'dropped')
  const hasOwn =
    pieces.some(piece => piece.kind === 'heading' && piece.level === 1) ||
    ((first?.kind === 'line' || first?.kind === 'heading') && fold(title).startsWith(fold(first.text)))
  if (!hasOwn) return [titlePiece(title), ...pieces]
  return [{ kind: 'dropped', source: title }, ...pieces]
}

const titlePiece = (title: string): Piece => ({
  kind: 'heading',
  source: title,
  text: title,
  content: [{ type: 'text', text: title, marks: [] }],
  level: 1,
})
