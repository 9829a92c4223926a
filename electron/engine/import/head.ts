import { byline } from './bylines.ts'
import { isChrome, labelLine } from './chrome.ts'
import { dateLine } from './dates.ts'
import { type Draft, hasRoomFor, take, takeByline } from './draft.ts'
import { imageOf, readFigure } from './figures.ts'
import { takeLabel } from './labels.ts'
import type { Piece } from './pieces.ts'

/** Longer lines are paragraphs, not titles. UTF-16 units. */
const longestTitle = 300
/** A lede is a paragraph, not a page. */
const longestLede = 1200

/**
 * Recognises what stands above the body: the site's own lines, title, date, authors, lede and lead figure, in the
 * orders that portals print them. Every one of them may be missing.
 *
 * @param description what a page says about itself: the lede where the text has none, unless the text says it too.
 * @returns the index of the first piece of the body.
 */
export function readHead(draft: Draft, description = ''): number {
  const { at, dated } = readTitle(draft)
  const [piece] = draft.pieces.slice(at, at + 1)
  const lede =
    isLede(draft, at, dated) ||
    (piece?.kind === 'line' && piece.text === description && description.length <= 5000 && hasOnlyText(piece))
  if (!lede && description.length <= 5000 && !isSaid(draft, description))
    draft.content.fields.lede = description
  let next = at
  if (lede && piece?.kind === 'line') {
    draft.content.fields.lede = piece.text
    take(draft, piece, { taken: 'lede', text: piece.source })
    next++
  }
  const lead = readFigure(draft, next)
  if (!lead) return next
  draft.content.fields.leadFigure = lead.figure
  return lead.next
}

function readTitle(draft: Draft): { at: number; dated: boolean } {
  const { fields } = draft.content
  let dated = false
  let at = 0
  for (; at < draft.pieces.length; at++) {
    const piece = draft.pieces[at]
    if (!piece) break
    if (piece.kind === 'heading' && piece.level === 1 && fields.title === '' && piece.text.length <= 1000) {
      fields.title = piece.text
      take(draft, piece, { taken: 'title', text: piece.source })
      continue
    }
    if (piece.kind !== 'line') break
    const date = dateLine(piece.text)
    const label = labelLine(piece.text)
    if (isChrome(piece.text)) take(draft, piece, { taken: 'dropped', text: piece.source })
    else if (date && !dated) {
      dated = true
      fields.writtenDate = date.day
      take(draft, piece, { taken: 'date', text: piece.source })
    } else if (date) take(draft, piece, { taken: 'dropped', text: piece.source })
    else if (label && takeLabel(draft, piece, label)) continue
    else if (fields.title === '' && isTitle(draft, at)) {
      fields.title = piece.text
      take(draft, piece, { taken: 'title', text: piece.source })
    } else if (fields.title !== '' && isHeadByline(draft, at)) {
      const who = byline(piece.text)
      if (who) takeByline(draft, piece, who, piece.source)
    } else break
  }
  return { at, dated }
}

/** A title is one short line without a full stop, unless a date below shows that it is one. Pages name theirs by `h1`. */
function isTitle(draft: Draft, at: number): boolean {
  const [piece, next] = draft.pieces.slice(at, at + 2)
  if (piece?.kind !== 'line' || piece.text.length > longestTitle || imageOf(piece)) return false
  if (draft.pieces.some(other => other.kind === 'heading' && other.level === 1)) return false
  if (!/(?<!\.)[.;:,]$/.test(piece.text)) return true
  return next?.kind === 'line' && dateLine(next.text) !== null
}

/** A name under the title counts only where a longer text follows it. */
function isHeadByline(draft: Draft, at: number): boolean {
  const [piece, next] = draft.pieces.slice(at, at + 2)
  const who = piece?.kind === 'line' ? byline(piece.text) : null
  if (piece?.kind !== 'line' || !who || !next || !hasRoomFor(draft, who)) return false
  return next.kind !== 'line' || next.text.length > piece.text.length
}

/**
 * Whether the piece is the lede: all of it strong, or a single paragraph between the date and the lead picture, or one
 * below the date that at least two more paragraphs follow. Without date and picture nothing tells it from the text.
 */
function isLede(draft: Draft, at: number, dated: boolean): boolean {
  const [piece, next, afterNext] = draft.pieces.slice(at, at + 3)
  if (piece?.kind !== 'line' || draft.content.fields.title === '') return false
  if (piece.text.length > longestLede || imageOf(piece) || !hasOnlyText(piece) || !next) return false
  if (!/[.!?…]["”)]*$/.test(piece.text)) return false
  if (piece.strong || imageOf(next)) return true
  return dated && piece.text.length <= 600 && isText(next) && isText(afterNext)
}

const isText = (piece: Piece | undefined) => piece?.kind === 'line' && piece.text.length > 80

/** Whether the description is only the beginning of the text again, perhaps cut off. */
function isSaid(draft: Draft, description: string): boolean {
  const beginning = description.replace(/[.…\s]+$/, '')
  return draft.pieces.some(piece => piece.kind === 'line' && piece.text.startsWith(beginning))
}

/** A lede is a plain line: a paragraph with links or breaks would lose them. */
const hasOnlyText = (piece: Piece) =>
  piece.kind === 'line' && piece.content.every(inline => inline.type === 'text')
