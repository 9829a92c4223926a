import type { NewsroomEvent } from '../../../shared/contract/index.ts'
import { noteInWords } from '../../../shared/record/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { eventKinds, fill } from '../../../shared/words/index.ts'
import { inColumns } from './table.ts'
import type { Terminal } from './terminal.ts'

/**
 * Events as lines: when, who, what.
 *
 * @param numbers names the article of an event by its number, where a list tells of many.
 */
export function eventLines(
  events: readonly NewsroomEvent[],
  { words, says }: Terminal,
  numbers?: ReadonlyMap<string, number>,
): string[] {
  const rows = events.map(event => {
    const kind = eventKinds.find(name => name === event.kind)
    const number = event.article === null ? undefined : numbers?.get(event.article)
    const move = event.to && event.from ? `${words.states[event.from]} → ${words.states[event.to]}` : null
    const article = number === undefined ? null : `${says.article} ${number}`
    const revision =
      event.revisionNumber === null
        ? null
        : fill('{revision} {number}', {
            revision: says.revision,
            number: event.revisionNumber,
          })
    const facts = [article, move, revision, noteInWords(words, event), event.reason].filter(
      fact => fact !== null,
    )
    return [
      ...(numbers ? [String(event.sequence)] : []),
      shownMoment(event.at),
      event.by?.name ?? '',
      kind ? words.events[kind] : event.kind,
      facts.join('; '),
    ]
  })
  return inColumns(rows, { right: numbers ? [0] : [] })
}
