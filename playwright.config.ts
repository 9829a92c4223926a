import { defineConfig } from '@playwright/test'
import { hasDisplay } from './electron/dev/debian.ts'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // On one display, windows would take the focus from each other; without any, each worker makes its own.
  workers: hasDisplay() ? 1 : 2,
  retries: 0,
  timeout: 90_000,
  globalTimeout: 2_400_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'e2e', testMatch: '*.e2e.ts' },
    { name: 'screens', testMatch: 'screens.ts' },
  ],
})
