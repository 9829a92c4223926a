/** What one change did to the letters of a text. */
export interface Letters {
  /** By how many UTF-16 units the text became longer. */
  grown: number
  /** Where the one word begins in which all of the change stands; null when it reaches over a word's edge. */
  word: number | null
}

const insideWord = /^[\p{L}\p{M}\p{N}]*$/u

/** Compares a text with what it was before one change. */
export function lettersOf(before: string, after: string): Letters {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let same = 0
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++
  const changed = before.slice(start, before.length - same) + after.slice(start, after.length - same)
  const grown = after.length - before.length
  if (!insideWord.test(changed)) return { grown, word: null }
  const ahead = after.slice(0, start)
  const word = ahead.length - (/[\p{L}\p{M}\p{N}]*$/u.exec(ahead)?.[0].length ?? 0)
  return { grown, word }
}
