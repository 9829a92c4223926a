import { inflateSync } from 'node:zlib'
import { z } from 'zod'
import { prepared, type ReadableDB } from '../store/database.ts'
import { sha256 } from '../store/hash.ts'
import { allRevisionNames, allRevisions } from '../store/revisions.ts'
import type { Report, Told } from './check.ts'
import { writersSum } from './writers-sum.ts'

/** Every column of every revision against the event that made it. */
export function checkRevisions(db: ReadableDB, told: Told, report: Report): number {
  let count = 0
  const left = new Set(told.revisions.keys())
  for (const revision of allRevisions(db)) {
    count += 1
    left.delete(revision.id)
    const event = told.revisions.get(revision.id)
    if (event === undefined) {
      report('revisions', revision.id, 'added')
      continue
    }
    if (
      event.hash !== revision.hash ||
      event.article !== revision.article ||
      event.number !== revision.number ||
      event.parent !== revision.parent ||
      event.by !== revision.made_by ||
      event.at !== revision.made_at
    ) {
      report('revisions', revision.id, 'changed')
    }
  }
  for (const id of left) report('revisions', id, 'missing')
  return count
}

/** Every kept text against its hash, and none that no revision has. */
export function checkContents(db: ReadableDB, report: Report): void {
  const wanted = new Set(prepared(db, 'SELECT DISTINCT hash FROM revisions').pluck().all() as string[])
  const rows = db.prepare('SELECT hash, content FROM revision_contents').iterate() as Iterable<{
    hash: string
    content: Buffer
  }>
  for (const { hash, content } of rows) {
    if (!wanted.delete(hash)) report('revision_contents', hash, 'added')
    else if (!says(content, hash)) report('revision_contents', hash, 'changed')
  }
  for (const hash of wanted) report('revision_contents', hash, 'missing')
}

/** The largest text that is unpacked to be looked at, bytes. */
const largest = 256 * 1024 * 1024

/** With `info`, which the types do not know, the answer tells how many bytes were read. */
const inflated = z.object({ buffer: z.instanceof(Buffer), engine: z.object({ bytesWritten: z.number() }) })

function says(content: Buffer, hash: string): boolean {
  try {
    // Told how far it read, so that nothing can hang on behind.
    const { buffer, engine } = inflated.parse(inflateSync(content, { maxOutputLength: largest, info: true }))
    return engine.bytesWritten === content.length && sha256(buffer) === hash
  } catch {
    // Bytes that do not even inflate are as changed as bytes that inflate to something else.
    return false
  }
}

/** Who wrote each revision, which decides about four eyes, against the event that made it. */
export function checkWriters(db: ReadableDB, told: Told, report: Report): void {
  const rows = db
    .prepare('SELECT revision, person FROM revision_writers ORDER BY revision, person')
    .all() as { revision: string; person: string }[]
  const written = new Map<string, Set<string>>()
  for (const { revision, person } of rows) {
    written.set(revision, (written.get(revision) ?? new Set()).add(person))
  }
  const unnamed: { revision: string; person: string }[] = []
  for (const row of rows) {
    const event = told.revisions.get(row.revision)
    if (event?.writers === null) unnamed.push(row)
    else if (!event?.writers.includes(row.person)) {
      report('revision_writers', `${row.revision} ${row.person}`, 'added')
    }
  }
  for (const [revision, { writers }] of told.revisions) {
    for (const person of writers ?? []) {
      if (!written.get(revision)?.has(person)) {
        report('revision_writers', `${revision} ${person}`, 'missing')
      }
    }
  }
  // Those of before are held by one sum over all of them: it cannot say which.
  if (told.writersSum !== null && writersSum(unnamed) !== told.writersSum) {
    report('revision_writers', '*', 'changed')
  }
}

/** Every name of a revision against the event in which it was given. */
export function checkNames(db: ReadableDB, told: Told, report: Report): void {
  const left = new Map([...told.names].map(([key, given]) => [key, [...given]]))
  for (const { revision, name, named_by, named_at } of allRevisionNames(db)) {
    const given = left.get(`${revision} ${name}`)
    const at = given?.findIndex(({ by, at }) => by === named_by && at === named_at) ?? -1
    if (!given || given.length === 0) report('revision_names', revision, 'added')
    else if (at < 0) {
      report('revision_names', revision, 'changed')
      given.pop()
    } else given.splice(at, 1)
  }
  for (const given of left.values()) {
    for (const { revision } of given) report('revision_names', revision, 'missing')
  }
}
