import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainBody } from '../../../shared/article/index.ts'
import { createEngine } from '../engine.ts'
import { startTrial, type Trial, trialPassword, trialSettings } from '../trial/newsroom.ts'
import type { Told } from '../trial/stream.ts'

const kills = 100
let trial: Trial
beforeAll(async () => {
  trial = await startTrial()
  await trial.engine.close()
})
afterAll(() => trial.end())

/** Lets an engine work on the newsroom and kills it after so many ms of work; answers what it told before. */
function workAndKill(seed: number, milliseconds: number): Promise<Told[]> {
  return new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, '../trial/stream.ts')
    const engine = spawn(process.execPath, [script, trial.folder, String(seed)], {
      // A hundred starts take half as long when what Node compiled for one serves the next.
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const told: Told[] = []
    const errors: string[] = []
    createInterface(engine.stdout).on('line', line => {
      // The first line starts the clock, so that the kill falls into the work and not before it.
      if (told.length === 0) setTimeout(() => engine.kill('SIGKILL'), milliseconds)
      if (line.endsWith('}')) told.push(JSON.parse(line) as Told)
    })
    engine.stderr.on('data', data => errors.push(String(data)))
    engine.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(told)
      else reject(new Error(`the engine ended by itself (${code}): ${errors.join('')}`))
    })
  })
}

test(`killing the engine ${kills} times loses nothing that was answered`, { timeout: 600_000 }, async () => {
  let answered = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const milliseconds = Math.random() * 120
    const told = await workAndKill(kill, milliseconds)
    const engine = createEngine(trialSettings())
    await engine.open(trial.folder)
    try {
      const client = engine.client()
      await client.session.signIn({ signIn: 'approver', password: trialPassword })
      const asked = told.at(-1)?.about === 'asked' ? told.at(-1) : undefined
      for (const article of new Set(told.map(line => line.article))) {
        const lines = told.filter(line => line.article === article)
        const saved = lines.findLast(line => line.about === 'answered' && line.text !== undefined)
        const moved = lines.findLast(line => line.about === 'answered')
        const inFlight = asked?.article === article ? asked : undefined
        const found = await client.article.open({ id: article })
        const said = `kill ${kill} after ${milliseconds} ms, article ${article}`
        // What was being asked when the kill came may be there whole, or not at all.
        const texts = [saved?.text ?? '', ...(inFlight?.text === undefined ? [] : [inFlight.text])]
        const states = [moved?.state ?? 'draft', ...(inFlight?.state === undefined ? [] : [inFlight.state])]
        expect(texts, said).toContain(plainBody(found.content.body))
        expect(states, said).toContain(found.state)
        expect(found.version, said).toBeGreaterThanOrEqual(saved?.version ?? 1)
        const seal = lines.findLast(line => line.about === 'answered' && line.seal)?.seal
        if (seal) expect(found.seal?.id, said).toBe(seal)
        answered += lines.filter(line => line.about === 'answered').length
      }
      if (kill % 10 === 9 || kill === kills - 1) expect((await client.log.check()).faults).toEqual([])
    } finally {
      await engine.close()
    }
  }
  expect(answered).toBeGreaterThan(kills)
})
