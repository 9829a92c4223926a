import { access, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../../../shared/contract/index.ts'
import { removeUnfinished, writeFileAtomically } from '../disk/atomic.ts'
import { asRefusal, codeOf } from '../disk/failures.ts'
import { hashOf } from './hash.ts'

/** The file as it came, and the two renditions that readers get: of the whole picture, or of a crop by its name. */
export type MediaKind = 'original' | 'large' | 'small' | `${'large' | 'small'}.${string}`

export interface MediaFiles {
  /** Where a file lies: `media/ab/cdef…` for the original, with `.large` and `.small` beside it. */
  path(hash: string, kind: MediaKind): string
  /**
   * Keeps a file. It answers once the file is on disk; after a crash it is there whole or not at all. What is
   * already there is not written again.
   *
   * @throws Refusal `diskFull`, `folderReadOnly`.
   */
  write(hash: string, kind: MediaKind, bytes: Uint8Array): Promise<void>
  /**
   * @param expected.sha256 of this file; that of the original is `hash` itself.
   * @param expected.name what a person calls the file, for the words of the refusal.
   * @throws Refusal `mediaMissing` where the file is gone or damaged.
   */
  read(hash: string, kind: MediaKind, expected: { sha256: string; name: string }): Promise<Uint8Array>
  /** Whether the file is there; it may still be damaged. */
  has(hash: string, kind: MediaKind): Promise<boolean>
  /** Takes a file with all its renditions from the disk; what is not there is gone already. */
  remove(hash: string): Promise<void>
  /** Runs work on one file after all other such work on it, so that none is written while it is removed. */
  exclusively<T>(hash: string, work: () => Promise<T>): Promise<T>
  /** Removes what a crash left half-written; for when the newsroom is opened and nobody else writes. */
  removeUnfinished(): Promise<void>
}

/**
 * Files by the SHA-256 of the original's bytes, in the newsroom's `media` folder.
 *
 * @param folder the `media` folder; it need not exist yet.
 */
export function mediaFiles(folder: string): MediaFiles {
  const turns = new Map<string, Promise<void>>()
  const path = (hash: string, kind: MediaKind) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError('media is named by a SHA-256')
    if (!/^(original|(large|small)(\.\d+-\d+-\d+-\d+)?)$/.test(kind))
      throw new TypeError('no such kind of media')
    return join(folder, hash.slice(0, 2), kind === 'original' ? hash.slice(2) : `${hash.slice(2)}.${kind}`)
  }

  return {
    path,

    write: async (hash, kind, bytes) => {
      const target = path(hash, kind)
      if (await holds(target, bytes)) return
      try {
        await mkdir(dirname(target), { recursive: true })
        await writeFileAtomically(target, bytes)
      } catch (error) {
        throw asRefusal(error, folder)
      }
    },

    read: async (hash, kind, expected) => {
      const { name } = expected
      const bytes = await readFile(path(hash, kind)).catch((error: unknown) => {
        throw ['ENOENT', 'EISDIR'].includes(codeOf(error))
          ? new Refusal('mediaMissing', { name }, error)
          : error
      })
      if ((await hashOf(bytes)) !== expected.sha256) throw new Refusal('mediaMissing', { name })
      return bytes
    },

    has: (hash, kind) =>
      access(path(hash, kind)).then(
        () => true,
        () => false,
      ),

    remove: async hash => {
      const original = path(hash, 'original')
      const beside = `${basename(original)}.`
      const names = await readdir(dirname(original)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return []
        throw asRefusal(error, folder)
      })
      for (const name of names) {
        if (name === basename(original) || name.startsWith(beside)) {
          await rm(join(dirname(original), name), { force: true })
        }
      }
    },

    exclusively: async (hash, work) => {
      const turn = (turns.get(hash) ?? Promise.resolve()).then(work, work)
      const settled = turn.then(
        () => undefined,
        () => undefined,
      )
      turns.set(hash, settled)
      try {
        return await turn
      } finally {
        if (turns.get(hash) === settled) turns.delete(hash)
      }
    },

    removeUnfinished: () => removeUnfinished(folder, { deep: true }),
  }
}

/** Whether the file is there with just these bytes; a damaged one is not, and is written anew. */
async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  const size = await stat(path).then(
    found => found.size,
    () => null,
  )
  return size === bytes.length && (await readFile(path)).equals(bytes)
}
