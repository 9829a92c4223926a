/**
 * The thread in which pictures are decoded: entry of a worker, started by `pictures.ts`. What a hostile picture can
 * reach is WebAssembly's memory and this thread, which can be ended at any moment.
 */
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { Crop } from '../../../shared/article/index.ts'
import type { PictureType } from './picture-kind.ts'
import {
  lookOfRendition,
  mostPixels,
  type ProcessedPicture,
  type Renditions,
  renderCrop,
  renderPicture,
  TooManyPixels,
} from './render.ts'
import { startVips } from './vips.ts'

/** The bytes are handed over, and come back with the answer where the task says so. */
export type PictureTask =
  | { kind: 'process'; type: PictureType; bytes: Uint8Array }
  | { kind: 'crop'; crop: Crop; bytes: Uint8Array }
  | { kind: 'look'; bytes: Uint8Array }

export type PictureAnswer =
  | { kind: 'ready' }
  | { kind: 'processed'; picture: ProcessedPicture; bytes: Uint8Array }
  | { kind: 'cropped'; renditions: Renditions }
  | { kind: 'seen'; look: string }
  | { kind: 'tooLarge'; pixels: number; limit: number }
  | { kind: 'broken'; why: string }

const port = parentPort
if (port === null) throw new Error('worker.ts is the entry of a worker thread')

const vips = await startVips(['heif'])
vips.blockUntrusted(true)

// Whoever types goes first, but pictures still come while the machine is busy. On Linux 0 is the calling thread alone;
// elsewhere it would be the whole engine.
if (process.platform === 'linux') setPriority(0, 5)

port.on('message', (task: PictureTask) => {
  const answer = answerTo(task)
  port.postMessage(answer, handedOver(answer))
})
port.postMessage({ kind: 'ready' } satisfies PictureAnswer)

function answerTo(task: PictureTask): PictureAnswer {
  try {
    switch (task.kind) {
      case 'process': {
        const { type, bytes } = task
        return { kind: 'processed', picture: renderPicture(vips, type, bytes), bytes }
      }
      case 'crop':
        return { kind: 'cropped', renditions: renderCrop(vips, task.crop, task.bytes) }
      case 'look':
        return { kind: 'seen', look: lookOfRendition(vips, task.bytes) }
    }
  } catch (error) {
    if (error instanceof TooManyPixels) return { kind: 'tooLarge', pixels: error.pixels, limit: mostPixels }
    // libvips says no by a WebAssembly.Exception, which is no Error. Anything else leaves the module in an unknown
    // state: the thread ends and its owner starts another.
    if (error instanceof Error) throw error
    return { kind: 'broken', why: whyOf(error) }
  }
}

/** Bytes go over without being copied. */
function handedOver(answer: PictureAnswer): ArrayBuffer[] {
  const renditions =
    answer.kind === 'processed' ? answer.picture : answer.kind === 'cropped' ? answer.renditions : null
  const bytes = [
    ...(renditions ? [renditions.large.bytes, renditions.small.bytes] : []),
    ...(answer.kind === 'processed' ? [answer.bytes] : []),
  ]
  return bytes.map(({ buffer }) => buffer).filter(buffer => buffer instanceof ArrayBuffer)
}

function whyOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error
  return Array.isArray(message) ? message.join(': ') : String(message)
}
