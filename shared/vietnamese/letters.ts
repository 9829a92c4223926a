/** The six tones by their Vietnamese names, in dictionary order. `ngang` bears no mark. */
export const tones = ['ngang', 'huyền', 'hỏi', 'ngã', 'sắc', 'nặng'] as const
export type Tone = (typeof tones)[number]

/** The combining mark of each tone, as NFD writes it. */
export const toneMarks: Record<Tone, string> = {
  ngang: '',
  huyền: '\u0300',
  hỏi: '\u0309',
  ngã: '\u0303',
  sắc: '\u0301',
  nặng: '\u0323',
}

/** Each vowel letter with its six tones, in their order. */
const vowelRows = [
  'aàảãáạ',
  'ăằẳẵắặ',
  'âầẩẫấậ',
  'eèẻẽéẹ',
  'êềểễếệ',
  'iìỉĩíị',
  'oòỏõóọ',
  'ôồổỗốộ',
  'ơờởỡớợ',
  'uùủũúụ',
  'ưừửữứự',
  'yỳỷỹýỵ',
] as const

/** The letters of Vietnamese syllables that bear no tone. */
export const consonants = 'bcdđghklmnpqrstvx'

/** The 72 vowels, with tones and without, and đ, each small and capital. */
export const vietnameseLetters: readonly string[] = [...vowelRows.join(''), 'đ'].flatMap(letter => [
  letter,
  letter.toUpperCase(),
])

const borne = new Map<string, { vowel: string; tone: Tone }>()
const bearing = new Map<string, Record<Tone, string>>()
for (const row of vowelRows) {
  const [ngang = '', huyền = '', hỏi = '', ngã = '', sắc = '', nặng = ''] = row
  const forms = { ngang, huyền, hỏi, ngã, sắc, nặng }
  bearing.set(ngang, forms)
  for (const tone of tones) borne.set(forms[tone], { vowel: ngang, tone })
}

/** The vowel letter and the tone of one small letter in NFC; undefined for what is no vowel. */
export function vowelAndTone(letter: string): { vowel: string; tone: Tone } | undefined {
  return borne.get(letter)
}

/** A small vowel letter with a tone, in NFC. What is no vowel letter comes back as it is. */
export function withTone(vowel: string, tone: Tone): string {
  return bearing.get(vowel)?.[tone] ?? vowel
}
