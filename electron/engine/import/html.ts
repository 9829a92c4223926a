import { fold } from '../../../shared/vietnamese/index.ts'
import { type Cleaned, clean } from './clean.ts'
import { attribute, findElements, type HtmlElement, type HtmlParent, textOf, walk } from './html-tree.ts'
import { PageReader } from './page.ts'
import type { NewId, Piece, ReadPieces } from './pieces.ts'

/**
 * The parts of a page, in the body language only. What the page says to be its article is read, else all of it; what
 * stands around, is hidden or is machinery comes back as dropped. Nothing is fetched: pictures are named.
 */
export function readHtml(tree: HtmlParent, counts: Cleaned, newId: NewId): ReadPieces {
  const reader = new PageReader(articleOf(tree), counts, newId)
  walk(tree, reader)
  reader.finish()
  const pieces = oneTitle(reader.pieces)
  const title = clean(titleOf(tree), counts)
  const description = clean(descriptionOf(tree), counts)
  return {
    pieces: withTitle(pieces, title),
    warnings: [...reader.warnings],
    ...(description ? { description } : {}),
  }
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
