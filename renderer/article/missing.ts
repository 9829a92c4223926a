import type { FigureTexts } from './editor/nodes/figure.ts'

export type MissingFromFigure = 'media' | 'alternative' | 'credit'

/** What a portal will ask for: the file itself, words for who cannot see it, and who took it. */
export function missingOf(figure: FigureTexts): MissingFromFigure[] {
  const missing: MissingFromFigure[] = []
  if (figure.media === null) missing.push('media')
  if (figure.alternative.trim() === '') missing.push('alternative')
  if (figure.credit.trim() === '') missing.push('credit')
  return missing
}
