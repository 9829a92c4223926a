import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { Refusal } from '../../../shared/contract/index.ts'
import { asRefusal } from '../disk/failures.ts'
import { type MadeFolder, makeFolder } from '../disk/folder.ts'
import { type Head, headName, noteHead } from '../record/head.ts'
import {
  applicationId,
  openReadable,
  openWritable,
  type ReadableDB,
  type WritableDB,
} from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { foundDatabase, type Migration, migrate, migrations, versionOf } from '../store/migrate.ts'
import { quickCheck, quickCheckAside } from './check.ts'
import { networkDriveOf } from './drive.ts'
import { type Lock, takeLock } from './lock.ts'

/** What opening needs to know of its surroundings. */
export interface Surroundings {
  computer: string
  now(): number
  /** The quick check's thread; without it the check is made before the newsroom is answered. */
  checkWorker?: URL | string
  migrations?: readonly Migration[]
}

/** An open newsroom: its folder, its two connections, and the way to close it. */
export interface OpenNewsroom {
  folder: string
  reading: ReadableDB
  writing: WritableDB
  /** Settles when the check that runs aside is done; refused as `newsroomDamaged` when it found something. */
  checked: Promise<void>
  /** Notes the newest event beside the database; to be called when something may have been written. */
  noteHead(): void
  close(): Promise<void>
}

export const databaseName = 'newsroom.db'
const folders = ['media', 'packages', 'backups']

/**
 * Opens a newsroom for this engine alone: lock, sound file, not newer than the program, quick check, migration with a
 * verified copy before it.
 *
 * @throws Refusal with the reason; nothing is changed then.
 */
export async function openNewsroom(folder: string, surroundings: Surroundings): Promise<OpenNewsroom> {
  const root = resolve(folder)
  const path = join(root, databaseName)
  if (!existsSync(root)) throw new Refusal('folderMissing', { path: root })
  if (!existsSync(path) && newestBackup(join(root, 'backups'))) throw damaged(root)
  // Also a folder or a device of that name is no database; to open one could wait for ever.
  if (!existsSync(path) || !statSync(path).isFile()) throw new Refusal('notNewsroom', { path: root })
  const drive = networkDriveOf(root)
  if (drive) throw new Refusal('networkDrive', { path: root, kind: drive })
  const lock = await takeLock(root, { computer: surroundings.computer, now: surroundings.now() })
  try {
    return await openLocked(root, path, lock, surroundings)
  } catch (error) {
    lock.release()
    const refusal = asRefusal(error, root)
    throw refusal.code === 'newsroomDamaged' ? damaged(root) : refusal
  }
}

/**
 * Makes the folder of a new newsroom and opens it with an empty database; `fill` writes its first rows in the same
 * transaction as the tables. On any failure the folder is as it was.
 */
export async function makeNewsroom(
  folder: string,
  surroundings: Surroundings,
  fill: (db: WritableDB) => void,
): Promise<OpenNewsroom> {
  const root = resolve(folder)
  const path = join(root, databaseName)
  const made = makeFolder(root)
  try {
    if (readdirSync(root).length > 0) throw new Refusal('folderNotEmpty', { path: root })
    const drive = networkDriveOf(root)
    if (drive) throw new Refusal('networkDrive', { path: root, kind: drive })
  } catch (error) {
    made.undo()
    throw asRefusal(error, root)
  }
  const lock = await lockOfNew(made, path, surroundings)
  try {
    for (const name of folders) mkdirSync(join(root, name))
    const writing = openWritable(path)
    try {
      foundDatabase(writing, fill)
      writing.pragma('wal_checkpoint(TRUNCATE)')
      return ready(root, path, lock, writing, Promise.resolve())
    } catch (error) {
      writing.close()
      throw error
    }
  } catch (error) {
    lock.release()
    removeNewsroom(made)
    throw asRefusal(error, root)
  }
}

/** The lock of a folder that was empty a moment ago; what another program made there meanwhile is left alone. */
async function lockOfNew(made: MadeFolder, path: string, { computer, now }: Surroundings): Promise<Lock> {
  try {
    const lock = await takeLock(made.path, { computer, now: now() })
    if (!existsSync(path)) return lock
    lock.release()
    throw new Refusal('folderNotEmpty', { path: made.path })
  } catch (error) {
    const refusal = asRefusal(error, made.path)
    if (refusal.code === 'openElsewhere' || refusal.code === 'folderNotEmpty') made.undo()
    else removeNewsroom(made)
    throw refusal
  }
}

const isOwnFile = (name: string) => name.startsWith('newsroom.') || name.startsWith(headName)

/** Removes a newsroom that was being made and could not be, and the folders that were made for it. */
export function removeNewsroom({ path, undo }: MadeFolder): void {
  for (const name of [...folders, ...readdirSync(path).filter(isOwnFile)]) {
    rmSync(join(path, name), { recursive: true, force: true })
  }
  undo()
}

async function openLocked(
  root: string,
  path: string,
  lock: { abandoned: boolean; release(): void },
  surroundings: Surroundings,
): Promise<OpenNewsroom> {
  examineHeader(root, path)
  const steps = surroundings.migrations ?? migrations
  const writing = openWritable(path)
  try {
    if (writing.pragma('application_id', { simple: true }) !== applicationId) {
      throw new Refusal('notNewsroom', { path: root })
    }
    if (versionOf(writing) > steps.length) throw new Refusal('newsroomNewer', { path: root })
    // After an engine that did not close, or before a migration, nothing else happens until the file is known sound.
    const aside =
      surroundings.checkWorker !== undefined && !lock.abandoned && versionOf(writing) === steps.length
    if (!aside && quickCheck(writing).length > 0) throw damaged(root)
    for (const name of folders) mkdirSync(join(root, name), { recursive: true })
    if (versionOf(writing) < steps.length) await migrateWithCopy(root, writing, steps, surroundings.now())
    const stop = new AbortController()
    const checked =
      aside && surroundings.checkWorker !== undefined
        ? quickCheckAside(surroundings.checkWorker, path, stop.signal).then(faults => {
            if (faults && faults.length > 0) throw damaged(root)
          })
        : Promise.resolve()
    return ready(root, path, lock, writing, checked, () => stop.abort())
  } catch (error) {
    writing.close()
    throw error
  }
}

function ready(
  folder: string,
  path: string,
  lock: { release(): void },
  writing: WritableDB,
  checked: Promise<void>,
  stopChecking: () => void = () => {},
): OpenNewsroom {
  const reading = openReadable(path)
  checked.catch(() => {})
  const changesBefore = totalChanges(writing)
  let head: Head | null = null
  const note = () => {
    head = noteHead(folder, reading, head)
  }
  return {
    folder,
    reading,
    writing,
    checked,
    noteHead: note,
    async close() {
      stopChecking()
      await checked.catch(() => {})
      note()
      reading.close()
      try {
        const changed = totalChanges(writing) !== changesBefore
        const whole = checkpointed(writing)
        writing.close()
        if (changed && whole) keepCopy(folder, path)
      } finally {
        lock.release()
      }
    },
  }
}

/** Brings the log into the file. A full disk may not allow it; the log then stays, and nothing is lost. */
function checkpointed(db: WritableDB): boolean {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
    return true
  } catch (error) {
    if (asRefusal(error).code === 'diskFull') return false
    throw error
  }
}

const totalChanges = (db: WritableDB) => db.prepare('SELECT total_changes()').pluck().get()

/** After a clean close the database is copied aside, so that there is always a last good copy. */
function keepCopy(folder: string, path: string): void {
  const copy = join(folder, 'backups', 'newsroom-last-closed.db')
  try {
    copyFileSync(path, `${copy}.part`, constants.COPYFILE_FICLONE)
    renameSync(`${copy}.part`, copy)
  } catch {
    // The copy is a second net: a full disk must not keep a newsroom from closing.
  } finally {
    rmSync(`${copy}.part`, { force: true })
  }
}

/** Reads the file's header (https://www.sqlite.org/fileformat.html) before SQLite touches anything. */
function examineHeader(root: string, path: string): void {
  const bytes = readHead(path)
  const size = statSync(path).size
  if (size === 0) throw damaged(root)
  if (!bytes.toString('latin1').startsWith('SQLite format 3\0'))
    throw new Refusal('notNewsroom', { path: root })
  if (bytes.length < 100) throw damaged(root)
  const mark = bytes.readUInt32BE(68)
  if (mark !== applicationId) throw new Refusal('notNewsroom', { path: root })
  const pageSize = bytes.readUInt16BE(16) === 1 ? 65536 : bytes.readUInt16BE(16)
  // With a log beside it the file may lack pages that the log has: a full disk can stop a checkpoint half-way.
  const logged = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
  if (!logged && size < pageSize * bytes.readUInt32BE(28)) throw damaged(root)
}

async function migrateWithCopy(root: string, db: WritableDB, steps: readonly Migration[], now: number) {
  const from = versionOf(db)
  const copy = join(
    root,
    'backups',
    `newsroom-v${from}-${new Date(now).toISOString().replace(/[:.]/g, '-')}.db`,
  )
  try {
    await db.backup(copy)
    const check = openWritable(copy)
    try {
      // A copy is one file, with no log beside it.
      check.pragma('journal_mode = DELETE')
      if (quickCheck(check).length > 0) throw new Refusal('newsroomDamaged', { path: copy })
    } finally {
      check.close()
    }
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  }
  const { to } = migrate(db, steps)
  appendEvent(db, { at: now, person: null, kind: 'database.migrated', data: { note: `${from} → ${to}` } })
}

function damaged(root: string): Refusal {
  const newest = newestBackup(join(root, 'backups'))
  return new Refusal('newsroomDamaged', { path: root, ...(newest && { backup: newest }) })
}

function newestBackup(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  return readdirSync(folder)
    .filter(name => name.endsWith('.db'))
    .map(name => join(folder, name))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
    .at(-1)
}

function readHead(path: string): Buffer {
  const head = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    return head.subarray(0, readSync(file, head, 0, 100, 0))
  } finally {
    closeSync(file)
  }
}
