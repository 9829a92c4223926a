import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,e2e}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // Much of the time goes into waiting for disks and for other processes: two files share it even on two cores.
    maxWorkers: '100%',
    // The test of the colours' contrast reads this style sheet; without a word here it would come empty.
    css: { include: [/tokens\.css/] },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
