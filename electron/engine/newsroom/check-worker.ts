import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { openReadable } from '../store/database.ts'
import { quickCheck } from './check.ts'

/** Runs SQLite's quick check off the engine's thread: on a large newsroom it takes seconds. */
const { path } = z.object({ path: z.string() }).parse(workerData)
const db = openReadable(path)
try {
  parentPort?.postMessage(quickCheck(db))
} finally {
  db.close()
}
