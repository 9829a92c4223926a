import { diffArrays } from 'diff'
import { type Block, type Content, canonicalJson, emptyContent } from '../article/index.ts'

/** A text as it once was, and who made it so out of the one before. */
export interface Written {
  content: Content
  writers: readonly string[]
}

/**
 * Who wrote any part of a text, of everybody who ever changed it: whose words stand in it, who took words of others out
 * of it, and who shaped or moved its parts. What was undone does not count: whose words have all gone again without a
 * trace wrote nothing of what is there, and who only brought an earlier text back wrote none of it.
 *
 * Ticking that there is no state secret is no writing. Where it is not certain who made a change, all count who may have.
 *
 * @param versions from the first one to the text in question; each tells who changed something since the one before.
 */
export function writersOfText(versions: Iterable<Written>): Set<string> {
  const empty = emptyContent()
  const history = [follow(nothing, empty, canonicalJson(empty), [])]
  for (const { content, writers } of versions) {
    const form = canonicalJson(withoutTick(content))
    const earlier = history.findIndex(state => state.form === form)
    if (earlier >= 0) history.length = earlier + 1
    else history.push(follow(history.at(-1) ?? nothing, content, form, writers))
  }
  const last = history.at(-1) ?? nothing
  const found = new Set(last.movers)
  for (const states of last.parts.values()) {
    const now = states.at(-1)
    if (!now) continue
    for (const writers of now.by) for (const one of writers) found.add(one)
    for (const one of now.shapers) found.add(one)
  }
  return found
}

/** A part of an article as it once was: each word with who put it there. */
interface PartState {
  form: string
  words: readonly string[]
  by: readonly (readonly string[])[]
  /** Who took words of others away or changed something besides words, in this state or one before it. */
  shapers: ReadonlySet<string>
}

interface State {
  form: string
  /** The states of each part that led to what it is, the newest last; undone ones are not among them. */
  parts: ReadonlyMap<string, readonly PartState[]>
  order: readonly string[]
  movers: ReadonlySet<string>
}

const nothing: State = { form: '', parts: new Map(), order: [], movers: new Set() }

function follow(before: State, content: Content, form: string, writers: readonly string[]): State {
  const parts = new Map(before.parts)
  const order = content.body.blocks.map(({ id }) => id)
  const here = partsOf(content)
  for (const [key, states] of before.parts) {
    const last = states.at(-1)
    if (last && last.form !== gone && !here.has(key)) {
      parts.set(key, isOnlyOf(last, writers) ? [] : [...states, goneBy(writers)])
    }
  }
  for (const [key, part] of here) {
    const states = parts.get(key) ?? []
    if (states.at(-1)?.form === part.form) continue
    const same = states.findIndex(state => state.form === part.form)
    parts.set(
      key,
      same >= 0 ? states.slice(0, same + 1) : [...states, partAfter(states.at(-1), part, writers)],
    )
  }
  const isMoved = !isSameOrder(before.order, order)
  return { form, parts, order, movers: isMoved ? new Set([...before.movers, ...writers]) : before.movers }
}

/** The form of a part that is no longer there. */
const gone = ''

const goneBy = (writers: readonly string[]): PartState => ({
  form: gone,
  words: [],
  by: [],
  shapers: new Set(writers),
})

/** Whether nobody else has a share in this part: to take it out again leaves nothing of anybody's. */
const isOnlyOf = ({ by, shapers }: PartState, writers: readonly string[]): boolean =>
  by.every(own => isAmong(own, writers)) && isAmong([...shapers], writers)

const isAmong = (some: readonly string[], all: readonly string[]): boolean =>
  some.every(one => all.includes(one))

function partAfter(before: PartState | undefined, now: Part, writers: readonly string[]): PartState {
  const { form, words } = now
  if (!before || before.form === gone) {
    return {
      form,
      words,
      by: words.map(() => writers),
      shapers: new Set(now.isWords && words.length > 0 ? [] : writers),
    }
  }
  const steps = stepsBetween(before.words, words)
  const by: (readonly string[])[] = []
  let at = 0
  let isShaped = !steps.some(({ added, removed }) => added || removed)
  for (const { added, removed, count } of steps) {
    if (added) {
      for (let index = 0; index < count; index += 1) by.push(writers)
    } else if (removed) {
      isShaped ||= before.by.slice(at, at + count).some(own => !isAmong(own, writers))
      at += count
    } else {
      by.push(...before.by.slice(at, at + count))
      at += count
    }
  }
  return { form, words, by, shapers: isShaped ? new Set([...before.shapers, ...writers]) : before.shapers }
}

/** Beyond so many changes between two texts one is another text. */
const longestEdit = 4_000

function stepsBetween(before: readonly string[], after: readonly string[]) {
  const steps = diffArrays([...before], [...after], { maxEditLength: longestEdit })
  return (
    steps ?? [
      { added: false, removed: true, count: before.length },
      { added: true, removed: false, count: after.length },
    ]
  )
}

interface Part {
  form: string
  words: string[]
  /** It is nothing besides its words. */
  isWords: boolean
}

/** The parts of an article by what names them: its fields, and the blocks of its body. */
function partsOf(content: Content): Map<string, Part> {
  const parts = new Map<string, Part>()
  for (const [name, value] of Object.entries(withoutTick(content).fields)) {
    const words = wordsIn(value)
    const isEmpty = value === null || (words.length === 0 && isBare(value))
    if (!isEmpty)
      parts.set(`field ${name}`, { form: canonicalJson(value), words, isWords: typeof value === 'string' })
  }
  for (const block of content.body.blocks) {
    const words = wordsIn(block)
    // A line without words is not yet a part of the text.
    if (words.length === 0 && isLine(block)) continue
    parts.set(`block ${block.id}`, { form: canonicalJson(block), words, isWords: isLine(block) })
  }
  return parts
}

const isLine = ({ type }: Block): boolean =>
  type === 'paragraph' ||
  type === 'heading' ||
  type === 'list' ||
  type === 'quotation' ||
  type === 'pullQuote'

/** Nothing is said in it. */
const isBare = (value: unknown): boolean =>
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && Object.values(value).every(isBare))

/** What of a block is no words of its own: what it is and what names it. */
const notWords = new Set(['type', 'id', 'media', 'marks', 'attachment', 'file'])

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.normalize('NFC').match(wordPattern) ?? []
  if (Array.isArray(value)) return wordsOfRuns(value)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => (notWords.has(key) ? [] : wordsIn(member)))
}

/** Runs of text that touch make one word together, though half of it is bold. */
function wordsOfRuns(values: readonly unknown[]): string[] {
  const found: string[] = []
  let run = ''
  for (const value of values) {
    if (isTextRun(value)) {
      run += value.text
      continue
    }
    found.push(...wordsIn(run), ...wordsIn(value))
    run = ''
  }
  return [...found, ...wordsIn(run)]
}

const isTextRun = (value: unknown): value is { type: 'text'; text: string } =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'

const wordPattern = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu

const withoutTick = ({ fields, body }: Content): Content => ({
  fields: { ...fields, noStateSecret: null },
  body,
})

/** Whether what stands in both stands in the same order. */
function isSameOrder(before: readonly string[], after: readonly string[]): boolean {
  const later = new Set(after)
  const earlier = new Set(before)
  const kept = before.filter(id => later.has(id))
  return after.filter(id => earlier.has(id)).every((id, at) => kept[at] === id)
}
