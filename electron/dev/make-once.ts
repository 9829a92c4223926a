import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Makes a folder exactly once: `make` fills a new folder beside it, which then takes its name. When another process
 * makes the same at the same time, the first one done wins and both go on with it. A failure leaves nothing behind.
 */
export async function makeOnce(folder: string, make: (making: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return
  mkdirSync(dirname(folder), { recursive: true })
  const making = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`))
  try {
    await make(making)
    try {
      renameSync(making, folder)
    } catch (error) {
      if (!existsSync(folder)) throw error
    }
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}
