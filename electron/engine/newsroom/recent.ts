import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../disk/atomic.ts'

const fileSchema = z.object({ recent: z.array(z.object({ folder: z.string(), name: z.string() })) })
export type Recent = z.infer<typeof fileSchema>['recent'][number]

const mostRecent = 10

/** The newsrooms opened before on this computer, newest first; what is gone from the disk is left out. */
export function readRecent(settingsFile: string | null): Recent[] {
  if (settingsFile === null || !existsSync(settingsFile)) return []
  try {
    const { recent } = fileSchema.parse(JSON.parse(readFileSync(settingsFile, 'utf8')))
    return recent.filter(({ folder }) => existsSync(folder))
  } catch {
    // A settings file that cannot be read costs the list of recent newsrooms, nothing else.
    return []
  }
}

/** Puts a newsroom at the head of the list. */
export async function rememberRecent(settingsFile: string | null, newest: Recent): Promise<void> {
  if (settingsFile === null) return
  const others = readRecent(settingsFile).filter(({ folder }) => folder !== newest.folder)
  const text = JSON.stringify({ recent: [newest, ...others].slice(0, mostRecent) }, null, 2)
  mkdirSync(dirname(settingsFile), { recursive: true })
  await writeFileAtomically(settingsFile, Buffer.from(text))
}
