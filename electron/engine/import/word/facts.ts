import type { Crop, Focus } from '../../../../shared/article/index.ts'
import type { Numbered } from './numbering.ts'

/** What mammoth does not tell of a paragraph. */
export interface ParagraphFacts {
  kind: 'paragraph'
  /** Ids and lower-case names of its style and of those that it is based on, the nearest first. */
  style: { ids: string[]; names: string[] }
  numbered: Numbered | null
  /** 0 is the highest; undefined where the paragraph is no heading by its level. */
  outline: number | undefined
  /** All of its text is bold, by itself or by its style. */
  strong: boolean
  italic: boolean
  centred: boolean
}

/** A picture where it stands. */
export interface PictureFacts {
  kind: 'picture'
  /** The part that holds it; null where it lies outside of the document. */
  part: string | null
  /** A file's name: the drawing's own, or the part's. */
  fileName: string
  alternative: string
  crop: Crop | null
  /** Only documents of ours say it. */
  focus: Focus | null
}

export interface CellFacts {
  kind: 'cell'
  /** The colour of its ground, hexadecimal; empty where it has none. */
  fill: string
}

export interface RuleFacts {
  kind: 'rule'
}

export type Fact = ParagraphFacts | PictureFacts | CellFacts | RuleFacts

/** Facts travel through mammoth as bookmarks with these names. */
export const markOf = (index: number) => `~${index}`
export const indexOfMark = (name: string) => (/^~\d+$/.test(name) ? Number(name.slice(1)) : null)
