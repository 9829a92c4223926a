import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { checkRecord } from '../desk/check.ts'
import { shownEvents } from '../desk/record.ts'
import { allEvents } from '../store/events.ts'
import type { Command } from './run.ts'

/** `log DIR [--check]`: the events of the newsroom, or whether its record is whole (exit code 1 when not). */
export const showLog: Command = ({ positional, options }, terminal) =>
  terminal.withNewsroom(positional[0] ?? '', ({ reading }) => {
    const { says, words } = terminal
    if (options.check) {
      const check = checkRecord(reading)
      if (options.json) terminal.json(check)
      else if (check.faults.length === 0) {
        terminal.say(says.chainWhole, {
          events: check.events,
          revisions: check.revisions,
          seals: check.seals,
        })
      } else {
        terminal.print(says.chainBroken)
        for (const fault of check.faults) terminal.print(`  ${fault.table} ${fault.row}: ${fault.kind}`)
      }
      return check.faults.length === 0 ? 0 : 1
    }
    const events = shownEvents(reading, [...allEvents(reading)])
    if (options.json) terminal.json(events)
    else {
      for (const event of events) {
        const kind = Object.entries(words.events).find(([name]) => name === event.kind)?.[1] ?? event.kind
        const move = event.to ? ` → ${words.states[event.to]}` : ''
        const facts = [event.note, event.reason].filter(fact => fact !== null).join('; ')
        terminal.print(
          `${String(event.sequence).padStart(5)}  ${shownMoment(event.at)}  ${event.by?.name ?? ''}  ${kind}${move}  ${facts}`,
        )
      }
    }
    return 0
  })
