import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ReadableDB } from '../store/database.ts'
import { newestEvent } from '../store/events.ts'

const headSchema = z.object({
  format: z.literal('banthao.record-head/1'),
  sequence: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The newest event of a record at some time. */
export interface Head {
  sequence: number
  hash: string
}

/** Where it is noted, beside the database: a chain of hashes cannot tell by itself that its end was cut off. */
export const headName = 'record-head.json'

/** The head that was noted last; null where there is none, or none that can be read. */
export function readHead(folder: string): Head | null {
  try {
    const { sequence, hash } = headSchema.parse(JSON.parse(readFileSync(join(folder, headName), 'utf8')))
    return { sequence, hash }
  } catch {
    return null
  }
}

/**
 * Notes the newest event beside the database, after it is on disk there. A head that was noted and is no longer in the
 * record stays, so that the check finds what was cut off. Where nothing can be written, nothing is: this is a second
 * net.
 *
 * @returns the head that the next call need not look at again.
 */
export function noteHead(folder: string, db: ReadableDB, known: Head | null): Head | null {
  const newest = newestEvent(db)
  if (!newest || newest.hash === known?.hash) return known
  const noted = readHead(folder)
  const stillThere =
    noted === null ||
    db
      .prepare('SELECT 1 FROM events WHERE sequence = @sequence AND hash = @hash')
      .get({ sequence: noted.sequence, hash: noted.hash }) !== undefined
  const head: Head = { sequence: newest.sequence, hash: newest.hash }
  if (!stillThere || noted?.hash === head.hash) return head
  const path = join(folder, headName)
  try {
    writeFileSync(`${path}.part`, `${JSON.stringify({ format: 'banthao.record-head/1', ...head })}\n`)
    renameSync(`${path}.part`, path)
  } catch {
    // A full or read-only disk must not keep anybody from working; the older head still holds.
  }
  return head
}
