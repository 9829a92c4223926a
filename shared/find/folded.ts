import { toneStyleChanges } from '../vietnamese/index.ts'

/** What counts as the same when text is compared. */
export interface Sameness {
  /** `Đảng` is not `đảng`. */
  case: boolean
  /** `bảng` is not `bang`. */
  marks: boolean
  /** `hoà` is `hòa`: the two tone styles are one. Without marks they are one anyway. */
  tones: boolean
}

/** A text as it is compared, and the way back to where each of its units stood. */
export interface Folded {
  text: string
  /** For each UTF-16 unit of `text`, where its letter with all its marks begins in the original, and where it ends. */
  starts: readonly number[]
  ends: readonly number[]
}

/** A letter with the marks that follow it; what somebody sees as one character and an input method sets as one. */
const letters = /[\s\S]\p{M}*/gu
const surrogates = /[\ud800-\udfff]/

/**
 * Folds a text for comparing: NFC, every kind of space as one space, unseen characters (soft hyphens, zero-width spaces)
 * left out, and case, marks and tone style as asked. Offsets lead back exactly: no letter is ever parted from its marks.
 */
export function folded(text: string, sameness: Sameness): Folded {
  let parts = partsOf(text)
  if (sameness.marks && sameness.tones) parts = inOneToneStyle(parts)
  const starts: number[] = []
  const ends: number[] = []
  let result = ''
  for (const { letter, start, end } of parts) {
    const shown = foldLetter(letter, sameness)
    for (let unit = 0; unit < shown.length; unit++) {
      starts.push(start)
      ends.push(end)
    }
    result += shown
  }
  return { text: result, starts, ends }
}

interface Part {
  letter: string
  start: number
  end: number
}

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  for (const { 0: letter, index } of text.matchAll(letters)) {
    parts.push({ letter: letter.normalize('NFC'), start: index, end: index + letter.length })
  }
  return parts
}

/** Moves tone marks to where the new style has them; a syllable has as many letters in either. */
function inOneToneStyle(parts: Part[]): Part[] {
  const text = parts.map(({ letter }) => letter).join('')
  const changes = toneStyleChanges(text, 'new')
  if (changes.length === 0) return parts
  const moved = [...parts]
  let part = 0
  let at = 0
  for (const { start, end, text: syllable } of changes) {
    while (at < start) at += parts[part++]?.letter.length ?? 1
    const changed = syllable.match(letters) ?? []
    for (const letter of changed) {
      const before = moved[part]
      if (before) moved[part] = { ...before, letter: letter.normalize('NFC') }
      at += parts[part++]?.letter.length ?? 1
    }
    if (at !== end) return parts
  }
  return moved
}

function foldLetter(letter: string, { case: isCase, marks }: Sameness): string {
  if (letter.length === 1 && letter < '\u007f') return isCase ? letter : letter.toLowerCase()
  if (/^\p{Cf}/u.test(letter)) return ''
  if (/^\p{Zs}$/u.test(letter)) return ' '
  const bare = marks || surrogates.test(letter) ? letter : withoutMarks(letter)
  return isCase ? bare : bare.toLowerCase()
}

/** Letters without their marks, đ as d; case stays. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}
