import { mkdirSync } from 'node:fs'
import { asRefusal } from '../newsroom/failures.ts'

/** Makes a folder for what a command leaves behind. @throws Refusal when the disk does not let it. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw asRefusal(error, folder)
  }
}
