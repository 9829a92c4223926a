import { type Folded, folded, type Sameness, withoutMarks } from './folded.ts'

export interface FindOptions extends Sameness {
  /** Only whole words: what stands before and after is no letter, no mark and no digit. */
  wholeWord: boolean
  /** What is looked for is a regular expression. */
  pattern: boolean
}

/** A query that can be looked for, or why it cannot. */
export type Query =
  | { kind: 'none' }
  | { kind: 'words'; wanted: string; options: FindOptions }
  | { kind: 'pattern'; pattern: RegExp; options: FindOptions }
  | { kind: 'broken'; fault: PatternFault; detail: string }

/** What is wrong with a regular expression, as far as it can be told in words. */
export type PatternFault = 'bracket' | 'class' | 'repeat' | 'escape' | 'other'

/** A place in a text, in UTF-16 offsets, and what the groups of a regular expression held. */
export interface Match {
  start: number
  end: number
  /** The groups by number, from 1; undefined where one took no part. */
  groups: (string | undefined)[]
  named: Record<string, string | undefined>
}

/** Reads what somebody looks for. */
export function queryOf(text: string, options: FindOptions): Query {
  if (text === '') return { kind: 'none' }
  if (!options.pattern) {
    const { text: wanted } = folded(text, options)
    return wanted === '' ? { kind: 'none' } : { kind: 'words', wanted, options }
  }
  // A class or an escape of letters with marks means the letters without them, when marks do not count.
  const source = options.marks ? text.normalize('NFC') : withoutMarks(text)
  try {
    return { kind: 'pattern', pattern: new RegExp(source, options.case ? 'gmud' : 'gmiud'), options }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { kind: 'broken', fault: faultOf(detail), detail }
  }
}

/** At most this many matches are looked for in one text. */
export const mostMatches = 10_000

/**
 * Every place in a text that fits, in order and apart from each other. A regular expression may take as long as its
 * author let it: look for it where it can be stopped.
 */
export function findMatches(text: string, query: Query): Match[] {
  switch (query.kind) {
    case 'none':
    case 'broken':
      return []
    case 'words':
      return wordsIn(text, query)
    case 'pattern':
      return patternIn(text, query)
  }
}

function wordsIn(text: string, { wanted, options }: Extract<Query, { kind: 'words' }>): Match[] {
  const within = folded(text, options)
  const matches: Match[] = []
  let from = 0
  while (matches.length < mostMatches) {
    const at = within.text.indexOf(wanted, from)
    if (at < 0) break
    const match = originalOf(text, within, at, at + wanted.length)
    if (match && (!options.wholeWord || isWhole(text, match.start, match.end))) {
      matches.push({ ...match, groups: [], named: {} })
      from = at + wanted.length
    } else from = at + 1
  }
  return matches
}

function patternIn(text: string, { pattern, options }: Extract<Query, { kind: 'pattern' }>): Match[] {
  // Case is the expression's own flag, so that classes and escapes keep their meaning.
  const within = folded(text, { ...options, case: true })
  const matches: Match[] = []
  for (const found of within.text.matchAll(pattern)) {
    if (matches.length >= mostMatches) break
    // Nothing can be seen, marked or replaced where nothing stands.
    if (found[0] === '') continue
    const match = originalOf(text, within, found.index, found.index + found[0].length)
    if (!match || (options.wholeWord && !isWhole(text, match.start, match.end))) continue
    const held = (span: readonly [number, number] | undefined) => {
      const original = span && originalOf(text, within, span[0], span[1], true)
      return original ? text.slice(original.start, original.end) : undefined
    }
    const named: Record<string, string | undefined> = {}
    for (const [name, span] of Object.entries(found.indices?.groups ?? {})) named[name] = held(span)
    matches.push({ ...match, groups: (found.indices ?? []).slice(1).map(held), named })
  }
  return matches
}

/** Where a stretch of the folded text stands in the original; null where it would part a letter from its marks. */
function originalOf(text: string, within: Folded, start: number, end: number, mayBeEmpty = false) {
  if (start === end) {
    const at = within.starts[start] ?? text.length
    return mayBeEmpty ? { start: at, end: at } : null
  }
  const [first, last] = [within.starts[start], within.ends[end - 1]]
  if (first === undefined || last === undefined) return null
  if (start > 0 && within.starts[start - 1] === first) return null
  if (within.starts[end] !== undefined && within.starts[end] === within.starts[end - 1]) return null
  return { start: first, end: last }
}

const wordCharacter = '[\\p{L}\\p{M}\\p{N}_]'
const endsInWord = new RegExp(`${wordCharacter}$`, 'u')
const beginsWithWord = new RegExp(`^${wordCharacter}`, 'u')

/** Whether a stretch neither begins nor ends inside a word. `\b` knows ASCII only, so that `uỷ` would have two. */
function isWhole(text: string, start: number, end: number): boolean {
  const found = text.slice(start, end)
  const before = text.slice(Math.max(0, start - 2), start)
  const after = text.slice(end, end + 2)
  return (
    !(beginsWithWord.test(found) && endsInWord.test(before)) &&
    !(endsInWord.test(found) && beginsWithWord.test(after))
  )
}

function faultOf(detail: string): PatternFault {
  if (/unterminated group|unmatched '\)'|invalid group/i.test(detail)) return 'bracket'
  if (/character class|lone quantifier brackets|range out of order in character/i.test(detail)) return 'class'
  if (/nothing to repeat|quantifier|numbers out of order/i.test(detail)) return 'repeat'
  if (/escape|at end of pattern|property name|capture group name/i.test(detail)) return 'escape'
  return 'other'
}
