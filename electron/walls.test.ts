import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The real linter and the real compiler, with the project's own settings, on a small copy of the house in which one
// file at a time breaks through a wall.
const project = join(import.meta.dirname, '..')
const settings = [
  'biome.json',
  'tsconfig.base.json',
  'shared/tsconfig.json',
  'electron/tsconfig.json',
  'electron/engine/tsconfig.json',
  'renderer/tsconfig.json',
]
let house = ''

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'banthao-walls-'))
  symlinkSync(join(project, 'node_modules'), join(house, 'node_modules'), 'junction')
  for (const file of settings) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    copyFileSync(join(project, file), join(house, file))
  }
  write('shared/word.ts', 'export const word = "bài"\n')
  write('electron/engine/desk.ts', "export { word } from '../../shared/word.ts'\n")
  write('electron/shell.ts', "export { word } from './engine/desk.ts'\n")
  write('renderer/page.ts', "export { word } from '../shared/word.ts'\n")
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

describe('The linter', () => {
  const forbidden: [file: string, from: string[]][] = [
    ['shared/wall.ts', ['node:fs', 'fs', 'react', 'lexical', '@lexical/list', 'electron', 'better-sqlite3']],
    ['shared/wall.ts', ['../electron/engine/desk.ts', '../renderer/page.ts', '@orpc/server', 'vite']],
    ['shared/proof/wall.ts', ['node:path', '../../electron/engine/desk.ts', '../../renderer/page.ts']],
    ['electron/engine/wall.ts', ['electron', 'electron/main', '../../renderer/page.ts']],
    ['electron/engine/store/wall.ts', ['electron', '../../../renderer/page.ts']],
    ['electron/wall.ts', ['../renderer/page.ts']],
    [
      'renderer/wall.ts',
      ['electron', 'electron/renderer', '../electron/engine/desk.ts', '../electron/shell.ts'],
    ],
    ['renderer/wall.tsx', ['node:fs', 'fs', 'path', 'better-sqlite3', '@orpc/server/message-port']],
    ['renderer/article/wall.tsx', ['../../electron/engine/desk.ts', 'node:path']],
  ]
  const everyForm = (from: string) =>
    [
      `import * as there from '${from}'`,
      `import type * as types from '${from}'`,
      `export { word } from '${from}'`,
      `export const later = () => import('${from}')`,
      'export const all: typeof types = there\n',
    ].join('\n')
  for (const [file, all] of forbidden) {
    for (const from of all) {
      test(`refuses ${file} that takes from ${from}`, () => {
        expect(restricted(file, everyForm(from))).toBe(4)
      })
    }
  }

  const allowed: [file: string, from: string[]][] = [
    ['shared/clean.ts', ['zod', '@orpc/contract', './word.ts', 'hast-util-to-html']],
    ['shared/proof/clean.ts', ['../word.ts', './rules/tones.ts', '../article/index.ts']],
    ['electron/engine/clean.ts', ['node:fs', 'better-sqlite3', '../../shared/word.ts', './desk.ts']],
    [
      'electron/engine/store/clean.ts',
      ['node:crypto', '../../../shared/word.ts', '../desk.ts', '@orpc/server'],
    ],
    ['electron/clean.ts', ['electron', 'node:fs', './engine/desk.ts', '../shared/word.ts']],
    ['renderer/clean.tsx', ['react', 'lexical', '../shared/word.ts', './page.ts', '@orpc/client']],
  ]
  for (const [file, all] of allowed) {
    for (const from of all) {
      test(`lets ${file} take from ${from}`, () => {
        expect(restricted(file, everyForm(from))).toBe(0)
      })
    }
  }
})

describe('The compiler', () => {
  const forbidden: [folder: string, text: string][] = [
    ['shared', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n"],
    ['shared', 'export const code = () => process.exitCode\n'],
    ['shared', "export const bytes = () => Buffer.from('bài')\n"],
    ['shared', 'export const title = () => document.title\n'],
    ['shared', 'export const element = (it: HTMLElement) => it\n'],
    ['electron/engine', 'export const title = () => document.title\n'],
    ['electron/engine', 'export const element = (it: HTMLElement) => it\n'],
    ['electron/engine', "export { word } from '../shell.ts'\n"],
    ['electron/engine', "export { word } from '../../renderer/page.ts'\n"],
    ['electron', "export { word } from '../renderer/page.ts'\n"],
    ['electron', 'export const title = () => document.title\n'],
    ['electron', 'export const width = () => window.innerWidth\n'],
    ['renderer', "export { word } from '../electron/engine/desk.ts'\n"],
    ['renderer', "import { readFileSync } from 'fs'\nexport const read = readFileSync\n"],
    ['renderer', 'export const code = () => process.exitCode\n'],
    ['renderer', "export const bytes = () => Buffer.from('bài')\n"],
  ]
  for (const [folder, text] of forbidden) {
    test(`refuses in ${folder}/: ${text.split('\n')[0]}`, () => {
      expect(compile(folder, text)).toBe(false)
    })
  }
  const allowed: [folder: string, text: string][] = [
    ['shared', 'export const upper = (text: string) => text.toLocaleUpperCase()\n'],
    ['electron/engine', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n"],
    ['electron', "import { app } from 'electron'\nexport const version = () => app.getVersion()\n"],
    ['renderer', 'export const title = () => document.title\n'],
  ]
  for (const [folder, text] of allowed) {
    test(`lets ${folder}/ have: ${text.split('\n').at(-2)}`, () => {
      expect(compile(folder, text)).toBe(true)
    })
  }
})

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), text)
}

/** How many imports of the text, as that file, the linter refuses. */
function restricted(file: string, text: string): number {
  const { output } = withFile(file, text, () =>
    outcome('@biomejs/biome/bin/biome', ['lint', '--vcs-enabled=false', '--only=noRestrictedImports', file]),
  )
  expect(output).toContain('Checked 1 file')
  return output.match(/lint\/style\/noRestrictedImports/g)?.length ?? 0
}

/** Whether the compiler accepts the text as a file of that folder. */
function compile(folder: string, text: string): boolean {
  return withFile(`${folder}/probe.ts`, text, () => outcome('typescript/bin/tsc', ['-b', folder]).passed)
}

function withFile<Result>(file: string, text: string, check: () => Result): Result {
  write(file, text)
  try {
    return check()
  } finally {
    rmSync(join(house, file))
  }
}

function outcome(tool: string, args: string[]): { passed: boolean; output: string } {
  const ended = spawnSync(process.execPath, [join(project, 'node_modules', tool), ...args], {
    cwd: house,
    encoding: 'utf8',
  })
  return { passed: ended.status === 0, output: ended.stdout + ended.stderr }
}
