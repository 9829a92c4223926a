import { canJoin, type Onset, onsets, type RimeClass, type Spelling, spellings } from './grammar.ts'
import { consonants, type Tone, tones, vowelAndTone, withTone } from './letters.ts'

/** Which letters of a syllable are capitals: none, the first, all of several, or some other choice. */
export type Capitals = 'none' | 'first' | 'all' | 'mixed'

/** `hoà` and `uỷ` are new, `hòa` and `ủy` old; of most syllables both styles write the same. */
export type ToneStyle = 'new' | 'old'

export interface SyllableParts {
  onset: Onset
  /** As it is spelled behind nothing or behind most onsets: `giếng` has `iêng`, `quyên` has `uyên`. */
  rime: string
  tone: Tone
  capitals: Capitals
}

/**
 * Why letters are no syllable.
 * - `empty`: there are none; `letters`: one that Vietnamese syllables do not have, or a mark too many on one
 * - `tones`: more than one tone mark, as where two words run together
 * - `onset`, `rime`: no such beginning, no such rest; `join`: spelling does not let these two stand together
 * - `stopTone`: what ends in c, ch, p or t bears sắc or nặng
 * - `place`: the mark stands on a letter where neither style puts it; `meant` is the syllable
 */
export type SyllableFault = 'empty' | 'letters' | 'tones' | 'onset' | 'rime' | 'join' | 'stopTone' | 'place'

export type Reading =
  | ({ isSyllable: true; style: ToneStyle | 'both' } & SyllableParts)
  | { isSyllable: false; fault: Exclude<SyllableFault, 'place'> }
  | { isSyllable: false; fault: 'place'; meant: SyllableParts }

const noSyllable = (fault: Exclude<SyllableFault, 'place'>): Reading => ({ isSyllable: false, fault })

/** The longest syllable is nghuyễng or so: 7 letters, each with two marks at most in NFD. */
const longest = 21

/** Texts repeat few syllables, so that nearly all are read once. Emptied when full. */
const known = new Map<string, Reading>()
const mostKnown = 40_000

/** Reads one word, in any Unicode form, as a Vietnamese syllable, or says why it is none. */
export function readSyllable(text: string): Reading {
  const found = known.get(text)
  if (found) return found
  const reading = text.length > longest ? noSyllable('letters') : read(text.normalize('NFC'))
  if (text.length <= longest) {
    if (known.size >= mostKnown) known.clear()
    known.set(text, reading)
  }
  return reading
}

/** Whether one word, in any Unicode form, is a syllable that Vietnamese spelling can write, in either tone style. */
export function isSyllable(text: string): boolean {
  return readSyllable(text).isSyllable
}

function read(text: string): Reading {
  if (text === '') return noSyllable('empty')
  const small = text.toLowerCase()
  if (small.length !== text.length) return noSyllable('letters')
  let bare = ''
  let tone: Tone = 'ngang'
  let place = -1
  let marks = 0
  for (const letter of small) {
    const vowel = vowelAndTone(letter)
    if (vowel && vowel.tone !== 'ngang') {
      marks++
      tone = vowel.tone
      place = bare.length
    } else if (!vowel && !consonants.includes(letter)) return noSyllable('letters')
    bare += vowel ? vowel.vowel : letter
  }
  if (marks > 1) return noSyllable('tones')
  const spelling = spellings.get(bare)
  if (!spelling) return noSyllable(faultOf(bare))
  if (!bears(spelling.rimeClass, tone)) return noSyllable('stopTone')
  const { onset, rime } = spelling
  const parts: SyllableParts = { onset, rime, tone, capitals: capitalsOf(text, small) }
  if (marks === 0 || spelling.place.new === spelling.place.old) {
    if (marks > 0 && place !== spelling.place.new) return { isSyllable: false, fault: 'place', meant: parts }
    return { isSyllable: true, style: 'both', ...parts }
  }
  if (place === spelling.place.new) return { isSyllable: true, style: 'new', ...parts }
  if (place === spelling.place.old) return { isSyllable: true, style: 'old', ...parts }
  return { isSyllable: false, fault: 'place', meant: parts }
}

/** Whether a rime of this class may bear the tone. */
export function bears(rimeClass: RimeClass, tone: Tone): boolean {
  return rimeClass !== 'stop' || tone === 'sắc' || tone === 'nặng'
}

const byLength = [...onsets].sort((one, other) => other.length - one.length)
const allRimes = new Set([...spellings.values()].map(({ rime }) => rime))

function faultOf(bare: string): 'onset' | 'rime' | 'join' {
  const isVowel = (letter: string) => vowelAndTone(letter) !== undefined
  const start = /[aăâeêioôơuưy]/.exec(bare)?.index ?? bare.length
  if (start === bare.length) return 'rime'
  const letters = bare.slice(0, start)
  if (letters !== 'q' && !byLength.some(onset => onset === letters)) return 'onset'
  if (letters === 'q' && bare.charAt(1) !== 'u') return 'onset'
  const rests = byLength
    .filter(onset => bare.startsWith(onset) && isVowel(bare.charAt(onset.length)))
    .map(onset => bare.slice(onset.length))
  return rests.some(rest => allRimes.has(rest)) ? 'join' : 'rime'
}

function capitalsOf(text: string, small: string): Capitals {
  if (text === small) return 'none'
  const rest = text.slice(1)
  const isFirst = text.charAt(0) !== small.charAt(0)
  if (isFirst && rest === small.slice(1)) return 'first'
  return text === small.toUpperCase() ? 'all' : 'mixed'
}

/**
 * Writes a syllable in NFC with its tone where the style puts it; with `mixed` capitals in small letters.
 *
 * @throws RangeError when onset and rime cannot stand together, or the rime cannot bear the tone.
 */
export function writeSyllable(
  { onset, rime, tone, capitals = 'none' }: Omit<SyllableParts, 'capitals'> & { capitals?: Capitals },
  style: ToneStyle = 'new',
): string {
  const spelling = spellingOf(onset, rime)
  if (!spelling || !bears(spelling.rimeClass, tone)) {
    throw new RangeError(`No syllable has ${onset}, ${rime} and ${tone}`)
  }
  const { bare } = spelling
  const place = spelling.place[style]
  const small = bare.slice(0, place) + withTone(bare.charAt(place), tone) + bare.slice(place + 1)
  if (capitals === 'all') return small.toUpperCase()
  return capitals === 'first' ? small.charAt(0).toUpperCase() + small.slice(1) : small
}

const spelledBy = new Map<string, Spelling & { bare: string }>()
for (const [bare, spelling] of spellings) {
  spelledBy.set(`${spelling.onset} ${spelling.rime}`, { ...spelling, bare })
}

function spellingOf(onset: Onset, rime: string) {
  return canJoin(onset, rime) ? spelledBy.get(`${onset} ${rime}`) : undefined
}

/** Every toned form that spelling can make, small, in NFC, one per syllable: 18,336. */
export function* everySyllable(style: ToneStyle = 'new'): Generator<string> {
  for (const { onset, rime, rimeClass } of spellings.values()) {
    for (const tone of tones) if (bears(rimeClass, tone)) yield writeSyllable({ onset, rime, tone }, style)
  }
}
