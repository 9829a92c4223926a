import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { ORPCError } from '@orpc/server'
import { Refusal, type RefusalDetails, refusalSchema } from '../../../shared/contract/index.ts'
import { fill, type Language, refusalInWords, type Words, words } from '../../../shared/words/index.ts'
import { asRefusal } from '../disk/failures.ts'
import { createEngine, type Engine, type EngineClient, type EngineSettings } from '../engine.ts'
import { type OpenNewsroom, openNewsroom } from '../newsroom/open.ts'
import { blockerLines } from './check.ts'
import type { Output } from './output.ts'
import { askPassword } from './password.ts'
import { type TerminalWords, terminalWords } from './words.ts'

/** What a command works with: words, a way to print, an engine, a newsroom to read. */
export interface Terminal {
  language: Language
  words: Words
  says: TerminalWords
  environment: NodeJS.ProcessEnv
  print(line: string): void
  /** Prints a line that is not what was asked for, but about it. */
  tell(line: string): void
  /** Prints a value as JSON. */
  json(value: unknown): void
  /** A sentence with its gaps filled, as a line. */
  say(sentence: string, facts?: Record<string, string | number>): void
  /** Runs `work` with an engine, which is closed afterwards whatever happens. */
  withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T>
  /** Runs `work` with a newsroom open for reading; nobody signs in. */
  withNewsroom<T>(folder: string, work: (newsroom: OpenNewsroom) => Promise<T> | T): Promise<T>
  /** A person's password: from BANTHAO_PASSWORD, or asked. @throws Refusal `passwordMissing`. */
  password(name: string): Promise<string>
  /** A connection with that person signed in. */
  signIn(engine: Engine, name: string, password?: string): Promise<{ client: EngineClient; password: string }>
  /** Closes whatever is open; work that is under way is refused as `cancelled`. */
  stop(): Promise<void>
}

const project = join(import.meta.dirname, '../../..')

/** The engine's surroundings at a terminal: sources, no window, no list of recent newsrooms. */
export function terminalSettings(environment: NodeJS.ProcessEnv): EngineSettings {
  return {
    settingsFile: null,
    computer: hostname(),
    seeds: join(project, 'seeds'),
    pictureWorker: new URL('../media/worker.ts', import.meta.url),
    wordWorker: new URL('../word/worker.ts', import.meta.url),
    version: programVersion(),
    onUnexpected: (call, error) => {
      if (environment.BANTHAO_DEBUG) console.error(`${call}:`, error)
    },
  }
}

/** The version of the program, from its package.json. */
export function programVersion(): string {
  const description: unknown = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  return typeof description === 'object' && description !== null && 'version' in description
    ? String(description.version)
    : ''
}

export function openTerminal(
  language: Language,
  environment: NodeJS.ProcessEnv,
  { print, tell }: Output,
): Terminal {
  const says = terminalWords[language]
  const open = new Set<{ close(): Promise<void> }>()
  let stopped = false
  const closing = async <T>(one: { close(): Promise<void> }, work: () => Promise<T> | T): Promise<T> => {
    open.add(one)
    try {
      if (stopped) throw new Refusal('cancelled')
      return await work()
    } finally {
      open.delete(one)
      await one.close()
    }
  }
  return {
    language,
    words: words[language],
    says,
    environment,
    print,
    tell,
    json: value => print(JSON.stringify(value, null, 2)),
    say: (sentence, facts = {}) => print(fill(sentence, facts)),
    withEngine(work) {
      const engine = createEngine(terminalSettings(environment))
      return closing(engine, () => work(engine))
    },
    async withNewsroom(folder, work) {
      const newsroom = await openNewsroom(folder, { computer: hostname(), now: Date.now })
      return closing(newsroom, () => work(newsroom))
    },
    async password(name) {
      if (environment.BANTHAO_PASSWORD) return environment.BANTHAO_PASSWORD
      const question = askPassword(fill(says.passwordPrompt, { name }))
      return closing(question, () => question.answer)
    },
    async signIn(engine, name, known) {
      const password = known ?? (await this.password(name))
      const client = engine.client()
      await client.session.signIn({ signIn: name, password })
      return { client, password }
    },
    async stop() {
      stopped = true
      await Promise.all([...open].map(one => one.close()))
    },
  }
}

/** Whatever a command failed with, as a refusal: from the engine's contract, or of this process. */
export function refusalFrom(error: unknown): { code: Refusal['code']; details: RefusalDetails } {
  if (error instanceof ORPCError && error.code === 'REFUSED') return refusalSchema.parse(error.data)
  const { code, details } = asRefusal(error)
  return { code, details }
}

/** The refusal as people read it: what and why, and a second line where the terminal knows the next step. */
export function refusalLines(error: unknown, language: Language): string[] {
  const refusal = refusalFrom(error)
  const hint = terminalWords[language].hints[refusal.code]
  const blockers = refusal.code === 'blocked' ? (refusal.details.blockers ?? []) : []
  return [
    refusalInWords(refusal, language),
    ...blockerLines(blockers, { language, words: words[language] }).map(line => `  ${line}`),
    ...(hint === undefined ? [] : [hint]),
  ]
}
