import { Worker } from 'node:worker_threads'
import type { Crop } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import type { PictureFault } from '../../../shared/words/index.ts'
import { pictureKind } from './picture-kind.ts'
import type { ProcessedPicture, Renditions } from './render.ts'
import type { PictureAnswer, PictureTask } from './worker.ts'

export interface Pictures {
  /**
   * Makes the renditions of a picture, one picture at a time. `fileName` only serves the words of a refusal.
   *
   * @throws Refusal `pictureUnreadable` (with the `kind` of file or fault), `pictureTooLarge` (megapixels),
   * `fileTooLarge` (MB), `cancelled` when closed meanwhile.
   * @returns the renditions, and the bytes: those that were given are handed over to the thread and gone, where they
   *   are all of their buffer.
   */
  process(fileName: string, bytes: Uint8Array): Promise<ProcessedPicture & { bytes: Uint8Array }>
  /** Makes the renditions of a part of a picture, from its original. Refuses as `process` does. */
  crop(fileName: string, bytes: Uint8Array, crop: Crop): Promise<Renditions>
  /** What the picture of a rendition looks like, in 64 bits. Refuses as `process` does. */
  look(fileName: string, bytes: Uint8Array): Promise<string>
  /** Ends the thread; what waits is refused as `cancelled`. */
  close(): Promise<void>
}

export interface PictureLimits {
  /** A picture that takes longer is refused. */
  milliseconds: number
  /** The thread is ended after so long without a picture. */
  idleMilliseconds: number
  /** Of a file. */
  bytes: number
}

const usualLimits: PictureLimits = {
  milliseconds: 30_000,
  idleMilliseconds: 60_000,
  bytes: 100_000_000,
}

/**
 * Pictures are decoded in a thread of their own, started with the first one. A picture that crashes the thread or
 * takes too long is refused, and the next one gets a new thread.
 *
 * @param worker the entry of that thread: `worker.ts`, or what the build made of it.
 */
export function openPictures(worker: URL | string, limits: PictureLimits = usualLimits): Pictures {
  let thread: Promise<PictureThread> | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let closed = false

  const drop = async () => {
    const ending = thread
    thread = null
    await ending?.then(
      running => running.end(),
      () => undefined,
    )
  }

  const work = async (fileName: string, task: PictureTask): Promise<Made> => {
    if (closed) throw new Refusal('cancelled')
    clearTimeout(idle)
    thread ??= PictureThread.start(worker)
    try {
      const answer = await (await thread).answerTo(task, limits.milliseconds)
      switch (answer.kind) {
        case 'processed':
        case 'cropped':
        case 'seen':
          return answer
        case 'tooLarge': {
          const size = Math.ceil(answer.pixels / 1e5) / 10
          throw new Refusal('pictureTooLarge', { name: fileName, size, limit: answer.limit / 1e6 })
        }
        case 'broken':
          throw unreadable(fileName, 'broken', answer.why)
        case 'ready':
          throw new Error('the picture thread began anew')
      }
    } catch (error) {
      if (error instanceof Refusal) throw error
      await drop()
      if (closed) throw new Refusal('cancelled', {}, error)
      if (error instanceof ThreadLost) throw unreadable(fileName, 'tooIntricate', error)
      throw error
    } finally {
      idle = setTimeout(drop, limits.idleMilliseconds).unref()
    }
  }

  const inTurn = (fileName: string, task: PictureTask) => {
    const turn = queue.then(() => work(fileName, task))
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    process: async (fileName, bytes) => {
      if (bytes.length > limits.bytes) {
        const size = Math.ceil(bytes.length / 1e6)
        throw new Refusal('fileTooLarge', { name: fileName, size, limit: limits.bytes / 1e6 })
      }
      const kind = pictureKind(bytes)
      if (!kind.accepted) throw new Refusal('pictureUnreadable', { name: fileName, kind: kind.kind })
      const made = await inTurn(fileName, { kind: 'process', type: kind.type, bytes })
      if (made.kind !== 'processed') throw new Error(`the picture thread answered ${made.kind}`)
      return { ...made.picture, bytes: made.bytes }
    },
    crop: async (fileName, bytes, crop) => {
      const made = await inTurn(fileName, { kind: 'crop', bytes, crop })
      if (made.kind !== 'cropped') throw new Error(`the picture thread answered ${made.kind}`)
      return made.renditions
    },
    look: async (fileName, bytes) => {
      const made = await inTurn(fileName, { kind: 'look', bytes })
      if (made.kind !== 'seen') throw new Error(`the picture thread answered ${made.kind}`)
      return made.look
    },
    close: async () => {
      closed = true
      clearTimeout(idle)
      await drop()
    },
  }
}

/** What the thread answers when all goes well. */
type Made = Extract<PictureAnswer, { kind: 'processed' | 'cropped' | 'seen' }>

/** The bytes' buffer, where nothing else lies in it; a part of a pool stays where it is. */
const wholeBuffer = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []

/** The thread ended, or had to be ended, while it worked on a picture. */
class ThreadLost extends Error {}

class PictureThread {
  readonly #worker: Worker

  private constructor(worker: Worker) {
    this.#worker = worker
  }

  /** @throws Error when libvips cannot be started at all: the program is not whole. */
  static async start(entry: URL | string): Promise<PictureThread> {
    const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: 256 } })
    await nextAnswer(worker)
    worker.unref()
    return new PictureThread(worker)
  }

  /** @throws ThreadLost after `milliseconds` without an answer, and when the thread dies. */
  async answerTo(task: PictureTask, milliseconds: number): Promise<PictureAnswer> {
    this.#worker.ref()
    const patience = setTimeout(() => void this.#worker.terminate(), milliseconds)
    try {
      const answer = nextAnswer(this.#worker)
      this.#worker.postMessage(task, wholeBuffer(task.bytes))
      return await answer
    } catch (error) {
      throw new ThreadLost('the picture thread ended', { cause: error })
    } finally {
      clearTimeout(patience)
      this.#worker.unref()
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}

/** The thread's next message; rejects when it fails or ends first. */
function nextAnswer(worker: Worker): Promise<PictureAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      finish()
    }
    const onMessage = (answer: PictureAnswer) => settle(() => resolve(answer))
    const onError = (error: unknown) => settle(() => reject(error))
    const onExit = (code: number) => settle(() => reject(new Error(`the picture thread ended with ${code}`)))
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}

const unreadable = (name: string, kind: PictureFault, cause?: unknown) =>
  new Refusal('pictureUnreadable', { name, kind }, cause)
