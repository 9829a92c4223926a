import { z } from 'zod'
import type { RecordFaultKind, RecordTable } from '../../../shared/words/index.ts'
import { verifyText } from '../people/keys.ts'
import { prepared, type ReadableDB } from '../store/database.ts'
import { allEvents, chainStart, hashOfEvent } from '../store/events.ts'
import { sha256 } from '../store/hash.ts'
import { keyByPublicKey } from '../store/people.ts'
import { allRevisionNames, allRevisions, revisionById, revisionContent } from '../store/revisions.ts'
import { allSeals } from '../store/seals.ts'
import { statementOf } from './seal.ts'

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

const eventDataSchema = z.object({
  revision: z.string().optional(),
  revisionHash: z.string().optional(),
  seal: z.string().optional(),
  signature: z.string().optional(),
  to: z.string().optional(),
  note: z.string().optional(),
})

/**
 * Walks the whole record: the chain of events, every revision's content against its hash, every seal against its key,
 * and each of the three against what the events say was made. Says each place where something was changed, taken
 * away or added behind the program's back.
 */
export function checkRecord(db: ReadableDB): RecordCheck {
  const faults: RecordFault[] = []
  const told = {
    revisions: new Map<string, string>(),
    seals: new Map<string, string>(),
    states: new Map<string, string>(),
    names: new Map<string, string>(),
  }
  const hashes = new Set<string>([chainStart])
  let events = 0
  let previous = chainStart
  for (const event of allEvents(db)) {
    events += 1
    const fault = (kind: RecordFault['kind']) =>
      faults.push({ table: 'events', row: String(event.sequence), kind })
    if (
      event.sequence !==
      events + faults.filter(({ kind, table }) => table === 'events' && kind === 'missing').length
    ) {
      fault('missing')
    }
    if (event.previous !== previous) fault('order')
    if (hashOfEvent(event) !== event.hash) fault('changed')
    previous = event.hash
    hashes.add(event.hash)
    const data = readData(event.data)
    if (data === null) continue
    const keptAside = event.kind === 'version.keptAside'
    if ((event.kind === 'article.revised' || keptAside) && data.revision)
      told.revisions.set(data.revision, data.revisionHash ?? '')
    if ((event.kind === 'version.named' || keptAside) && data.revision)
      told.names.set(`${data.revision} ${data.note}`, data.revision)
    if (event.kind === 'seal.made' && data.seal) told.seals.set(data.seal, data.signature ?? '')
    if (event.article !== null && data.to) told.states.set(event.article, data.to)
  }
  const revisions = checkRevisions(db, told.revisions, faults)
  const seals = checkSeals(db, told.seals, hashes, faults)
  checkNames(db, told.names, faults)
  checkStates(db, told.states, faults)
  return { events, revisions, seals, faults }
}

function checkRevisions(db: ReadableDB, told: Map<string, string>, faults: RecordFault[]): number {
  let count = 0
  const seen = new Set<string>()
  for (const revision of allRevisions(db)) {
    count += 1
    seen.add(revision.id)
    const fault = (kind: RecordFault['kind']) => faults.push({ table: 'revisions', row: revision.id, kind })
    const toldHash = told.get(revision.id)
    if (toldHash === undefined) fault('added')
    else if (toldHash !== revision.hash) fault('changed')
    else if (!contentMatches(db, revision.hash)) fault('changed')
  }
  for (const id of told.keys())
    if (!seen.has(id)) faults.push({ table: 'revisions', row: id, kind: 'missing' })
  return count
}

function contentMatches(db: ReadableDB, hash: string): boolean {
  try {
    return sha256(revisionContent(db, hash)) === hash
  } catch {
    // Bytes that do not even inflate are as changed as bytes that inflate to something else.
    return false
  }
}

function checkSeals(
  db: ReadableDB,
  told: Map<string, string>,
  log: Set<string>,
  faults: RecordFault[],
): number {
  let count = 0
  const seen = new Set<string>()
  for (const seal of allSeals(db)) {
    count += 1
    seen.add(seal.id)
    const fault = (kind: RecordFault['kind']) => faults.push({ table: 'seals', row: seal.id, kind })
    if (!told.has(seal.id)) fault('added')
    else if (told.get(seal.id) !== seal.signature) fault('changed')
    try {
      const statement = statementOf(seal)
      const key = keyByPublicKey(db, statement.publicKey)
      if (!key || key.person !== statement.person || seal.person !== statement.person) fault('key')
      else if (!verifyText(statement.publicKey, seal.statement, seal.signature)) fault('signature')
      const revision = revisionById(db, seal.revision)
      if (
        revision?.hash !== statement.revisionHash ||
        revision.id !== statement.revision ||
        seal.article !== statement.article ||
        seal.at !== statement.at
      ) {
        fault('changed')
      }
      if (!log.has(statement.log)) fault('order')
    } catch {
      fault('signature')
    }
  }
  for (const id of told.keys()) if (!seen.has(id)) faults.push({ table: 'seals', row: id, kind: 'missing' })
  return count
}

function checkNames(db: ReadableDB, told: Map<string, string>, faults: RecordFault[]): void {
  const seen = new Set<string>()
  for (const { revision, name } of allRevisionNames(db)) {
    const key = `${revision} ${name}`
    seen.add(key)
    if (!told.has(key)) faults.push({ table: 'revisions', row: revision, kind: 'added' })
  }
  for (const [key, row] of told) {
    if (!seen.has(key)) faults.push({ table: 'revisions', row, kind: 'missing' })
  }
}

function checkStates(db: ReadableDB, told: Map<string, string>, faults: RecordFault[]): void {
  const rows = prepared(db, 'SELECT id, state FROM articles').all() as { id: string; state: string }[]
  for (const { id, state } of rows) {
    const toldState = told.get(id)
    if (toldState === undefined) faults.push({ table: 'articles', row: id, kind: 'added' })
    else if (toldState !== state) faults.push({ table: 'articles', row: id, kind: 'changed' })
    told.delete(id)
  }
  for (const id of told.keys()) faults.push({ table: 'articles', row: id, kind: 'missing' })
}

function readData(text: string) {
  try {
    return eventDataSchema.parse(JSON.parse(text))
  } catch {
    // The event's own hash already says that it was changed.
    return null
  }
}
