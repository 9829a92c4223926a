import type { SupportedMessagePort } from '@orpc/client/message-port'
import { Refusal, type RefusalCode, type RefusalDetails } from '../../shared/contract/index.ts'
import { createEngine } from './engine.ts'

/** File addresses of the threads' entries, which lie beside this file in the built program. */
interface WorkerAddresses {
  pictureWorker: string
  wordWorker: string
  checkWorker: string
}

/** What the shell tells the engine's process. `connect` comes with one port, the window's end of the contract. */
export type ToEngine =
  | {
      kind: 'start'
      settings: { settingsFile: string; computer: string; seeds: string; version: string } & WorkerAddresses
      /** The newsroom to open at once, or null. */
      newsroom: string | null
    }
  | { kind: 'connect' }
  | { kind: 'close' }

/** What the engine's process tells the shell: that the newsroom asked for could not be opened. */
export interface FromEngine {
  kind: 'refused'
  code: RefusalCode
  details: RefusalDetails
}

// Electron's parentPort, as far as it is used here: the engine is compiled without Electron.
interface ParentPort {
  on(event: 'message', listener: (message: { data: ToEngine; ports: Port[] }) => void): void
  postMessage(message: FromEngine): void
}
type Port = Extract<SupportedMessagePort, { on: unknown }> & { start(): void }

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value

const parentPort: unknown = Reflect.get(process, 'parentPort')
if (!isParentPort(parentPort)) throw new Error('This file runs in a utility process of Electron only.')
const shell = parentPort

let engine: ReturnType<typeof createEngine> | null = null
let opening: Promise<void> = Promise.resolve()

shell.on('message', ({ data, ports: [port] }) => {
  switch (data.kind) {
    case 'start':
      engine = createEngine({
        ...data.settings,
        pictureWorker: new URL(data.settings.pictureWorker),
        wordWorker: new URL(data.settings.wordWorker),
        checkWorker: new URL(data.settings.checkWorker),
      })
      if (data.newsroom !== null) opening = engine.open(data.newsroom).catch(tellRefusal)
      return
    case 'connect':
      // The window's first question is which newsroom is open; it waits in the port until that is known.
      void opening.then(() => {
        if (!engine || !port) return
        engine.connect(port)
        port.start()
      })
      return
    case 'close':
      void opening.then(() => engine?.close()).finally(() => process.exit(0))
  }
})

function tellRefusal(error: unknown): void {
  const { code, details } = error instanceof Refusal ? error : new Refusal('unexpected', {}, error)
  if (code === 'unexpected') console.error(error)
  shell.postMessage({ kind: 'refused', code, details })
}
