/**
 * What a stretch of text is.
 * - `word`: letters with their marks: one syllable, a foreign word, an abbreviation
 * - `code`: letters and digits that mean something together: `QH15`, `m2`, `A4`
 * - `number`: digits with their separators: `1.234,5`, `3/4`; the sign of per cent stands apart
 * - `date`: three numbers, or a month and a year: `11/11/2023`, `1-10-1997`, `2023-11-11`, `5/2026`
 * - `time`: `00:00`, `7:30:15`, `14h30`
 * - `document`: the number of a document: `18-KH/HU`, `42/2022/NĐ-CP`
 * - `address`: of a page, a mailbox or a folder
 * - `file`: a file's name with its ending: `bao-cao.docx`
 * - `space`, `lineEnd`, `punctuation`, and `other` for signs, pictures and the rest
 */
export type TokenKind =
  | 'word'
  | 'code'
  | 'number'
  | 'date'
  | 'time'
  | 'document'
  | 'address'
  | 'file'
  | 'space'
  | 'lineEnd'
  | 'punctuation'
  | 'other'

/** `start` and `end` are UTF-16 offsets into the text. */
export interface Token {
  kind: TokenKind
  text: string
  start: number
  end: number
}

/**
 * Parts a text into tokens, all of it and in order: their texts put together are the text. No token begins with a
 * combining mark unless the text does, so that letters in NFD stay whole, and addresses, file names, dates and numbers
 * of documents are one token each.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let start = 0
  while (start < text.length) {
    const { kind, end } = tokenAt(text, start)
    tokens.push({ kind, text: text.slice(start, end), start, end })
    start = end
  }
  return tokens
}

interface Found {
  kind: TokenKind
  end: number
}

function tokenAt(text: string, start: number): Found {
  const word = endOf(wordPattern, text, start)
  if (word > start) {
    const plain: Found = { kind: 'word', end: word }
    return goesOn(text, word) ? (compoundAt(letterCompounds, text, start) ?? plain) : plain
  }
  const code = text.charCodeAt(start)
  if (isDigit(code)) return compoundAt(digitCompounds, text, start) ?? { kind: 'other', end: start + 1 }
  return compoundAt(others, text, start) ?? { kind: 'other', end: start + 1 }
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39

/** Whether a word may be the beginning of something longer: most are followed by a space or a stop. */
function goesOn(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (isDigit(code)) return true
  return '@:/\\.-_+&'.includes(text.charAt(at)) && at + 1 < text.length && text.charCodeAt(at + 1) > 0x20
}

function compoundAt(kinds: [TokenKind, RegExp][], text: string, start: number): Found | undefined {
  for (const [kind, pattern] of kinds) {
    const end = endOf(pattern, text, start)
    if (end > start) return { kind, end: kind === 'address' ? addressEnd(text, start, end) : end }
  }
  return undefined
}

/** Where a match that begins at `start` ends; `start` when there is none. */
function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : start
}

/** The stop or bracket behind an address belongs to the sentence. */
function addressEnd(text: string, start: number, end: number): number {
  let last = end
  while (last > start + 1) {
    const sign = text.charAt(last - 1)
    const isOpened = sign === ')' && text.slice(start, last).includes('(')
    if (isOpened || !/[.,;:!?…)\]}'’"”»]/.test(sign)) break
    last--
  }
  return last
}

/** No part of a pattern takes more than a bounded stretch, so that no text makes the search slow. */
const sticky = (...sources: string[]) => new RegExp(`(?:${sources.join('|')})\\p{M}*`, 'uy')
const stickyAnyCase = (...sources: string[]) => new RegExp(`(?:${sources.join('|')})\\p{M}*`, 'iuy')

/** Unseen characters and apostrophes between letters do not part a word: `K’Ho`, `chứ\u00adc`. */
const wordPattern = /\p{L}[\p{L}\p{M}]*(?:(?:\p{Cf}|['’ʼ])+(?=\p{L})[\p{L}\p{M}]+)*/uy

const untilSpace = '[^\\s<>"“”«»]{1,2048}'
const notInWord = '(?![\\p{L}\\p{N}])'
const endings =
  'jpe?g|png|gif|webp|tiff?|heic|avif|bmp|svg|pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|html?|xml|json|zip|rar|7z|mp[34]|wav|avi|mov|mkv|psd|exe'

const address: [TokenKind, RegExp] = [
  'address',
  stickyAnyCase(
    `(?:https?|ftps?|file)://${untilSpace}`,
    `www\\.${untilSpace}`,
    `(?:mailto:)?[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}`,
    `(?:[a-z0-9][a-z0-9-]{0,62}\\.){1,8}(?:vn|com|org|net|gov|edu|info|int|asia|biz)(?![\\p{L}\\p{M}\\p{N}])(?::\\d{1,5})?(?:/${untilSpace})?`,
    `[a-z]:\\\\${untilSpace}`,
  ),
]
const file: [TokenKind, RegExp] = [
  'file',
  stickyAnyCase(
    `[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_-]{0,100}(?:\\.[\\p{L}\\p{M}\\p{N}_-]{1,100}){0,4}?\\.(?:${endings})${notInWord}`,
  ),
]

const organ = '\\p{Lu}[\\p{L}\\p{M}\\d]{0,15}'
/** At least two capitals: `KH`, `CTr`, `QyĐ`, `QH15`, but not the `Nâng` of `1-Nâng cao`. */
const kind = '\\p{Lu}\\p{M}*\\p{Ll}{0,3}\\p{Lu}[\\p{L}\\p{M}\\d]{0,12}'

const letterCompounds: [TokenKind, RegExp][] = [
  address,
  file,
  // Units and short names; a longer word before digits lost its space.
  [
    'code',
    sticky(`[A-ZĐ]{1,6}\\d[A-Z\\d]{0,8}(?:\\.\\d{1,3})?${notInWord}`, `(?:[kcdm]?m|mp)[2-4]${notInWord}`),
  ],
]

const digitCompounds: [TokenKind, RegExp][] = [
  address,
  file,
  [
    'document',
    sticky(
      `\\d{1,6}[a-zđ]?-${kind}(?:[-/]${organ}){1,4}${notInWord}`,
      `\\d{1,6}[a-zđ]?(?:[-/]\\d{4})?/${kind}(?:[-/]${organ}){0,4}${notInWord}`,
    ),
  ],
  [
    'date',
    sticky(
      '\\d{4}-\\d{2}-\\d{2}(?!\\d)',
      '\\d{1,2}([-/])\\d{1,2}\\1(?:\\d{4}|\\d{2})(?!\\d|[-/]\\d)',
      '\\d{1,2}\\.\\d{1,2}\\.\\d{4}(?!\\d|\\.\\d)',
      '(?:0?[1-9]|1[0-2])/(?:19|20)\\d{2}(?!\\d|/\\d)',
    ),
  ],
  ['time', sticky(`\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)`, `\\d{1,2}(?:h(?:\\d{2})?|g\\d{2})${notInWord}`)],
  ['number', sticky('\\d+(?:[.,/]\\d+)*')],
]

const others: [TokenKind, RegExp][] = [
  ['space', sticky('[ \\t\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u3000\\ufeff]+')],
  ['lineEnd', sticky('(?:\\r\\n|[\\n\\v\\f\\r\\u0085\\u2028\\u2029])+')],
  ['address', sticky(`\\\\\\\\[\\p{L}\\p{N}_.-]{1,100}\\\\${untilSpace}`)],
  ['punctuation', sticky('\\.{2,}', '\\p{P}')],
  ['other', sticky('[\\s\\S]')],
]
