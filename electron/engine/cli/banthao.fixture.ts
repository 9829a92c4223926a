import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { createEngine } from '../engine.ts'
import { startTrial, trialPassword, trialSettings } from '../trial/newsroom.ts'
import { openOutput } from './output.ts'
import { run } from './run.ts'

/** What a run of the program left behind. */
export interface Ran {
  code: number | null
  out: string
  err: string
}

export interface Surroundings {
  /** BANTHAO_PASSWORD; the trial's where it is left out, none for null. */
  password?: string | null
  /** What stands on standard input, which ends after it. */
  input?: string
  environment?: Record<string, string>
  folder?: string
}

const program = join(import.meta.dirname, '../cli.ts')

/** This process's environment without what speaks to the program. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { BANTHAO_PASSWORD: _, BANTHAO_LANG: __, BANTHAO_DEBUG: ___, ...others } = process.env
  return others
}

/** Starts the program as somebody at a terminal would, as a process of its own. */
export function start(
  line: readonly string[],
  { password = trialPassword, environment = {}, folder }: Surroundings = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [program, ...line], {
    env: {
      ...ownEnvironment(),
      ...(password !== null && { BANTHAO_PASSWORD: password }),
      ...environment,
    },
    ...(folder !== undefined && { cwd: folder }),
  })
}

/** Resolves when a program has ended. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  const ran = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', text => {
    ran.out += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    ran.err += text
  })
  return new Promise(resolve => child.on('close', code => resolve({ code, ...ran })))
}

/**
 * Runs a command line to its end: in this process, unless its surroundings need one of its own. The same code runs,
 * and hundreds of commands need not load it each.
 */
export async function banthao(line: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const { password = trialPassword, input, environment, folder } = surroundings
  if (password === null || input !== undefined || environment || folder !== undefined)
    return spawned(line, surroundings)
  const ran = { out: '', err: '' }
  const into = (stream: 'out' | 'err') =>
    new Writable({
      decodeStrings: false,
      write(text: string, _encoding, written) {
        ran[stream] += text
        written()
      },
    })
  const code = await run(
    line,
    { ...ownEnvironment(), BANTHAO_PASSWORD: password },
    openOutput(into('out'), into('err')),
  )
  return { code, ...ran }
}

/** Runs the program to its end as a process of its own. */
export function spawned(line: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const child = start(line, surroundings)
  child.stdin.on('error', () => undefined).end(surroundings.input ?? '')
  return ended(child)
}

/** Runs the program, which must do what it is asked, and answers what it printed. */
export async function done(line: readonly string[], surroundings: Surroundings = {}): Promise<string> {
  const { code, out, err } = await banthao(line, surroundings)
  if (code !== 0 || err !== '') throw new Error(`banthao ${line.join(' ')}: ${code}\n${out}${err}`)
  return out
}

/** The same with --json, parsed. */
export async function json<T>(line: readonly string[], surroundings: Surroundings = {}): Promise<T> {
  return JSON.parse(await done([...line, '--json'], surroundings)) as T
}

/** A folder for one test file, in which newsrooms are made and copied. */
export interface Workshop {
  folder: string
  /** A path in it. */
  at(...names: string[]): string
  /** A copy of a folder in it. */
  copy(name: string, to: string): string
  end(): void
}

export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'banthao-cli-'))
  const at = (...names: string[]) => join(folder, ...names)
  return {
    folder,
    at,
    copy(name, to) {
      cpSync(at(name), at(to), { recursive: true })
      return at(to)
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Puts a closed newsroom with one person of each role into a workshop, under that name. */
export async function putNewsroom(workshop: Workshop, name: string): Promise<void> {
  const trial = await startTrial()
  try {
    await trial.engine.close()
    cpSync(trial.folder, workshop.at(name), { recursive: true })
  } finally {
    await trial.end()
  }
}

/** Puts a closed sample newsroom into a workshop, under that name; its passwords are cheap to try. */
export async function putSample(workshop: Workshop, name: string): Promise<void> {
  const engine = createEngine(trialSettings())
  try {
    await engine.client().newsroom.createSample({ folder: workshop.at(name) })
  } finally {
    await engine.close()
  }
}
