import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron as electron, type Page } from '@playwright/test'
import { build } from 'vite'
import { rootArguments } from '../../electron/dev/debian.ts'
import { findElectron } from '../../electron/dev/find-electron.ts'

const source = join(import.meta.dirname, 'editor-page')

/** A window of the same Electron with a bare Lexical editor. */
export interface BarePage {
  window: Page
  close(): Promise<void>
}

/** Builds the page of the bare editor and opens it. */
export async function openBarePage(): Promise<BarePage> {
  const folder = mkdtempSync(join(tmpdir(), 'banthao-bare-'))
  await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'error',
    build: { outDir: join(folder, 'page'), target: 'chrome130', minify: true },
  })
  const { executable } = await findElectron()
  const app = await electron.launch({
    executablePath: executable,
    args: [
      ...rootArguments(),
      source,
      `--user-data-dir=${join(folder, 'user')}`,
      `--page=${join(folder, 'page', 'index.html')}`,
    ],
  })
  const window = await app.firstWindow()
  await window.waitForFunction(() => 'benchPage' in window)
  return {
    window,
    close: async () => {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
