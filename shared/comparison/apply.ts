import { type Body, bodyVersion, type Content, contentSchema } from '../article/index.ts'
import type { Comparison, Entry, FactChange, Standing } from './compare.ts'
import type { Source } from './match.ts'
import { blockOfPart, everyPart, type Part, partsOf } from './parts.ts'
import type { TextStep } from './text.ts'
import { type Piece, readTokens, type Token, writePieces } from './tokens.ts'

/**
 * Carries a comparison out on the earlier content: the later one comes of it. Changes whose numbers are in `except`
 * are left undone, which is how a single change is put back.
 *
 * @returns null where what would come of it is no content that the body language knows: a change that others build on.
 */
export function applyComparison(
  before: Content,
  comparison: Comparison,
  except: ReadonlySet<number> = new Set(),
): Content | null {
  const left = withDependants(comparison.entries, except)
  const fields = { ...before.fields, ...factsAfter(comparison.fields, left) }
  const body = { version: bodyVersion, blocks: bodyParts(before.body, comparison, left).map(blockOfPart) }
  const result = contentSchema.safeParse({ fields, body })
  return result.success ? result.data : null
}

/** The facts that a comparison names, as they are afterwards. */
function factsAfter(changes: readonly FactChange[], left: ReadonlySet<number>): Record<string, unknown> {
  const facts: Record<string, unknown> = {}
  for (const { name, before, after, change } of changes) {
    const value = left.has(change) ? before : after
    if (value !== undefined) facts[name] = value
  }
  return facts
}

/** Who puts back a new list puts back what moved into it, and the kind of a part goes with its place. */
function withDependants(entries: readonly Entry[], except: ReadonlySet<number>): Set<number> {
  const left = new Set(except)
  const visit = (all: readonly Entry[], undone: boolean) => {
    for (const entry of all) {
      if (entry.at === 'gone') continue
      if (undone && entry.moved !== null) left.add(entry.moved)
      visit(entry.children, undone || (entry.added !== null && left.has(entry.added)))
    }
  }
  visit(entries, false)
  return left
}

/** Words and the stretch of the earlier text that they were. */
interface SourcedPieces {
  source: Source | undefined
  pieces: Piece[]
}

function bodyParts(before: Body, { entries }: Comparison, left: ReadonlySet<number>): Part[] {
  const earlier = new Map([...everyPart(partsOf(before))].map(part => [part.id, part]))
  const tokens = new Map<string, Token[]>()
  const tokensOf = (id: string) => {
    const known = tokens.get(id)
    if (known) return known
    const read = readTokens(earlier.get(id)?.content ?? [])
    tokens.set(id, read)
    return read
  }
  const standings = new Map<string, Standing>()
  /** The halves whose split is left undone, by the earlier part that they came from. */
  const halves = new Map<string, Standing[]>()
  const collect = (all: readonly Entry[]) => {
    for (const entry of all) {
      if (entry.at === 'gone') continue
      standings.set(entry.id, entry)
      if (isUndoneHalf(entry) && entry.split) {
        const { of } = entry.split
        halves.set(of, [...(halves.get(of) ?? []), entry])
      }
      collect(entry.children)
    }
  }
  collect(entries)
  return siblings(entries)

  function isDone(change: number | null): boolean {
    return change === null || !left.has(change)
  }

  function isUndoneHalf(entry: Standing): boolean {
    return entry.split !== null && !isDone(entry.split.change)
  }

  function siblings(all: readonly Entry[]): Part[] {
    return all.flatMap(entry => {
      if (entry.at === 'gone') return gone(entry)
      return !isUndoneHalf(entry) && isDone(entry.added) && isDone(entry.moved) ? [built(entry)] : []
    })
  }

  function gone(entry: Extract<Entry, { at: 'gone' }>): Part[] {
    if (isDone(entry.change)) return []
    if (entry.why === 'removed') return [withoutMoved(entry.part)]
    const standing = standings.get(entry.to)
    if (!standing) return []
    if (entry.why === 'moved') return [built(standing)]
    const at = standing.text?.sources.findIndex(({ part }) => part === entry.part.id) ?? -1
    const pieces = standing.text ? textAfter(standing.text.steps, standing.text.sources)[at] : undefined
    return [{ ...entry.part, content: writePieces(pieces ?? []) }]
  }

  /** A part as it was, less what has moved out of it for good. */
  function withoutMoved(part: Part): Part {
    const stays = (child: Part) => !standings.has(child.id) || standings.get(child.id)?.from !== child.id
    return { ...part, children: part.children.filter(stays).map(withoutMoved) }
  }

  function built(entry: Standing): Part {
    const isTurned = entry.turned !== null && isDone(entry.turned)
    const from = entry.from === null ? undefined : earlier.get(entry.from)
    const kind = entry.turned === null || isTurned ? entry.kind : (entry.kindBefore ?? entry.kind)
    const facts =
      entry.turned !== null && !isTurned && from
        ? from.facts
        : { ...entry.sameFacts, ...factsAfter(entry.facts, left) }
    return {
      id: entry.id,
      kind,
      facts,
      content: entry.text === null ? null : writePieces(piecesOf(entry)),
      children: siblings(entry.children),
    }
  }

  /** The words of a part, with those of the halves that come back to it where they stood. */
  function piecesOf(entry: Standing): Piece[] {
    const back = entry.from === null ? undefined : halves.get(entry.from)
    if (!back) return ownPieces(entry).flatMap(({ pieces }) => pieces)
    return [entry, ...back]
      .map(ownPieces)
      .sort((one, other) => firstPlace(one, entry.from) - firstPlace(other, entry.from))
      .flat()
      .flatMap(({ pieces }) => pieces)
  }

  /** Where in an earlier part the words begin. */
  function firstPlace(words: readonly SourcedPieces[], part: string | null): number {
    return words.find(({ source }) => source?.part === part)?.source?.start ?? Number.POSITIVE_INFINITY
  }

  /** The words of a part: its own and those of the parts that were joined to it, unless a join is left undone. */
  function ownPieces(entry: Standing): SourcedPieces[] {
    if (!entry.text) return []
    const { steps, sources } = entry.text
    const undone = new Set(entry.joined.filter(({ change }) => !isDone(change)).map(({ part }) => part))
    return textAfter(steps, sources).flatMap((pieces, index) => {
      const source = sources[index]
      return source && undone.has(source.part) ? [] : [{ source, pieces }]
    })
  }

  /** The words after the steps, parted by the source at which each step begins. */
  function textAfter(steps: readonly TextStep[] | null, sources: readonly Source[]): Piece[][] {
    const earlierTokens = sources.flatMap(({ part, start, end }, index) =>
      tokensOf(part)
        .slice(start, end)
        .map(token => ({ token, index })),
    )
    const parted: Piece[][] = sources.map(() => [])
    if (parted.length === 0) parted.push([])
    let next = 0
    let at = 0
    const put = (pieces: readonly Piece[]) => parted[at]?.push(...pieces)
    const putEarlier = (count: number, show: (token: Token) => readonly Piece[]) => {
      for (const { token, index } of earlierTokens.slice(next, next + count)) {
        at = index
        put(show(token))
      }
      next += count
    }
    if (steps === null) putEarlier(earlierTokens.length, token => token.pieces)
    for (const step of steps ?? []) {
      switch (step.kind) {
        case 'kept':
          putEarlier(step.count, token => token.pieces)
          break
        case 'removed':
          putEarlier(step.count, token => (isDone(step.change) ? [] : token.pieces))
          break
        case 'inserted':
          if (isDone(step.change)) put(step.after)
          break
        case 'marked':
          if (isDone(step.change)) {
            putEarlier(step.count, () => [])
            put(step.after)
          } else putEarlier(step.count, token => token.pieces)
      }
    }
    return parted
  }
}
