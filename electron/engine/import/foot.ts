import type { LinePiece, Piece } from '../../../shared/markup/index.ts'
import { attachmentFile, byline, isOrganisation } from './bylines.ts'
import { isChrome, isOtherArticles, labelLine } from './chrome.ts'
import { dateLine } from './dates.ts'
import { type Draft, hasRoomFor, take, takeByline } from './draft.ts'
import { imageOf } from './figures.ts'
import { takeLabel, takeTags } from './labels.ts'

/** How far up from the end the foot may reach, in pieces. */
const tallestFoot = 60

/**
 * Recognises what stands below the body: authors, organisation, tags, attachments, source, and the site's own lines.
 * What it does not know stays in the body, where it is.
 *
 * @param from index of the body's first piece.
 */
export function readFoot(draft: Draft, from: number): void {
  const foot = draft.pieces.slice(footStart(draft, from))
  const before = draft.pieces[draft.pieces.length - foot.length - 1]
  let signed = draft.content.fields.authors.length > 0
  // Names below a paragraph are a signature; names below a line like "Present were" are text.
  let maySign = before !== undefined && draft.pieces.length - foot.length > from && endsText(before)
  let expects: 'nothing' | 'tags' | 'attachments' | 'otherArticles' = 'nothing'
  for (const piece of foot) {
    if (piece.kind !== 'line') {
      maySign = endsText(piece)
      expects = 'nothing'
      continue
    }
    const label = labelLine(piece.text)
    if (isOtherArticles(piece.text)) {
      expects = 'otherArticles'
      take(draft, piece, { taken: 'dropped', text: piece.source })
    } else if (label && takeLabel(draft, piece, label)) {
      const awaits = label.value === '' && (label.label === 'tags' || label.label === 'attachments')
      expects = awaits ? (label.label === 'tags' ? 'tags' : 'attachments') : 'nothing'
    } else if (isChrome(piece.text)) {
      expects = expects === 'otherArticles' ? expects : 'nothing'
      take(draft, piece, { taken: 'dropped', text: piece.source })
    } else if (takeExpected(draft, piece, expects)) {
    } else if (maySign && takeSignature(draft, piece, signed)) {
      signed = draft.content.fields.authors.some(author => author.name !== '')
    } else {
      expects = 'nothing'
      maySign = endsText(piece)
    }
  }
}

/** The foot is made of short lines without a full stop, up to the last real paragraph. */
function footStart(draft: Draft, from: number): number {
  const { pieces } = draft
  let at = pieces.length
  while (at > from && pieces.length - at < tallestFoot) {
    const piece = pieces[at - 1]
    if (piece?.kind !== 'line' || imageOf(piece)) break
    const belongs =
      piece.text.length <= 200 &&
      (!/[.!?…:]["”)]*$/.test(piece.text) ||
        labelLine(piece.text) !== null ||
        isChrome(piece.text) ||
        isOtherArticles(piece.text))
    if (!belongs) break
    at--
  }
  return at
}

/** Lines below a label that stood alone. */
function takeExpected(
  draft: Draft,
  piece: LinePiece,
  expects: 'nothing' | 'tags' | 'attachments' | 'otherArticles',
): boolean {
  switch (expects) {
    case 'nothing':
      return false
    case 'otherArticles':
      take(draft, piece, { taken: 'dropped', text: piece.source })
      return true
    case 'tags':
      if (byline(piece.text) || isOrganisation(piece.text) || !takeTags(draft, piece.text)) return false
      take(draft, piece, { taken: 'tags', text: piece.source })
      return true
    case 'attachments':
      if (!attachmentFile(piece.text)) return false
      draft.warnings.add('attachmentsMissing')
      take(draft, piece, { taken: 'attachments', text: piece.source })
      return true
  }
}

function takeSignature(draft: Draft, piece: LinePiece, signed: boolean): boolean {
  const { authors } = draft.content.fields
  const who = byline(piece.text)
  if (who && hasRoomFor(draft, who)) {
    takeByline(draft, piece, who, piece.source)
    return true
  }
  const needed = authors.length === 0 || authors.some(author => author.organisation === '')
  const office = { names: [], organisation: piece.text }
  if (!who && isOrganisation(piece.text) && (signed || needed) && hasRoomFor(draft, office)) {
    takeByline(draft, piece, office, piece.source)
    return true
  }
  return false
}

const endsText = (piece: Piece) =>
  piece.kind !== 'heading' &&
  (piece.kind !== 'line' || /[.!?…]["”)]*$/.test(piece.text) || dateLine(piece.text) !== null)
