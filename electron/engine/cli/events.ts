import type { NewsroomEvent } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { eventKinds, fill, type Words } from '../../../shared/words/index.ts'
import { roles } from '../../../shared/workflow/index.ts'
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
    const facts = [article, move, revision, noteOf(event, words), event.reason].filter(fact => fact !== null)
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

/** The note of an event about a person names roles as the program does, and that of a new article its number again. */
function noteOf({ kind, note }: NewsroomEvent, words: Words): string | null {
  if (note === null || kind === 'article.created') return null
  if (!kind.startsWith('person.')) return note
  return note.replace(/\(([a-z, ]*)\)/, (_, names: string) => {
    const held = roles.filter(role => names.split(', ').includes(role))
    return held.length === 0 ? '' : `(${held.map(role => words.roles[role]).join(', ')})`
  })
}
