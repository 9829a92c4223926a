import type { Figure } from './body.ts'
import type { Content } from './fields.ts'
import { figuresOf } from './plain.ts'

export type MissingFromFigure = 'media' | 'alternative' | 'credit'

/** What a portal will ask for: the file itself, words for who cannot see it, and who took it. */
export function missingOf(figure: Pick<Figure, 'media' | 'alternative' | 'credit'>): MissingFromFigure[] {
  const missing: MissingFromFigure[] = []
  if (figure.media === null) missing.push('media')
  if (figure.alternative.trim() === '') missing.push('alternative')
  if (figure.credit.trim() === '') missing.push('credit')
  return missing
}

/** A bit for each text that a use of a picture lacks. */
export const missingBits = { alternative: 1, credit: 2 } as const

/** Every file that a content uses, by its hash, with the bits of what is missing in any of its uses. */
export function filesOf(content: Content): Map<string, number> {
  const files = new Map<string, number>()
  for (const figure of figuresOf(content)) {
    if (figure.media === null) continue
    const lacks = missingOf(figure).reduce((bits, one) => bits | (one === 'media' ? 0 : missingBits[one]), 0)
    files.set(figure.media, (files.get(figure.media) ?? 0) | lacks)
  }
  for (const { file } of content.fields.attachments) files.set(file, files.get(file) ?? 0)
  return files
}
