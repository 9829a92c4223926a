import { randomBytes } from 'node:crypto'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../../shared/contract/index.ts'
import { sha256 } from './keys.ts'
import type { BuiltPackage } from './make.ts'

export interface WrittenPackage {
  path: string
  /** Bytes. */
  size: number
  sha256: string
}

/**
 * Puts a package into a folder: written beside, flushed to the disk, then renamed, so that the name is never half a
 * package. The same package again leaves one file; another package of the same name gets `-2`, `-3` behind it, and no
 * file that lies there is ever overwritten with something else.
 *
 * @throws Refusal folderMissing, folderReadOnly, diskFull; nothing is left behind then.
 */
export async function writePackage(folder: string, built: BuiltPackage): Promise<WrittenPackage> {
  const hash = sha256(built.bytes)
  try {
    if (!(await stat(folder)).isDirectory()) throw new Refusal('folderMissing', { path: folder })
    await dropRemains(folder)
    const path = join(folder, await freeName(folder, built.fileName, hash))
    await writeBeside(
      path,
      join(folder, `.${built.fileName}.${randomBytes(6).toString('hex')}.part`),
      built.bytes,
    )
    await flushFolder(folder)
    return { path, size: built.bytes.length, sha256: hash }
  } catch (problem) {
    throw refusalOf(problem, folder)
  }
}

async function writeBeside(path: string, beside: string, bytes: Buffer): Promise<void> {
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (problem) {
    await rm(beside, { force: true })
    throw problem
  }
}

async function freeName(folder: string, fileName: string, hash: string): Promise<string> {
  const stem = fileName.replace(/\.zip$/, '')
  for (let copy = 1; ; copy++) {
    const name = copy === 1 ? fileName : `${stem}-${copy}.zip`
    const there = await readFile(join(folder, name)).catch(problem => {
      if (codeOf(problem) === 'ENOENT') return null
      // A folder of that name is something else too.
      if (codeOf(problem) === 'EISDIR') return Buffer.alloc(0)
      throw problem
    })
    if (there === null || sha256(there) === hash) return name
  }
}

/** A killed program may leave a part behind; nobody writes one for an hour. */
async function dropRemains(folder: string): Promise<void> {
  const hourAgo = Date.now() - 60 * 60 * 1000
  for (const name of await readdir(folder)) {
    if (!/^\.goi-bai_.*\.part$/.test(name)) continue
    const path = join(folder, name)
    const { mtimeMs } = await stat(path)
    if (mtimeMs < hourAgo) await rm(path, { force: true })
  }
}

/** A rename is on disk once its folder is; Windows does not know this and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (problem) {
    // Some file systems of sticks and shares cannot flush a folder; the file itself is flushed.
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR'].includes(codeOf(problem) ?? '')) throw problem
  } finally {
    await handle.close()
  }
}

function refusalOf(problem: unknown, folder: string): unknown {
  if (problem instanceof Refusal) return problem
  switch (codeOf(problem)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new Refusal('diskFull', { path: folder }, problem)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Refusal('folderReadOnly', { path: folder }, problem)
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal('folderMissing', { path: folder }, problem)
    default:
      return problem
  }
}

function codeOf(problem: unknown): string | undefined {
  return problem instanceof Error && 'code' in problem && typeof problem.code === 'string'
    ? problem.code
    : undefined
}
