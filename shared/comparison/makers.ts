import type { Content } from '../article/index.ts'
import { type Comparison, compareContents, type Entry, type Gone, type Standing } from './compare.ts'
import type { Source } from './match.ts'
import { everyPart, type Part, partsOf } from './parts.ts'
import type { TextStep } from './text.ts'
import { type Piece, readTokens, type Token } from './tokens.ts'

/** Where a token comes from. */
interface Origin {
  /** Its place among the tokens of the first text; null when it came later. */
  first: number | null
  /** In which text it came, and in which it last got other marks; 0 is the first text. */
  came: number
  marked: number
  size: number
}

/** The words of each part of the text before, by its id. */
type Words = ReadonlyMap<string, readonly Origin[]>

/** A part on its way through the texts. */
interface Traced {
  words: Origin[]
  came: number
  moved: number
  split: number
  turned: number
  gone: number
  touched: number
  facts: Map<string, number>
}

/**
 * Follows every word and part through a row of texts, each made out of the one before, to tell in which of them a
 * change came about. Texts are counted from 0, the first one.
 */
export class ChangeTrace {
  private readonly first: Content
  private last: Content
  private count = 0
  private parts: Map<string, Traced>
  /** The parts of the first text by their ids in it, wherever they are now. */
  private readonly firstParts: ReadonlyMap<string, Traced>
  /** For each token of the first text the text in which it went. */
  private readonly went: number[] = []
  private readonly fields = new Map<string, number>()

  constructor(first: Content) {
    this.first = first
    this.last = first
    this.parts = new Map()
    for (const part of everyPart(partsOf(first.body))) {
      const words = readTokens(part.content ?? []).map(token => this.firstOrigin(token))
      this.parts.set(part.id, { ...untouched(0), words })
    }
    this.firstParts = new Map(this.parts)
  }

  /** Goes on to the next text. */
  step(next: Content): void {
    this.count += 1
    const comparison = compareContents(this.last, next)
    for (const { name } of comparison.fields) this.fields.set(name, this.count)
    const content = new Map([...everyPart(partsOf(next.body))].map(part => [part.id, part]))
    // Where parts are split and joined, several are made of the words that one of them had.
    const earlier = new Map([...this.parts].map(([id, { words }]) => [id, words]))
    const parts = new Map<string, Traced>()
    const stays = new Set<string>()
    visit(comparison.entries, entry => {
      if (entry.at === 'stands' && entry.from !== null) stays.add(entry.from)
    })
    visit(comparison.entries, entry => {
      if (entry.at === 'stands') parts.set(entry.id, this.stood(entry, content.get(entry.id), earlier))
      else this.wentAway(entry, stays, earlier)
    })
    this.parts = parts
    this.last = next
  }

  /**
   * For each change from the first text to the last one reached, the texts in which it came about, in their order.
   *
   * @param comparison of the two; its numbers are the keys of what is answered.
   */
  made(comparison: Comparison = compareContents(this.first, this.last)): Map<number, number[]> {
    const found = new Map<number, Set<number>>()
    const add = (change: number, text: number | undefined) => {
      if (change === 0) return
      const texts = found.get(change) ?? new Set<number>()
      if (text) texts.add(text)
      found.set(change, texts)
    }
    const touched = new Map<number, number>()
    for (const { name, change } of comparison.fields) add(change, this.fields.get(name))
    visit(comparison.entries, entry => {
      if (entry.at === 'gone') {
        add(entry.change, entry.why === 'moved' ? 0 : this.firstParts.get(entry.part.id)?.gone)
        return
      }
      const part = this.parts.get(entry.id)
      if (!part) return
      const own = (change: number, text: number | undefined) => {
        add(change, text)
        if (change !== 0) touched.set(change, part.touched)
      }
      if (entry.added !== null) own(entry.added, part.came)
      if (entry.moved !== null) own(entry.moved, part.moved)
      if (entry.split !== null) own(entry.split.change, part.split || part.came)
      if (entry.turned !== null) own(entry.turned, part.turned)
      for (const { part: id, change } of entry.joined) own(change, this.firstParts.get(id)?.gone)
      for (const { name, change } of entry.facts) own(change, part.facts.get(name))
      if (entry.text?.steps) {
        const gone = this.firstTokens(entry.text.sources)
        walk(entry.text.steps, gone.length, part.words, {
          removed: (at, change) => own(change, this.went[gone[at] ?? -1]),
          inserted: (origin, change) => own(change || (entry.added ?? 0), origin.came),
          marked: (_, origin, change) => own(change ?? 0, origin.marked),
        })
      }
    })
    return new Map(
      [...found].map(([change, texts]) => [
        change,
        // What nobody can be seen to have made came with the last touch of its part.
        texts.size > 0 ? [...texts].sort((a, b) => a - b) : [touched.get(change) || this.count],
      ]),
    )
  }

  private firstOrigin(token: Token): Origin {
    this.went.push(0)
    return { first: this.went.length - 1, came: 0, marked: 0, size: sizeOf(token.pieces) }
  }

  /** Places among the tokens of the first text. */
  private firstTokens(sources: readonly Source[]): number[] {
    return sources.flatMap(({ part, start, end }) => {
      const words = this.startOf(part)
      return Array.from(
        { length: Math.max(0, Math.min(end, words.count) - start) },
        (_, at) => words.from + start + at,
      )
    })
  }

  /** Where the tokens of a part of the first text stand among all of them. */
  private startOf(id: string): { from: number; count: number } {
    this.starts ??= this.readStarts()
    return this.starts.get(id) ?? { from: 0, count: 0 }
  }
  private starts: Map<string, { from: number; count: number }> | undefined
  private readStarts() {
    const starts = new Map<string, { from: number; count: number }>()
    let from = 0
    for (const part of everyPart(partsOf(this.first.body))) {
      const count = readTokens(part.content ?? []).length
      starts.set(part.id, { from, count })
      from += count
    }
    return starts
  }

  private stood(entry: Standing, part: Part | undefined, earlier: Words): Traced {
    const now = this.count
    const before = entry.from === null ? undefined : this.parts.get(entry.from)
    const traced: Traced = before ?? untouched(now)
    if (entry.moved !== null) traced.moved = now
    if (entry.split !== null) traced.split = now
    if (entry.turned !== null) traced.turned = now
    for (const { name } of entry.facts) traced.facts.set(name, now)
    if (entry.text?.steps) traced.words = this.words(entry.text.steps, entry.text.sources, part, earlier)
    const isTouched =
      entry.moved ?? entry.split ?? entry.turned ?? (entry.facts.length > 0 || entry.text?.steps ? 1 : null)
    if (isTouched !== null) traced.touched = now
    return traced
  }

  private words(
    steps: readonly TextStep[],
    sources: readonly Source[],
    part: Part | undefined,
    before: Words,
  ): Origin[] {
    const now = this.count
    const earlier = sources.flatMap(({ part: id, start, end }) => before.get(id)?.slice(start, end) ?? [])
    const sizes = readTokens(part?.content ?? []).map(token => ({
      first: null,
      came: now,
      marked: 0,
      size: sizeOf(token.pieces),
    }))
    const words: Origin[] = []
    walk(steps, earlier.length, sizes, {
      kept: at => words.push(earlier[at] ?? lost),
      removed: at => this.leaves(earlier[at]),
      inserted: origin => words.push(origin),
      marked: (at, { size }, change) => {
        const origin = earlier[at] ?? lost
        words.push({ ...origin, size, marked: change === null ? origin.marked : now })
      },
    })
    return words
  }

  private leaves(origin: Origin | undefined): void {
    if (origin && origin.first !== null) this.went[origin.first] = this.count
  }

  private wentAway(entry: Gone, stays: ReadonlySet<string>, earlier: Words): void {
    if (entry.why === 'moved') return
    const traced = this.parts.get(entry.part.id)
    if (traced) traced.gone = this.count
    if (entry.why === 'removed') for (const origin of earlier.get(entry.part.id) ?? []) this.leaves(origin)
    for (const child of everyPart(entry.part.children)) {
      if (stays.has(child.id)) continue
      const inner = this.parts.get(child.id)
      if (!inner) continue
      inner.gone = this.count
      for (const origin of earlier.get(child.id) ?? []) this.leaves(origin)
    }
  }
}

const lost: Origin = { first: null, came: 0, marked: 0, size: 0 }

const untouched = (came: number): Traced => ({
  words: [],
  came,
  moved: 0,
  split: 0,
  turned: 0,
  gone: 0,
  touched: came,
  facts: new Map(),
})

const sizeOf = (pieces: readonly Piece[]) =>
  pieces.reduce((size, piece) => size + (piece.kind === 'text' ? piece.text.length : 1), 0)

function visit(entries: readonly Entry[], look: (entry: Entry) => void): void {
  for (const entry of entries) {
    look(entry)
    if (entry.at === 'stands') visit(entry.children, look)
  }
}

/** Goes along steps token by token: `at` counts those of the earlier text, `after` are those of the later one. */
function walk(
  steps: readonly TextStep[],
  length: number,
  after: readonly Origin[],
  told: {
    kept?: (at: number) => void
    removed: (at: number, change: number) => void
    inserted: (origin: Origin, change: number) => void
    marked: (at: number, origin: Origin, change: number | null) => void
  },
): void {
  let at = 0
  let next = 0
  for (const step of steps) {
    if (step.kind === 'inserted') {
      for (let left = sizeOf(step.after); left > 0; next += 1) {
        const origin = after[next]
        if (!origin) break
        told.inserted(origin, step.change)
        left -= origin.size
      }
      continue
    }
    for (let count = 0; count < step.count && at < length; count += 1, at += 1) {
      if (step.kind === 'removed') {
        told.removed(at, step.change)
        continue
      }
      const origin = after[next]
      next += 1
      if (step.kind === 'kept') told.kept?.(at)
      else if (origin) told.marked(at, origin, step.change)
    }
  }
}
