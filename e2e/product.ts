import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Banthao, test as base, expect, type LaunchOptions } from './app.ts'
import { type ClosedNewsroom, copyOf, makeTemplates, type Templates } from './newsrooms.ts'
import { type Pages, pagesOf } from './pages/index.ts'

/** The running program with its screens. */
export interface Running extends Banthao, Pages {}

interface Fixtures {
  /** A folder of this test, removed afterwards. */
  place: string
  /** The test's own copy of the sample newsroom. */
  sample: ClosedNewsroom
  /** The test's own copy of a real newsroom: everybody is called by their role, `all` has every role. */
  office: ClosedNewsroom
  /** Starts the program; with a newsroom, waits until its people can sign in. */
  start: (options?: Omit<LaunchOptions, 'newsroom'> & { newsroom?: ClosedNewsroom }) => Promise<Running>
}

/** Tests of the whole product: real newsrooms, the real window, its screens as page objects. */
export const test = base.extend<Fixtures, { templates: Templates }>({
  templates: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const templates = await makeTemplates()
      await use(templates)
      await templates.remove()
    },
    // On a busy machine, making both newsrooms takes longer than a whole test may.
    { scope: 'worker', timeout: 300_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  place: async ({}, use) => {
    const place = mkdtempSync(join(tmpdir(), 'banthao-thu-'))
    await use(place)
    rmSync(place, { recursive: true, force: true })
  },
  sample: async ({ templates, place }, use) => use(copyOf(templates.sample, place)),
  office: async ({ templates, place }, use) => use(copyOf(templates.office, place)),
  start: async ({ banthao }, use) => {
    await use(async ({ newsroom, ...options } = {}) => {
      const running = await banthao({ ...options, ...(newsroom && { newsroom: newsroom.folder }) })
      const pages = pagesOf(running.window)
      if (newsroom) await expect(pages.signIn.password).toBeVisible({ timeout: 60_000 })
      return Object.assign(running, pages)
    })
  },
})

export { expect }
