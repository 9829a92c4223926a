import { type Tone, tones, withTone } from '../letters.ts'

/** The marks that VNI-Windows writes behind a vowel, in the order of `tones`, after the hat or breve if it has one. */
const marks: Record<string, string> = {
  '': '\0øûõùï',
  '^': 'âàåãáä',
  '(': 'êèúüéë',
}

/** A vowel in Unicode, the letter that stands for it in VNI, and the hat or breve that its marks bring. */
const vowels: readonly [vowel: string, base: string, hat: '' | '^' | '('][] = [
  ['a', 'a', ''],
  ['ă', 'a', '('],
  ['â', 'a', '^'],
  ['e', 'e', ''],
  ['ê', 'e', '^'],
  ['o', 'o', ''],
  ['ô', 'o', '^'],
  ['ơ', 'ô', ''],
  ['u', 'u', ''],
  ['ư', 'ö', ''],
  ['y', 'y', ''],
]

/** Letters of one byte: i with its tones, ỵ, đ. */
const single: readonly [letter: string, code: string][] = [
  ['ì', 'ì'],
  ['ỉ', 'æ'],
  ['ĩ', 'ó'],
  ['í', 'í'],
  ['ị', 'ò'],
  ['ỵ', 'î'],
  ['đ', 'ñ'],
]

const encoded = new Map<string, string>(single)
for (const [vowel, base, hat] of vowels) {
  tones.forEach((tone: Tone, index) => {
    const mark = (marks[hat] ?? '').charAt(index)
    const letter = withTone(vowel, tone)
    if (!encoded.has(letter)) encoded.set(letter, mark === '\0' ? base : base + mark)
  })
}
const decoded = new Map([...encoded].map(([letter, code]) => [code, letter]))

const codes = /[aeouyôö][øûõùïâàåãáäêèúüéë]|[ìæóíòîñôö]/gi

/** Text as Windows-1252 shows VNI-Windows, in Unicode. A capital is one by its letter, whatever case its mark has. */
export function decodeVni(text: string): string {
  return text.replace(codes, code => {
    const known = letterOf(code)
    if (known !== undefined) return known
    return (letterOf(code.charAt(0)) ?? code.charAt(0)) + (letterOf(code.slice(1)) ?? code.slice(1))
  })
}

function letterOf(code: string): string | undefined {
  const letter = decoded.get(code.toLowerCase())
  const first = code.charAt(0)
  return first === first.toLowerCase() ? letter : letter?.toUpperCase()
}

/**
 * Vietnamese text as Windows-1252 shows VNI-Windows. Characters that VNI has no place for stay as they are; of these,
 * accented Latin letters would be misread when decoded.
 */
export function encodeVni(text: string): string {
  return text.normalize('NFC').replace(/\p{L}/gu, letter => {
    const code = encoded.get(letter)
    if (code !== undefined) return code
    return encoded.get(letter.toLowerCase())?.toUpperCase() ?? letter
  })
}
