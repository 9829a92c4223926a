import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Refusal } from '../../../shared/contract/index.ts'
import { asRefusal } from './failures.ts'

/** A folder that is there now, and what had to be made for it. */
export interface MadeFolder {
  path: string
  /** Removes it again, and the folders above it, as far as they were not there before and are empty. */
  undo(): void
}

/**
 * Makes a folder and those above it, unless they are there. One at a time: asked for all at once, Node 24 tries for ever
 * where a file system answers ENOENT, as /proc does.
 *
 * @throws Refusal notFolder, folderReadOnly, folderMissing, pathTooLong, diskFull; nothing is left behind then.
 */
export function makeFolder(folder: string): MadeFolder {
  const path = resolve(folder)
  const missing: string[] = []
  for (let at = path; !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at)
  const undo = () => {
    for (const each of missing.toReversed()) {
      try {
        rmdirSync(each)
      } catch {
        // Never made, or somebody put something into it meanwhile, which is not ours to remove.
      }
    }
  }
  try {
    for (const each of missing) mkdirSync(each)
    if (!statSync(path).isDirectory()) throw new Refusal('notFolder', { path })
  } catch (error) {
    undo()
    throw asRefusal(error, path)
  }
  return { path, undo }
}
