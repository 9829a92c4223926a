import {
  type Onset,
  onsets,
  rimes,
  type Tone,
  type ToneStyle,
  tonePlace,
  tones,
  vowelAndTone,
  withTone,
} from '../../shared/vietnamese/index.ts'

/** The two ways in which nearly everybody types Vietnamese: marks as letters, or as digits. */
export type Method = 'telex' | 'vni'

/** The key that takes a letter back. */
export const backspace = 'Backspace'

const toneKeys: Record<Method, Partial<Record<string, Tone>>> = {
  telex: { s: 'sắc', f: 'huyền', r: 'hỏi', x: 'ngã', j: 'nặng', z: 'ngang' },
  vni: { 1: 'sắc', 2: 'huyền', 3: 'hỏi', 4: 'ngã', 5: 'nặng', 0: 'ngang' },
}
const hats: Record<string, string> = { a: 'â', ă: 'â', e: 'ê', o: 'ô', ơ: 'ô' }
const hooks: Record<string, string> = { o: 'ơ', ô: 'ơ', u: 'ư' }
const breves: Record<string, string> = { a: 'ă', â: 'ă' }

/**
 * What stands on the screen for a word after one more key, in NFC. It follows how UniKey is seen to behave: a mark may
 * be typed right behind its letter or at the end, the tone moves to its place as the word grows, a hat typed twice is
 * taken back. It knows what words need, not what foreign names do.
 *
 * @param shown what the word looks like before the key.
 * @param key one letter or digit as it is typed, or {@link backspace}.
 */
export function afterKey(method: Method, shown: string, key: string, style: ToneStyle = 'new'): string {
  if (key === backspace) return shown.slice(0, -1)
  const word = read(shown)
  const small = key.toLowerCase()
  const tone = toneKeys[method][small]
  if (tone !== undefined && word.letters.some(({ letter }) => vowelAndTone(letter))) {
    return write({ ...word, tone }, style)
  }
  const marked = method === 'telex' ? byTelex(word, small) : byVni(word, small)
  return write(marked ?? appended(word, key), style)
}

interface Letter {
  /** Small and without a tone. */
  letter: string
  isCapital: boolean
}
interface Word {
  letters: Letter[]
  tone: Tone
}

function read(shown: string): Word {
  let tone: Tone = 'ngang'
  const letters = [...shown.normalize('NFC')].map(shape => {
    const small = shape.toLowerCase()
    const vowel = vowelAndTone(small)
    if (vowel && vowel.tone !== 'ngang') tone = vowel.tone
    return { letter: vowel ? vowel.vowel : small, isCapital: small !== shape }
  })
  return { letters, tone }
}

function write({ letters, tone }: Word, style: ToneStyle): string {
  const { onset, rest } = parted(bareOf(letters))
  const place = tone === 'ngang' ? -1 : tonePlace(onset, rest)[style]
  return letters
    .map(({ letter, isCapital }, index) => {
      const toned = index === place ? withTone(letter, tone) : letter
      return isCapital ? toned.toUpperCase() : toned
    })
    .join('')
}

const bareOf = (letters: readonly Letter[]) => letters.map(({ letter }) => letter).join('')

const byLength = [...onsets].sort((one, other) => other.length - one.length)

function parted(bare: string): { onset: Onset; rest: string } {
  const onset = byLength.find(start => bare.startsWith(start)) ?? ''
  return { onset, rest: bare.slice(onset.length) }
}

const beginnings = new Set(
  Object.values(rimes).flatMap(all =>
    all.flatMap(rime => Array.from(rime, (_, index) => rime.slice(0, index + 1))),
  ),
)

/** Whether this may still become a syllable. */
function mayGrow(letters: readonly Letter[]): boolean {
  const { onset, rest } = parted(bareOf(letters))
  // gi and qu lend their vowel to a rime that begins with it.
  const lent = onset === 'gi' ? 'i' : onset === 'qu' ? 'u' : ''
  return beginnings.has(rest) || beginnings.has(lent + rest)
}

function byTelex(word: Word, key: string): Word | null {
  if (key === 'd') return barred(word)
  if (key === 'w') return hooked(word, { ...hooks, ...breves }) ?? hookAlone(word)
  if (key === 'a' || key === 'e' || key === 'o') {
    const only = Object.fromEntries(Object.entries(hats).filter(([, hat]) => hat === hats[key]))
    return changed(word, only) ?? hatTakenBack(word, key)
  }
  return null
}

function byVni(word: Word, key: string): Word | null {
  if (key === '9') return barred(word)
  if (key === '6') return changed(word, hats)
  if (key === '7') return hooked(word, hooks)
  if (key === '8') return changed(word, breves)
  return null
}

function barred({ letters, tone }: Word): Word | null {
  const [first, ...rest] = letters
  return first?.letter === 'd' ? { letters: [{ ...first, letter: 'đ' }, ...rest], tone } : null
}

/** The mark on the last letter that takes it so that a syllable may come of it. */
function changed({ letters, tone }: Word, marks: Record<string, string>): Word | null {
  for (let index = letters.length - 1; index >= 0; index--) {
    const shape = marks[letters[index]?.letter ?? '']
    if (shape === undefined) continue
    const after = letters.map((letter, at) => (at === index ? { ...letter, letter: shape } : letter))
    if (mayGrow(after)) return { letters: after, tone }
  }
  return null
}

/** Behind these an open uơ is a rime of its own: thuở, huơ. */
const openBefore: readonly Onset[] = ['', 'h', 'kh', 'th']

function hooked(word: Word, marks: Record<string, string>): Word | null {
  const { onset, rest } = parted(bareOf(word.letters))
  const at = rest.search(/[uư][oôơ]/)
  if (at < 0) return changed(word, marks)
  const shape = rest === 'uo' && openBefore.includes(onset) ? 'uơ' : 'ươ'
  const from = onset.length + at
  const letters = word.letters.map((letter, index) => ({
    ...letter,
    letter: index === from || index === from + 1 ? shape.charAt(index - from) : letter.letter,
  }))
  return bareOf(letters) === bareOf(word.letters) ? null : { ...word, letters }
}

/** A w where no vowel waits for a hook is an ư. */
function hookAlone({ letters, tone }: Word): Word | null {
  if (letters.some(({ letter }) => vowelAndTone(letter))) return null
  return { letters: [...letters, { letter: 'ư', isCapital: false }], tone }
}

/** The third o of "xooong": the hat goes and the letter comes. */
function hatTakenBack({ letters, tone }: Word, key: string): Word | null {
  const last = letters.at(-1)
  if (!last || last.letter !== hats[key]) return null
  const bare = { ...last, letter: key }
  return { letters: [...letters.slice(0, -1), bare, bare], tone }
}

function appended({ letters, tone }: Word, key: string): Word {
  const small = key.toLowerCase()
  const { onset, rest } = parted(bareOf(letters))
  // The uơ of thuở turns out to be the ươ of thương.
  const grown =
    rest === 'uơ'
      ? letters.map((letter, index) => (index === onset.length ? { ...letter, letter: 'ư' } : letter))
      : letters
  return { letters: [...grown, { letter: small, isCapital: small !== key }], tone }
}

/** The keys of each method, for those who make rows of them. */
export const keysOfTones = (method: Method): ReadonlyMap<Tone, string> => {
  const keys = Object.entries(toneKeys[method])
  return new Map(tones.map(tone => [tone, keys.find(([, of]) => of === tone)?.[0] ?? '']))
}
