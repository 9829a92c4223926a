import { stdin } from 'node:process'
import type { Engine, EngineClient } from '../engine.ts'
import { samplePassword } from '../sample/index.ts'
import type { Terminal } from './terminal.ts'

/**
 * Signs in for work that seals nothing. In the sample newsroom, whose passwords everybody knows, nobody is asked
 * unless a password is given or somebody sits at the terminal.
 */
export async function signInToWork(terminal: Terminal, engine: Engine, name: string): Promise<EngineClient> {
  const { newsroom } = await engine.client().newsroom.current()
  const given = terminal.environment.BANTHAO_PASSWORD
  const known = newsroom?.sample && !given && !stdin.isTTY ? samplePassword : undefined
  return (await terminal.signIn(engine, name, known)).client
}
