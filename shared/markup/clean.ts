import type { ImportReport } from '../contract/index.ts'

export type Cleaned = ImportReport['cleaned']

export const nothingCleaned = (): Cleaned => ({
  nfd: 0,
  noBreakSpaces: 0,
  zeroWidth: 0,
  softHyphens: 0,
  controls: 0,
  emptyLines: 0,
})

const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g
const noBreakSpaces = /[\u00a0\u2007\u202f]/g
/** Also the marks that turn the direction of writing: unseen, they make a text read otherwise than it is stored. */
const zeroWidth =
  /[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u200d(?!\p{Extended_Pictographic})/gu
const softHyphens = /\u00ad/g
/** And the halves of characters, which no file could store as they are. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const controls = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\p{Surrogate}/gu

/**
 * Letters bear two marks, in no script more than a few. Normalising takes time with the square of their number, so the
 * rest go: https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
const heapedMarks = /(\p{M}{30})\p{M}+/gu

/**
 * The same words without what nobody sees: NFC, plain spaces, line ends as `\n`, nothing of zero width. Counts what it
 * changed in `counts`. What the author typed, defects and all, stays.
 */
export function clean(text: string, counts: Cleaned): string {
  const replace = (
    from: string,
    pattern: RegExp,
    by: string,
    count?: Exclude<keyof Cleaned, 'emptyLines'>,
  ) => {
    let found = 0
    const result = from.replace(pattern, () => {
      found++
      return by
    })
    if (count) counts[count] += found
    return result
  }
  let result = replace(text, lineEnds, '\n')
  result = replace(result, noBreakSpaces, ' ', 'noBreakSpaces')
  result = replace(result, zeroWidth, '', 'zeroWidth')
  result = replace(result, softHyphens, '', 'softHyphens')
  result = replace(result, controls, '', 'controls')
  result = result.replaceAll('\t', ' ').replace(heapedMarks, (heap, kept: string) => {
    counts.controls += heap.length - kept.length
    return kept
  })
  const composed = result.normalize('NFC')
  if (composed === result) return result
  for (const [cluster] of result.matchAll(/\P{M}\p{M}+/gu)) {
    if (cluster !== cluster.normalize('NFC')) counts.nfd++
  }
  return composed
}

/** The same words as one line, for a field that has no more. */
export const cleanLine = (text: string): string => clean(text, nothingCleaned()).replace(/\s+/g, ' ').trim()
