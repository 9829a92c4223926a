import { type Inline, textRun } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import {
  type Cleaned,
  type NewId,
  type Piece,
  plainLine,
  type ReadPieces,
} from '../../../shared/markup/index.ts'
import { byline, isOrganisation, pictureFile } from './bylines.ts'
import { isChrome, isOtherArticles, labelLine } from './chrome.ts'
import { dateLine } from './dates.ts'
import { readList } from './lists.ts'

/** No article has so many lines; what has is a list of data and would fill the memory with blocks. */
export const mostLines = 200_000

/**
 * The parts of a plain text. Empty lines part blocks; a block is one paragraph broken at a margin, or verse, or a
 * paragraph for each line, whichever its lines look like. Lists may have empty lines between their items.
 *
 * @throws Refusal fileKind for more than 200,000 lines.
 */
export function readLines(fileName: string, text: string, counts: Cleaned, newId: NewId): ReadPieces {
  const { lines, starts } = splitLines(fileName, text, counts)
  const margin = marginOf(lines, starts)
  const pieces: Piece[] = []
  let at = 0
  while (at < lines.length) {
    const read = readList(lines, at, newId)
    if (read) {
      pieces.push({ kind: 'list', source: lines.slice(at, at + read.taken).join('\n'), list: read.list })
      at += read.taken
      continue
    }
    let end = at + 1
    while (end < lines.length && !starts.has(end) && !readList(lines, end, newId)) end++
    for (const piece of readBlock(lines.slice(at, end), margin, at === 0)) pieces.push(piece)
    at = end
  }
  return { pieces, warnings: [] }
}

/** The lines that have text, trimmed, and which of them stand behind an empty line. */
function splitLines(fileName: string, text: string, counts: Cleaned) {
  const lines: string[] = []
  const starts = new Set<number>()
  let empty = 0
  let from = 0
  while (from <= text.length) {
    const found = text.indexOf('\n', from)
    const end = found === -1 ? text.length : found
    const line = text.slice(from, end).trim()
    from = end + 1
    if (line === '') {
      empty++
      continue
    }
    if (empty > 0) starts.add(lines.length)
    if (empty > 1 && lines.length > 0) counts.emptyLines += empty - 1
    empty = 0
    lines.push(line)
    if (lines.length > mostLines) throw new Refusal('fileKind', { name: fileName, kind: 'tooManyLines' })
  }
  return { lines, starts }
}

function readBlock(lines: string[], margin: number, isFirst: boolean): Piece[] {
  if (lines.length === 1 || lines.some(standsAlone)) return lines.map(lineOrSeparator)
  if (margin > 0 && isFilled(lines, margin)) return [plainLine(lines.join(' '))]
  if (isVerse(lines, isFirst)) {
    const content = lines.flatMap((line, index): Inline[] =>
      index === 0 ? [textRun(line)] : [{ type: 'break' }, textRun(line)],
    )
    return [{ kind: 'verse', source: lines.join('\n'), content }]
  }
  return lines.map(lineOrSeparator)
}

function lineOrSeparator(line: string): Piece {
  return /^(?:\*\s*){3,}$|^(?:[-_=~]\s?){3,}$/.test(line)
    ? { kind: 'separator', source: line }
    : plainLine(line)
}

/** Lines of an article's head or foot, which never run on into the next. */
export function standsAlone(line: string): boolean {
  if (line.length > 200) return false
  return (
    isChrome(line) ||
    isOtherArticles(line) ||
    labelLine(line) !== null ||
    dateLine(line) !== null ||
    pictureFile(line) ||
    byline(line) !== null ||
    isOrganisation(line)
  )
}

/** Where lines were broken at a margin: its width in characters, or 0. */
function marginOf(lines: readonly string[], starts: ReadonlySet<number>): number {
  let margin = 0
  let at = 0
  while (at < lines.length) {
    let end = at + 1
    while (end < lines.length && !starts.has(end)) end++
    if (end - at >= 3) {
      const block = lines.slice(at, end)
      const width = block.reduce((most, line) => Math.max(most, line.length), 0)
      if (isFilled(block, width)) margin = Math.max(margin, width)
    }
    at = end
  }
  return margin
}

/** Whether each line ends because the next word had no room before the margin. */
function isFilled(lines: readonly string[], margin: number): boolean {
  if (margin < 50 || margin > 120) return false
  return lines.every((line, index) => {
    const next = lines[index + 1]
    if (line.length > margin) return false
    return next === undefined || line.length + 1 + (next.split(' ', 1)[0]?.length ?? 0) > margin
  })
}

/** Short lines that are no sentences: a poem or an address. The first block of a text is rather its title and more. */
function isVerse(lines: readonly string[], isFirst: boolean): boolean {
  if (lines.length < (isFirst ? 4 : 2) || lines.some(line => line.length > 70)) return false
  const ended = lines.filter(line => /[.!?:…]["”]?$/.test(line)).length
  return lines.length === 2 ? ended <= 1 && lines.every(line => line.length <= 50) : ended <= lines.length / 2
}
