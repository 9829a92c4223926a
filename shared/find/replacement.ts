import type { Match, Query } from './query.ts'

export interface ReplaceOptions {
  /** `ĐẢNG UỶ` for `HUYỆN UỶ`, `Đảng uỷ` for `Huyện uỷ`. */
  keepCase: boolean
}

/**
 * What a match is replaced by. For a regular expression `$1`, `$<name>`, `$&` and `$$` mean what they mean everywhere;
 * else the words are taken as they are.
 */
export function expandReplacement(
  replacement: string,
  found: string,
  match: Match,
  query: Query,
  { keepCase }: ReplaceOptions,
): string {
  const words = replacement.normalize('NFC')
  const filled = query.kind === 'pattern' ? fill(words, found, match) : words
  return keepCase ? inCaseOf(found, filled) : filled
}

function fill(replacement: string, found: string, { groups, named }: Match): string {
  return replacement.replace(/\$(?:(\$)|(&)|<([^>]*)>|(\d{1,2}))/g, (whole, dollar, all, name, digits) => {
    if (dollar) return '$'
    if (all) return found
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? '') : whole
    return numbered(digits, groups) ?? whole
  })
}

/** `$12` is the twelfth group where there are twelve, else the first one and a 2. */
function numbered(digits: string, groups: readonly (string | undefined)[]): string | null {
  const both = Number(digits)
  if (both >= 1 && both <= groups.length) return groups[both - 1] ?? ''
  const first = Number(digits.charAt(0))
  if (digits.length === 2 && first >= 1 && first <= groups.length) {
    return (groups[first - 1] ?? '') + digits.charAt(1)
  }
  return null
}

/** Words in the capitals of those that they stand for: all of them, the first one, or as they are written. */
function inCaseOf(found: string, words: string): string {
  const letters = found.match(/\p{L}/gu) ?? []
  const [first] = letters
  if (first === undefined) return words
  const isCapital = (letter: string) => letter !== letter.toLowerCase()
  if (letters.length > 1 && letters.every(isCapital)) return words.toUpperCase()
  const capital = isCapital(first)
  return words.replace(/\p{L}\p{M}*/u, letter => (capital ? letter.toUpperCase() : letter))
}
