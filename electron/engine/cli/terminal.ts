import { hostname } from 'node:os'
import { join } from 'node:path'
import { ORPCError } from '@orpc/server'
import { type Refusal, type RefusalDetails, refusalSchema } from '../../../shared/contract/index.ts'
import { fill, type Language, refusalInWords, type Words, words } from '../../../shared/words/index.ts'
import { asRefusal } from '../disk/failures.ts'
import { createEngine, type Engine, type EngineClient, type EngineSettings } from '../engine.ts'
import { type OpenNewsroom, openNewsroom } from '../newsroom/open.ts'
import { askPassword } from './password.ts'
import { type TerminalWords, terminalWords } from './words.ts'

/** What a command works with: words, a way to print, an engine, a newsroom to read. */
export interface Terminal {
  language: Language
  words: Words
  says: TerminalWords
  environment: NodeJS.ProcessEnv
  print(line: string): void
  /** Prints a value as JSON. */
  json(value: unknown): void
  /** A sentence with its gaps filled, as a line. */
  say(sentence: string, facts?: Record<string, string | number>): void
  /** Runs `work` with an engine, which is closed afterwards whatever happens. */
  withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T>
  /** Runs `work` with a newsroom open for reading; nobody signs in. */
  withNewsroom<T>(folder: string, work: (newsroom: OpenNewsroom) => Promise<T> | T): Promise<T>
  /** A connection with that person signed in; the password is the environment's or asked. */
  signIn(engine: Engine, name: string, password?: string): Promise<{ client: EngineClient; password: string }>
}

/** The engine's surroundings at a terminal: sources, no window, no list of recent newsrooms. */
export function terminalSettings(): EngineSettings {
  const engine = join(import.meta.dirname, '..')
  return {
    settingsFile: null,
    computer: hostname(),
    seeds: join(engine, '../../seeds'),
    pictureWorker: new URL('../media/worker.ts', import.meta.url),
    version: 'terminal',
  }
}

export function openTerminal(language: Language, environment: NodeJS.ProcessEnv): Terminal {
  const says = terminalWords[language]
  const print = (line: string) => void process.stdout.write(`${line}\n`)
  return {
    language,
    words: words[language],
    says,
    environment,
    print,
    json: value => print(JSON.stringify(value, null, 2)),
    say: (sentence, facts = {}) => print(fill(sentence, facts)),
    async withEngine(work) {
      const engine = createEngine(terminalSettings())
      try {
        return await work(engine)
      } finally {
        await engine.close()
      }
    },
    async withNewsroom(folder, work) {
      const newsroom = await openNewsroom(folder, { computer: hostname(), now: Date.now })
      try {
        return await work(newsroom)
      } finally {
        await newsroom.close()
      }
    },
    async signIn(engine, name, known) {
      const password = known ?? (await askPassword(fill(says.passwordPrompt, { name }), environment))
      const client = engine.client()
      await client.session.signIn({ signIn: name, password })
      return { client, password }
    },
  }
}

/** Whatever a command failed with, as a refusal: from the engine's contract, or of this process. */
export function refusalFrom(error: unknown): { code: Refusal['code']; details: RefusalDetails } {
  if (error instanceof ORPCError && error.code === 'REFUSED') return refusalSchema.parse(error.data)
  return asRefusal(error)
}

/** The refusal as one line for people. */
export function refusalLine(error: unknown, language: Language): string {
  return refusalInWords(refusalFrom(error), language)
}
