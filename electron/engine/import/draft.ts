import { type Content, emptyContent, type Figure } from '../../../shared/article/index.ts'
import type { ImportReport } from '../../../shared/contract/index.ts'
import type { ImportWarning } from '../../../shared/words/index.ts'
import type { Byline } from './bylines.ts'
import type { ImagePiece, NewId, Piece } from './pieces.ts'

export type Part = ImportReport['parts'][number]

/** An article on its way from pieces to content. */
export interface Draft {
  /** What is not dropped, in source order. */
  pieces: Exclude<Piece, { kind: 'dropped' }>[]
  /** What each piece was taken for; a piece without an entry belongs to the body. */
  taken: Map<Piece, Part[]>
  content: Content
  warnings: Set<ImportWarning>
  newId: NewId
}

export function newDraft(pieces: readonly Piece[], newId: NewId): Draft {
  return {
    pieces: pieces.filter(piece => piece.kind !== 'dropped'),
    taken: new Map(),
    content: emptyContent(),
    warnings: new Set(),
    newId,
  }
}

/** Notes what a piece was taken for. */
export function take(draft: Draft, piece: Piece, ...parts: Part[]): void {
  draft.taken.set(piece, [...(draft.taken.get(piece) ?? []), ...parts])
}

/** More names than this are no signature. */
const mostAuthors = 6

/** Whether a signature may still be added. */
export function hasRoomFor(draft: Draft, who: Byline): boolean {
  return draft.content.fields.authors.length + who.names.length + (who.organisation ? 1 : 0) <= mostAuthors
}

/** Adds an author, or gives the last one without it the organisation. */
export function addAuthor(draft: Draft, author: { name?: string; organisation?: string }): void {
  const { authors } = draft.content.fields
  const last = authors.at(-1)
  if (author.name === undefined && last && last.organisation === '') {
    // One office behind several names is that of all of them.
    for (const each of authors) if (each.organisation === '') each.organisation = author.organisation ?? ''
  } else authors.push({ name: author.name ?? '', organisation: author.organisation ?? '' })
}

/** A figure of which only the name and the texts are known. */
export function figureOf(
  draft: Draft,
  image: ImagePiece,
  texts: { caption: string; credit: string },
): Figure {
  draft.warnings.add('picturesMissing')
  return {
    id: draft.newId(),
    media: null,
    fileName: image.fileName.slice(0, 255),
    alternative: image.alternative.slice(0, 1000),
    caption: texts.caption,
    credit: texts.credit,
    rights: '',
  }
}
