import { type Inline, type List, type Table, textRun } from '../../../shared/article/index.ts'
import type { ImportWarning } from '../../../shared/words/index.ts'

/**
 * What both readers, of text and of HTML, hand to the one that recognises an article's shape: its parts in source
 * order. `source` is what the report shows, in the words of the source.
 */
export type Piece =
  | LinePiece
  | ImagePiece
  | { kind: 'heading'; source: string; text: string; content: Inline[]; level: 1 | 2 | 3 }
  | { kind: 'verse'; source: string; content: Inline[] }
  | { kind: 'list'; source: string; list: List }
  | { kind: 'table'; source: string; table: Table }
  | { kind: 'quotation'; source: string; content: Inline[] }
  | { kind: 'separator'; source: string }
  | { kind: 'dropped'; source: string }

/** A paragraph, as far as anybody can tell yet. */
export interface LinePiece {
  kind: 'line'
  source: string
  text: string
  content: Inline[]
  /** All of it is strong: in pages without headings, one. */
  strong: boolean
}

export interface ImagePiece {
  kind: 'image'
  source: string
  fileName: string
  alternative: string
  /** Null where the source does not say which text is the caption. */
  caption: string | null
}

/** What a reader found in a file. */
export interface ReadPieces {
  pieces: Piece[]
  warnings: ImportWarning[]
  /** What a page says about itself; its lede, when the text has none. */
  description?: string
}

/** Makes a new id for a block. */
export type NewId = () => string

export const plainLine = (text: string): LinePiece => ({
  kind: 'line',
  source: text,
  text,
  content: [textRun(text)],
  strong: false,
})
