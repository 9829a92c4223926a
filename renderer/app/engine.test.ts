// biome-ignore lint/style/noRestrictedImports: the other end of the port, as the engine has it
import { os } from '@orpc/server'
// biome-ignore lint/style/noRestrictedImports: the other end of the port, as the engine has it
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, describe, expect, it } from 'vitest'
import { EngineLost, engine } from './engine.ts'

const ports: MessagePort[] = []
const waitFor = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** An engine that answers `session.current` with its own name, once `answering` has resolved. */
function startEngine(connection: string, answering: Promise<void> = Promise.resolve()): MessagePort {
  const { port1, port2 } = new MessageChannel()
  const current = os.handler(async () => {
    await answering
    return { person: null, connection }
  })
  const read = os.handler(({ input }) => ({ input, bytes: new Uint8Array([0, 137, 255]) }))
  new RPCHandler({ session: { current }, media: { read } }, { experimental_transfer: () => [] }).upgrade(
    port1,
  )
  port1.start()
  ports.push(port1, port2)
  return port2
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

describe('the window’s way to the engine', () => {
  it('lets a call wait until the engine is there', async () => {
    const answer = engine.client.session.current()
    await waitFor(20)
    engine.connect(startEngine('first'))
    expect(await answer).toEqual({ person: null, connection: 'first' })
    expect(engine.currentState()).toBe('ready')
  })

  it('carries bytes as bytes', async () => {
    engine.connect(startEngine('bytes'))
    const answer = await engine.client.media.read({ media: 'a'.repeat(64), size: 'small' })
    expect(answer.bytes).toEqual(new Uint8Array([0, 137, 255]))
  })

  it('fails what was under way when the engine goes, and reaches the next one', async () => {
    engine.connect(startEngine('dying', new Promise(() => {})))
    const generation = engine.currentGeneration()
    const answer = engine.client.session.current()
    await waitFor(20)
    engine.connect(startEngine('next'))
    await expect(answer).rejects.toBeInstanceOf(EngineLost)
    expect(engine.currentGeneration()).toBe(generation + 1)
    expect(await engine.client.session.current()).toEqual({ person: null, connection: 'next' })
  })

  it('knows that the engine is gone when its port closes', async () => {
    const port = startEngine('closing')
    engine.connect(port)
    ports.at(-2)?.close()
    await waitFor(50)
    expect(engine.currentState()).toBe('lost')
  })
})
