import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { startTrial, trialPassword } from '../../electron/engine/trial/newsroom.ts'
import { type Banthao, launch } from '../app.ts'
import { type Pages, pagesOf } from '../pages/index.ts'
import { drawPicture } from '../picture.ts'
import { openBarePage } from './bare-page.ts'
import { longArticle, longBody, longContent, syllablesIn } from './long-article.ts'
import { type Row, summary } from './measure.ts'
import { type Typed, TypedPage } from './typing-times.ts'

const title = 'Bài dài để đo'

/** The long article in a newsroom of its own, opened in the program, with the same text and pictures for a bare page. */
export interface LongArticle {
  program: Banthao & Pages
  body: string
  /** Addresses of the figures' pictures for a page that has no newsroom. */
  pictures: string[]
  /** Opens the article from the desk with every panel, and puts the caret into its middle. */
  open(): Promise<void>
  end(): Promise<void>
}

/** @param prepare does something to the newsroom before the program opens it. */
export async function startLongArticle(
  prepare?: (folder: string, article: string) => Promise<void>,
): Promise<LongArticle> {
  const trial = await startTrial()
  const client = await trial.as('all')
  const folder = mkdtempSync(join(tmpdir(), 'banthao-bench-'))
  const media: string[] = []
  const pictures: string[] = []
  for (const width of [1600, 1590, 1580, 1570]) {
    const { name, buffer } = drawPicture(`anh-${width}.png`, width, 1067)
    const kept = await client.media.add({ fileName: name, bytes: new Uint8Array(buffer) })
    media.push(kept.media)
    const rendition = await client.media.read({ media: kept.media, size: 'large' })
    const file = join(folder, `${width}.jpg`)
    writeFileSync(file, rendition.bytes)
    pictures.push(pathToFileURL(file).href)
  }
  const body = longBody(media)
  console.log(
    `a text of ${syllablesIn(body)} syllables in ${body.blocks.length} blocks, ` +
      `${longArticle.figures} figures and ${longArticle.tables} tables among them`,
  )
  const { id } = await client.article.create({ title })
  await client.article.save({ id, baseVersion: 1, content: JSON.stringify(longContent(title, body)) })
  await trial.engine.close()
  await prepare?.(trial.folder, id)

  const running = await launch({ newsroom: trial.folder })
  const program = Object.assign(running, pagesOf(running.window))
  await program.window.evaluate(() =>
    localStorage.setItem('banthao.article.panels', JSON.stringify({ left: true, right: true })),
  )
  await program.signIn.as('all', trialPassword)
  return {
    program,
    body: JSON.stringify(body),
    pictures,
    open: async () => {
      await program.desk.row(title).first().click()
      await program.article.text.waitFor({ timeout: 60_000 })
      await program.window.getByRole('tab', { name: 'Dàn ý' }).click()
      const paragraphs = program.article.text.locator(':scope > p')
      const middle = paragraphs.nth(Math.floor((await paragraphs.count()) / 2))
      await middle.scrollIntoViewIfNeeded()
      await middle.click()
      await program.window.keyboard.press('End')
      // Where the caret is left is remembered a moment later.
      await program.window.waitForTimeout(1_500)
    },
    end: async () => {
      await running.close()
      await trial.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A long article in the real window against bare Lexical with the same text in the same Electron: from key to paint,
 * tasks while saving, opening, serialising, memory.
 *
 * @param options.letters how many are typed into each; `--letters=N`.
 */
export async function benchWriting({ letters = 300 }: { letters?: number }): Promise<Row[]> {
  const long = await startLongArticle()
  const bare = await openBarePage()
  try {
    await bare.window.evaluate(([body, pictures]) => window.benchPage.take(body, pictures), [
      long.body,
      long.pictures,
    ] as const)
    await bare.window.evaluate(() => window.benchPage.open())
    await long.open()
    const rows = [...(await typing(long, bare.window, letters))]
    rows.push(await opening(long, bare.window))
    rows.push(await serialising(bare.window))
    rows.push(...(await memory(long, bare.window)))
    return rows
  } finally {
    await bare.close()
    await long.end()
  }
}

const perTurn = 20

/** Types in turn into ours and into bare Lexical; answers a function that does so again. */
export async function typeInTurn(long: LongArticle, bareWindow: Page, letters: number) {
  const ours = await TypedPage.of(long.program.window)
  const bare = await TypedPage.of(bareWindow)
  // The first keys warm both up.
  await ours.type(perTurn)
  await bare.type(perTurn)
  await ours.take()
  await bare.take()
  return async () => {
    const all = { ours: [] as Typed[], bare: [] as Typed[] }
    for (let typed = 0; typed < letters; typed += perTurn) {
      await ours.type(perTurn)
      // The draft is written after a rest: its tasks count.
      await long.program.window.waitForTimeout(1_000)
      all.ours.push(await ours.take())
      await bare.type(perTurn)
      await bareWindow.waitForTimeout(1_000)
      all.bare.push(await bare.take())
    }
    return { ours: joined(all.ours), bare: joined(all.bare) }
  }
}

async function typing(long: LongArticle, bareWindow: Page, letters: number): Promise<Row[]> {
  const rounds = await typeInTurn(long, bareWindow, letters)
  const plain = await rounds()
  const marks = await long.program.window.evaluate(markWords)
  const marked = await rounds()
  await long.program.window.evaluate(() => CSS.highlights.clear())
  const compared = { floorName: 'bare Lexical', aim: 1.3, by: 'p95' as const }
  return [
    {
      name: 'key to paint, all panels open',
      measured: summary(plain.ours.times),
      floor: summary(plain.bare.times),
      ...compared,
    },
    {
      name: `key to paint with ${marks} words marked`,
      measured: summary(marked.ours.times),
      floor: summary(marked.bare.times),
      ...compared,
    },
    tasks('tasks over 50 ms while typing and saving', [...plain.ours.longTasks, ...marked.ours.longTasks]),
    tasks('the same in bare Lexical', [...plain.bare.longTasks, ...marked.bare.longTasks]),
  ]
}

/** How many tasks took over 50 ms, and how long. */
export const tasks = (name: string, times: number[]): Row => ({
  name: `${name}: ${times.length}`,
  measured: times.length === 0 ? { p50: 0, p95: 0 } : summary(times),
})

const joined = (parts: Typed[]): Typed => ({
  times: parts.flatMap(({ times }) => times),
  longTasks: parts.flatMap(({ longTasks }) => longTasks),
})

const openings = 8

/** From a press on the article in the list to the caret in it. */
export async function opening({ program }: LongArticle, bare: Page): Promise<Row> {
  const { window: ours, desk, article } = program
  const times = { ours: [] as number[], bare: [] as number[] }
  await ours.evaluate(measureOpening)
  for (let round = -1; round < openings; round++) {
    await article.back.click()
    await desk.row(title).first().waitFor()
    await ours.waitForTimeout(600)
    await desk.row(title).first().click()
    const measured = await ours.waitForFunction(() => Reflect.get(window, 'measuredOpening') as number | null)
    const took = (await measured.jsonValue()) ?? Number.NaN
    await ours.waitForTimeout(1_200)
    const floor = await bare.evaluate(() => window.benchPage.open())
    if (round < 0) continue
    times.ours.push(took)
    times.bare.push(floor)
  }
  return {
    name: 'from a press on the article to the caret in it',
    measured: summary(times.ours),
    floorName: 'bare Lexical',
    floor: summary(times.bare),
    aim: 2,
  }
}

async function serialising(bare: Page): Promise<Row> {
  const { ours, bare: floor } = await bare.evaluate(() => window.benchPage.serialising(60))
  return {
    name: 'the body as JSON after a letter',
    measured: summary(ours),
    floorName: "bare Lexical's JSON",
    floor: summary(floor),
    aim: 1.2,
  }
}

async function memory({ program }: LongArticle, bare: Page): Promise<Row[]> {
  const used = await program.app.evaluate(({ app }) =>
    app.getAppMetrics().map(({ type, name, memory: { workingSetSize } }) => ({
      name: name ?? type,
      megabytes: workingSetSize / 1024,
    })),
  )
  const heap = (page: Page) =>
    page.evaluate(() => {
      const { memory: held } = performance as Performance & { memory?: { usedJSHeapSize: number } }
      return (held?.usedJSHeapSize ?? Number.NaN) / 1e6
    })
  const flat = (value: number) => ({ p50: value, p95: value })
  return [
    ...used.map(({ name, megabytes }) => ({
      name: `memory of ${name}`,
      measured: flat(megabytes),
      unit: 'MB',
    })),
    {
      name: 'heap of the window',
      measured: flat(await heap(program.window)),
      floorName: 'bare Lexical',
      floor: flat(await heap(bare)),
      unit: 'MB',
    },
  ]
}

/** In the page: from each click to the first frame with the caret in the text. */
function measureOpening() {
  Reflect.set(window, 'measuredOpening', null)
  addEventListener(
    'click',
    event => {
      Reflect.set(window, 'measuredOpening', null)
      const start = event.timeStamp
      const look = () => {
        if (!document.activeElement?.classList.contains('article-text')) {
          requestAnimationFrame(look)
          return
        }
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => Reflect.set(window, 'measuredOpening', performance.now() - start)
          port2.postMessage(null)
        })
      }
      if (!document.querySelector('.article-text')) look()
    },
    true,
  )
}

/** In the page: marks every "dân" in the text, as find does; returns how many. */
function markWords(): number {
  const root = document.querySelector('.article-text')
  if (!root) return 0
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const ranges: Range[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { index } of (node.textContent ?? '').matchAll(/dân/g)) {
      const range = new Range()
      range.setStart(node, index)
      range.setEnd(node, index + 3)
      ranges.push(range)
    }
  }
  CSS.highlights.set('do', new Highlight(...ranges))
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('::highlight(do) { background-color: rgb(255 220 120) }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return ranges.length
}
