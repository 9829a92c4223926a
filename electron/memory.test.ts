import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { argumentValue, folderArgument } from './arguments.ts'
import { isOnScreen, recallWindow, rememberWindow, type WindowMemory } from './memory.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banthao-memory-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const firstDay: WindowMemory = { bounds: null, maximized: false, zoom: 0, language: 'vi', theme: 'system' }

test('A window is remembered', () => {
  const file = join(folder, 'new', 'window.json')
  const memory: WindowMemory = {
    bounds: { x: 10, y: 20, width: 1200, height: 700 },
    maximized: true,
    zoom: 1.5,
    language: 'en',
    theme: 'dark',
  }
  rememberWindow(file, memory)
  expect(recallWindow(file)).toEqual(memory)
  expect(existsSync(`${file}.new`)).toBe(false)
})

test('A missing or damaged memory is the first day again, and a damaged part only that part', () => {
  const file = join(folder, 'window.json')
  expect(recallWindow(file)).toEqual(firstDay)
  for (const text of ['', '{', 'null', '[]', '7', '{"bounds":{"x":"1"},"zoom":99,"theme":"pink"}']) {
    writeFileSync(file, text)
    expect(recallWindow(file), text).toEqual(firstDay)
  }
  writeFileSync(file, '{"theme":"dark","zoom":"big"}')
  expect(recallWindow(file)).toEqual({ ...firstDay, theme: 'dark' })
})

test('A window on a screen that is gone is not put back there', () => {
  const screens = [{ x: 0, y: 0, width: 1366, height: 728 }]
  const at = (x: number, y: number) => isOnScreen({ x, y, width: 1200, height: 700 }, screens)
  expect([at(0, 0), at(300, 100), at(-1000, 0), at(1366, 0), at(-1150, 0), at(0, 720), at(0, -50)]).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

test('An argument is read in both forms', () => {
  expect(argumentValue(['app', '--newsroom', 'Toà soạn'], 'newsroom')).toBe('Toà soạn')
  expect(argumentValue(['app', '--newsroom=a=b'], 'newsroom')).toBe('a=b')
  expect(argumentValue(['app', '--newsroom', '--no-sandbox'], 'newsroom')).toBeNull()
  expect(argumentValue(['app', '--newsroom='], 'newsroom')).toBeNull()
  expect(argumentValue(['app', '--newsroom-old', 'x'], 'newsroom')).toBeNull()
  expect(folderArgument(['--newsroom', 'toa-soan'], 'newsroom', '/home/hoa')).toBe('/home/hoa/toa-soan')
  expect(folderArgument(['--newsroom', '/toa-soan'], 'newsroom', '/home/hoa')).toBe('/toa-soan')
})
