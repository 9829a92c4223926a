import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { SheetText } from '../../../shared/paper/index.ts'
import { qrPicture } from './qr-picture.ts'
import { writable } from './word-inlines.ts'

/** The width between the margins, twips. */
const width = 9071

/** An approval sheet as Word's own tables and paragraphs; the article follows on a page of its own. */
export function sheetBlocks(sheet: SheetText): (Paragraph | Table)[] {
  return [
    frame(
      [
        [
          [centred(sheet.organisation.toLocaleUpperCase('vi'), true)],
          sheet.motto.length === 0 ? [centred('')] : sheet.motto.map(line => centred(line, true)),
        ],
      ],
      [3900, width - 3900],
      false,
    ),
    spaced(),
    centred(sheet.title, true, 34),
    centred(sheet.number),
    spaced(),
    pairs(sheet.facts),
    headed(sheet.stepsTitle),
    frame(
      [
        sheet.stepHeads.map(head => [line(head, true)]),
        ...sheet.steps.map(step => step.map(cell => [line(cell)])),
      ],
      [1750, 2200, 3121, 2000],
      true,
    ),
    headed(sheet.sealTitle),
    pairs(sheet.seal),
    ...(sheet.code === null ? [] : code(sheet.code, sheet.codeNote)),
    spaced(),
    frame(
      [
        sheet.signers.map(signer => [
          centred(signer, true),
          centred(sheet.signHere),
          ...Array.from({ length: 4 }, () => centred('')),
        ]),
      ],
      [3023, 3024, 3024],
      false,
    ),
    new Paragraph({ children: [new TextRun({ text: sheet.printed, size: 17, color: '55504A' })] }),
  ]
}

/** Where the article begins. */
export const pageBreak = () => new Paragraph({ pageBreakBefore: true, children: [] })

function pairs(rows: SheetText['facts']): Table {
  return frame(
    rows.map(([name, value]) => [[line(name)], [line(value, true)]]),
    [2700, width - 2700],
    true,
  )
}

function code(text: string, note: string): Paragraph[] {
  const { bytes } = qrPicture(text)
  const transformation = { width: 150, height: 150 }
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 160 },
      children: [
        new ImageRun({
          type: 'png',
          data: bytes,
          transformation,
          altText: { name: 'QR', title: note, description: note },
        }),
      ],
    }),
    centred(note, false, 17),
  ]
}

function frame(rows: (Paragraph[] | undefined)[][], columns: number[], lines: boolean): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const thin = { style: BorderStyle.SINGLE, size: 4, color: 'B9B2A8' }
  const edge = lines ? thin : none
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    borders: {
      top: edge,
      bottom: edge,
      left: none,
      right: none,
      insideHorizontal: edge,
      insideVertical: none,
    },
    rows: rows.map(
      cells =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({
                width: { size: columns[at] ?? 1000, type: WidthType.DXA },
                verticalAlign: VerticalAlign.TOP,
                margins: { top: 50, bottom: 50, left: 80, right: 80 },
                children: children ?? [],
              }),
          ),
        }),
    ),
  })
}

const line = (text: string, bold = false) =>
  new Paragraph({ spacing: { before: 0, after: 0 }, children: [new TextRun({ text: writable(text), bold })] })
const centred = (text: string, bold = false, size?: number) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0 },
    children: [new TextRun({ text: writable(text), bold, ...(size && { size }) })],
  })
const headed = (text: string) =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 280, after: 100 },
    children: [new TextRun({ text, bold: true, size: 25 })],
  })
const spaced = () => new Paragraph({ spacing: { before: 120, after: 120 }, children: [] })
