import type { Body } from '../article/index.ts'
import { compareBodies, type Entry, type Standing } from '../comparison/compare.ts'
import { everyPart, partsOf } from '../comparison/parts.ts'
import type { TextStep } from '../comparison/text.ts'
import { type Piece, readTokens } from '../comparison/tokens.ts'
import { type Anchor, contextLength, type Quote, type Span, textOfPart } from './anchor.ts'
import { textsOf } from './places.ts'

/** Where a stretch of unchanged characters of an earlier block stands in the later body. UTF-16 units. */
interface Kept {
  start: number
  length: number
  block: string
  at: number
}

/**
 * Carries anchors from a body to what became of it. An anchor goes with the characters that are still there: those that
 * were typed between them belong to it, those at its edges do not, and it is lost once none is left. It never guesses:
 * words that were taken away and come back (undo, a revision restored) are theirs again only where the whole quote
 * stands in one place with what stood around it. `field` anchors are left alone: see {@link followFields}.
 */
export function followAnchors(anchors: readonly Anchor[], before: Body, after: Body): Anchor[] {
  if (!anchors.some(anchor => anchor.kind === 'block' || anchor.kind === 'range')) return [...anchors]
  const entries = compareBodies(before, after)
  const kept = keptOf(entries, before)
  const heirs = new Map<string, string>()
  const order = new Map<string, number>()
  for (const part of everyPart(partsOf(after))) {
    order.set(part.id, order.size)
  }
  for (const { id, from } of standingsOf(entries)) if (from !== null) heirs.set(from, id)
  const texts = textsOf(after)
  // A space that alone is left is nothing that anybody commented on.
  const hasWords = ({ block, start, end }: Span) => (texts.get(block) ?? '').slice(start, end).trim() !== ''
  const wordsAt = (spans: readonly Span[]) =>
    spans.map(({ block, start, end }) => (texts.get(block) ?? '').slice(start, end)).join('\n')
  const earlier = textsOf(before)
  const changed = [...texts].filter(([id, text]) => earlier.get(id) !== text)
  return anchors.map(anchor => {
    switch (anchor.kind) {
      case 'range': {
        const spans = inOrder(anchor.spans.flatMap(span => followed(span, kept)).filter(hasWords), order)
        const again = wordsAt(spans) === anchor.quote.exact ? null : findQuote(anchor.quote, changed)
        const back =
          again && (spans.length === 0 || spans.every(span => isWithin(span, again))) ? [again] : spans
        return { ...anchor, spans: back }
      }
      case 'block': {
        const heir = heirs.get(anchor.block)
        if (heir === undefined && order.has(anchor.block)) return { ...anchor, isGone: false }
        return { ...anchor, block: heir ?? anchor.block, isGone: heir === undefined }
      }
      default:
        return anchor
    }
  })
}

const isWithin = (inner: Span, outer: Span) =>
  inner.block === outer.block && inner.start >= outer.start && inner.end <= outer.end

/**
 * The one place in which a quote stands with what stood around it; null where there is none, or more than one. Words
 * that stand alone at both ends of their block have nothing around them that could tell them from others.
 */
export function findQuote(
  quote: Quote,
  texts: Iterable<readonly [block: string, text: string]>,
): Span | null {
  const { exact, prefix, suffix } = quote
  if (exact.trim() === '' || prefix.length + suffix.length === 0) return null
  const places: (Span & { sides: number })[] = []
  for (const [block, text] of texts) {
    for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
      const end = start + exact.length
      const isAfter = text.slice(Math.max(0, start - contextLength), start) === prefix
      const isBefore = text.slice(end, end + contextLength) === suffix
      const sides = Number(isAfter) + Number(isBefore)
      // One side is proof enough only where it is as long as it can be.
      const isProof = sides === 2 || (isAfter ? prefix : isBefore ? suffix : '').length === contextLength
      if (isProof) places.push({ block, start, end, sides })
    }
  }
  const best = places.some(({ sides }) => sides === 2) ? places.filter(({ sides }) => sides === 2) : places
  const [place] = best
  return place && best.length === 1 ? { block: place.block, start: place.start, end: place.end } : null
}

/** Says of anchors at lines of figures and blocks whether those are still there. */
export function followFields(anchors: readonly Anchor[], parts: ReadonlySet<string>): Anchor[] {
  return anchors.map(anchor => {
    if (anchor.kind !== 'field' || anchor.part === null) return anchor
    const isGone = !parts.has(anchor.part)
    return isGone === anchor.isGone ? anchor : { ...anchor, isGone }
  })
}

/** One span for each block in which characters of it are left. */
function followed(span: Span, kept: ReadonlyMap<string, readonly Kept[]>): Span[] {
  const spans = new Map<string, Span>()
  for (const { start, length, block, at } of kept.get(span.block) ?? []) {
    const from = Math.max(span.start, start)
    const to = Math.min(span.end, start + length)
    if (to <= from) continue
    const now = { block, start: at + from - start, end: at + to - start }
    const known = spans.get(block)
    if (!known) spans.set(block, now)
    else {
      known.start = Math.min(known.start, now.start)
      known.end = Math.max(known.end, now.end)
    }
  }
  return [...spans.values()]
}

function inOrder(spans: readonly Span[], order: ReadonlyMap<string, number>): Span[] {
  const place = (span: Span) => order.get(span.block) ?? Number.POSITIVE_INFINITY
  return [...spans].sort((a, b) => place(a) - place(b) || a.start - b.start)
}

function* standingsOf(entries: readonly Entry[]): Generator<Standing> {
  for (const entry of entries) {
    if (entry.at === 'gone') continue
    yield entry
    yield* standingsOf(entry.children)
  }
}

/** For each earlier block its characters that are still there, and where. */
function keptOf(entries: readonly Entry[], before: Body): Map<string, Kept[]> {
  const earlier = new Map([...everyPart(partsOf(before))].map(part => [part.id, part]))
  const kept = new Map<string, Kept[]>()
  const keep = (part: string, stretch: Kept) => {
    if (stretch.length > 0) kept.set(part, [...(kept.get(part) ?? []), stretch])
  }
  for (const { id, text } of standingsOf(entries)) {
    if (!text) continue
    const [first] = text.sources
    if (text.steps === null) {
      const part = first && earlier.get(first.part)
      if (part) keep(part.id, { start: 0, length: textOfPart(part).length, block: id, at: 0 })
      continue
    }
    /** The characters of the sources after each other, each with its block and its offset there. */
    const places = text.sources.flatMap(({ part, start, end }) => {
      const tokens = readTokens(earlier.get(part)?.content ?? [])
      let offset = lengthOf(tokens.slice(0, start).flatMap(token => [...token.pieces]))
      return tokens.slice(start, end).map(token => {
        const place = { part, offset, length: lengthOf(token.pieces) }
        offset += place.length
        return place
      })
    })
    let token = 0
    let at = 0
    const keepRun = (from: number, length: number, laterAt: number, tokens: number) => {
      // `from` counts the characters of the next tokens; each token keeps its own share.
      let passed = 0
      for (const place of places.slice(token, token + tokens)) {
        const start = Math.max(from, passed)
        const end = Math.min(from + length, passed + place.length)
        if (end > start) {
          keep(place.part, {
            start: place.offset + start - passed,
            length: end - start,
            block: id,
            at: laterAt + start - from,
          })
        }
        passed += place.length
      }
    }
    for (const [index, step] of text.steps.entries()) {
      switch (step.kind) {
        case 'kept':
        case 'marked': {
          const length = lengthOf(step.before)
          keepRun(0, length, at, step.count)
          token += step.count
          at += length
          break
        }
        case 'removed': {
          const [gone, come] = [plain(step.before), insteadOf(text.steps, index)]
          const { head, tail } = correction(gone, come)
          keepRun(0, head, at, step.count)
          keepRun(gone.length - tail, tail, at + come.length - tail, step.count)
          token += step.count
          break
        }
        case 'inserted':
          at += lengthOf(step.after)
      }
    }
  }
  return kept
}

function insteadOf(steps: readonly TextStep[], index: number): string {
  const [step, next] = [steps[index], steps[index + 1]]
  const isInstead = step?.kind === 'removed' && next?.kind === 'inserted' && step.change === next.change
  return isInstead ? plain(next.after) : ''
}

function plain(pieces: readonly Piece[]): string {
  return pieces
    .map(piece => (piece.kind === 'text' ? piece.text : piece.inline.type === 'break' ? '\n' : ''))
    .join('')
}

const lengthOf = (pieces: readonly Piece[]) => plain(pieces).length

/**
 * How many letters at the ends of a word are still the same ones when it was corrected into another; none where several
 * words were written anew, of which nobody can say what became of a letter.
 */
function correction(gone: string, come: string): { head: number; tail: number } {
  const none = { head: 0, tail: 0 }
  if (/\s/.test(gone.trim()) || /\s/.test(come.trim())) return none
  let head = 0
  while (head < gone.length && gone[head] === come[head]) head += 1
  let tail = 0
  const rest = Math.min(gone.length, come.length) - head
  while (tail < rest && gone[gone.length - 1 - tail] === come[come.length - 1 - tail]) tail += 1
  return 2 * (head + tail) < Math.max(gone.length, come.length) ? none : { head, tail }
}
