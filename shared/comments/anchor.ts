import { z } from 'zod'
import { type Body, type Content, plainInline } from '../article/index.ts'
import { everyPart, type Part, partsOf } from '../comparison/parts.ts'
import { type FieldPlace, textAtPlace, textsOf } from './places.ts'

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
  z.strictObject({
    kind: z.literal('field'),
    field: z.string().max(50),
    /** The figure or block that has the line; null for a field of the article. */
    part: id.nullable(),
    isGone: z.boolean(),
    quote: quoteSchema,
  }),
  z.strictObject({ kind: z.literal('block'), block: id, isGone: z.boolean(), quote: quoteSchema }),
  z.strictObject({ kind: z.literal('range'), spans: z.array(spanSchema).max(500), quote: quoteSchema }),
])
export type Anchor = z.infer<typeof anchorSchema>
export type RangeAnchor = Extract<Anchor, { kind: 'range' }>
export type FieldAnchor = Extract<Anchor, { kind: 'field' }>

/** How many UTF-16 units around the words are kept. */
export const contextLength = 32

/** The longest quote of words that is kept whole, UTF-16 units. */
export const longestQuote = 20_000

/** The own words of a part: a break is one line end, a footnote nothing. Its children's words are not among them. */
export const textOfPart = (part: Part): string => plainInline(part.content ?? [])

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
      exact: wordsAt(texts, held).slice(0, longestQuote),
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

/** An anchor at a field or a line, with what stands there now; null where the article has none such. */
export function anchorAtPlace(content: Content, { field, part }: FieldPlace): FieldAnchor | null {
  const text = textAtPlace(content, { field, part })
  if (text === null) return null
  const quote = { exact: text.slice(0, longestQuote), prefix: '', suffix: '' }
  return { kind: 'field', field, part, isGone: false, quote }
}

/**
 * Reads the words that anchors point at now: null once they are gone, and for what is about the whole article. The text
 * is walked once for all of them.
 */
export function wordsReader(content: Content): (anchor: Anchor) => string | null {
  let texts: Map<string, string> | null = null
  let parts: Set<string> | null = null
  return anchor => {
    switch (anchor.kind) {
      case 'article':
        return null
      case 'field':
        return anchor.isGone ? null : textAtPlace(content, anchor)
      case 'block':
        parts ??= new Set([...everyPart(partsOf(content.body))].map(part => part.id))
        texts ??= textsOf(content.body)
        return parts.has(anchor.block) ? (texts.get(anchor.block) ?? '') : null
      case 'range':
        texts ??= textsOf(content.body)
        return anchor.spans.length === 0 ? null : wordsAt(texts, anchor.spans)
    }
  }
}

/** The words that one anchor points at now; see {@link wordsReader}. */
export const wordsNow = (content: Content, anchor: Anchor): string | null => wordsReader(content)(anchor)

/** Whether the text that a comment was about is gone. */
export function isLost(anchor: Anchor): boolean {
  return anchor.kind === 'range'
    ? anchor.spans.length === 0
    : (anchor.kind === 'block' || anchor.kind === 'field') && anchor.isGone
}

/** The words that an anchor points at now; the empty string once it is lost. */
export function wordsOfAnchor(body: Body, anchor: RangeAnchor): string {
  return wordsAt(textsOf(body), anchor.spans)
}

/** Words of several blocks, a line each. */
function wordsAt(texts: ReadonlyMap<string, string>, spans: readonly Span[]): string {
  return spans.map(({ block, start, end }) => (texts.get(block) ?? '').slice(start, end)).join('\n')
}
