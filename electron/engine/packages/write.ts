import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../../shared/contract/index.ts'
import { removeUnfinished, writeFileAtomically } from '../disk/atomic.ts'
import { asRefusal, codeOf } from '../disk/failures.ts'
import { sha256 } from '../store/hash.ts'
import type { BuiltPackage } from './make.ts'

export interface WrittenPackage {
  path: string
  /** Bytes. */
  size: number
  sha256: string
  /** It was not there before. */
  isNew: boolean
}

/**
 * Puts a package into a folder: written beside, flushed to the disk, then renamed, so that the name is never half a
 * package. The same package again leaves one file; another package of the same name gets `-2`, `-3` behind it, and no
 * file that lies there is ever overwritten with something else.
 *
 * @throws Refusal folderMissing, notFolder, folderReadOnly, diskFull; nothing is left behind then.
 */
export async function writePackage(folder: string, built: BuiltPackage): Promise<WrittenPackage> {
  const hash = sha256(built.bytes)
  try {
    if (!(await stat(folder)).isDirectory()) throw new Refusal('notFolder', { path: folder })
    // A killed program may leave a part behind; nobody writes one for an hour.
    await removeUnfinished(folder, { of: 'goi-bai_', before: Date.now() - 60 * 60 * 1000 })
    const { name, isThere } = await placeFor(folder, built.fileName, hash)
    const path = join(folder, name)
    if (!isThere) await writeFileAtomically(path, built.bytes)
    return { path, size: built.bytes.length, sha256: hash, isNew: !isThere }
  } catch (problem) {
    throw asRefusal(problem, folder)
  }
}

/** The first name that is free, or under which this very package lies already. */
async function placeFor(
  folder: string,
  fileName: string,
  hash: string,
): Promise<{ name: string; isThere: boolean }> {
  const stem = fileName.replace(/\.zip$/, '')
  for (let copy = 1; ; copy++) {
    const name = copy === 1 ? fileName : `${stem}-${copy}.zip`
    const there = await readFile(join(folder, name)).catch(problem => {
      if (codeOf(problem) === 'ENOENT') return null
      // A folder of that name is something else too.
      if (codeOf(problem) === 'EISDIR') return Buffer.alloc(0)
      throw problem
    })
    if (there === null) return { name, isThere: false }
    if (sha256(there) === hash) return { name, isThere: true }
  }
}
