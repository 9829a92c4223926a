import { type ClientLink, createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import { useSyncExternalStore } from 'react'
import type { Contract } from '../../shared/contract/index.ts'

/** `connecting` until the first port has come; `lost` between an engine that went and the one that follows it. */
export type EngineState = 'connecting' | 'ready' | 'lost'

export type Client = ContractRouterClient<Contract>
/** The queries made of the calls. Named, as spelt out they are more than the compiler writes down. */
export type Queries = RouterUtils<Client>

/** The engine went while a call was under way, or did not come back in time. What became of the call is unknown. */
export class EngineLost extends Error {
  constructor() {
    super('The engine is gone.')
    this.name = 'EngineLost'
  }
}

/** How long a call waits for an engine that is starting, ms. */
const patience = 20_000

type Link = ClientLink<Record<never, never>>

/** One port, as long as it lasts. */
interface Line {
  link: Link
  /** Rejects once the port is of no use any more. */
  gone: Promise<never>
}

/**
 * The window's one way to the engine. The shell sends a port at the start and again after every restart of the
 * engine; calls made in between wait for it.
 */
class Engine {
  private line: Line | null = null
  private cut: () => void = () => {}
  private waiting: ((line: Line) => void)[] = []
  private readonly listeners = new Set<() => void>()
  private state: EngineState = 'connecting'
  /** Counts the ports; what was learnt on an earlier one may no longer hold. */
  private generation = 0

  readonly client: Client
  readonly queries: Queries

  constructor() {
    const link: Link = { call: (path, input, options) => this.call(path, input, options) }
    this.client = createORPCClient<Client>(link)
    this.queries = createTanstackQueryUtils(this.client)
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }
  readonly currentState = () => this.state
  readonly currentGeneration = () => this.generation

  /** Takes a fresh port; what still waited on the one before fails. */
  connect(port: MessagePort): void {
    this.cut()
    const gone = new Promise<never>((_, reject) => {
      this.cut = () => reject(new EngineLost())
    })
    // Nobody may be waiting when it goes; that is no unhandled failure.
    gone.catch(() => {})
    // Heard before oRPC hears it, so that a cut call fails as what it is: the engine is gone.
    port.addEventListener('close', () => this.lose(line))
    // An empty list of transferables makes oRPC post structured clones, so that bytes travel as bytes, not as JSON.
    const line: Line = { link: new RPCLink({ port, experimental_transfer: () => [] }), gone }
    port.start()
    this.line = line
    this.generation++
    for (const resume of this.waiting.splice(0)) resume(line)
    this.become('ready')
  }

  private lose(line: Line): void {
    if (this.line !== line) return
    this.line = null
    this.cut()
    this.become('lost')
  }

  private async call(...[path, input, options]: Parameters<Link['call']>): Promise<unknown> {
    const line = this.line ?? (await this.nextLine())
    return Promise.race([line.link.call(path, input, options), line.gone])
  }

  private nextLine(): Promise<Line> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting = this.waiting.filter(other => other !== resume)
        reject(new EngineLost())
      }, patience)
      const resume = (line: Line) => {
        clearTimeout(timer)
        resolve(line)
      }
      this.waiting.push(resume)
    })
  }

  private become(state: EngineState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}

/** The engine of this window. */
export const engine = new Engine()

/** Listens for the ports that the shell hands over; called once, at the start. */
export function receivePorts(): void {
  window.addEventListener('message', event => {
    const port = event.ports[0]
    if (event.source === window && event.data?.kind === 'engine-port' && port) engine.connect(port)
  })
}

/** The calls, the queries made of them, and whether the engine is there. `generation` grows with every new port. */
export function useEngine(): { client: Client; queries: Queries; state: EngineState; generation: number } {
  const state = useSyncExternalStore(engine.subscribe, engine.currentState)
  const generation = useSyncExternalStore(engine.subscribe, engine.currentGeneration)
  return { client: engine.client, queries: engine.queries, state, generation }
}
