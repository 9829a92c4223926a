import { type Tone, vowelAndTone } from '../../shared/vietnamese/index.ts'
import { afterKey, backspace, keysOfTones, type Method } from './input-method.ts'
import type { Random } from './random.ts'

const telexMarks: Record<string, [string, string]> = {
  â: ['a', 'a'],
  ă: ['a', 'w'],
  ê: ['e', 'e'],
  ô: ['o', 'o'],
  ơ: ['o', 'w'],
  ư: ['u', 'w'],
  đ: ['d', 'd'],
}
const vniMarks: Record<string, [string, string]> = {
  â: ['a', '6'],
  ă: ['a', '8'],
  ê: ['e', '6'],
  ô: ['o', '6'],
  ơ: ['o', '7'],
  ư: ['u', '7'],
  đ: ['d', '9'],
}

/** How somebody types a word: where marks and tone come, and whether ươ is marked once. */
interface Habit {
  marks: 'atLetter' | 'atEnd'
  tone: 'atLetter' | 'atEnd'
  hornsTogether: boolean
}

const habits: readonly Habit[] = [true, false].flatMap(hornsTogether =>
  (['atLetter', 'atEnd'] as const).flatMap(marks =>
    (['atLetter', 'atEnd'] as const).map(tone => ({ marks, tone, hornsTogether })),
  ),
)

/** What a row of keys ends as. */
export const typed = (method: Method, keys: readonly string[]): string =>
  keys.reduce((shown, key) => afterKey(method, shown, key), '')

/**
 * The keys with which somebody types this word, one of several ways by chance; at times with a slip that Backspace
 * takes back.
 *
 * @param word of letters only, in NFC, with the tone in the new style.
 * @throws RangeError when the method cannot type it.
 */
export function keyRow(word: string, method: Method, random: Random, slips = 0): string[] {
  const ways = habits.map(habit => plainRow(word, method, habit)).filter(row => typed(method, row) === word)
  if (ways.length === 0) throw new RangeError(`${method} does not type ${word}`)
  const row = random.pick(ways)
  return random.chance(slips) ? withSlip(row, method, random) : row
}

function plainRow(word: string, method: Method, habit: Habit): string[] {
  const marks = method === 'telex' ? telexMarks : vniMarks
  const toneKeys = keysOfTones(method)
  const row: string[] = []
  const late: string[] = []
  const letters = [...word]
  letters.forEach((shape, index) => {
    const small = shape.toLowerCase()
    const isCapital = shape !== small
    const cased = (key: string) => (isCapital ? key.toUpperCase() : key)
    const vowel = vowelAndTone(small)
    const letter = vowel?.vowel ?? small
    const [base, mark] = marks[letter] ?? [letter, '']
    row.push(cased(base))
    // Two plain o in a row (xoong): in Telex the second takes back the hat that the first two would make.
    const before = letters[index - 1]?.toLowerCase() ?? ''
    if (method === 'telex' && letter === 'o' && (vowelAndTone(before)?.vowel ?? before) === 'o') {
      row.push(cased('o'))
    }
    const next = vowelAndTone(letters[index + 1]?.toLowerCase() ?? '')?.vowel
    const isMarkedWithNext = habit.hornsTogether && letter === 'ư' && next === 'ơ'
    if (mark !== '' && !isMarkedWithNext) (habit.marks === 'atLetter' ? row : late).push(cased(mark))
    const tone: Tone = vowel?.tone ?? 'ngang'
    if (tone !== 'ngang') {
      const key = cased(toneKeys.get(tone) ?? '')
      if (habit.tone === 'atLetter') row.push(key)
      else late.push(key)
    }
  })
  return [...row, ...late]
}

/** Letters next to each other on the keyboard, as slips hit them. */
const slipKeys = 'bcghklmnptvyui'

/** A wrong letter taken back at once, or the whole word typed wrong, taken back and typed again. */
function withSlip(row: readonly string[], method: Method, random: Random): string[] {
  if (random.chance(0.3)) {
    const wrong = [...row.slice(0, -1), random.pick([...slipKeys])]
    return [...wrong, ...Array<string>(typed(method, wrong).length).fill(backspace), ...row]
  }
  for (let attempt = 0; attempt < 10; attempt++) {
    const at = random.below(row.length + 1)
    const slipped = [...row.slice(0, at), random.pick([...slipKeys]), backspace, ...row.slice(at)]
    if (typed(method, slipped) === typed(method, row)) return slipped
  }
  return [...row]
}
