import type { LinePiece, Piece } from '../../../shared/markup/index.ts'
import { byline } from './bylines.ts'
import { isChrome, isSectionName, labelLine } from './chrome.ts'
import { dateLine } from './dates.ts'
import { type Draft, hasRoomFor, take, takeByline } from './draft.ts'
import { imageOf, readFigure } from './figures.ts'
import { takeLabel } from './labels.ts'

/** Longer lines are paragraphs, not titles. UTF-16 units. */
const longestTitle = 300
/** A lede is a paragraph, not a page. */
const longestLede = 1200

/**
 * Recognises what stands above the body: the site's own lines, title, date, authors, lede and lead figure, in the
 * orders that portals print them. Every one of them may be missing.
 *
 * @param description what a page says about itself: the lede where the text has none, unless the text says it too.
 * @returns the index behind the head. What it did not take there belongs to the body.
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
  const title = findTitle(draft)
  let dated = false
  let kind = ''
  let at = 0
  for (; at < draft.pieces.length; at++) {
    const piece = draft.pieces[at]
    if (!piece) break
    if (piece === title && (piece.kind === 'heading' || piece.kind === 'line')) {
      fields.title = (kind + piece.text).replaceAll('\n', ' ')
      take(draft, piece, { taken: 'title', text: piece.source })
      continue
    }
    const isAbove = title !== null && fields.title === ''
    if (piece.kind !== 'line') {
      if (isAbove) continue
      break
    }
    const date = dateLine(piece.text)
    const label = labelLine(piece.text)
    if (isAbove && draft.pieces[at + 1] === title && isKindOf(piece.text, title)) {
      kind = `${piece.text} `
      take(draft, piece, { taken: 'title', text: piece.source })
    } else if (isChrome(piece.text) || (isAbove && isSectionName(piece.text))) {
      take(draft, piece, { taken: 'dropped', text: piece.source })
    } else if (date && !dated) {
      dated = true
      fields.writtenDate = date.day
      take(draft, piece, { taken: 'date', text: piece.source })
    } else if (date) take(draft, piece, { taken: 'dropped', text: piece.source })
    else if (label && takeLabel(draft, piece, label)) continue
    else if (fields.title !== '' && isHeadByline(draft, at)) {
      const who = byline(piece.text)
      if (who) takeByline(draft, piece, who, piece.source)
      // A line above the title that is none of these stays, and begins the body.
    } else if (!isAbove) break
  }
  return { at, dated }
}

/** How far down a date may stand and still be the one below the title, in pieces. */
const deepestDate = 10

/**
 * The piece that is the title: the `h1`; or the longest line above the date that looks like one; or the first line
 * that does.
 */
function findTitle(draft: Draft): Piece | null {
  const marked = draft.pieces.find(piece => piece.kind === 'heading' && piece.level === 1)
  if (marked) return marked.kind === 'heading' && marked.text.length <= 1000 ? marked : null
  const likely: LinePiece[] = []
  for (const piece of draft.pieces.slice(0, deepestDate)) {
    if (piece.kind !== 'line') break
    const isDate = dateLine(piece.text) !== null
    if (isDate && likely.length > 0) return longest(likely)
    if (isDate || isChrome(piece.text) || labelLine(piece.text)) continue
    if (likely.length > 0 && byline(piece.text)) continue
    if (piece.text.length > longestTitle || imageOf(piece)) break
    likely.push(piece)
  }
  const first = likely.find(piece => !isSectionName(piece.text)) ?? likely[0]
  return first && !endsSentence(first.text) ? first : null
}

function longest(lines: readonly LinePiece[]): LinePiece | null {
  const titles = lines.filter(line => !endsSentence(line.text) && !isSectionName(line.text))
  const from = titles.length > 0 ? titles : lines
  return from.reduce<LinePiece | null>(
    (most, line) => (line.text.length > (most?.text.length ?? 0) ? line : most),
    null,
  )
}

/** `THÔNG BÁO` above `Về việc …` is the first half of the title of an official paper. */
const isKindOf = (text: string, title: Piece) =>
  title.kind === 'line' &&
  /^(?:về việc|v\/v)(?!\p{L})/iu.test(title.text) &&
  text.length <= 40 &&
  text === text.toUpperCase() &&
  /\p{Lu}{2}/u.test(text)

const endsSentence = (text: string) => /(?<!\.)[.;:,]$/.test(text)

/** A name under the title counts only where a longer text follows it. */
function isHeadByline(draft: Draft, at: number): boolean {
  const [piece, next] = draft.pieces.slice(at, at + 2)
  const who = piece?.kind === 'line' ? byline(piece.text) : null
  if (piece?.kind !== 'line' || !who || !next || !hasRoomFor(draft, who)) return false
  return next.kind !== 'line' || next.text.length > piece.text.length
}

/**
 * Whether the piece is the lede: all of it strong, or a single paragraph between the date and the lead picture, or one
 * below the date that more than one part follows. Without date and picture nothing tells it from the text.
 */
function isLede(draft: Draft, at: number, dated: boolean): boolean {
  const [piece, next, afterNext] = draft.pieces.slice(at, at + 3)
  if (piece?.kind !== 'line' || draft.content.fields.title === '') return false
  if (piece.text.length > longestLede || imageOf(piece) || !hasOnlyText(piece) || !next) return false
  if (piece.lede) return true
  if (!/[.!?…]["”)]*$/.test(piece.text)) return false
  if (piece.strong || imageOf(next)) return true
  // The first question of an interview is none.
  return (
    dated &&
    !/\?["”)]*$/.test(piece.text) &&
    piece.text.length <= 600 &&
    isText(next) &&
    afterNext !== undefined
  )
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
