import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from '@playwright/test'
import { hasDisplay, rootArguments } from '../electron/dev/debian.ts'
import { findElectron } from '../electron/dev/find-electron.ts'
import { project } from '../electron/dev/project.ts'
import { startVirtualDisplay } from './display.ts'

export interface LaunchOptions {
  /** The user's data folder; a new one when none is named. */
  userData?: string
  /** A newsroom to open at once. */
  newsroom?: string
  args?: string[]
}

/** The program, running in a real Electron. */
export interface Banthao {
  app: ElectronApplication
  window: Page
  /** The shell's process, of which nothing is known any more through `app` once it has ended. */
  child: ChildProcess
  userData: string
  /** What went wrong in the window or was written to stderr so far; a test that leaves any here fails. */
  complaints: string[]
  /** All that was written to stderr. */
  said: string[]
  /** Closes the window as a person does and waits for the program to end. */
  close(): Promise<void>
}

// What Chromium, GTK and the debugger say of the machine around them; none of it is about the program.
const surroundings = [
  /^\[\d+:[\d/.:]+:(ERROR|WARNING|INFO):\S+\]/,
  /Gtk-|dconf|GLib-GIO|dbus/i,
  // The last line of an uncaught error's report, which a process that is being ended may write alone.
  /^Node\.js v[\d.]+$/,
  /DevTools listening|Debugger (listening|attached|ending)|For help, see|Waiting for the debugger/i,
]

/** Starts the program as a person would, with a user's folder of its own. */
export async function launch(options: LaunchOptions = {}): Promise<Banthao> {
  const { executable } = await findElectron()
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'banthao-user-'))
  const complaints: string[] = []
  const said: string[] = []
  const app = await electron.launch({
    executablePath: executable,
    args: [
      ...rootArguments(),
      project,
      `--user-data-dir=${userData}`,
      ...(options.newsroom === undefined ? [] : [`--newsroom=${options.newsroom}`]),
      ...(options.args ?? []),
    ],
    cwd: project,
  })
  const child = app.process()
  child.stderr?.on('data', (chunk: Buffer) => {
    const lines = chunk.toString('utf8').split('\n')
    said.push(...lines)
    complaints.push(...lines.filter(line => line.trim() && !surroundings.some(noise => noise.test(line))))
  })
  app.on('window', page => listen(page, complaints))
  const window = await app.firstWindow()
  listen(window, complaints)
  return {
    app,
    window,
    child,
    userData,
    complaints,
    said,
    close: async () => {
      const ended = new Promise<void>(resolve => app.once('close', () => resolve()))
      await app.evaluate(({ BrowserWindow }) => {
        for (const open of BrowserWindow.getAllWindows()) open.close()
      })
      await ended
    },
  }
}

const heard = new WeakSet<Page>()

function listen(page: Page, complaints: string[]): void {
  if (heard.has(page)) return
  heard.add(page)
  page.on('pageerror', error => complaints.push(`page error: ${error.stack ?? error.message}`))
  page.on('console', message => {
    // A breach of the content security policy is reported here too.
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
}

/**
 * `banthao(options)` starts the program; whatever it started is ended and its user's folder removed afterwards, and
 * the test fails when the window or the shell complained. A test that provokes complaints empties the list itself.
 */
export const test = base.extend<
  { banthao: (options?: LaunchOptions) => Promise<Banthao> },
  { display: undefined }
>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      if (hasDisplay()) return use(undefined)
      const display = await startVirtualDisplay()
      process.env.DISPLAY = display.name
      await use(undefined)
      display.end()
    },
    { scope: 'worker', auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  banthao: async ({}, use, info) => {
    const started: Banthao[] = []
    const made: string[] = []
    await use(async options => {
      const running = await launch(options)
      started.push(running)
      if (options?.userData === undefined) made.push(running.userData)
      return running
    })
    for (const running of started) await end(running)
    for (const folder of made) rmSync(folder, { recursive: true, force: true })
    await info.attach('stderr', {
      body: started.flatMap(({ said }) => said).join('\n'),
      contentType: 'text/plain',
    })
    expect(started.flatMap(({ complaints }) => complaints)).toEqual([])
  },
})

async function end({ app, child }: Banthao): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await Promise.race([app.close(), new Promise(resolve => setTimeout(resolve, 15_000))])
  child.kill('SIGKILL')
}

export { expect } from '@playwright/test'
