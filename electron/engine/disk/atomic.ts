import { randomBytes } from 'node:crypto'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { codeOf } from './failures.ts'

/**
 * Writes a file so that it is there whole or not at all, also after a power cut: beside its place, fsync, rename,
 * fsync of the folder. What lay there before stays until then.
 *
 * @throws the system's error (ENOSPC, EROFS, EACCES); nothing half-made stays.
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}${unfinished}`)
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  }
  await flushFolder(dirname(path))
}

/** How the names end under which files lie until they are whole; they begin with a dot and the file's own name. */
const unfinished = '.part'

/**
 * Removes what a killed program left half-written in a folder. A folder that is not there has nothing.
 *
 * @param only.of files whose name begins so; all when left out.
 * @param only.before files not written to since, UTC milliseconds; for a folder where another program may be writing.
 * @param only.deep in the folders below it too.
 */
export async function removeUnfinished(
  folder: string,
  only: { of?: string; before?: number; deep?: boolean } = {},
): Promise<void> {
  const found = await readdir(folder, { recursive: only.deep === true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  for (const path of found) {
    const name = basename(path)
    if (!name.startsWith(`.${only.of ?? ''}`) || !name.endsWith(unfinished)) continue
    const place = join(folder, path)
    if (only.before !== undefined && (await stat(place)).mtimeMs >= only.before) continue
    await rm(place, { force: true })
  }
}

/** Makes a rename in this folder outlast a power cut. Windows has no such call and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Some file systems of sticks cannot flush a folder; the file itself is flushed.
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR'].includes(codeOf(error))) throw error
  } finally {
    await handle.close()
  }
}
