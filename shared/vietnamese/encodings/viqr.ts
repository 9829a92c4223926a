import { toneMarks, tones } from '../letters.ts'
import { isSyllable, readSyllable } from '../syllable.ts'

/** VIQR writes marks behind letters in ASCII, as in `Vie^.t Nam`; a backslash before a sign takes it literally. RFC 1456. */
const hats: Record<string, { on: string; mark: string }> = {
  '^': { on: 'aeo', mark: '\u0302' },
  '(': { on: 'a', mark: '\u0306' },
  '+': { on: 'ou', mark: '\u031b' },
}
const toneSigns = ['', '`', '?', '~', "'", '.'] as const

const markOfSign = new Map<string, string>()
tones.forEach((tone, index) => {
  if (tone !== 'ngang') markOfSign.set(toneSigns[index] ?? '', toneMarks[tone])
})
const signOfMark = new Map([...markOfSign].map(([sign, mark]) => [mark, sign]))
const toneOfMark = new Set(markOfSign.values())
for (const [sign, { mark }] of Object.entries(hats)) signOfMark.set(mark, sign)

const isVowel = (letter: string) => /[aeiouy]/i.test(letter)

/**
 * VIQR in Unicode, NFC.
 *
 * @param mail whether to read it as people wrote it: a stop, question mark or apostrophe at the end of a word is one
 *   unless it makes a syllable that would be none without it. Off, every mark behind a vowel belongs to the vowel.
 */
export function decodeViqr(text: string, mail = false): string {
  let result = ''
  let at = 0
  while (at < text.length) {
    const { letter, end } = mail ? letterInMail(text, at, result) : letterAt(text, at)
    result += letter
    at = end
  }
  return result
}

interface Read {
  letter: string
  end: number
}

function letterAt(text: string, at: number): Read {
  const first = text.charAt(at)
  const next = text.charAt(at + 1)
  if (first === '\\' && next !== '') return { letter: next, end: at + 2 }
  if (first === 'd' && next === 'd') return { letter: 'đ', end: at + 2 }
  if (first === 'D' && (next === 'D' || next === 'd')) return { letter: 'Đ', end: at + 2 }
  if (!isVowel(first)) return { letter: first, end: at + 1 }
  const hat = hats[next]
  const mark = hat?.on.includes(first.toLowerCase()) ? hat.mark : ''
  const end = at + (mark === '' ? 1 : 2)
  const tone = markOfSign.get(text.charAt(end)) ?? ''
  return { letter: (first + mark + tone).normalize('NFC'), end: end + (tone === '' ? 0 : 1) }
}

/** The sign that ends a word may be its tone or the sentence's stop: what makes a syllable decides. */
function letterInMail(text: string, at: number, before: string): Read {
  const read = letterAt(text, at)
  const sign = text.charAt(read.end - 1)
  if (
    read.end - at < 2 ||
    !['.', '?', "'"].includes(sign) ||
    !/^(?:$|[\s"”’)\]>.?!,;:])/.test(text.slice(read.end, read.end + 1))
  ) {
    return read
  }
  const word = /[\p{L}\p{M}]*$/u.exec(before.slice(-12))?.[0] ?? ''
  const { letter } = letterAt(text.slice(at, read.end - 1), 0)
  const marked = readSyllable(word + read.letter)
  if (marked.isSyllable) return read
  const isStop = marked.fault === 'tones' || isSyllable(word + letter)
  return isStop ? { letter, end: read.end - 1 } : read
}

/** Vietnamese text in VIQR, with a backslash before every sign that would otherwise be read as a mark. */
export function encodeViqr(text: string): string {
  const parts: string[] = []
  /** Whether the last character is a vowel, with marks or without, to which a sign would be added. */
  let open = false
  for (const character of text.normalize('NFC')) {
    const last = parts.at(-1) ?? ''
    if (/^d/i.test(spelledOut(character)) && /^d$/i.test(last)) parts[parts.length - 1] = `\\${last}`
    const isSign = open && (character in hats || markOfSign.has(character))
    parts.push(isSign || character === '\\' ? `\\${character}` : spelledOut(character))
    open = isVowel(character.normalize('NFD').charAt(0))
  }
  return parts.join('')
}

function spelledOut(letter: string): string {
  if (letter === 'đ') return 'dd'
  if (letter === 'Đ') return 'DD'
  const [base = '', ...combining] = letter.normalize('NFD')
  if (!isVowel(base) || combining.some(mark => !signOfMark.has(mark))) return letter
  const hat = combining.find(mark => !toneOfMark.has(mark))
  const tone = combining.find(mark => toneOfMark.has(mark))
  return base + [hat, tone].map(mark => (mark && signOfMark.get(mark)) ?? '').join('')
}
