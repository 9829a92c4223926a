import { stderr, stdin } from 'node:process'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { Refusal } from '../../../shared/contract/index.ts'

/** A question for a password that waits for its answer. */
export interface PasswordQuestion {
  /** Rejects with Refusal `passwordMissing` when there is none. */
  answer: Promise<string>
  close(): Promise<void>
}

/**
 * Asks for a password. At a terminal nothing is shown while it is typed, and the question stands on standard error,
 * where it is in nobody's way; otherwise the first line of standard input is taken.
 */
export function askPassword(question: string): PasswordQuestion {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const isTyped = stdin.isTTY === true
  if (isTyped) stderr.write(`${question} `)
  const lines = createInterface({ input: stdin, output: silent, terminal: isTyped })
  const line = new Promise<string>(resolve => {
    lines.once('line', resolve)
    lines.once('close', () => resolve(''))
    // While nothing is shown the terminal hands over Ctrl+C as a key; it means what it always means.
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  })
  return {
    answer: line.then(typed => {
      if (isTyped) stderr.write('\n')
      if (typed === '') throw new Refusal('passwordMissing')
      return typed
    }),
    close: async () => lines.close(),
  }
}
