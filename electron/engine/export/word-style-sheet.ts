import { AlignmentType, BorderStyle, type IPropertiesOptions, LevelFormat, LineRuleType } from 'docx'
import { builtIn, headerFill, raisedAndLowered, wordStyles, wordTables } from './word-names.ts'

type Styles = NonNullable<IPropertiesOptions['styles']>
type ParagraphStyle = NonNullable<Styles['paragraphStyles']>[number]

const font = 'Times New Roman'
/** Half-points: 14 points, as Vietnamese offices write. */
const size = 28
const grey = '595959'
const blue = '1F3864'

/** A style of paragraphs that Word offers among its quick ones. */
const style = (
  named: { id: string; name: string },
  rest: Pick<ParagraphStyle, 'run' | 'paragraph' | 'next' | 'basedOn'> = {},
): ParagraphStyle => ({ ...named, basedOn: 'Normal', next: 'Normal', quickFormat: true, ...rest })

const centred = AlignmentType.CENTER
const tight = { before: 0, after: 0, line: 264, lineRule: LineRuleType.AUTO }
/** Twips: paragraphs begin one centimetre in. */
const firstLine = 567

/** How documents of ours look: a manuscript, set as offices set them. */
export const styleSheet: Styles = {
  default: {
    document: {
      run: { font, size, language: { value: 'vi-VN', eastAsia: 'vi-VN', bidirectional: 'ar-SA' } },
      paragraph: {
        spacing: { before: 60, after: 60, line: 288, lineRule: LineRuleType.AUTO },
        alignment: AlignmentType.BOTH,
      },
    },
    title: {
      run: { font, size: 36, bold: true, color: blue },
      paragraph: { alignment: centred, spacing: { before: 240, after: 160 } },
    },
    heading2: {
      run: { font, size: 30, bold: true, color: blue },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true, alignment: AlignmentType.LEFT },
    },
    heading3: {
      run: { font, size, bold: true, italics: true, color: blue },
      paragraph: { spacing: { before: 180, after: 60 }, keepNext: true, alignment: AlignmentType.LEFT },
    },
    footnoteText: { run: { font, size: 22 }, paragraph: { spacing: tight, indent: { firstLine: 0 } } },
    caption: {
      run: { font, size: 24, color: grey },
      paragraph: { alignment: centred, spacing: { before: 40, after: 60 } },
    },
  },
  paragraphStyles: [
    style(
      { id: builtIn.quotation, name: 'Quote' },
      {
        run: { color: '404040' },
        paragraph: { indent: { left: 720, right: 720 }, spacing: { before: 120, after: 120 } },
      },
    ),
    style(
      { id: builtIn.pullQuote, name: 'Intense Quote' },
      {
        run: { size: 32, color: blue },
        paragraph: {
          alignment: centred,
          indent: { left: 720, right: 720 },
          spacing: { before: 200, after: 60 },
          border: { top: { style: BorderStyle.SINGLE, size: 8, color: blue, space: 8 } },
        },
      },
    ),
    style({ id: builtIn.bullets, name: 'List Bullet' }, { next: builtIn.bullets }),
    style({ id: builtIn.numbers, name: 'List Number' }, { next: builtIn.numbers }),
    style(wordStyles.text, { paragraph: { indent: { firstLine } }, next: wordStyles.text.id }),
    style(wordStyles.lede, { run: { bold: true }, paragraph: { spacing: { before: 60, after: 160 } } }),
    style(wordStyles.field, {
      run: { size: 24 },
      paragraph: { spacing: tight, alignment: AlignmentType.LEFT },
    }),
    style(wordStyles.leadFigure, { paragraph: { alignment: centred, keepNext: true } }),
    style(wordStyles.figure, { paragraph: { alignment: centred, keepNext: true } }),
    style(wordStyles.galleryFigure, { paragraph: { alignment: centred, keepNext: true } }),
    style(wordStyles.galleryCaption, {
      run: { size: 24, bold: true, color: grey },
      paragraph: { alignment: centred },
    }),
    style(wordStyles.alternative, { run: { size: 22, color: grey }, paragraph: { alignment: centred } }),
    style(wordStyles.credit, {
      run: { size: 22, color: grey },
      paragraph: { alignment: centred, spacing: tight },
    }),
    style(wordStyles.rights, {
      run: { size: 20, color: grey },
      paragraph: { alignment: centred, spacing: tight },
    }),
    style(wordStyles.attribution, {
      run: { size: 26, color: grey },
      paragraph: {
        alignment: centred,
        spacing: { after: 200 },
        border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: blue, space: 8 } },
      },
    }),
    style(wordStyles.separator, { paragraph: { alignment: centred, spacing: { before: 160, after: 160 } } }),
    style(wordStyles.tableCaption, {
      run: { size: 24, bold: true, color: grey },
      paragraph: { alignment: centred, keepNext: true, spacing: { before: 120, after: 60 } },
    }),
    style(wordStyles.cell, {
      run: { size: 26 },
      paragraph: { alignment: AlignmentType.LEFT, spacing: tight },
      next: wordStyles.cell.id,
    }),
    style(wordStyles.headerCell, {
      run: { size: 26, bold: true },
      paragraph: { alignment: AlignmentType.LEFT, spacing: tight },
    }),
    style(wordStyles.emptyCell, {
      run: { size: 26 },
      paragraph: { alignment: AlignmentType.LEFT, spacing: tight },
      next: wordStyles.cell.id,
    }),
    style(wordStyles.boxTitle, {
      run: { bold: true, color: blue },
      paragraph: { alignment: AlignmentType.LEFT, keepNext: true },
    }),
    style(wordStyles.attachments, {
      run: { bold: true, color: blue },
      paragraph: { keepNext: true, spacing: { before: 240, after: 80 } },
    }),
    style(wordStyles.spacer, {
      run: { size: 8 },
      paragraph: { spacing: { before: 0, after: 0, line: 120, lineRule: LineRuleType.AUTO } },
    }),
  ],
  characterStyles: [
    { ...raisedAndLowered, basedOn: 'DefaultParagraphFont', run: { superScript: true, smallCaps: true } },
  ],
}

/** Names of the numberings that lists use: each list of an article is an instance of one. */
export const bulletNumbering = 'bullets'
export const countNumbering = 'numbers'

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8]
const indent = (level: number) => ({ paragraph: { indent: { left: 567 + level * 425, hanging: 340 } } })

export const numberings: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: bulletNumbering,
      levels: levels.map(level => ({
        level,
        format: LevelFormat.BULLET,
        text: ['•', '–', '+'][level % 3] ?? '•',
        alignment: AlignmentType.LEFT,
        style: indent(level),
      })),
    },
    {
      reference: countNumbering,
      levels: levels.map(level => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.LEFT,
        style: indent(level),
      })),
    },
  ],
}

/** Styles of tables, which the library has no words for: ECMA-376 17.7.6. */
export const tableStyles = [
  tableStyle(wordTables.fields, borders('A6A6A6', 'none'), ''),
  tableStyle(wordTables.table, borders('7F7F7F', 'single'), ''),
  tableStyle(
    wordTables.box,
    borders('8EA9DB', 'none'),
    '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F3F6FB"/></w:tcPr>',
  ),
  tableStyle(wordTables.attachments, borders('A6A6A6', 'single'), ''),
].join('')

function tableStyle({ id, name }: { id: string; name: string }, lines: string, cell: string): string {
  const margins =
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
  return `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:qFormat/><w:tblPr>${lines}${margins}</w:tblPr>${cell}</w:style>`
}

function borders(colour: string, inside: 'single' | 'none'): string {
  const line = (side: string, kind: string) =>
    `<w:${side} w:val="${kind}" w:sz="4" w:space="0" w:color="${colour}"/>`
  const outer = ['top', 'left', 'bottom', 'right'].map(side => line(side, 'single'))
  return `<w:tblBorders>${outer.join('')}${line('insideH', inside)}${line('insideV', inside)}</w:tblBorders>`
}

export const headerShading = { fill: headerFill, color: 'auto', type: 'clear' } as const
