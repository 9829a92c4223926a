import {
  type Block,
  blockSchema,
  bodyVersion,
  type Content,
  type Fields,
  fieldsSchema,
  inNfc,
  readStored,
} from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import type { ReadableDB } from '../store/database.ts'

/**
 * The one door into a draft: JSON, of the body language and nothing besides, in NFC. The schema is strict, so text
 * that passes says no more than what was checked and can be kept as it came.
 *
 * @throws Refusal `inputInvalid`.
 */
export function readContent(text: string): { content: Content; text: string } {
  if (heapedMarks.test(text)) throw new Refusal('inputInvalid', { kind: 'NFC' })
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new Refusal('inputInvalid', { kind: 'JSON' }, error)
  }
  const result = readStored(parsed)
  if (!result.success) {
    throw new Refusal('inputInvalid', { kind: result.error.issues[0]?.path.join('.') ?? 'content' })
  }
  if (!result.older && isPlain(text)) return { content: result.data, text }
  const content = inNfc(result.data)
  return { content, text: JSON.stringify(content) }
}

/** More of the common combining marks on one letter than any language has; putting thousands of them in order takes minutes. */
const heapedMarks = /[\u0300-\u036f]{40}/

/** Nearly every text is in NFC already, which one look at the whole shows, unless letters hide in escapes. */
const isPlain = (text: string): boolean => text === text.normalize('NFC') && !text.includes('\\u')

/** A content that passed the door: what it says, and its JSON in UTF-8. */
export interface ReadDraft {
  content: Content
  bytes: Buffer
}

/**
 * The same door for drafts, which come again every second and differ little from the one before: of an article that
 * was read lately only the blocks that changed are read again. The bytes must not change afterwards.
 *
 * @throws Refusal `inputInvalid`.
 */
export function readDraft(db: ReadableDB, article: string, sent: string | Uint8Array): ReadDraft {
  const bytes = typeof sent === 'string' ? Buffer.from(sent) : viewOf(sent)
  const known = knownIn(db)
  const before = known.get(article)
  const read = (before && readChanges(before, bytes)) ?? readWhole(bytes)
  known.delete(article)
  if (isKnown(read)) known.set(article, read)
  for (const oldest of known.keys()) {
    if (known.size <= mostKnown) break
    known.delete(oldest)
  }
  return read
}

/** The same draft with other fields, which were checked by who puts them there. */
export function withFields({ content, bytes }: ReadDraft, fields: Fields): ReadDraft {
  const changed = { ...content, fields }
  const places = placesIn(bytes)
  if (!places) return { content: changed, bytes: Buffer.from(JSON.stringify(changed)) }
  const after = bytes.subarray(places.fieldsEnd)
  return { content: changed, bytes: Buffer.concat([opening, Buffer.from(JSON.stringify(fields)), after]) }
}

/** How many articles somebody has under their hands at once; of others the whole is read. */
const mostKnown = 4

/** What was read lately, by article. It says nothing of what is stored: only that these bytes passed the door. */
const knownLately = new WeakMap<ReadableDB, Map<string, KnownDraft>>()

function knownIn(db: ReadableDB): Map<string, KnownDraft> {
  const known = knownLately.get(db) ?? new Map<string, KnownDraft>()
  knownLately.set(db, known)
  return known
}

/** Where the parts of a content stand in its bytes. */
interface Places {
  fieldsEnd: number
  blocksStart: number
  blocksEnd: number
}

interface KnownDraft extends ReadDraft {
  places: Places
  /** Where each block begins and ends, counted in bytes from `blocksStart`. */
  spans: Span[]
}

const isKnown = (read: ReadDraft | KnownDraft): read is KnownDraft => 'places' in read

interface Span {
  start: number
  end: number
}

// The form in which the window writes. Content in another form is read whole every time.
const opening = Buffer.from('{"fields":')
const between = Buffer.from(`,"body":{"version":${bodyVersion},"blocks":[`)
const closing = Buffer.from(']}}')

/** Null for content in another form. That the parts are what they seem must still be read from them. */
function placesIn(bytes: Buffer): Places | null {
  const blocksEnd = bytes.length - closing.length
  // Within a string its quotation marks would be escaped, so this is where the fields end.
  const fieldsEnd = bytes.indexOf(between, opening.length)
  const blocksStart = fieldsEnd + between.length
  const isForm =
    fieldsEnd > 0 &&
    blocksStart <= blocksEnd &&
    bytes.subarray(0, opening.length).equals(opening) &&
    bytes.subarray(blocksEnd).equals(closing)
  return isForm ? { fieldsEnd, blocksStart, blocksEnd } : null
}

function readWhole(bytes: Buffer): ReadDraft | KnownDraft {
  const text = decoded(bytes)
  if (text === null) throw new Refusal('inputInvalid', { kind: 'UTF-8' })
  const read = readContent(text)
  if (read.text !== text) return { content: read.content, bytes: Buffer.from(read.text) }
  const places = placesIn(bytes)
  if (!places) return { content: read.content, bytes }
  const spans = spansIn(bytes.subarray(places.blocksStart, places.blocksEnd))
  return { content: read.content, bytes, places, spans }
}

/**
 * Reads what differs from a draft that was read before. Null when that cannot be told apart, or does not pass as it is:
 * then the whole is to be read.
 */
function readChanges(before: KnownDraft, bytes: Buffer): KnownDraft | null {
  const places = placesIn(bytes)
  if (!places) return null
  const fields = changedFields(before, bytes.subarray(opening.length, places.fieldsEnd))
  const changed = fields && changedBlocks(before, bytes.subarray(places.blocksStart, places.blocksEnd))
  if (!changed) return null
  const { blocks, spans } = changed
  return { content: { fields, body: { version: bodyVersion, blocks } }, bytes, places, spans }
}

function changedFields({ bytes, places, content }: KnownDraft, now: Buffer): Fields | null {
  if (bytes.subarray(opening.length, places.fieldsEnd).equals(now)) return content.fields
  const read = fieldsSchema.safeParse(parsedPlain(now, '', ''))
  return read.success ? read.data : null
}

/** The blocks of before with those that changed read anew: whatever stands between the first and the last difference. */
function changedBlocks(before: KnownDraft, now: Buffer): { blocks: Block[]; spans: Span[] } | null {
  const { spans, content, places } = before
  const old = before.bytes.subarray(places.blocksStart, places.blocksEnd)
  const same = sameAtStart(old, now)
  const sameLast = sameAtEnd(old, now, Math.min(old.length, now.length) - same)
  const first = countWhile(spans, ({ end }) => end <= same)
  const last = spans.length - countWhile(spans, ({ start }) => start < old.length - sameLast)
  const shift = now.length - old.length
  const start = spans[first - 1]?.end ?? 0
  const end = (spans[spans.length - last]?.start ?? old.length) + shift
  const middle = now.subarray(start, end)
  // A null stands for what is the same before and after, so that the commas must be right as well.
  const parsed = parsedPlain(middle, first > 0 ? '[null' : '[', last > 0 ? 'null]' : ']')
  if (!Array.isArray(parsed)) return null
  const read = changedSchema.safeParse(parsed.slice(first > 0 ? 1 : 0, last > 0 ? -1 : undefined))
  if (!read.success) return null
  return {
    blocks: [
      ...content.body.blocks.slice(0, first),
      ...read.data,
      ...content.body.blocks.slice(spans.length - last),
    ],
    spans: [
      ...spans.slice(0, first),
      ...spansIn(middle).map(span => ({ start: span.start + start, end: span.end + start })),
      ...spans.slice(spans.length - last).map(span => ({ start: span.start + shift, end: span.end + shift })),
    ],
  }
}

const changedSchema = blockSchema.array()

/** What these bytes say as JSON between `open` and `close`; undefined when they are not plain, valid JSON. */
function parsedPlain(bytes: Buffer, open: string, close: string): unknown {
  const text = decoded(bytes)
  if (text === null || heapedMarks.test(text) || !isPlain(text)) return undefined
  try {
    return JSON.parse(`${open}${text}${close}`)
  } catch {
    return undefined
  }
}

/** Where each object of a list begins and ends. The bytes are known to be the inside of a list of objects, as JSON. */
function spansIn(list: Buffer): Span[] {
  const spans: Span[] = []
  let depth = 0
  let start = 0
  let isString = false
  for (let at = 0; at < list.length; at++) {
    const byte = list[at]
    if (isString) {
      if (byte === backslash) at++
      else if (byte === quotationMark) isString = false
    } else if (byte === quotationMark) {
      isString = true
    } else if (byte === openBrace || byte === openBracket) {
      if (depth++ === 0) start = at
    } else if ((byte === closeBrace || byte === closeBracket) && --depth === 0) {
      spans.push({ start, end: at + 1 })
    }
  }
  return spans
}

const quotationMark = 0x22
const openBracket = 0x5b
const backslash = 0x5c
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/** How many bytes are compared in one go. */
const stride = 4096

/** How many bytes at the start are the same. */
function sameAtStart(one: Buffer, other: Buffer): number {
  const most = Math.min(one.length, other.length)
  let same = 0
  while (same + stride <= most && one.compare(other, same, same + stride, same, same + stride) === 0) {
    same += stride
  }
  while (same < most && one[same] === other[same]) same++
  return same
}

/** How many bytes at the end are the same, `most` at most. */
function sameAtEnd(one: Buffer, other: Buffer, most: number): number {
  const { length } = one
  const shift = other.length - length
  let same = 0
  while (same + stride <= most) {
    const [from, to] = [length - same - stride, length - same]
    if (one.compare(other, from + shift, to + shift, from, to) !== 0) break
    same += stride
  }
  while (same < most && one[length - same - 1] === other[length + shift - same - 1]) same++
  return same
}

/** How many of the first hold. */
function countWhile<T>(list: readonly T[], holds: (one: T) => boolean): number {
  const end = list.findIndex(one => !holds(one))
  return end < 0 ? list.length : end
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text, or null where it is no UTF-8. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)
