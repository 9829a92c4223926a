/**
 * The thread in which one Word document is read or written: entry of a worker, started by `thread.ts`. Whatever a
 * hostile document can reach is in this thread, which ends with it.
 */
import { parentPort } from 'node:worker_threads'
import {
  type ImportEncoding,
  Refusal,
  type RefusalCode,
  type RefusalDetails,
} from '../../../shared/contract/index.ts'
import type { WordContent } from '../export/word.ts'
import type { ReadArticle } from '../import/index.ts'

export type WordTask =
  | { kind: 'read'; file: { fileName: string; bytes: Uint8Array; encoding: ImportEncoding } }
  | { kind: 'write'; content: WordContent }

export type WordAnswer =
  | { kind: 'read'; article: ReadArticle }
  | { kind: 'written'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'refused'; code: RefusalCode; details: RefusalDetails }

const port = parentPort
if (port === null) throw new Error('worker.ts is the entry of a worker thread')

port.once('message', async (task: WordTask) => {
  const answer = await carryOut(task)
  port.postMessage(answer)
})

async function carryOut(task: WordTask): Promise<WordAnswer> {
  try {
    if (task.kind === 'read') {
      const { readWord } = await import('../import/word/read.ts')
      return { kind: 'read', article: await readWord(task.file) }
    }
    const { writeWord } = await import('../export/word.ts')
    return { kind: 'written', bytes: await writeWord(task.content) }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, details: error.details }
    throw error
  }
}
