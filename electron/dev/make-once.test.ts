import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeOnce } from './make-once.ts'

let cache = ''
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'banthao-cache-'))
})
afterEach(() => rmSync(cache, { recursive: true, force: true }))

test('Two that make the same at once end with one whole folder', async () => {
  const folder = join(cache, 'electron')
  const make = async (making: string) => {
    writeFileSync(join(making, 'first'), making)
    await wait(20)
    writeFileSync(join(making, 'second'), making)
  }
  await Promise.all([makeOnce(folder, make), makeOnce(folder, make)])
  expect(readdirSync(cache)).toEqual(['electron'])
  expect(readFileSync(join(folder, 'first'), 'utf8')).toBe(readFileSync(join(folder, 'second'), 'utf8'))
})

test('What is there is not made again', async () => {
  const folder = join(cache, 'electron')
  await makeOnce(folder, async () => {})
  await makeOnce(folder, async () => {
    throw new Error('made again')
  })
})

test('A failure leaves nothing behind', async () => {
  const folder = join(cache, 'deep', 'electron')
  const failing = makeOnce(folder, async making => {
    writeFileSync(join(making, 'half'), '')
    throw new Error('no network')
  })
  await expect(failing).rejects.toThrow('no network')
  expect(existsSync(folder)).toBe(false)
  expect(readdirSync(join(cache, 'deep'))).toEqual([])
})
