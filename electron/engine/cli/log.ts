import { recordFaultInWords } from '../../../shared/words/index.ts'
import { checkRecord } from '../record/check.ts'
import { readHead } from '../record/head.ts'
import { logFile } from '../record/log.ts'
import { shownEvents } from '../record/shown.ts'
import { articleById } from '../store/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import { allEvents } from '../store/events.ts'
import { eventLines } from './events.ts'
import type { Command } from './run.ts'

/**
 * `log DIR [--check | --csv]`: the events of the newsroom, whether its record is whole (exit code 1 when not), or the
 * events as a table for spreadsheets.
 */
export const showLog: Command = ({ positional, options }, terminal) =>
  terminal.withNewsroom(positional[0] ?? '', async ({ reading, folder }) => {
    const { says, language } = terminal
    if (options.check) {
      const check = checkRecord(reading, readHead(folder))
      const { faults, events, revisions, seals } = check
      if (options.json) terminal.json(check)
      else if (faults.length === 0) terminal.say(says.chainWhole, { events, revisions, seals })
      else {
        terminal.say(says.chainBroken, { count: faults.length })
        for (const fault of faults) terminal.print(`  ${recordFaultInWords(fault, language)}`)
      }
      return faults.length === 0 ? 0 : 1
    }
    if (options.csv) {
      const any = { kinds: [], person: null, article: null, from: null, to: null }
      const { bytes } = await logFile(reading, any, language, Date.now())
      // Lines are printed with their own ends; the table's last one would be printed twice.
      terminal.print(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).trimEnd())
      return 0
    }
    const events = shownEvents(reading, [...allEvents(reading)])
    if (options.json) terminal.json(events)
    else {
      const numbers = numbersOf(reading, new Set(events.map(event => event.article)))
      for (const line of eventLines(events, terminal, numbers)) terminal.print(line)
    }
    return 0
  })

function numbersOf(db: ReadableDB, articles: ReadonlySet<string | null>): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const id of articles) {
    const number = id === null ? undefined : articleById(db, id)?.number
    if (id !== null && number !== undefined) numbers.set(id, number)
  }
  return numbers
}
