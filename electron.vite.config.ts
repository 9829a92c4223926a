import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const here = import.meta.dirname
// The same build must run on the Electron that ships and on the one that development may fall back to (33).
const oldest = { node: 'node20.18', chrome: 'chrome130' }

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      target: oldest.node,
      rolldownOptions: {
        input: {
          main: resolve(here, 'electron/main.ts'),
          utility: resolve(here, 'electron/engine/utility.ts'),
          ...workers({
            'picture-worker': 'electron/engine/media/worker.ts',
            'word-worker': 'electron/engine/word/worker.ts',
            'check-worker': 'electron/engine/newsroom/check-worker.ts',
          }),
        },
        // What carries machine code of its own stays a package; everything else goes into the files.
        external: ['better-sqlite3', 'wasm-vips'],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      target: oldest.node,
      // A sandboxed preload is one CommonJS file.
      rolldownOptions: {
        input: { preload: resolve(here, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(here, 'out/renderer'),
      target: oldest.chrome,
      // Half the script to read when the window opens.
      minify: true,
      // A font or picture written into a style sheet would need a wider content security policy.
      assetsInlineLimit: 0,
      rolldownOptions: {
        // What is printed is a page of its own: another look, and nothing of the window's.
        input: { index: resolve(here, 'renderer/index.html'), paper: resolve(here, 'renderer/paper.html') },
      },
    },
  },
})

function workers(files: Record<string, string>): Record<string, string> {
  const there = Object.entries(files).filter(([, file]) => existsSync(resolve(here, file)))
  return Object.fromEntries(there.map(([name, file]) => [name, resolve(here, file)]))
}
