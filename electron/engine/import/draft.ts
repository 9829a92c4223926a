import {
  bareFigure,
  type Content,
  creditOf,
  emptyContent,
  type Figure,
} from '../../../shared/article/index.ts'
import type { ImportReport } from '../../../shared/contract/index.ts'
import type { ImagePiece, NewId, Piece } from '../../../shared/markup/index.ts'
import type { ImportWarning } from '../../../shared/words/index.ts'
import type { Byline } from './bylines.ts'

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
  /** Pictures that the file itself holds, by the figures made of them. */
  inside: { figure: string; name: string }[]
}

export function newDraft(pieces: readonly Piece[], newId: NewId): Draft {
  return {
    pieces: pieces.filter(piece => piece.kind !== 'dropped'),
    taken: new Map(),
    content: emptyContent(),
    warnings: new Set(),
    newId,
    inside: [],
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
  return draft.content.fields.authors.length + Math.max(who.names.length, 1) <= mostAuthors
}

/**
 * Takes a line, or its `text`, for the signature that it is. One office behind several names is that of all of them;
 * an office that stands again behind the next name is printed once, and its second mention is dropped.
 */
export function takeByline(draft: Draft, piece: Piece, who: Byline, text: string, ...before: Part[]): void {
  take(draft, piece, ...before, ...signatureParts(draft, who, text))
}

function signatureParts(draft: Draft, who: Byline, text: string): Part[] {
  const { authors } = draft.content.fields
  for (const name of who.names) authors.push({ name, organisation: '' })
  const whole: Part = { taken: who.names.length > 0 ? 'author' : 'organisation', text }
  if (who.organisation === '') return [whole]
  if (authors.every(author => author.organisation !== '')) authors.push({ name: '', organisation: '' })
  const first = authors.findIndex(author => author.organisation === '')
  for (const author of authors.slice(first)) author.organisation = who.organisation
  if (authors[first - 1]?.organisation !== who.organisation) return [whole]
  const names: Part[] = who.names.length > 0 ? [{ taken: 'author', text: who.names.join(', ') }] : []
  return [...names, { taken: 'dropped', text: who.organisation }]
}

/** A figure of which the name and the texts are known; its picture is kept later, if the file holds one. */
export function figureOf(
  draft: Draft,
  image: ImagePiece,
  texts: { caption: string; credit: string },
): Figure {
  const id = draft.newId()
  if (image.inside === undefined) draft.warnings.add('picturesMissing')
  else draft.inside.push({ figure: id, name: image.inside })
  return {
    ...bareFigure({ media: null, fileName: image.fileName.slice(0, 255) }),
    id,
    alternative: image.alternative.slice(0, 1000),
    caption: texts.caption,
    credit: creditOf(texts.credit),
    crop: image.crop ?? null,
  }
}
