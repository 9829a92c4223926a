import {
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  VerticalMergeType,
  WidthType,
} from 'docx'
import {
  type Block,
  type Body,
  type TableCell as BodyCell,
  type Table as BodyTable,
  type Figure,
  type Inline,
  type List,
  wholePicture,
} from '../../../shared/article/index.ts'
import { gridOf, type Place } from './grid.ts'
import type { WordPicture } from './word.ts'
import { inlinesOf, type Notes, plainParagraph, writable } from './word-inlines.ts'
import {
  builtIn,
  focusWritten,
  headerFill,
  noFileName,
  noPicture,
  separatorText,
  wordStyles,
  wordTables,
} from './word-names.ts'
import { bulletNumbering, countNumbering } from './word-style-sheet.ts'

/** Between the margins, in twips: 16 cm. */
export const textWidth = 9072
/** What fits between them, in px of 96 to the inch. */
const widest = 600
const tallest = 780

export type WordBlock = Paragraph | Table

/** Writes the blocks of a body as Word's. */
export class BlockWriter {
  private readonly pictures: Record<string, WordPicture>
  private readonly notes: Notes
  private lists = 0

  constructor(pictures: Record<string, WordPicture>, notes: Notes) {
    this.pictures = pictures
    this.notes = notes
  }

  body(body: Body): WordBlock[] {
    return body.blocks.flatMap(block => this.block(block))
  }

  private block(block: Block): (Paragraph | Table)[] {
    switch (block.type) {
      case 'paragraph':
        return [this.paragraph(wordStyles.text.id, block.content)]
      case 'heading':
        return [this.paragraph(block.level === 2 ? builtIn.heading2 : builtIn.heading3, block.content)]
      case 'list':
        return this.list(block, 0)
      case 'quotation':
        return [this.paragraph(builtIn.quotation, block.content)]
      case 'pullQuote':
        return [
          this.paragraph(builtIn.pullQuote, block.content),
          ...this.text(wordStyles.attribution.id, block.attribution),
        ]
      case 'figure':
        return this.figure(wordStyles.figure.id, block)
      case 'gallery':
        return [
          ...block.figures.flatMap(figure => this.figure(wordStyles.galleryFigure.id, figure)),
          // Also when it is empty: it ends the gallery.
          plainParagraph(wordStyles.galleryCaption.id, block.caption),
        ]
      case 'table':
        return [...this.text(wordStyles.tableCaption.id, block.caption), this.table(block), spacer()]
      case 'box':
        return [
          oneCell([
            plainParagraph(wordStyles.boxTitle.id, block.title),
            ...block.blocks.flatMap(inner =>
              inner.type === 'paragraph'
                ? [this.paragraph(wordStyles.cell.id, inner.content)]
                : this.block(inner),
            ),
          ]),
          spacer(),
        ]
      case 'separator':
        return [plainParagraph(wordStyles.separator.id, separatorText)]
    }
  }

  private paragraph(style: string, content: readonly Inline[]): Paragraph {
    return new Paragraph({ style, children: inlinesOf(content, this.notes) })
  }

  private text(style: string, text: string): Paragraph[] {
    return text === '' ? [] : [plainParagraph(style, text)]
  }

  /** Each list is a numbering of its own, also an inner one: so it counts from 1, and ends where it ends. */
  private list({ ordered, items }: List, level: number): Paragraph[] {
    const instance = ++this.lists
    const reference = ordered ? countNumbering : bulletNumbering
    return items.flatMap(item => [
      new Paragraph({
        style: ordered ? builtIn.numbers : builtIn.bullets,
        numbering: { reference, level, instance },
        children: inlinesOf(item.content, this.notes),
      }),
      ...(item.nested ? this.list(item.nested, level + 1) : []),
    ])
  }

  /** A figure and the lines of its texts, those that there are. */
  figure(style: string, figure: Figure): Paragraph[] {
    const picture = figure.media === null ? undefined : this.pictures[figure.media]
    return [
      picture
        ? new Paragraph({ style, children: [imageOf(picture, figure)] })
        : plainParagraph(style, figure.fileName === '' ? noPicture : figure.fileName),
      ...(picture ? [] : this.text(wordStyles.alternative.id, figure.alternative)),
      ...this.text(builtIn.caption, figure.caption),
      ...this.text(wordStyles.credit.id, figure.credit),
      ...this.text(wordStyles.rights.id, figure.rights),
    ]
  }

  private table(table: BodyTable): Table {
    const { rows, columns } = gridOf(table)
    const header = headerRows(rows)
    return new Table({
      style: wordTables.table.id,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: Array.from({ length: columns }, () => Math.floor(textWidth / columns)),
      rows: rows.map(
        (places, index) =>
          new TableRow({
            tableHeader: index < header,
            cantSplit: true,
            children: places.map(place => this.cell(place)),
          }),
      ),
    })
  }

  private cell({ cell, goesOn, hasMore }: Place): TableCell {
    const isMerged = goesOn || hasMore
    return new TableCell({
      ...(cell.columns > 1 && { columnSpan: cell.columns }),
      ...(isMerged && { verticalMerge: goesOn ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART }),
      ...(cell.header && { shading: { fill: headerFill, color: 'auto', type: ShadingType.CLEAR } }),
      children: goesOn ? [plainParagraph(wordStyles.emptyCell.id, '')] : this.inCell(cell),
    })
  }

  private inCell({ blocks, header }: BodyCell): Paragraph[] {
    if (blocks.length === 0) return [plainParagraph(wordStyles.emptyCell.id, '')]
    const style = header ? wordStyles.headerCell.id : wordStyles.cell.id
    return blocks.flatMap(block =>
      block.type === 'list' ? this.list(block, 0) : [this.paragraph(style, block.content)],
    )
  }
}

/** Rows of headers on top, which Word repeats on each page. */
function headerRows(rows: Place[][]): number {
  const first = rows.findIndex(places => places.length === 0 || !places.every(({ cell }) => cell.header))
  return first === -1 ? 0 : first
}

function imageOf({ bytes, type, width, height }: WordPicture, figure: Figure): ImageRun {
  const shown = figure.crop ?? { x: 0, y: 0, width: wholePicture, height: wholePicture }
  const wide = (width * shown.width) / wholePicture
  const tall = (height * shown.height) / wholePicture
  const scale = Math.min(1, widest / wide, tallest / tall)
  const perCent = (length: number) => (length * 100) / wholePicture
  return new ImageRun({
    type: type === 'image/png' ? 'png' : 'jpg',
    data: bytes,
    transformation: {
      width: Math.max(1, Math.round(wide * scale)),
      height: Math.max(1, Math.round(tall * scale)),
    },
    ...(figure.crop && {
      crop: {
        left: perCent(shown.x),
        top: perCent(shown.y),
        right: perCent(wholePicture - shown.x - shown.width),
        bottom: perCent(wholePicture - shown.y - shown.height),
      },
    }),
    altText: {
      name: writable(figure.fileName) || noFileName,
      title: figure.focus ? focusWritten(figure.focus) : '',
      description: writable(figure.alternative),
    },
  })
}

/** Two tables in a row would be one in Word, and a document ends with a paragraph. */
export const spacer = (): Paragraph => new Paragraph({ style: wordStyles.spacer.id })

const oneCell = (children: (Paragraph | Table)[]) =>
  new Table({
    style: wordTables.box.id,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [textWidth],
    rows: [new TableRow({ children: [new TableCell({ children })] })],
  })

export const bareTable = (style: string, widths: number[], rows: Paragraph[][][], header = 0): Table =>
  new Table({
    style,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index < header,
          children: cells.map(
            (children, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                ...(index < header && {
                  shading: { fill: headerFill, color: 'auto', type: ShadingType.CLEAR },
                }),
                children,
              }),
          ),
        }),
    ),
  })
