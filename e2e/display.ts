import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

/** A display that exists only in memory. */
export interface VirtualDisplay {
  /** What DISPLAY must say for a program to show itself there. */
  name: string
  end(): void
}

/**
 * Starts a display of one's own. Two windows under test that shared one would take the clipboard and the focus from
 * each other.
 *
 * @throws when Xvfb is missing or ends before it is ready.
 */
export function startVirtualDisplay(): Promise<VirtualDisplay> {
  // Xvfb looks for a free number itself and writes it to the fourth stream.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  server.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')))
  return new Promise((resolve, reject) => {
    const missing = 'Xvfb is missing. On Debian: apt-get install xvfb'
    server.once('error', () => reject(new Error(missing)))
    server.once('exit', code => reject(new Error(`Xvfb ended (${code}): ${said.join('')}`)))
    let number = ''
    const chosen = server.stdio[3] as Readable
    chosen.on('data', (chunk: Buffer) => {
      number += chunk.toString('utf8')
      if (!number.endsWith('\n')) return
      resolve({ name: `:${number.trim()}`, end: () => server.kill() })
    })
  })
}
