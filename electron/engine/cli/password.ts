import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { Refusal } from '../../../shared/contract/index.ts'

/**
 * A person's password: from the environment, or asked. At a terminal nothing is shown while it is typed; otherwise
 * the first line of standard input is taken.
 *
 * @throws Refusal `passwordMissing` when there is none.
 */
export async function askPassword(prompt: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const given = environment.BANTHAO_PASSWORD
  if (given) return given
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  if (stdin.isTTY) stdout.write(prompt)
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY === true })
  try {
    const line = await new Promise<string>(resolve => {
      lines.once('line', resolve)
      lines.once('close', () => resolve(''))
    })
    if (stdin.isTTY) stdout.write('\n')
    if (line === '') throw new Refusal('passwordMissing')
    return line
  } finally {
    lines.close()
  }
}
