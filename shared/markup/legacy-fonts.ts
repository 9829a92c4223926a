import type { ImportEncoding } from '../contract/index.ts'
import {
  decodeLegacy,
  type LegacyEncoding,
  type LegacyFont,
  proposeDecoding,
  weighDecoding,
} from '../vietnamese/index.ts'
import { type Decoding, decodingOf, type LegacySource, weighed } from './legacy-text.ts'

/** Words somewhere in a file with formatting, the font that they are set in, and the way to decode them in place. */
export interface SetText {
  text: string
  font: TextFont
  /** Puts what `by` makes of the text in its place. */
  decode: (by: (text: string) => string) => void
}

/** `other` is a font that was made for no old encoding; null says nothing. */
export type TextFont = LegacyFont | 'other' | null

/**
 * Turns texts into Unicode where they are in an old encoding. Text in a font made for TCVN3 or VNI is that, unless
 * decoding spoils it: many files name such fonts and are Unicode. The rest is judged by its syllables.
 *
 * @throws Refusal the source's own when its bytes are no Unicode and no old encoding makes sense of them.
 */
export function decodeSetTexts(
  texts: SetText[],
  source: LegacySource,
  wish: ImportEncoding,
): Decoding | null {
  const decoding =
    wish === 'utf-8' ? null : wish === 'auto' ? byItself(texts, source) : asAsked(texts, source, wish)
  if (!decoding && source.unread) throw source.unread
  return decoding
}

function asAsked(texts: SetText[], source: LegacySource, encoding: LegacyEncoding): Decoding {
  const decoding = decodingOf(weighed(joined(texts), encoding), 'person', source)
  for (const each of texts) decode(each, encoding)
  return decoding
}

function byItself(texts: SetText[], source: LegacySource): Decoding | null {
  const byFonts = inFonts(texts, source)
  const unmarked = texts.filter(({ font }) => font === null || font === 'other')
  const proposal = proposeDecoding(joined(unmarked))
  if (proposal) {
    for (const each of unmarked) decode(each, proposal.encoding)
    return byFonts ?? decodingOf(proposal, 'syllables', source)
  }
  if (byFonts) {
    // The title, say, has no font, and by itself too few words to tell.
    for (const each of unmarked.filter(({ font }) => font === null)) {
      const { before, after } = weighed(each.text, byFonts.encoding)
      if (after > before) decode(each, byFonts.encoding)
    }
  }
  return byFonts
}

/** Decodes what is set in old fonts; answers for the encoding of most of it. */
function inFonts(texts: SetText[], source: LegacySource): Decoding | null {
  let most = 0
  let decoding: Decoding | null = null
  for (const encoding of ['tcvn3', 'vni'] as const) {
    const set = texts.filter(({ font }) => legacy(font)?.encoding === encoding)
    const all = joined(set)
    const proposal = weighDecoding(all, encoding)
    if (!proposal || proposal.after <= proposal.before) continue
    if (all.length > most) decoding = decodingOf(proposal, 'fonts', source)
    most = Math.max(most, all.length)
    for (const each of set) decode(each, encoding)
  }
  return decoding
}

const joined = (texts: SetText[]) => texts.map(({ text }) => text).join('\n')

function decode(set: SetText, encoding: LegacyEncoding): void {
  const made = legacy(set.font)
  set.decode(text => decodeLegacy(text, encoding, made?.encoding === encoding && made.capitals))
}

const legacy = (font: TextFont) => (font === 'other' ? null : font)
