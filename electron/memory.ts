import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const memorySchema = z.object({
  bounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
    .nullable()
    .catch(null),
  maximized: z.boolean().catch(false),
  /** Chromium's zoom level: 0 is 100 %, each step of 1 multiplies by 1.2. */
  zoom: z.number().min(-3).max(6).catch(0),
  language: z.enum(['vi', 'en']).catch('vi'),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
})

/** What the shell remembers of its window from one start to the next. */
export type WindowMemory = z.infer<typeof memorySchema>

/** Reads the window's memory; anything missing or damaged is forgotten, never an error. */
export function recallWindow(file: string): WindowMemory {
  let stored: unknown = {}
  try {
    stored = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // A first start, or a file cut short: the window opens as on the first day.
  }
  return memorySchema.catch(memorySchema.parse({})).parse(stored)
}

/** Writes the window's memory beside and renames. A disk that is full or read-only only loses the window's place. */
export function rememberWindow(file: string, memory: WindowMemory): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(memory))
    renameSync(`${file}.new`, file)
  } catch (error) {
    console.error('The window’s place could not be remembered:', error)
  }
}

interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** Whether enough of a remembered window lies on one of the screens to be grasped by its title (px). */
export function isOnScreen(bounds: Rectangle, screens: Rectangle[]): boolean {
  return screens.some(
    screen =>
      bounds.x + bounds.width - 100 >= screen.x &&
      bounds.x + 100 <= screen.x + screen.width &&
      bounds.y >= screen.y &&
      bounds.y + 40 <= screen.y + screen.height,
  )
}
