import { Document, Packer } from 'docx'
import type { Content } from '../../../shared/article/index.ts'
import type { SheetText } from '../../../shared/paper/index.ts'
import { steady } from './steady.ts'
import { BlockWriter, spacer } from './word-blocks.ts'
import { attachmentsList, customProperties, fieldsTable } from './word-fields.ts'
import { Notes, plainParagraph, writable } from './word-inlines.ts'
import { builtIn, wordStyles } from './word-names.ts'
import { pageBreak, sheetBlocks } from './word-sheet.ts'
import { numberings, styleSheet } from './word-style-sheet.ts'

/** What a Word document is written from. */
export interface WordContent {
  content: Content
  /** Pictures by the `media` of their figures. One that is missing is named instead. */
  pictures: Record<string, WordPicture>
  /** The approval sheet that comes before the article, in the place of its fields. */
  sheet?: SheetText
}

export interface WordPicture {
  bytes: Uint8Array
  type: 'image/jpeg' | 'image/png'
  /** px */
  width: number
  height: number
}

/** Twips: A4, with the margins of NĐ 30/2020/NĐ-CP, annex I: 20 mm above, below and right, 30 mm left. */
const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1134, bottom: 1134, left: 1701, right: 1134 },
}

/**
 * Writes an article as a Word document: real styles for headings, captions, quotations and lists, real footnotes, all
 * fields on top. The same content gives the same bytes, on every machine and at any time. `readWord` reads it back; what
 * Word has no words for its styles and properties carry (`word-names.ts`).
 */
export async function writeWord({ content, pictures, sheet }: WordContent): Promise<Uint8Array<ArrayBuffer>> {
  const { fields, body } = content
  const notes = new Notes()
  const writer = new BlockWriter(pictures, notes)
  const children = [
    ...(sheet ? [...sheetBlocks(sheet), pageBreak()] : [fieldsTable(fields), spacer()]),
    plainParagraph(builtIn.title, fields.title),
    ...(fields.lede === '' ? [] : [plainParagraph(wordStyles.lede.id, fields.lede)]),
    ...(fields.leadFigure ? writer.figure(wordStyles.leadFigure.id, fields.leadFigure) : []),
    ...writer.body(body),
    ...attachmentsList(fields),
  ]
  const document = new Document({
    title: writable(fields.title),
    creator: 'Bản Thảo',
    lastModifiedBy: 'Bản Thảo',
    customProperties: customProperties(fields),
    styles: styleSheet,
    numbering: numberings,
    footnotes: notes.paragraphs,
    sections: [{ properties: { page }, children }],
  })
  return steady(await Packer.toBuffer(document))
}
