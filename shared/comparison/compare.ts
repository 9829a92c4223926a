import { type Body, type Content, canonicalJson, type Fields } from '../article/index.ts'
import { type Matching, matchParts, type Source } from './match.ts'
import { everyPart, type Part, type PartKind } from './parts.ts'
import { compareTokens, type TextStep } from './text.ts'
import { readTokens, type Token } from './tokens.ts'

/** A fact of a part or a field that is not the same any more. `undefined` where there was none. */
export interface FactChange {
  name: string
  before: unknown
  after: unknown
  /** Step by step, where both are texts. */
  text: readonly TextStep[] | null
  change: number
}

/** The words of a part: where they stood earlier, and the steps from there. */
export interface TextComparison {
  /** The stretches of earlier parts that these words are made of, in order; none for words that are new. */
  sources: readonly Source[]
  /** Null where the words are wholly those of the one source. */
  steps: readonly TextStep[] | null
}

/** A part that stands in the later body. */
export interface Standing {
  at: 'stands'
  /** In the later body. */
  id: string
  /** Its id in the earlier body; null where there was none. */
  from: string | null
  kind: PartKind
  kindBefore: PartKind | null
  /** The part is new. */
  added: number | null
  /** It stood elsewhere. */
  moved: number | null
  /** It was split off another part. */
  split: { of: string; change: number } | null
  /** Other parts were joined to it; by their ids. */
  joined: readonly { part: string; change: number }[]
  /** It was another kind of block. */
  turned: number | null
  facts: readonly FactChange[]
  /** Facts that are as they were, or as the new part has them. */
  sameFacts: Readonly<Record<string, unknown>>
  text: TextComparison | null
  children: readonly Entry[]
}

/** A part that stood here in the earlier body and does not any more. */
export type Gone =
  | { at: 'gone'; why: 'removed'; part: Part; change: number }
  | { at: 'gone'; why: 'moved' | 'joined'; part: Part; to: string; change: number }

export type Entry = Standing | Gone

/** Every difference of two contents; each has a number, counted in reading order from 1. */
export interface Comparison {
  fields: readonly FactChange[]
  entries: readonly Entry[]
  /** How many changes there are. */
  changes: number
}

/** Compares two contents of an article: its fields one by one, its body as a tree of parts. */
export function compareContents(before: Content, after: Content): Comparison {
  const count = counter()
  const fields = compareFields(before.fields, after.fields, count)
  const entries = compareBodies(before.body, after.body, count)
  return { fields, entries, changes: count.sofar() }
}

interface Counter {
  (): number
  sofar(): number
}

function counter(): Counter {
  let sofar = 0
  return Object.assign(
    () => {
      sofar += 1
      return sofar
    },
    { sofar: () => sofar },
  )
}

function compareFields(before: Fields, after: Fields, newChange: () => number): FactChange[] {
  return compareFacts(before, after, newChange).changed
}

/** Names in the order of the later one; what is gone comes last. */
function compareFacts(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  newChange: () => number,
): { changed: FactChange[]; same: Record<string, unknown> } {
  const changed: FactChange[] = []
  const same: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(after), ...Object.keys(before)])) {
    const [then, now] = [before[name], after[name]]
    if (sameValue(then, now)) {
      same[name] = now
      continue
    }
    const text =
      typeof then === 'string' && typeof now === 'string'
        ? compareTokens(plainTokens(then), plainTokens(now), () => 0)
        : null
    changed.push({ name, before: then, after: now, text, change: newChange() })
  }
  return { changed, same }
}

const plainTokens = (text: string): Token[] =>
  text === '' ? [] : readTokens([{ type: 'text', text, marks: [] }])

const sameValue = (a: unknown, b: unknown) =>
  a === b || (typeof a === 'object' && typeof b === 'object' && canonicalJson(a) === canonicalJson(b))

/** Compares two bodies alone. */
export function compareBodies(before: Body, after: Body, newChange: () => number = counter()): Entry[] {
  return compareSiblings(matchParts(before, after), newChange)
}

function compareSiblings(matching: Matching, newChange: () => number): Entry[] {
  const { earlierOf, laterOf, splits, rests, joins, tokens } = matching
  const earlierById = new Map([...everyPart(matching.before)].map(part => [part.id, part]))
  const order = [...earlierById.keys()]
  /** A move or a join is one change at both of its ends; whichever is read first numbers it. */
  const shared = new Map<string, number>()
  const sharedChange = (what: string) => {
    const known = shared.get(what)
    if (known !== undefined) return known
    const change = newChange()
    shared.set(what, change)
    return change
  }
  const joinedTo = new Map<string, string[]>()
  for (const [id, to] of joins) joinedTo.set(to, [...(joinedTo.get(to) ?? []), id])
  return siblings(matching.before, matching.after)

  function siblings(then: readonly Part[], now: readonly Part[]): Entry[] {
    const places = new Map(then.map((part, index) => [part.id, index]))
    const placeOf = (part: Part) => {
      const from = earlierOf.get(part.id)
      return from === undefined ? undefined : places.get(from.id)
    }
    const inPlace = longestRising(now.map(placeOf))
    const entries: Entry[] = []
    let next = 0
    const goneUpTo = (end: number) => {
      for (; next < end; next += 1) {
        const part = then[next]
        if (part) entries.push(...goneEntry(part))
      }
    }
    for (const [index, part] of now.entries()) {
      const place = inPlace.has(index) ? placeOf(part) : undefined
      if (place !== undefined) {
        goneUpTo(place)
        next = place + 1
      }
      entries.push(standing(part, place !== undefined))
    }
    goneUpTo(then.length)
    return entries
  }

  function goneEntry(part: Part): Gone[] {
    const to = laterOf.get(part.id)
    if (to) return [{ at: 'gone', why: 'moved', part, to: to.id, change: sharedChange(`move ${to.id}`) }]
    const joinedTo = joins.get(part.id)
    if (joinedTo !== undefined) {
      return [{ at: 'gone', why: 'joined', part, to: joinedTo, change: sharedChange(`join ${part.id}`) }]
    }
    return [{ at: 'gone', why: 'removed', part, change: newChange() }]
  }

  function standing(part: Part, isInPlace: boolean): Standing {
    const from = earlierOf.get(part.id) ?? null
    const source = splits.get(part.id)
    const split = source ? { of: source.part, change: newChange() } : null
    const added = from === null && split === null ? newChange() : null
    const moved = from !== null && !isInPlace ? sharedChange(`move ${part.id}`) : null
    const turned = from !== null && from.kind !== part.kind ? (moved ?? newChange()) : null
    const origin = from ?? (source ? earlierById.get(source.part) : undefined)
    const facts = compareFacts(factsLike(part, from), part.facts, newChange)
    const joined = joinedTo.get(part.id) ?? []
    const text = part.content === null ? null : textOf(part, from, source, joined)
    return {
      at: 'stands',
      id: part.id,
      from: origin && from ? from.id : null,
      kind: part.kind,
      kindBefore: from?.kind ?? null,
      added,
      moved,
      split,
      joined: joined.map(id => ({ part: id, change: sharedChange(`join ${id}`) })),
      turned,
      facts: facts.changed,
      sameFacts: facts.same,
      text,
      children: siblings(from?.children ?? [], part.children),
    }
  }

  /** What the facts are compared with: those of the same part, or none where it is new or another kind. */
  function factsLike(part: Part, from: Part | null): Readonly<Record<string, unknown>> {
    return from === null || from.kind !== part.kind ? part.facts : from.facts
  }

  function textOf(
    part: Part,
    from: Part | null,
    source: Source | undefined,
    joined: string[],
  ): TextComparison {
    const sources = sourcesOf(part, from, source, joined)
    if (from && sources.length === 1 && !rests.has(part.id) && sameValue(from.content, part.content)) {
      return { sources, steps: null }
    }
    const earlier = sources.flatMap(({ part: id, start, end }) => {
      const origin = earlierById.get(id)
      return origin ? tokens(origin).slice(start, end) : []
    })
    const isNew = from === null && source === undefined
    return { sources, steps: compareTokens(earlier, tokens(part), isNew ? () => 0 : newChange) }
  }

  function sourcesOf(part: Part, from: Part | null, source: Source | undefined, joined: string[]): Source[] {
    if (source) return [source]
    if (!from) return []
    const own = rests.get(part.id) ?? { part: from.id, start: 0, end: Number.POSITIVE_INFINITY }
    if (joined.length === 0) return [own]
    const others = joined.map(id => ({ part: id, start: 0, end: Number.POSITIVE_INFINITY }))
    return [own, ...others].sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part))
  }
}

/** Which entries of a sequence, by index, make its longest rising subsequence; entries without a number never do. */
export function longestRising(numbers: readonly (number | undefined)[]): Set<number> {
  /** For each length, the index at which the best run of it ends. */
  const ends: number[] = []
  const before: number[] = []
  for (const [index, number] of numbers.entries()) {
    if (number === undefined) continue
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? -1] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1)
    ends[low] = index
  }
  const chosen = new Set<number>()
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) chosen.add(index)
  return chosen
}
