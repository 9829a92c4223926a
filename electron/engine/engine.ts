import { join } from 'node:path'
import type { SupportedMessagePort } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { EventPublisher } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { type Change, type Contract, Refusal } from '../../shared/contract/index.ts'
import { Followers } from './comments/index.ts'
import { asRefusal } from './disk/failures.ts'
import { type MediaFiles, mediaFiles, openPictures, type Pictures } from './media/index.ts'
import { removeForgotten } from './media/library.ts'
import { newsroomSummary } from './newsroom/found.ts'
import { type OpenNewsroom, openNewsroom, type Surroundings } from './newsroom/open.ts'
import { rememberRecent } from './newsroom/recent.ts'
import type { AccountRules } from './people/accounts.ts'
import { type PasswordCost, passwordCost } from './people/password.ts'
import { clientWithin, newSession, router } from './router.ts'
import { forget, type Session } from './session.ts'
import { openWordThreads, type WordThreads } from './word/thread.ts'

/** What the engine is told about where it runs. */
export interface EngineSettings {
  /** Where the list of recent newsrooms is kept; null keeps none. */
  settingsFile: string | null
  /** This computer's name, for who finds a newsroom open. */
  computer: string
  /** The folder of the sample newsroom's articles and pictures. */
  seeds: string
  /** The entry of the thread that decodes pictures. */
  pictureWorker: URL | string
  /** The entry of the thread that reads and writes Word documents. */
  wordWorker: URL | string
  /** The entry of the thread that checks a database; without it a newsroom is checked before it opens. */
  checkWorker?: URL | string
  version: string
  now?: () => number
  passwordCost?: PasswordCost
  /** Is told what nobody foresaw, for the log; standard error where it is left out. */
  onUnexpected?: (call: string, error: unknown) => void
}

/** Every call of the contract, in this process. */
export type EngineClient = ContractRouterClient<Contract>

/** A newsroom that is open, and what belongs to it while it is. */
export interface Room {
  newsroom: OpenNewsroom
  files: MediaFiles
  /** What carries comments along with the text that they are about. */
  followers: Followers
}

export interface Engine {
  /** Serves one window over a port; the connection has its own signed-in person. */
  connect(port: SupportedMessagePort): void
  /** A connection within this process, for the terminal and for tests. */
  client(): EngineClient
  /** Opens a newsroom. @throws Refusal. */
  open(folder: string): Promise<void>
  /** Closes the newsroom cleanly and ends every thread; work that is under way is refused as `cancelled`. */
  close(): Promise<void>
}

/** What a handler may use. */
export interface EngineParts {
  settings: EngineSettings
  surroundings: Surroundings
  rules: AccountRules
  pictures: Pictures
  word: WordThreads
  changes: EventPublisher<{ change: Change }>
  /** The newsroom that is open. @throws Refusal `noNewsroom`. */
  room(): Room
  current(): Room | null
  /** Takes a newsroom just opened or made; the one before is closed and everybody signed out. */
  enter(newsroom: OpenNewsroom): Promise<Room>
  leave(): Promise<void>
}

/** Makes the engine. It holds no newsroom until one is opened, and at most one at a time. */
export function createEngine(settings: EngineSettings): Engine {
  const now = settings.now ?? Date.now
  const sessions = new Set<Session>()
  const pictures = openPictures(settings.pictureWorker)
  const word = openWordThreads(settings.wordWorker)
  let closed = false
  let open: Room | null = null

  const parts: EngineParts = {
    settings,
    surroundings: {
      computer: settings.computer,
      now,
      ...(settings.checkWorker !== undefined && { checkWorker: settings.checkWorker }),
    },
    rules: { now, cost: settings.passwordCost ?? passwordCost },
    pictures,
    word,
    changes: new EventPublisher({ maxBufferedEvents: 1000 }),
    room() {
      if (!open) throw new Refusal(closed ? 'cancelled' : 'noNewsroom')
      return open
    },
    current: () => open,
    async enter(newsroom) {
      await this.leave()
      try {
        if (closed) throw new Refusal('cancelled')
        const files = mediaFiles(join(newsroom.folder, 'media'))
        await files.removeUnfinished()
        await removeForgotten(newsroom.writing, files)
        const { name } = newsroomSummary(newsroom.reading, newsroom.folder)
        await rememberRecent(settings.settingsFile, { folder: newsroom.folder, name })
        // It may have been closed while the folder was looked through.
        if (closed) throw new Refusal('cancelled')
        const followers = new Followers(newsroom.writing, error =>
          (settings.onUnexpected ?? console.error)('comments', error),
        )
        const room = { newsroom, files, followers }
        open = room
        newsroom.checked.catch(() => {
          // The check that ran aside found damage: better closed than written to.
          if (open === room) void this.leave()
        })
        parts.changes.publish('change', { subject: 'session', article: null, connection: '' })
        return room
      } catch (error) {
        await newsroom.close()
        throw asRefusal(error, newsroom.folder)
      }
    },
    async leave() {
      for (const session of sessions) forget(session)
      const leaving = open
      open = null
      leaving?.followers.stop()
      await leaving?.newsroom.close()
      if (leaving) parts.changes.publish('change', { subject: 'session', article: null, connection: '' })
    },
  }

  const joined = () => {
    const session = newSession()
    sessions.add(session)
    return session
  }

  return {
    connect(port) {
      const session = joined()
      const handler = new RPCHandler(router, {
        // A list, even an empty one, makes the port carry structured clones: bytes stay bytes. The answer that opens
        // a stream cannot be cloned; oRPC's own encoding of it tells the window that a stream follows.
        experimental_transfer: ([, , payload]) => (opensStream(payload) ? null : []),
      })
      handler.upgrade(port, { context: { parts, session } })
      onClose(port, () => {
        forget(session)
        sessions.delete(session)
      })
    },
    client: () => clientWithin(parts, joined()),
    async open(folder) {
      await parts.leave()
      await parts.enter(await openNewsroom(folder, parts.surroundings))
    },
    async close() {
      closed = true
      await parts.leave()
      await pictures.close()
      await word.close()
    },
  }
}

const opensStream = (payload: unknown): boolean =>
  typeof payload === 'object' &&
  payload !== null &&
  'body' in payload &&
  typeof payload.body === 'object' &&
  payload.body !== null &&
  Symbol.asyncIterator in payload.body

function onClose(port: SupportedMessagePort, done: () => void): void {
  if ('on' in port) port.on('close', done)
  else if ('addEventListener' in port) port.addEventListener('close', done)
  else port.onDisconnect.addListener(done)
}
