import { diffArrays } from 'diff'
import { lookOf, type Piece, sameWriting, type TextPiece, type Token } from './tokens.ts'

/**
 * One step from an earlier text to a later one. `count` is in tokens of the earlier text; `before` and `after` are what
 * a reader sees of it. `change` numbers the change it belongs to; what was removed and what stands there instead are
 * one change.
 */
export type TextStep =
  | { kind: 'kept'; count: number; before: readonly Piece[] }
  | { kind: 'removed'; count: number; before: readonly Piece[]; change: number }
  | { kind: 'inserted'; after: readonly Piece[]; change: number }
  /** The same words with other marks or links; `change` is null where only the writing differs and no reader sees it. */
  | {
      kind: 'marked'
      count: number
      before: readonly Piece[]
      after: readonly Piece[]
      change: number | null
    }

/** Above so many removed and inserted tokens a text counts as written anew: to look closer would help nobody. */
const longestEdit = 1_500

const isWord = (token: Token) => /[\p{L}\p{N}]/u.test(token.words) || token.words.startsWith('\u0000')

/**
 * The steps from one text to another, token by token.
 *
 * @param newChange gives the next change's number.
 */
export function compareTokens(
  before: readonly Token[],
  after: readonly Token[],
  newChange: () => number,
): TextStep[] {
  const steps: TextStep[] = []
  const seen = numberer()
  const a = before.map(token => seen(token.words))
  const b = after.map(token => seen(token.words))
  for (const { kind, from, to, at, end } of withoutCrumbs(stretches(a, b), before)) {
    if (kind === 'kept') keep(before.slice(from, to), after.slice(at, end))
    else {
      const change = newChange()
      const gone = before.slice(from, to)
      const come = after.slice(at, end)
      if (gone.length > 0) steps.push({ kind: 'removed', count: gone.length, before: piecesOf(gone), change })
      if (come.length > 0) steps.push({ kind: 'inserted', after: piecesOf(come), change })
    }
  }
  return steps

  /** Kept words, in stretches that are written alike, written otherwise, or marked otherwise. */
  function keep(earlier: readonly Token[], later: readonly Token[]) {
    const kinds = earlier.map((token, index) => (later[index] ? difference(token, later[index]) : 'kept'))
    for (let from = 0; from < earlier.length; ) {
      const kind = kinds[from]
      let to = from + 1
      while (to < earlier.length && kinds[to] === kind) to += 1
      const step = { count: to - from, before: piecesOf(earlier.slice(from, to)) }
      if (kind === 'kept') steps.push({ kind, ...step })
      else {
        const after = piecesOf(later.slice(from, to))
        steps.push({ kind: 'marked', ...step, after, change: kind === 'marked' ? newChange() : null })
      }
      from = to
    }
  }
}

function difference(earlier: Token, later: Token): 'kept' | 'written' | 'marked' {
  if (sameWriting(earlier, later)) return 'kept'
  return lookOf(earlier) === lookOf(later) ? 'written' : 'marked'
}

interface Stretch {
  kind: 'kept' | 'changed'
  /** In the earlier text. */
  from: number
  to: number
  /** In the later one. */
  at: number
  end: number
}

/** Kept and changed stretches, alternating, of two sequences of numbers. */
export function stretches(a: readonly number[], b: readonly number[]): Stretch[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1
  const all: Stretch[] = []
  const add = (kind: Stretch['kind'], removed: number, inserted: number) => {
    if (removed === 0 && inserted === 0) return
    const last = all.at(-1)
    const from = last?.to ?? 0
    const at = last?.end ?? 0
    if (last?.kind === kind) {
      last.to += removed
      last.end += inserted
    } else all.push({ kind, from, to: from + removed, at, end: at + inserted })
  }
  add('kept', head, head)
  const middleA = a.slice(head, a.length - tail)
  const middleB = b.slice(head, b.length - tail)
  const steps =
    middleA.length === 0 || middleB.length === 0
      ? undefined
      : diffArrays([...middleA], [...middleB], { maxEditLength: longestEdit })
  if (steps === undefined) add('changed', middleA.length, middleB.length)
  else {
    for (const { added, removed, count } of steps) {
      if (added) add('changed', 0, count)
      else if (removed) add('changed', count, 0)
      else add('kept', count, count)
    }
  }
  add('kept', tail, tail)
  return all
}

/** A space that alone stayed the same between two changes says nothing: the changes around it become one. */
function withoutCrumbs(all: readonly Stretch[], before: readonly Token[]): Stretch[] {
  const joined: Stretch[] = []
  for (const [index, stretch] of all.entries()) {
    const isCrumb =
      stretch.kind === 'kept' &&
      index > 0 &&
      index < all.length - 1 &&
      !before.slice(stretch.from, stretch.to).some(isWord)
    const last = joined.at(-1)
    if (last?.kind === 'changed' && (isCrumb || stretch.kind === 'changed')) {
      last.to = stretch.to
      last.end = stretch.end
    } else joined.push({ ...stretch })
  }
  return joined
}

/** Gives equal texts equal numbers. */
export function numberer(): (text: string) => number {
  const numbers = new Map<string, number>()
  return text => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, numbers.size)
    return numbers.size - 1
  }
}

/** The pieces of some tokens, those of one run put together: a long text that stayed is one piece, not thousands. */
function piecesOf(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = []
  let last: TextPiece | null = null
  for (const token of tokens) {
    for (const piece of token.pieces) {
      if (piece.kind === 'other') {
        pieces.push(piece)
        last = null
        continue
      }
      const goesOn: boolean =
        last !== null &&
        !piece.beginsRun &&
        !piece.beginsInside &&
        piece.marks === last.marks &&
        piece.inside === last.inside
      if (last && goesOn) last.text += piece.text
      else {
        last = { ...piece }
        pieces.push(last)
      }
    }
  }
  return pieces
}

/** How many of the tokens are words. */
export const countWords = (tokens: readonly Token[]): number => tokens.filter(isWord).length

/** The share of words that two texts have in common, from 0 to 1, wherever they stand. */
export function likeness(a: readonly Token[], b: readonly Token[]): number {
  const counts = new Map<string, number>()
  let words = 0
  for (const token of a) {
    if (!isWord(token)) continue
    words += 1
    counts.set(token.words, (counts.get(token.words) ?? 0) + 1)
  }
  let common = 0
  for (const token of b) {
    if (!isWord(token)) continue
    words += 1
    const left = counts.get(token.words) ?? 0
    if (left === 0) continue
    common += 1
    counts.set(token.words, left - 1)
  }
  return words === 0 ? 0 : (2 * common) / words
}
