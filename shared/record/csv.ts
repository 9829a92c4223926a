import type { NewsroomEvent } from '../contract/index.ts'
import { clockOf, dayOf, shownDay } from '../vietnamese/index.ts'
import type { Words } from '../words/index.ts'
import { eventInWords, noteInWords } from './in-words.ts'

/** Says to spreadsheets that what follows is UTF-8; without it they take Vietnamese for something else. */
export const byteOrderMark = '\ufeff'

/**
 * A table as RFC 4180 has it, in lines that end in CR and LF. A cell that a spreadsheet would carry out as a formula
 * is made words by an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection); numbers stay numbers.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map(row => `${row.map(cellOf).join(',')}\r\n`).join('')
}

/** The signs with which a formula begins, also in their wide forms. */
const carriedOut = /^[=+\-@|\uff1d\uff0b\uff0d\uff20]/

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // Spaces and line ends before it do not keep a spreadsheet from it.
  const harmless = carriedOut.test(value.replace(/^[\s\p{C}]+/u, '')) ? `'${value}` : value
  return /[",\r\n\t;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** What the columns of an exported log are called. */
export interface LogColumns {
  number: string
  time: string
  person: string
  event: string
  article: string
  title: string
  reason: string
  details: string
  system: string
}

/** The heads of the columns, as the first line. */
export const logHead = (columns: LogColumns): string =>
  csvOf([
    [
      columns.number,
      columns.time,
      columns.person,
      columns.event,
      columns.article,
      columns.title,
      columns.reason,
      columns.details,
    ],
  ])

/** Events as lines of the table. Times are Vietnam's. */
export const logLines = (
  events: readonly NewsroomEvent[],
  articles: ReadonlyMap<string, { number: number; title: string }>,
  words: Words,
  columns: LogColumns,
): string =>
  csvOf(
    events.map(event => {
      const article = event.article === null ? undefined : articles.get(event.article)
      return [
        event.sequence,
        `${shownDay(dayOf(event.at))} ${clockOf(event.at)}`,
        event.by?.name ?? columns.system,
        eventInWords(words, event),
        article?.number ?? null,
        article?.title ?? null,
        event.reason,
        noteInWords(words, event),
      ]
    }),
  )
