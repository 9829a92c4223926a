import { type Block, type Crop, type Inline, type List, type Table, textRun } from '../article/index.ts'
import type { ImportPart, ImportWarning } from '../words/index.ts'

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
  | { kind: 'block'; source: string; taken: ImportPart; block: Block }
  | { kind: 'dropped'; source: string }

/** A paragraph, as far as anybody can tell yet. */
export interface LinePiece {
  kind: 'line'
  source: string
  text: string
  content: Inline[]
  /** All of it is strong: in pages without headings, one. */
  strong: boolean
  /** The source says by its style that this is the lede. */
  lede?: boolean
  /** The source tells its headings by how they look, so that a plain line is none. */
  plain?: boolean
}

export interface ImagePiece {
  kind: 'image'
  source: string
  fileName: string
  /** Where its bytes are, as the source says; '' where only the name is known. Nothing is fetched from there. */
  address: string
  /** Width by height as the source shows it; 0 where it does not say. */
  ratio: number
  alternative: string
  /** Null where the source does not say which text is the caption. */
  caption: string | null
  /** Where the file itself holds the picture: the name that its reader knows it by. */
  inside?: string
  /** The part of the picture that the source shows. */
  crop?: Crop | null
}

/** What of a page the body language has no words for, or no safe ones. */
export const losses = [
  /** Colours, fonts, sizes, lines under or through words: 1 where there were any. */
  'looks',
  /** Links that no reader may follow; their words stay. */
  'links',
  /** Scripts, embedded pages, films, drawings. */
  'machinery',
  /** Buttons and fields. */
  'controls',
  'hidden',
  /** Remarks in the margin, and the signs that lead to them. */
  'remarks',
  /** Words marked as deleted. */
  'deletions',
  /** Rows of tables longer than an article can hold. */
  'rows',
  /** Tables inside tables, pictures inside tables: what they held stands elsewhere. */
  'tables',
  /** Lists that counted by letters, or on from another list. */
  'numbering',
] as const
export type Loss = (typeof losses)[number]
export type Losses = Record<Loss, number>

export const nothingLost = (): Losses => ({
  looks: 0,
  links: 0,
  machinery: 0,
  controls: 0,
  hidden: 0,
  remarks: 0,
  deletions: 0,
  rows: 0,
  tables: 0,
  numbering: 0,
})

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
