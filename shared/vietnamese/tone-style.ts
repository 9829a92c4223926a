import { readSyllable, type ToneStyle } from './syllable.ts'
import { tokensOf } from './tokens.ts'

/** A stretch of a text, in UTF-16 offsets, and what to write there. */
export interface Change {
  start: number
  end: number
  text: string
}

/** The style that a syllable shows: most are written the same in both, and what is no syllable shows none. */
export function toneStyleOf(syllable: string): ToneStyle | 'both' {
  const reading = readSyllable(syllable)
  return reading.isSyllable ? reading.style : 'both'
}

/**
 * What has to change for all of a text to be in one tone style: the open oa, oe and uy of the other one, and nothing
 * else. Addresses, names of files and numbers of documents stay as they are. Names of people are for the caller to spare.
 */
export function toneStyleChanges(text: string, style: ToneStyle): Change[] {
  const changes: Change[] = []
  for (const { kind, text: word, start, end } of tokensOf(text)) {
    if (kind !== 'word') continue
    const shown = toneStyleOf(word)
    if (shown !== 'both' && shown !== style) changes.push({ start, end, text: moveTone(word, style) })
  }
  return changes
}

/**
 * A text in one tone style. Loses nothing: what was all in the one style comes back from the other one to the letter,
 * in capitals and in any Unicode form.
 */
export function inToneStyle(text: string, style: ToneStyle): string {
  let result = ''
  let from = 0
  for (const change of toneStyleChanges(text, style)) {
    result += text.slice(from, change.start) + change.text
    from = change.end
  }
  return result + text.slice(from)
}

/** The two last letters, o or u with or without a mark, and a, e or y; composed letters and combining marks alike. */
const openGlide = /([ou])([\u0300\u0301\u0303\u0309\u0323]?)([aey])([\u0300\u0301\u0303\u0309\u0323]?)$/i

/** Moves the mark of a syllable in oa, oe or uy to the other letter, and leaves composed what was composed. */
function moveTone(word: string, style: ToneStyle): string {
  const apart = word.normalize('NFD')
  const moved = apart.replace(openGlide, (_, first: string, old: string, second: string, young: string) =>
    style === 'new' ? first + second + old + young : first + old + young + second,
  )
  return word.length === apart.length ? moved : moved.normalize('NFC')
}
