import { type SpawnOptions, spawn } from 'node:child_process'

export interface Outcome {
  /** The exit code; 1 when a signal ended it, 127 when it could not be started, 124 when it took too long. */
  code: number
  /** What it wrote, both streams, unless they were shown. */
  output: string
}

interface RunOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Shows the output as it comes instead of keeping it. */
  show?: boolean
  /** Ends it after so many ms. */
  limit?: number
}

/** Runs a program to its end. Never throws: how it went is in the outcome. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const spawnOptions: SpawnOptions = {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  }
  return new Promise(resolve => {
    const child = spawn(program, [...args], spawnOptions)
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    let late = false
    const timer =
      options.limit === undefined
        ? undefined
        : setTimeout(() => {
            late = true
            child.kill('SIGKILL')
          }, options.limit)
    const settle = (code: number, more = '') => {
      clearTimeout(timer)
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + more })
    }
    child.once('error', error => settle(127, error.message))
    child.once('close', code => settle(late ? 124 : (code ?? 1)))
  })
}
