import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { bareRenditions, drawLargePictures } from './large-pictures.ts'
import { type Row, summary } from './measure.ts'
import { TypedPage } from './typing-times.ts'
import { startLongArticle, tasks } from './writing.ts'

/** How many letters are typed between two looks at how far the pictures are. */
const perTurn = 20
/** How many of the pictures bare wasm-vips renders. */
const mostBare = 20

/**
 * Typing in a long article while pictures of 24 megapixels are added to it in the background, against typing alone;
 * and what one picture takes until it is kept, against bare wasm-vips making its renditions.
 *
 * @param options.pictures how many; `--pictures=N`.
 * @param options.letters how many are typed alone; `--letters=N`.
 */
export async function benchImporting({ pictures = 200, letters = 300 }): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'banthao-pictures-'))
  const files = await drawLargePictures(folder, pictures)
  const bare = await bareRenditions(files.slice(0, mostBare).map(file => readFileSync(file)))
  const long = await startLongArticle()
  const { window, article } = long.program
  try {
    await long.open()
    const page = await TypedPage.of(window)
    await page.type(perTurn)
    // Everything that an opening leaves for later is done.
    await window.waitForTimeout(3_000)
    await page.take()
    await page.type(letters)
    const alone = await page.take()

    await window.evaluate(followPictures)
    const chooser = window.waitForEvent('filechooser')
    await article.toolbar.getByRole('button', { name: 'Thêm ảnh' }).click()
    await (await chooser).setFiles(files)
    await window.waitForFunction(() => Reflect.get(window, 'keptPictures').length > 0)
    await page.take()
    while ((await kept(window)).underWay) await page.type(perTurn)
    const beside = await page.take()
    const { took } = await kept(window)
    return [
      {
        name: `key to paint while ${pictures} pictures are added`,
        measured: summary(beside.times),
        floorName: 'the same alone',
        floor: summary(alone.times),
        aim: 1.2,
        by: 'p95',
      },
      tasks('tasks over 50 ms meanwhile', beside.longTasks),
      {
        name: 'a picture of 24 megapixels until it is kept',
        measured: summary(took),
        floorName: 'bare wasm-vips',
        floor: summary(bare),
        aim: 1.3,
      },
    ]
  } finally {
    await long.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What each picture took, from the one before it, and whether there are more. */
const kept = (window: Page): Promise<{ took: number[]; underWay: boolean }> =>
  window.evaluate(() => {
    const times = Reflect.get(window, 'keptPictures') as number[]
    return {
      // The first waits for the thread that reads pictures.
      took: times.slice(2).map((time, index) => time - (times[index + 1] ?? time)),
      underWay: document.querySelector('.article-adding-line') !== null,
    }
  })

/** In the page: notes when each picture is begun, by the name that the line under the text shows. */
function followPictures() {
  const begun: number[] = []
  let shown: string | null = null
  Reflect.set(window, 'keptPictures', begun)
  new MutationObserver(() => {
    const name = document.querySelector('.article-adding-name')?.textContent ?? null
    if (name === shown) return
    shown = name
    begun.push(performance.now())
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}
