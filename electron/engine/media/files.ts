import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../../../shared/contract/index.ts'

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
   * @param name what a person calls the file, for the words of the refusal.
   * @throws Refusal `mediaMissing` where the file is gone, or an original is not what its hash says.
   */
  read(hash: string, kind: MediaKind, name: string): Promise<Uint8Array>
  /** Removes what a crash left half-written; for when the newsroom is opened and nobody else writes. */
  removeUnfinished(): Promise<void>
}

const unfinished = '.unfinished'

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
      const beside = `${target}.${randomUUID()}${unfinished}`
      try {
        await mkdir(dirname(target), { recursive: true })
        await writeThrough(beside, bytes)
        await rename(beside, target)
        await syncFolder(dirname(target))
      } catch (error) {
        await rm(beside, { force: true }).catch(() => undefined)
        throw refusalOf(error, folder)
      }
    },

    read: async (hash, kind, name) => {
      const bytes = await readFile(path(hash, kind)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') throw new Refusal('mediaMissing', { name }, error)
        throw error
      })
      if (kind === 'original' && sha256Hex(bytes) !== hash) throw new Refusal('mediaMissing', { name })
      return bytes
    },

    removeUnfinished: async () => {
      const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return []
        throw error
      })
      const left = names.filter(name => name.endsWith(unfinished))
      await Promise.all(left.map(name => rm(join(folder, name), { force: true })))
    },
  }
}

/** SHA-256 in lower-case hexadecimal: the name of a file's content. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Whether the file is there with just these bytes; a damaged one is not, and is written anew. */
async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  const size = await stat(path).then(
    found => found.size,
    () => null,
  )
  return size === bytes.length && (await readFile(path)).equals(bytes)
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A rename is on disk once its folder is. Windows opens no folders; there the file system's journal keeps it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function refusalOf(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('diskFull', { path }, error)
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return new Refusal('folderReadOnly', { path }, error)
  return error
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
