import { fold } from '../vietnamese/index.ts'

/** Somebody who can be named in a comment. */
export interface Mentionable {
  id: string
  name: string
}

/** A stretch of a comment's text: plain, or the name of somebody who is meant by it. */
export type MentionPiece = { text: string; person: null } | { text: string; person: string }

/**
 * A comment's text in pieces, with everybody whom it names by `@` and the whole name. Of two names that begin alike the
 * longer one is meant; of two people of one name, both are.
 */
export function mentionPieces(text: string, people: readonly Mentionable[]): MentionPiece[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length)
  const pieces: MentionPiece[] = []
  let plainFrom = 0
  const endPlain = (at: number) => {
    if (at > plainFrom) pieces.push({ text: text.slice(plainFrom, at), person: null })
  }
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < plainFrom || isLetter(text[at - 1])) continue
    const person = byLength.find(
      ({ name }) => name !== '' && text.startsWith(name, at + 1) && !isLetter(text[at + 1 + name.length]),
    )
    if (!person) continue
    endPlain(at)
    const end = at + 1 + person.name.length
    pieces.push({ text: text.slice(at, end), person: person.id })
    plainFrom = end
  }
  endPlain(text.length)
  return pieces
}

/** The ids of everybody whom a comment names, each once. */
export function mentionedIn(text: string, people: readonly Mentionable[]): string[] {
  const named = new Set(mentionPieces(text, people).flatMap(({ person }) => person ?? []))
  const names = new Set(people.filter(({ id }) => named.has(id)).map(({ name }) => name))
  return people.filter(({ name }) => names.has(name)).map(({ id }) => id)
}

const isLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)

/** What is being typed after an `@` that stands before the caret: a name that is looked for. */
export interface MentionQuery {
  /** Where the `@` stands, UTF-16 units. */
  start: number
  query: string
}

/** The name that somebody is typing at the caret; null when they are not. */
export function mentionAt(text: string, caret: number): MentionQuery | null {
  const start = text.lastIndexOf('@', caret - 1)
  if (start < 0 || isLetter(text[start - 1])) return null
  const query = text.slice(start + 1, caret)
  return query.length <= 60 && !/[\n@]/.test(query) && !/^\s/.test(query) ? { start, query } : null
}

/** The people whose name, or a part of it, begins as the query does, with or without diacritics. */
export function peopleMatching<Person extends Mentionable>(
  query: string,
  people: readonly Person[],
): Person[] {
  const wanted = fold(query).trim()
  return people.filter(({ name }) => {
    const folded = fold(name)
    return (
      folded.startsWith(wanted) ||
      folded.split(/\s+/).some((_, at, words) => words.slice(at).join(' ').startsWith(wanted))
    )
  })
}
