import { Worker } from 'node:worker_threads'
import { type ImportEncoding, Refusal } from '../../../shared/contract/index.ts'
import type { WordContent } from '../export/word.ts'
import type { ReadArticle } from '../import/index.ts'
import type { WordAnswer, WordTask } from './worker.ts'

/** Reads and writes Word documents in threads, one at a time. */
export interface WordThreads {
  /** @throws Refusal documentRefused, also for a document that takes too much time or memory; `cancelled` when closed. */
  read(file: { fileName: string; bytes: Uint8Array; encoding: ImportEncoding }): Promise<ReadArticle>
  /** @throws Refusal `cancelled` when closed meanwhile. */
  write(content: WordContent): Promise<Uint8Array<ArrayBuffer>>
  /** Ends the thread; what waits is refused as `cancelled`. */
  close(): Promise<void>
}

export interface WordLimits {
  milliseconds: number
  /** Of the thread's heap; what pictures take is not part of it and is bounded by the archive's size. */
  megabytes: number
}

export const wordLimits: WordLimits = { milliseconds: 60_000, megabytes: 512 }

/** @param entry of the thread: `worker.ts`, or what the build made of it. */
export function openWordThreads(entry: URL | string, limits: WordLimits = wordLimits): WordThreads {
  let queue: Promise<unknown> = Promise.resolve()
  let running: Worker | null = null
  let closed = false

  const carryOut = async (task: WordTask): Promise<WordAnswer> => {
    if (closed) throw new Refusal('cancelled')
    const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } })
    running = worker
    let late = false
    const patience = setTimeout(() => {
      late = true
      void worker.terminate()
    }, limits.milliseconds)
    try {
      return await answerOf(worker, task)
    } catch (error) {
      if (closed) throw new Refusal('cancelled', {}, error)
      if (task.kind === 'read' && (late || isOutOfMemory(error))) {
        const kind = late ? 'tooSlow' : 'tooIntricate'
        throw new Refusal('documentRefused', { name: task.file.fileName, kind }, error)
      }
      throw error
    } finally {
      clearTimeout(patience)
      running = null
      await worker.terminate()
    }
  }
  const inTurn = async (task: WordTask): Promise<WordAnswer> => {
    const turn = queue.then(() => carryOut(task))
    queue = turn.catch(() => undefined)
    const answer = await turn
    if (answer.kind === 'refused') throw new Refusal(answer.code, answer.details)
    return answer
  }

  return {
    async read(file) {
      const answer = await inTurn({ kind: 'read', file })
      if (answer.kind !== 'read') throw new Error('the thread answered something else')
      return answer.article
    },
    async write(content) {
      const answer = await inTurn({ kind: 'write', content })
      if (answer.kind !== 'written') throw new Error('the thread answered something else')
      return answer.bytes
    },
    async close() {
      closed = true
      await running?.terminate()
    },
  }
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** The thread's one answer; rejects when it fails or ends first. */
function answerOf(worker: Worker, task: WordTask): Promise<WordAnswer> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`the Word thread ended with ${code}`)))
    worker.postMessage(task)
  })
}
