/**
 * The thread in which pictures are decoded: entry of a worker, started by `pictures.ts`. What a hostile picture can
 * reach is WebAssembly's memory and this thread, which can be ended at any moment.
 */
import { parentPort } from 'node:worker_threads'
import type { PictureType } from './picture-kind.ts'
import { mostPixels, type ProcessedPicture, renderPicture, TooManyPixels } from './render.ts'
import { startVips } from './vips.ts'

export interface PictureTask {
  type: PictureType
  bytes: Uint8Array
}

export type PictureAnswer =
  | { kind: 'ready' }
  | { kind: 'processed'; picture: ProcessedPicture }
  | { kind: 'tooLarge'; pixels: number; limit: number }
  | { kind: 'broken'; why: string }

const port = parentPort
if (port === null) throw new Error('worker.ts is the entry of a worker thread')

const vips = await startVips(['heif'])
vips.blockUntrusted(true)

port.on('message', (task: PictureTask) => port.postMessage(answer(task)))
port.postMessage({ kind: 'ready' } satisfies PictureAnswer)

function answer(task: PictureTask): PictureAnswer {
  try {
    return { kind: 'processed', picture: renderPicture(vips, task.type, task.bytes) }
  } catch (error) {
    if (error instanceof TooManyPixels) return { kind: 'tooLarge', pixels: error.pixels, limit: mostPixels }
    // libvips says no by a WebAssembly.Exception, which is no Error. Anything else leaves the module in an unknown
    // state: the thread ends and its owner starts another.
    if (error instanceof Error) throw error
    return { kind: 'broken', why: whyOf(error) }
  }
}

function whyOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error
  return Array.isArray(message) ? message.join(': ') : String(message)
}
