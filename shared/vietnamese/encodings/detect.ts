import { isSyllable } from '../syllable.ts'
import { decodeLegacy, type LegacyEncoding, legacyEncodings } from './legacy.ts'

/** Words of a text, and how many of them Vietnamese spelling can write. */
export interface Count {
  words: number
  syllables: number
}

/** A few words as they stand and as they read decoded. */
export interface Sample {
  before: string
  after: string
}

/** What decoding would do to a text: for a person to look at, nothing is decoded yet. */
export interface Proposal {
  encoding: LegacyEncoding
  /** The share of words that are Vietnamese syllables, from 0 to 1, as the text stands and when decoded. */
  before: number
  after: number
  sample: Sample
}

/** How much of a text is weighed, in UTF-16 units: more makes no answer surer. */
const weighed = 100_000

/** Signs around a word. Those that VIQR writes for marks, and letters of TCVN3 and VNI, are not among them. */
const around = /^["“”‘«([{*]+|[.,;:!?)\]}"”’»…%]+$/g

/** Words between blanks, dashes and slashes, without the signs around them, that have a letter or a sign of no meaning. */
function wordsOf(text: string): string[] {
  return text
    .slice(0, weighed)
    .split(/[\s/–—-]+/)
    .map(word => word.replace(around, ''))
    .filter(word => /[^\d.,:%+*=_<>|#&]/.test(word))
}

/** Counts the words of a text, 100,000 characters of it at most. */
export function countSyllables(text: string): Count {
  const words = wordsOf(text)
  return { words: words.length, syllables: words.filter(isSyllable).length }
}

const share = ({ words, syllables }: Count) => (words === 0 ? 0 : syllables / words)

/**
 * The old encoding that a text is in, if decoding makes Vietnamese of what was none: at least three words become
 * syllables, four in five words are syllables then, and a quarter of all at least were none before. Null for what is
 * Unicode already, is in another language, or has too few words to tell.
 */
export function proposeDecoding(text: string): Proposal | null {
  const stretch = text.slice(0, weighed)
  const before = countSyllables(stretch)
  if (before.words - before.syllables < leastGain) return null
  let best: Proposal | null = null
  for (const encoding of legacyEncodings) {
    const proposal = weigh(stretch, encoding, before)
    if (proposal && isSure(proposal, before.words) && proposal.after > (best?.after ?? 0)) best = proposal
  }
  return best
}

const leastGain = 3

function isSure({ before, after }: Proposal, words: number): boolean {
  return after >= 0.8 && after - before >= 0.25 && Math.round((after - before) * words) >= leastGain
}

/** What one decoding would do to a text, sure or not; null when it would do nothing. */
export function weighDecoding(text: string, encoding: LegacyEncoding): Proposal | null {
  const stretch = text.slice(0, weighed)
  return weigh(stretch, encoding, countSyllables(stretch))
}

function weigh(text: string, encoding: LegacyEncoding, before: Count): Proposal | null {
  const decoded = decodeLegacy(text, encoding)
  if (decoded === text) return null
  return {
    encoding,
    before: share(before),
    after: share(countSyllables(decoded)),
    sample: sampleOf(text, line => decodeLegacy(line, encoding)),
  }
}

const longestSample = 120

/** The line of a text that a decoding changes most, cut between words at 120 characters, before and after. */
export function sampleOf(text: string, decode: (line: string) => string): Sample {
  let best: Sample = { before: '', after: '' }
  let most = 0
  for (const line of text.slice(0, 20_000).split(/[\r\n]+/)) {
    const before = shortened(line.trim())
    const after = decode(before)
    const changed = changedWords(before, after)
    if (changed > most) {
      most = changed
      best = { before, after }
    }
  }
  return best
}

function shortened(line: string): string {
  if (line.length <= longestSample) return line
  const cut = line.slice(0, longestSample + 1).lastIndexOf(' ')
  return `${line.slice(0, cut > 0 ? cut : longestSample)} …`
}

function changedWords(before: string, after: string): number {
  const words = after.split(' ')
  return before.split(' ').filter((word, index) => word !== words[index]).length
}
