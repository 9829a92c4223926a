import type { Writable } from 'node:stream'

/** Standard output and error, as a command prints to them. */
export interface Output {
  /** A line of what was asked for. */
  print(line: string): void
  /** A line about it: a refusal, a question. */
  tell(line: string): void
  /** Waits until all is printed; answers why it could not be, null when it could or nobody wanted to read on. */
  end(): Promise<Error | null>
}

/**
 * Whoever reads the output may stop reading (`| head`): what comes after is dropped and the work goes on to its end.
 * Control characters, which would speak to the terminal instead of the reader, are left out.
 */
export function openOutput(out: Writable = process.stdout, error: Writable = process.stderr): Output {
  let failure: Error | null = null
  let unread = false
  out.on('error', reason => {
    unread = true
    if (!('code' in reason && reason.code === 'EPIPE')) failure ??= reason
  })
  // There is nowhere left to tell it.
  error.on('error', () => undefined)
  return {
    print(line) {
      if (!unread) out.write(`${printable(line)}\n`)
    },
    tell: line => void error.write(`${printable(line)}\n`),
    async end() {
      await new Promise(resolve => out.write('', resolve))
      // An error is told after the write that it befell.
      await new Promise(resolve => setImmediate(resolve))
      return failure
    },
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
const printable = (line: string) => line.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '')
