import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../../electron/dev/project.ts'
import { everySyllable, inToneStyle, isSyllable } from '../../shared/vietnamese/index.ts'
import type { Random } from './random.ts'

/** The words of a sample article that are Vietnamese syllables, as often as they stand there. */
export function wordsOfSample(): string[] {
  const text = readFileSync(join(project, 'seeds/text/dan-van-gan-dan-sat-viec.txt'), 'utf8')
  return (inToneStyle(text.normalize('NFC'), 'new').match(/\p{L}+/gu) ?? []).filter(isSyllable)
}

/** Syllables of Vietnamese spelling that nobody types so: ôông, and uơ where it is not thuở, huơ or khuơ. */
export const isTyped = (syllable: string): boolean =>
  !/ô[ôốồổỗộ]/.test(syllable.toLowerCase()) &&
  (!/u[ơờởỡớợ]$/.test(syllable) || /^(|h|th|kh|q)u/.test(syllable))

/** So many words: most as a text has them, some rare, some in capitals. */
export function randomWords(count: number, random: Random): string[] {
  const usual = wordsOfSample()
  const rare = [...everySyllable()].filter(isTyped)
  return Array.from({ length: count }, () => {
    const word = random.chance(0.8) ? random.pick(usual) : random.pick(rare)
    if (random.chance(0.04)) return word.toUpperCase()
    return random.chance(0.1) ? word.charAt(0).toUpperCase() + word.slice(1) : word
  })
}
