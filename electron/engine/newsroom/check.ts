import { Worker } from 'node:worker_threads'
import { codeOf } from '../disk/failures.ts'
import type { ReadableDB } from '../store/database.ts'

/** What SQLite finds wrong with the database file; empty when it is sound. */
export function quickCheck(db: ReadableDB): string[] {
  try {
    const lines = db.pragma('quick_check(20)', { simple: false }) as { quick_check: string }[]
    return lines.map(line => line.quick_check).filter(line => line !== 'ok')
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(codeOf(error))) return [codeOf(error)]
    throw error
  }
}

/** How long the check waits for the window to be up, in ms: it reads the whole file. */
const patience = 2000

/** The same in a worker thread, a little later. Resolves to null when it was stopped through `signal`. */
export function quickCheckAside(
  worker: URL | string,
  path: string,
  signal: AbortSignal,
): Promise<string[] | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const thread = new Worker(worker, { workerData: { path } })
      signal.addEventListener('abort', () => void thread.terminate())
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', () => resolve(null))
    }, patience)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve(null)
    })
  })
}
