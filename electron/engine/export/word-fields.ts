import { Paragraph, Tab, type Table, TextRun } from 'docx'
import type { Fields } from '../../../shared/article/index.ts'
import { shownDay } from '../../../shared/vietnamese/index.ts'
import { bareTable, spacer, textWidth, type WordBlock } from './word-blocks.ts'
import { linesOf, markedParagraph, plainParagraph, writable } from './word-inlines.ts'
import {
  attachmentColumns,
  bookmarkOf,
  type FieldLabel,
  fieldLabels,
  formatVersion,
  genreName,
  momentWritten,
  propertyNames,
  wordStyles,
  wordTables,
} from './word-names.ts'

/** The table on top with what the article is besides its text: a line for each field that is filled in. */
export function fieldsTable(fields: Fields): Table {
  const one = (text: string | null | undefined) => (text ? [linesOf(text)] : [])
  const moment = (at: number | null) => (at === null ? [] : one(momentWritten(at)))
  const day = (date: string | null) => (date === null ? [] : one(shownDay(date)))
  const values: [FieldLabel, Paragraph[]][] = (
    [
      ['authors', fields.authors.map(({ name, organisation }) => authorOf(name, organisation))],
      ['section', one(fields.section?.name)],
      ['genre', one(genreName(fields.genre))],
      ['writtenDate', day(fields.writtenDate)],
      ['eventDate', day(fields.eventDate)],
      ['place', one(fields.place)],
      ['sourceName', one(fields.source.name)],
      ['sourceAddress', one(fields.source.address)],
      ['tags', fields.tags.map(linesOf)],
      ['shortTitle', one(fields.shortTitle)],
      ['term', one(fields.term)],
      ['rights', one(fields.rights)],
      ['publishFrom', moment(fields.publishFrom)],
      ['withdrawOn', moment(fields.withdrawOn)],
      ['slug', one(fields.slug)],
      ['language', fields.language === 'vi' ? [] : one(fields.language)],
    ] as const
  ).map(([label, lines]) => [
    label,
    lines.map(children => new Paragraph({ style: wordStyles.field.id, children: [...children] })),
  ])
  const labelWidth = 2200
  const rows = values
    .filter(([, lines]) => lines.length > 0)
    .map(([label, lines]) => [
      [
        new Paragraph({
          style: wordStyles.field.id,
          children: [new TextRun({ text: `${fieldLabels[label]}:`, bold: true })],
        }),
      ],
      lines,
    ])
  return bareTable(wordTables.fields.id, [labelWidth, textWidth - labelWidth], rows)
}

/** A name and behind a tab the office. */
const authorOf = (name: string, organisation: string) => {
  const flat = (text: string) => writable(text).replace(/[\t\n]+/g, ' ')
  return [
    new TextRun(flat(name)),
    ...(organisation === '' ? [] : [new TextRun({ children: [new Tab(), flat(organisation)] })]),
  ]
}

/** The list of attachments below the text; their files are not in the document. */
export function attachmentsList(fields: Fields): WordBlock[] {
  if (fields.attachments.length === 0) return []
  const cell = (text: string) => [plainParagraph(wordStyles.cell.id, text)]
  const widths = [3172, 1500, 1300, 1600, 1500]
  const rows = fields.attachments.map(({ id, title, number, date, issuer, fileName }) => [
    [markedParagraph(wordStyles.cell.id, title, bookmarkOf(id))],
    cell(number),
    cell(date === null ? '' : shownDay(date)),
    cell(issuer),
    cell(fileName),
  ])
  const header = attachmentColumns.map(name => [plainParagraph(wordStyles.headerCell.id, name)])
  return [
    plainParagraph(wordStyles.attachments.id, 'Tệp đính kèm'),
    bareTable(wordTables.attachments.id, widths, [header, ...rows], 1),
    spacer(),
  ]
}

/** What only this program reads: which version wrote the document, and the ids behind its names. */
export function customProperties(fields: Fields): { name: string; value: string }[] {
  return [
    { name: propertyNames.version, value: formatVersion },
    ...(fields.section ? [{ name: propertyNames.section, value: fields.section.id }] : []),
    ...(fields.related.length > 0 ? [{ name: propertyNames.related, value: fields.related.join(' ') }] : []),
    ...fields.attachments.map(({ id, file }) => ({ name: `${propertyNames.attachment}${id}`, value: file })),
  ]
}
