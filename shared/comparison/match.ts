import type { Body } from '../article/index.ts'
import { canonicalJson } from '../article/index.ts'
import { everyPart, type Part, partsOf } from './parts.ts'
import { countWords, likeness, numberer, stretches } from './text.ts'
import { readTokens, type Token } from './tokens.ts'

/** A stretch of an earlier part's tokens. */
export interface Source {
  part: string
  start: number
  end: number
}

/** Which part of the later body is which of the earlier one. */
export interface Matching {
  before: readonly Part[]
  after: readonly Part[]
  /** The earlier part of a later one, and the other way about; by id. */
  earlierOf: ReadonlyMap<string, Part>
  laterOf: ReadonlyMap<string, Part>
  /** Later parts that were split off an earlier one: by id, where their words stood. */
  splits: ReadonlyMap<string, Source>
  /** What is left to an earlier part of which others were split off: by the later part's id. */
  rests: ReadonlyMap<string, Source>
  /** Earlier parts whose words were joined to another: by id, the later part that has them now. */
  joins: ReadonlyMap<string, string>
  /** The words of a part, read once. */
  tokens(part: Part): readonly Token[]
}

/** How alike the words of two parts without a common id must be to count as one. */
const likeEnough = 0.55
/** How much of its words a part must have from another to count as split off it. */
const shareOfSplit = 0.6
/** Gaps with more parts than this are not searched for likeness. */
const widestGap = 60

/**
 * Matches the parts of two bodies: by their ids; where a text was taken in anew and has fresh ones, by their words. A
 * part that was split or joined by Enter or Backspace is found by where its words went.
 */
export function matchParts(earlier: Body, later: Body): Matching {
  const before = partsOf(earlier)
  const after = partsOf(later)
  const read = new WeakMap<Part, readonly Token[]>()
  const tokens = (part: Part) => {
    const known = read.get(part)
    if (known) return known
    const found = readTokens(part.content ?? [])
    read.set(part, found)
    return found
  }
  const earlierOf = new Map<string, Part>()
  const laterOf = new Map<string, Part>()
  const pair = (from: Part, to: Part) => {
    earlierOf.set(to.id, from)
    laterOf.set(from.id, to)
  }

  const byId = new Map([...everyPart(before)].map(part => [part.id, part]))
  for (const part of everyPart(after)) {
    const same = byId.get(part.id)
    if (same && areOfOneKind(same, part)) pair(same, part)
  }
  matchByWords(before, after)

  const splits = new Map<string, Source>()
  const rests = new Map<string, Source>()
  const joins = new Map<string, string>()
  const lists = siblingLists()
  for (const { later } of lists) findSplits(later)
  for (const { earlier } of lists) findJoins(earlier)
  return { before, after, earlierOf, laterOf, splits, rests, joins, tokens }

  /** The lists of children that belong together, top level first. */
  function siblingLists(): { earlier: readonly Part[]; later: readonly Part[] }[] {
    const all: { earlier: readonly Part[]; later: readonly Part[] }[] = [{ earlier: before, later: after }]
    for (const part of everyPart(after)) {
      const from = earlierOf.get(part.id)
      if (from && (part.children.length > 0 || from.children.length > 0)) {
        all.push({ earlier: from.children, later: part.children })
      }
    }
    return all
  }

  function matchByWords(then: readonly Part[], now: readonly Part[]) {
    const free = then.filter(part => !laterOf.has(part.id))
    const come = now.filter(part => !earlierOf.has(part.id))
    const seen = numberer()
    const whole = (part: Part) => seen(canonicalJson(withoutIds(part)))
    for (const { kind, from, to, at, end } of stretches(free.map(whole), come.map(whole))) {
      const [gone, made] = [free.slice(from, to), come.slice(at, end)]
      for (const [index, part] of made.entries()) {
        const other = kind === 'kept' ? gone[index] : undefined
        if (other) pair(other, part)
      }
      if (kind === 'changed' && gone.length <= widestGap && made.length <= widestGap) pairAlike(gone, made)
    }
    for (const part of now) {
      const from = earlierOf.get(part.id)
      if (from && from.children.length > 0 && part.children.length > 0)
        matchByWords(from.children, part.children)
    }
  }

  function pairAlike(gone: readonly Part[], made: readonly Part[]) {
    let first = 0
    for (const part of made) {
      for (const [index, other] of gone.entries()) {
        if (index < first || !areOfOneKind(other, part)) continue
        const alike =
          part.content === null && part.children.length === 0
            ? Number(canonicalJson(part.facts) === canonicalJson(other.facts))
            : likeness(allTokens(other), allTokens(part))
        if (alike < likeEnough) continue
        pair(other, part)
        first = index + 1
        break
      }
    }
  }

  function allTokens(part: Part): Token[] {
    return [...everyPart([part])].flatMap(inner => [...tokens(inner)])
  }

  /** Later parts without an earlier one that stand beside a part out of whose words they are made. */
  function findSplits(now: readonly Part[]) {
    for (const [index, part] of now.entries()) {
      const from = earlierOf.get(part.id)
      if (!from || from.content === null || part.content === null) continue
      const isFree = (other: Part | undefined) =>
        other?.content != null &&
        !earlierOf.has(other.id) &&
        !splits.has(other.id) &&
        other.content.length > 0
      const group = runAround(now, index, isFree)
      if (group.length === 1) continue
      const sources = sourcesOf(tokens(from), group)
      const parted = group.filter(other => other !== part && sources.get(other))
      if (parted.length === 0) continue
      for (const [other, { start, end }] of cuts(tokens(from).length, group, sources, part)) {
        const source = { part: from.id, start, end }
        if (other === part) rests.set(other.id, source)
        else splits.set(other.id, source)
      }
    }
  }

  /** Earlier parts that are gone and whose words stand in a part that stood beside them. */
  function findJoins(then: readonly Part[]) {
    for (const [index, part] of then.entries()) {
      const to = laterOf.get(part.id)
      if (!to || to.content === null || part.content === null || rests.has(to.id)) continue
      const isFree = (other: Part | undefined) =>
        other?.content != null && !laterOf.has(other.id) && !joins.has(other.id) && other.content.length > 0
      const group = runAround(then, index, isFree)
      if (group.length === 1) continue
      const sources = sourcesOf(tokens(to), group)
      for (const other of contiguous(group, part, sources)) if (other !== part) joins.set(other.id, to.id)
    }
  }

  /** For each part of the group the stretch of `whole` in which its words are found again; none where too few are. */
  function sourcesOf(
    whole: readonly Token[],
    group: readonly Part[],
  ): Map<Part, { start: number; end: number }> {
    const seen = numberer()
    const owner: Part[] = []
    const words: Token[] = []
    for (const part of group) {
      for (const token of tokens(part)) {
        owner.push(part)
        words.push(token)
      }
    }
    const found = new Map<Part, { start: number; end: number; kept: Token[] }>()
    const ours = words.map(token => seen(token.words))
    for (const { kind, from, at, end } of stretches(
      whole.map(token => seen(token.words)),
      ours,
    )) {
      if (kind !== 'kept') continue
      for (let offset = 0; offset < end - at; offset += 1) {
        const part = owner[at + offset]
        const token = words[at + offset]
        if (!part || !token || countWords([token]) === 0) continue
        const source = found.get(part) ?? { start: from + offset, end: from + offset + 1, kept: [] }
        source.end = from + offset + 1
        source.kept.push(token)
        found.set(part, source)
      }
    }
    for (const [part, { kept }] of found) {
      if (countWords(kept) < shareOfSplit * countWords(tokens(part))) found.delete(part)
    }
    return found
  }
}

/** The longest run of free parts around one, with it. */
function runAround(
  parts: readonly Part[],
  index: number,
  isFree: (part: Part | undefined) => boolean,
): Part[] {
  let from = index
  while (isFree(parts[from - 1])) from -= 1
  let to = index
  while (isFree(parts[to + 1])) to += 1
  return parts.slice(from, to + 1)
}

/** The parts of a group with a source that follow on each other and on the one in the middle. */
function contiguous(group: readonly Part[], middle: Part, sources: ReadonlyMap<Part, unknown>): Part[] {
  const at = group.indexOf(middle)
  let from = at
  let to = at
  const has = (part: Part | undefined) => part !== undefined && sources.has(part)
  while (has(group[from - 1])) from -= 1
  while (has(group[to + 1])) to += 1
  return group.slice(from, to + 1)
}

/** Cuts `length` tokens into the stretches of the parts that follow on each other. */
function cuts(
  length: number,
  group: readonly Part[],
  sources: ReadonlyMap<Part, { start: number; end: number }>,
  middle: Part,
): [Part, { start: number; end: number }][] {
  const members = contiguous(group, middle, sources)
  if (members.length < 2) return []
  const cutsAt = members.map((part, index) => {
    if (index === 0) return 0
    const source = sources.get(part)
    if (source) return source.start
    // The middle one kept no words: it stands between its neighbours.
    const before = members[index - 1]
    return (before && sources.get(before)?.end) ?? 0
  })
  return members.map((part, index) => [part, { start: cutsAt[index] ?? 0, end: cutsAt[index + 1] ?? length }])
}

/** Parts that can be the same one: both have words, or both are pictures, or both are the same kind of frame. */
function areOfOneKind(a: Part, b: Part): boolean {
  if (a.content !== null || b.content !== null) return a.content !== null && b.content !== null
  const isPicture = (part: Part) => part.kind === 'figure' || part.kind === 'picture'
  return a.kind === b.kind || (isPicture(a) && isPicture(b))
}

function withoutIds({ kind, facts, content, children }: Part): unknown {
  return {
    kind,
    facts,
    content: content?.map(inline => (inline.type === 'footnote' ? { ...inline, id: '' } : inline)) ?? null,
    children: children.map(withoutIds),
  }
}
