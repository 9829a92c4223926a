import { IS_BOLD, IS_ITALIC, IS_SUBSCRIPT, IS_SUPERSCRIPT, type TextFormatType } from 'lexical'
import { type Mark, marks } from '../../../shared/article/index.ts'

const bits: Record<Mark, number> = {
  emphasis: IS_ITALIC,
  strong: IS_BOLD,
  subscript: IS_SUBSCRIPT,
  superscript: IS_SUPERSCRIPT,
}

/** The editor's format bits for these marks. */
export const formatOf = (of: readonly Mark[]): number => of.reduce((format, mark) => format | bits[mark], 0)

/** The marks of these format bits in their one order; bits that the body has no mark for are passed over. */
export const marksOf = (format: number): Mark[] => marks.filter(mark => (format & bits[mark]) !== 0)

/** The text formats that the body has a mark for; the editor refuses every other. */
export const knownFormats: readonly TextFormatType[] = ['bold', 'italic', 'subscript', 'superscript']
