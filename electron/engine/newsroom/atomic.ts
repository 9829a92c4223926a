import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file so that it is there whole or not at all, also after a power cut: beside its place, fsync, rename,
 * fsync of the folder. What lay there before stays until then.
 *
 * @throws the system's error (ENOSPC, EROFS, EACCES); nothing half-made stays.
 */
export function writeFileAtomically(path: string, bytes: Uint8Array): void {
  const beside = `${path}.${process.pid}.part`
  let file: number | undefined
  try {
    file = openSync(beside, 'w')
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
    fsyncSync(file)
    closeSync(file)
    file = undefined
    renameSync(beside, path)
  } catch (error) {
    if (file !== undefined) closeSync(file)
    rmSync(beside, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** Makes a rename in this folder outlast a power cut. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
