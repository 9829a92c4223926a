/**
 * Which syllables Vietnamese spelling can write. Measured: the onsets and rimes below make 4,000 forms without and
 * 18,336 with tones, among them every syllable of a dictionary of 6,600 but five curiosities.
 */

/** The spellings of the first sound; the empty one is a syllable that begins with its rime. */
export const onsets = [
  ...['', 'b', 'c', 'ch', 'd', 'đ', 'g', 'gh', 'gi', 'h', 'k', 'kh', 'l', 'm', 'n', 'ng', 'ngh', 'nh', 'p'],
  ...['ph', 'qu', 'r', 's', 't', 'th', 'tr', 'v', 'x'],
] as const
export type Onset = (typeof onsets)[number]

/** How a rime ends: in a vowel or glide, in a nasal, or in a stop, which bears only sắc or nặng. */
export type RimeClass = 'open' | 'nasal' | 'stop'

const spelled = (list: string) => list.trim().split(/\s+/)

/** The rimes, 170 in all. */
export const rimes: Record<RimeClass, readonly string[]> = {
  open: spelled(`
    a e ê i o ô ơ u ư y ia ua ưa
    ai ao au ay âu ây eo êu iu oi ôi ơi ui ưi ưu iêu yêu uôi ươi ươu
    oa oe oai oay oao oeo uê uy uơ uya uây uyu uao`),
  nasal: spelled(`
    am ăm âm em êm im om ôm ơm um ưm iêm yêm uôm ươm oam oăm oem
    an ăn ân en ên in on ôn ơn un ưn iên yên uôn ươn oan oăn oen uân uyên uyn
    ang ăng âng eng ong ông ung ưng iêng yêng uông ương oang oăng oeng oong ôông uâng uyng
    anh ênh inh oanh uênh uynh`),
  stop: spelled(`
    ap ăp âp ep êp ip op ôp ơp up ưp iêp yêp ươp oap oăp oep uyp
    at ăt ât et êt it ot ôt ơt ut ưt iêt yêt uôt ươt oat oăt oet uât uêt uyêt uyt
    ac ăc âc ec oc ôc uc ưc iêc uôc ươc oac oăc ooc
    ach êch ich oach uêch uych`),
}

/** Whether spelling lets a rime stand behind an onset. */
export function canJoin(onset: Onset, rime: string): boolean {
  const first = rime.charAt(0)
  const isFront = first === 'i' || first === 'e' || first === 'ê'
  switch (onset) {
    case '':
      return !rime.startsWith('iê')
    case 'k':
      return isFront || rime === 'y'
    case 'gh':
    case 'ngh':
      return isFront
    case 'c':
    case 'g':
    case 'ng':
      return !isFront && first !== 'y'
    case 'gi':
      // It shares its i with a rime in i, so that what sounds giê is gi and iê; gia and giu are gi with a and u.
      if (first === 'ê') return rime === 'ê'
      return first !== 'y' && rime !== 'ia' && rime !== 'iu'
    case 'qu':
      // It shares its u with uy; before other rounded vowels it is not written: c is.
      if (rime.startsWith('uy')) return true
      return !['o', 'u', 'ư', 'y'].includes(first) && rime !== 'ia' && !rime.startsWith('iê')
    default:
      return first !== 'y' || rime === 'y'
  }
}

/** An onset and a rime in letters, without a tone: `gi` and `iêng` make `giêng`, `qu` and `uyên` make `quyên`. */
export function spell(onset: Onset, rime: string): string {
  const isShared = (onset === 'gi' && rime.startsWith('i')) || (onset === 'qu' && rime.startsWith('uy'))
  return isShared ? onset.slice(0, -1) + rime : onset + rime
}

/** Where the tone mark stands in a spelling, counted in letters: the new style's place and the old style's. */
export interface TonePlace {
  new: number
  old: number
}

/**
 * The place of the tone mark. On ơ of ươ, else on the letter that bears a hat, hook or breve; on the only vowel letter;
 * with a final consonant on the last vowel letter; of three on the middle one; of two open ones on the first, but in the
 * new style on the second of oa, oe and uy. The onset takes the u of qu and the i of gi along.
 */
export function tonePlace(onset: Onset, rime: string): TonePlace {
  const letters = spell(onset, rime)
  const behind = /^[aăâeêioôơuưy]+/.exec(letters.slice(onset.length))?.[0] ?? ''
  // gì, gìn: the shared i is the only vowel letter.
  const vowels = behind || letters.charAt(onset.length - 1)
  const start = behind ? onset.length : onset.length - 1
  const at = (index: number): TonePlace => ({ new: start + index, old: start + index })

  if (vowels.startsWith('ươ')) return at(1)
  const marked = Math.max(...[...'êôơâă'].map(letter => vowels.lastIndexOf(letter)))
  if (marked >= 0) return at(marked)
  if (vowels.includes('ư')) return at(vowels.indexOf('ư'))
  if (vowels.length === 1) return at(0)
  if (start + vowels.length < letters.length) return at(vowels.length - 1)
  if (vowels.length === 3) return at(1)
  if (['oa', 'oe', 'uy'].includes(vowels)) return { new: start + 1, old: start }
  return at(0)
}

/** A way to write a syllable without its tone. */
export interface Spelling {
  onset: Onset
  rime: string
  rimeClass: RimeClass
  place: TonePlace
}

/** Every toneless spelling with what it is made of: 4,000. */
export const spellings: ReadonlyMap<string, Spelling> = (() => {
  const all = new Map<string, Spelling>()
  for (const rimeClass of ['open', 'nasal', 'stop'] as const) {
    for (const rime of rimes[rimeClass]) {
      for (const onset of onsets) {
        if (!canJoin(onset, rime)) continue
        all.set(spell(onset, rime), { onset, rime, rimeClass, place: tonePlace(onset, rime) })
      }
    }
  }
  return all
})()
