import { z } from 'zod'
import { type Body, plainInline } from '../article/index.ts'
import { everyPart, type Part, partsOf } from '../comparison/parts.ts'

const id = z.string().regex(/^[A-Za-z0-9_-]{6,64}$/)

/** Some of the words of one block. Offsets are UTF-16 units of the block's own text, as `textOfPart` gives it. */
export const spanSchema = z.strictObject({
  block: id,
  start: z.int().min(0),
  end: z.int().min(0),
})
export type Span = z.infer<typeof spanSchema>

/** The words that were marked, and what stood around them (Web Annotation's TextQuoteSelector). */
export const quoteSchema = z.strictObject({
  exact: z.string().max(20_000),
  prefix: z.string().max(100),
  suffix: z.string().max(100),
})
export type Quote = z.infer<typeof quoteSchema>

/**
 * What a comment is about. It lies outside of the body and points into it: by the block's id, the position and the
 * quote (https://www.w3.org/TR/annotation-model/#text-quote-selector and #text-position-selector). `spans` is empty
 * once nothing of the words is left; the quote stays as it was when the comment was made.
 */
export const anchorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('article') }),
  z.strictObject({ kind: z.literal('field'), field: z.string().max(50) }),
  z.strictObject({ kind: z.literal('block'), block: id, isGone: z.boolean(), quote: quoteSchema }),
  z.strictObject({ kind: z.literal('range'), spans: z.array(spanSchema).max(500), quote: quoteSchema }),
])
export type Anchor = z.infer<typeof anchorSchema>
export type RangeAnchor = Extract<Anchor, { kind: 'range' }>

/** How many UTF-16 units around the words are kept. */
const contextLength = 32

/** The own words of a part: a break is one line end, a footnote nothing. Its children's words are not among them. */
export const textOfPart = (part: Part): string => plainInline(part.content ?? [])

/** Every part of a body with words of its own, in reading order, by its id. */
export function textsOf(body: Body): Map<string, string> {
  const texts = new Map<string, string>()
  for (const part of everyPart(partsOf(body))) {
    if (part.content !== null) texts.set(part.id, textOfPart(part))
  }
  return texts
}

/**
 * An anchor at some words, in reading order.
 *
 * @returns null where the spans are of no words, or of blocks that the body has not.
 */
export function anchorAt(body: Body, spans: readonly Span[]): RangeAnchor | null {
  const texts = textsOf(body)
  const held = spans.filter(({ start, end }) => end > start)
  const whole = held.every(({ block, end }) => end <= (texts.get(block)?.length ?? -1))
  const [first, last] = [held[0], held.at(-1)]
  if (!first || !last || !whole) return null
  const before = texts.get(first.block) ?? ''
  const after = texts.get(last.block) ?? ''
  return {
    kind: 'range',
    spans: held.map(({ block, start, end }) => ({ block, start, end })),
    quote: {
      exact: wordsAt(texts, held).slice(0, 20_000),
      prefix: before.slice(Math.max(0, first.start - contextLength), first.start),
      suffix: after.slice(last.end, last.end + contextLength),
    },
  }
}

/** An anchor at a whole block, with the beginning of its words; null where the body has no such block. */
export function anchorAtBlock(body: Body, block: string): Anchor | null {
  for (const part of everyPart(partsOf(body))) {
    if (part.id !== block) continue
    const texts = [...everyPart([part])].map(textOfPart).filter(text => text !== '')
    const caption = typeof part.facts.caption === 'string' ? [part.facts.caption] : []
    const exact = [...caption, ...texts].join('\n').slice(0, 500)
    return { kind: 'block', block, isGone: false, quote: { exact, prefix: '', suffix: '' } }
  }
  return null
}

/** The words that an anchor points at now; the empty string once it is lost. */
export function wordsOfAnchor(body: Body, anchor: RangeAnchor): string {
  return wordsAt(textsOf(body), anchor.spans)
}

/** Words of several blocks, a line each. */
function wordsAt(texts: ReadonlyMap<string, string>, spans: readonly Span[]): string {
  return spans.map(({ block, start, end }) => (texts.get(block) ?? '').slice(start, end)).join('\n')
}
