import { z } from 'zod'
import type { RecordFaultKind, RecordTable } from '../../../shared/words/index.ts'
import { prepared, type ReadableDB } from '../store/database.ts'
import { allEvents, chainStart, type EventRow, hashOfEvent } from '../store/events.ts'
import { checkContents, checkNames, checkRevisions, checkWriters } from './check-revisions.ts'
import { checkSeals } from './check-seals.ts'
import type { Head } from './head.ts'

/** A place where the record does not hold: the table, the row, and what is wrong with it. */
export interface RecordFault {
  table: RecordTable
  row: string
  kind: RecordFaultKind
}

export interface RecordCheck {
  events: number
  revisions: number
  seals: number
  faults: RecordFault[]
}

/** Tells of a fault in one table. */
export type Report = (table: RecordTable, row: string, kind: RecordFaultKind) => void

/** What the events say was made. */
export interface Told {
  revisions: Map<string, ToldRevision>
  seals: Map<string, ToldSeal>
  /** Names given to revisions, by revision and name. */
  names: Map<string, { revision: string; by: string | null; at: number }[]>
  states: Map<string, string>
  /** The sum of the writers of all revisions whose own events do not name theirs, as it was taken once; null without. */
  writersSum: string | null
  /** The hash of every event: what seals are anchored to. */
  hashes: Set<string>
}
export interface ToldRevision {
  article: string | null
  number: number | null
  hash: string
  parent: string | null
  by: string | null
  at: number
  /** Null in events from before writers were named. */
  writers: readonly string[] | null
}
export interface ToldSeal {
  article: string | null
  revision: string | null
  by: string | null
  at: number
  signature: string
}

const eventDataSchema = z.object({
  revision: z.string().optional(),
  revisionNumber: z.number().optional(),
  revisionHash: z.string().optional(),
  writers: z.array(z.string()).optional(),
  writersSum: z.string().optional(),
  seal: z.string().optional(),
  signature: z.string().optional(),
  to: z.string().optional(),
  note: z.string().optional(),
})

/**
 * Walks the whole record: the chain of events, every column of every revision, content, writer, name and seal against
 * what the events say was made, every content against its hash, every seal against its key. Says each place where
 * something was changed, taken away, added or exchanged behind the program's back.
 *
 * The chain holds what lies inside it; its end it cannot hold. Whether events were cut off there is seen by what they
 * made and is still there, by seals, which sign the log as it stood, and by the head that is kept beside the database.
 * Who takes back the whole folder to how it once was, head and all, or writes everything after the last seal anew, is
 * not found here: packages and backups elsewhere tell of that.
 *
 * @param head the newest event that was ever noted beside the database; null where nothing was.
 */
export function checkRecord(db: ReadableDB, head: Head | null = null): RecordCheck {
  const faults: RecordFault[] = []
  const seen = new Set<string>()
  const report: Report = (table, row, kind) => {
    const name = `${table} ${row} ${kind}`
    if (seen.has(name)) return
    seen.add(name)
    faults.push({ table, row, kind })
  }
  const { events, told } = checkEvents(db, head, report)
  const revisions = checkRevisions(db, told, report)
  checkContents(db, report)
  checkWriters(db, told, report)
  checkNames(db, told, report)
  const seals = checkSeals(db, told, report)
  checkStates(db, told.states, report)
  return { events, revisions, seals, faults }
}

function checkEvents(db: ReadableDB, head: Head | null, report: Report): { events: number; told: Told } {
  const told: Told = {
    revisions: new Map(),
    seals: new Map(),
    names: new Map(),
    states: new Map(),
    writersSum: null,
    hashes: new Set([chainStart]),
  }
  const newest = new Map<string, string>()
  let events = 0
  let expected = 1
  /** What the next event may name as the one before: its hash as it stands, and as it should be. */
  let before: readonly string[] = [chainStart]
  let headHash: string | null = null
  for (const event of allEvents(db)) {
    events += 1
    const row = String(event.sequence)
    const isGap = event.sequence > expected
    if (isGap) report('events', rowsBetween(expected, event.sequence - 1), 'missing')
    const ownHash = hashOf(event)
    if (ownHash !== event.hash) report('events', row, 'changed')
    // After a gap of its own the break is told already.
    if (!isGap && !before.includes(event.previous)) report('events', row, 'order')
    if (event.sequence === head?.sequence) headHash = event.hash
    before = [event.hash, ...(ownHash === null ? [] : [ownHash])]
    expected = event.sequence + 1
    told.hashes.add(event.hash)
    listen(event, told, newest)
  }
  if (head && headHash === null && head.sequence >= expected) {
    report('events', rowsBetween(expected, head.sequence), 'cut')
  } else if (head && headHash !== null && headHash !== head.hash) {
    report('events', String(head.sequence), 'rewritten')
  }
  return { events, told }
}

const rowsBetween = (from: number, to: number) => (from >= to ? String(to) : `${from}–${to}`)

function hashOf(event: EventRow): string | null {
  try {
    return hashOfEvent(event)
  } catch {
    // What has no canonical form was never written by this program.
    return null
  }
}

/** Takes in what an event says was made. */
function listen(event: EventRow, told: Told, newest: Map<string, string>): void {
  const data = readData(event.data)
  if (data === null) return
  const { article, person: by, at } = event
  const isAside = event.kind === 'version.keptAside'
  if ((event.kind === 'article.revised' || isAside) && data.revision) {
    told.revisions.set(data.revision, {
      article,
      number: data.revisionNumber ?? null,
      hash: data.revisionHash ?? '',
      parent: article === null ? null : (newest.get(article) ?? null),
      by,
      at,
      // A text kept aside is its person's alone, and no later revision comes of it.
      writers: isAside && by !== null ? [by] : (data.writers ?? null),
    })
    if (article !== null && !isAside) newest.set(article, data.revision)
  }
  if ((event.kind === 'version.named' || isAside) && data.revision) {
    const key = `${data.revision} ${data.note}`
    told.names.set(key, [...(told.names.get(key) ?? []), { revision: data.revision, by, at }])
  }
  if (event.kind === 'seal.made' && data.seal) {
    const { revision = null, signature = '' } = data
    told.seals.set(data.seal, { article, revision, by, at, signature })
  }
  if (event.kind === 'record.anchored' && data.writersSum) told.writersSum = data.writersSum
  if (article !== null && data.to) told.states.set(article, data.to)
}

function checkStates(db: ReadableDB, states: Map<string, string>, report: Report): void {
  const left = new Map(states)
  const rows = prepared(db, 'SELECT id, state FROM articles').all() as { id: string; state: string }[]
  for (const { id, state } of rows) {
    const told = left.get(id)
    if (told === undefined) report('articles', id, 'added')
    else if (told !== state) report('articles', id, 'changed')
    left.delete(id)
  }
  for (const id of left.keys()) report('articles', id, 'missing')
}

function readData(text: string) {
  try {
    return eventDataSchema.parse(JSON.parse(text))
  } catch {
    // The event's own hash already says that it was changed.
    return null
  }
}
