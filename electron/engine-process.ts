import type { MessagePortMain, UtilityProcess } from 'electron'
import type { FromEngine, ToEngine } from './engine/utility.ts'

export interface EngineHouse {
  fork(): UtilityProcess
  /** What a new engine is told first. */
  start: Extract<ToEngine, { kind: 'start' }>
  /** A new engine took the place of one that ended by itself; the window needs a fresh port. */
  onRestart(): void
  onRefused(refusal: FromEngine): void
  /** It ended too often; resolves to whether to try again. */
  onGone(): Promise<boolean>
}

export interface EngineProcess {
  /** Gives a window's port to the engine that runs now. */
  connect(port: MessagePortMain): void
  /** Asks the engine to close its newsroom and end; ends it by force after `limit` ms. */
  close(limit: number): Promise<void>
}

const minute = 60_000
const restartsPerMinute = 5

/** Keeps one engine running until it is closed. */
export function keepEngine(house: EngineHouse, now: () => number = Date.now): EngineProcess {
  let closing = false
  let exits: number[] = []
  let engine = start()

  function start(): UtilityProcess {
    const started = house.fork()
    const tell = (message: ToEngine) => started.postMessage(message)
    started.on('message', (message: FromEngine) => house.onRefused(message))
    started.once('exit', () => void ended())
    tell(house.start)
    return started
  }

  async function ended(): Promise<void> {
    if (closing) return
    exits = [...exits.filter(at => at > now() - minute), now()]
    if (exits.length > restartsPerMinute) {
      if (!(await house.onGone())) return
      exits = []
    }
    engine = start()
    house.onRestart()
  }

  return {
    connect: port => engine.postMessage({ kind: 'connect' } satisfies ToEngine, [port]),
    close: limit => {
      closing = true
      if (engine.pid === undefined) return Promise.resolve()
      return new Promise(resolve => {
        const force = setTimeout(() => engine.kill(), limit)
        engine.once('exit', () => {
          clearTimeout(force)
          resolve()
        })
        engine.postMessage({ kind: 'close' } satisfies ToEngine)
      })
    },
  }
}
