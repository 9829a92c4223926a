import { mkdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../../../shared/contract/index.ts'
import { removeUnfinished, writeFileAtomically } from '../disk/atomic.ts'
import { asRefusal, codeOf } from '../disk/failures.ts'
import { sha256 } from '../store/hash.ts'

/** The file as it came, and the two renditions that readers get. */
export type MediaKind = 'original' | 'large' | 'small'

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
  /** Removes what a crash left half-written; for when the newsroom is opened and nobody else writes. */
  removeUnfinished(): Promise<void>
}

/**
 * Files by the SHA-256 of the original's bytes, in the newsroom's `media` folder.
 *
 * @param folder the `media` folder; it need not exist yet.
 */
export function mediaFiles(folder: string): MediaFiles {
  const path = (hash: string, kind: MediaKind) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError('media is named by a SHA-256')
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
      if (sha256(bytes) !== expected.sha256) throw new Refusal('mediaMissing', { name })
      return bytes
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
