import type { NewsroomEvent } from '../contract/index.ts'
import { eventKinds, type Words } from '../words/index.ts'
import { roles } from '../workflow/index.ts'

/** What happened, in words: `Chuyển trạng thái: Chờ biên tập → Đang biên tập`, `Lưu phiên bản 3`. */
export function eventInWords(words: Words, event: NewsroomEvent): string {
  const kind = eventKinds.find(name => name === event.kind)
  const what = kind ? words.events[kind] : event.kind
  if (event.from && event.to && event.from !== event.to) {
    return `${what}: ${words.states[event.from]} → ${words.states[event.to]}`
  }
  return event.revisionNumber === null ? what : `${what} ${event.revisionNumber}`
}

/**
 * What more is said of an event: an address, a file, the name of a person with their roles as people call them. Null
 * where there is nothing for a reader: a new article's note is its number again, that of settings how they are stored.
 */
export function noteInWords(words: Words, { kind, note, fourEyes }: NewsroomEvent): string | null {
  // That nobody approved their own text goes without saying.
  if (fourEyes !== null && fourEyes !== 'kept') return words.fourEyes[fourEyes]
  if (note === null || kind === 'article.created' || note.startsWith('{')) return null
  if (!kind.startsWith('person.')) return note
  return note.replace(/\(([a-z, ]*)\)/, (_, names: string) => {
    const held = roles.filter(role => names.split(', ').includes(role))
    return held.length === 0 ? '' : `(${held.map(role => words.roles[role]).join(', ')})`
  })
}
