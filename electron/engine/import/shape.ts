import { type Block, type Content, textRun } from '../../../shared/article/index.ts'
import type { ImportReport } from '../../../shared/contract/index.ts'
import type { LinePiece, NewId, Piece, ReadPieces } from '../../../shared/markup/index.ts'
import { slugOf } from '../../../shared/vietnamese/index.ts'
import type { ImportWarning } from '../../../shared/words/index.ts'
import { type Draft, newDraft, take } from './draft.ts'
import { imageOf, readFigure } from './figures.ts'
import { readFoot } from './foot.ts'
import { readHead } from './head.ts'

/** An article recognised in the pieces of a file. */
export interface Shaped {
  content: Content
  /** In source order; the words of all parts together are those of the source. */
  parts: ImportReport['parts']
  warnings: ImportWarning[]
  /** Pictures that the file itself holds, by the figures made of them. */
  inside: Draft['inside']
}

/** Recognises head, body and foot of an article. Every word ends in the content or in a part that is `dropped`. */
export function shapeArticle({ pieces, description }: ReadPieces, newId: NewId): Shaped {
  const draft = newDraft(pieces, newId)
  const from = readHead(draft, description)
  readFoot(draft, from)
  draft.content.body.blocks = readBody(draft)
  const { fields } = draft.content
  fields.slug = slugOf(fields.title)
  if (fields.title === '') draft.warnings.add('titleMissing')
  const parts = pieces.flatMap(
    piece => draft.taken.get(piece) ?? [{ taken: 'dropped' as const, text: piece.source }],
  )
  const { content, inside } = draft
  if (!description) return { content, parts, warnings: [...draft.warnings], inside }
  const isLede = fields.lede === description && !parts.some(part => part.taken === 'lede')
  const described = { taken: isLede ? ('lede' as const) : ('dropped' as const), text: description }
  return { content, parts: [described, ...parts], warnings: [...draft.warnings], inside }
}

function readBody(draft: Draft): Block[] {
  const blocks: Block[] = []
  const roman = draft.pieces.some(piece => piece.kind === 'line' && romanNumber.test(piece.text))
  let at = 0
  while (at < draft.pieces.length) {
    const piece = draft.pieces[at]
    if (!piece || draft.taken.has(piece)) {
      at++
      continue
    }
    const figure = readFigure(draft, at)
    if (figure) {
      blocks.push({ type: 'figure', ...figure.figure })
      at = figure.next
      continue
    }
    if (piece.kind !== 'image') {
      const next = draft.pieces[at + 1]
      blocks.push(blockOf(draft, piece, next && !draft.taken.has(next) ? next : undefined, roman))
    }
    at++
  }
  return blocks
}

type BodyPiece = Exclude<Piece, { kind: 'dropped' | 'image' }>

function blockOf(draft: Draft, piece: BodyPiece, next: Piece | undefined, roman: boolean): Block {
  const id = draft.newId()
  switch (piece.kind) {
    case 'line': {
      if (!isHeading(piece, next)) {
        take(draft, piece, { taken: 'paragraph', text: piece.source })
        return { type: 'paragraph', id, content: piece.content }
      }
      take(draft, piece, { taken: 'heading', text: piece.source })
      const level = roman && !romanNumber.test(piece.text) && arabicNumber.test(piece.text) ? 3 : 2
      return { type: 'heading', id, level, content: piece.strong ? [textRun(piece.text)] : piece.content }
    }
    case 'heading':
      take(draft, piece, { taken: 'heading', text: piece.source })
      return { type: 'heading', id, level: piece.level === 3 ? 3 : 2, content: piece.content }
    case 'verse':
      take(draft, piece, { taken: 'paragraph', text: piece.source })
      return { type: 'paragraph', id, content: piece.content }
    case 'list':
      take(draft, piece, { taken: 'list', text: piece.source })
      return piece.list
    case 'table':
      take(draft, piece, { taken: 'table', text: piece.source })
      return piece.table
    case 'quotation':
      take(draft, piece, { taken: 'quotation', text: piece.source })
      return { type: 'quotation', id, content: piece.content }
    case 'block':
      take(draft, piece, { taken: piece.taken, text: piece.source })
      return piece.block
    case 'separator':
      take(draft, piece, { taken: 'separator', text: piece.source })
      return { type: 'separator', id }
  }
}

const romanNumber = /^[IVX]{1,5}[.)\s-]\s*\p{Lu}/u

const arabicNumber = /^\d{1,2}(?:\.\d{1,2})*[.)]\s*\p{L}/u

const endsSentence = (text: string) => /[.!?…:]["”)]*$/.test(text)

const isCapital = (text: string) => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()

/** A short line that is no sentence, with text below that is longer: how headings look once a page is plain text. */
function isHeading(piece: LinePiece, next: Piece | undefined): boolean {
  const { text } = piece
  if (text.length > 150 || !/^["“(]?[\p{Lu}\p{N}]/u.test(text) || /[.,;:…]["”)]*$/.test(text)) return false
  // A question by name is one of an interview.
  if (/^[^:]{1,40}:\s.*\?$/.test(text)) return false
  if (!piece.content.every(inline => inline.type === 'text')) return false
  if (next?.kind === 'list' || next?.kind === 'table') return true
  if (piece.plain && !piece.strong && !romanNumber.test(text) && !isCapital(text) && !arabicNumber.test(text))
    return false
  if (piece.strong && next !== undefined && next.kind !== 'line') return true
  const numbered = arabicNumber.test(text) && text.length <= 120
  if (numbered && imageOf(next)) return true
  if (next?.kind !== 'line') return false
  // A number says more than the length of what follows: "2. Về xã hội" may stand above one short sentence.
  if (numbered && endsSentence(next.text)) return true
  if (piece.strong && next.text.length > text.length) return true
  // A numbered or capital heading may have another one right below.
  if ((romanNumber.test(text) || isCapital(text)) && text.length <= 120) return true
  return next.text.length >= 100 && next.text.length >= text.length * 1.5 && text.length <= 120
}
