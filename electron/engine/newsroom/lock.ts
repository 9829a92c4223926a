import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { Refusal } from '../../../shared/contract/index.ts'
import { writeFileAtomically } from '../disk/atomic.ts'
import { asRefusal, codeOf } from '../disk/failures.ts'

const ownerSchema = z.object({ computer: z.string(), process: z.int(), since: z.int() })

export interface Lock {
  /** The engine that had the newsroom before did not close it. */
  abandoned: boolean
  release(): void
}

/**
 * Takes the newsroom for this engine alone. The lock is an exclusive transaction on a small database beside the
 * newsroom's own, so the system itself frees it when the process dies, however it dies; who has it stands in a text
 * file for the one who comes second.
 *
 * @throws Refusal `openElsewhere` with the computer and the time.
 */
export async function takeLock(folder: string, owner: { computer: string; now: number }): Promise<Lock> {
  const file = join(folder, 'newsroom.lock')
  const ownerFile = join(folder, 'newsroom.lock.json')
  let db: Database.Database | undefined
  try {
    db = new Database(file, { timeout: 0 })
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db?.close()
    if (!codeOf(error).startsWith('SQLITE_BUSY')) throw asRefusal(error, folder)
    const holder = readOwner(ownerFile)
    throw new Refusal('openElsewhere', {
      path: folder,
      computer: holder?.computer ?? '?',
      ...(holder && { at: holder.since }),
    })
  }
  const held = db
  const abandoned = existsSync(ownerFile)
  try {
    const text = JSON.stringify({ computer: owner.computer, process: process.pid, since: owner.now })
    await writeFileAtomically(ownerFile, Buffer.from(text))
  } catch (error) {
    const refusal = asRefusal(error, folder)
    // On a full disk the name of the owner is missing, the lock itself holds: articles can still be read.
    if (refusal.code !== 'diskFull') {
      held.close()
      throw refusal
    }
  }
  return {
    abandoned,
    release() {
      rmSync(ownerFile, { force: true })
      held.close()
    },
  }
}

function readOwner(file: string) {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Between taking the lock and writing the file there is a moment without an owner's name.
    return null
  }
}
