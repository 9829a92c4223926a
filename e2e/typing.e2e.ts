import type { Locator } from '@playwright/test'
import { contentOf } from '../electron/engine/trial/newsroom.ts'
import { type Block, bareFigure, bodyVersion, type Paragraph, textRun } from '../shared/article/index.ts'
import { blocksOnScreen, contentOnDisk, textEverywhere } from './keys/everywhere.ts'
import { type Keyboard, keyboardOf } from './keys/keyboard.ts'
import { randomFrom } from './keys/random.ts'
import { type Mechanism, type Typist, typist } from './keys/typist.ts'
import { randomWords } from './keys/words.ts'
import { type ClosedNewsroom, within } from './newsrooms.ts'
import { drawPicture } from './picture.ts'
import { expect, type Running, test } from './product.ts'

/** What is typed everywhere; neither mechanism may lose, double or move a letter of it. */
const words = 'tiếng Việt '

type Inlines = Extract<Block, { type: 'paragraph' }>['content']

// One id for all: the article gives each its own.
const id = 'khoi-00'
const paragraph = (...content: Inlines): Paragraph => ({ type: 'paragraph', id, content })
const heading = (text: string): Block => ({ type: 'heading', id, level: 3, content: [textRun(text)] })
const link = { type: 'link' as const, address: 'https://gov.vn', content: [textRun('cổng')] }
const figure = { id, ...bareFigure({ media: null, fileName: 'anh.jpg' }) }
const table = (caption: string, ...cells: string[]): Block => ({
  type: 'table',
  id,
  caption,
  rows: [
    {
      id,
      cells: cells.map((text, at) => {
        const blocks = text === '' ? [] : [paragraph(textRun(text))]
        return { id, header: at === 0, columns: 1, rows: 1, blocks }
      }),
    },
  ],
})
const box = (title: string, ...blocks: Paragraph[]): Block => ({ type: 'box', id, title, blocks })
const gallery = (caption: string): Block => ({
  type: 'gallery',
  id,
  caption,
  figures: [figure, { ...figure }],
})

/** Where the caret is put, and what the blocks say once the words are typed there. */
interface Place {
  name: string
  blocks: Block[]
  go: (at: Standing) => Promise<unknown>
  expected: string[]
}

/** A place in the opened article. */
interface Standing {
  running: Running
  /** Its blocks on the screen; the first is number 0. */
  block: (number: number) => Locator
}

const click =
  (text: string, number = 0) =>
  ({ block }: Standing) =>
    block(number).getByText(text, { exact: true }).first().click()
const clickBlock =
  (number = 0) =>
  ({ block }: Standing) =>
    block(number).click()
const clickField =
  (label: string) =>
  ({ block }: Standing) =>
    block(0).getByLabel(label, { exact: true }).click()
const keys =
  (...presses: string[]) =>
  async ({ running }: Standing) => {
    for (const press of presses) await running.window.keyboard.press(press)
  }
const inTurn =
  (...steps: ((at: Standing) => Promise<unknown>)[]) =>
  async (at: Standing) => {
    for (const step of steps) await step(at)
  }

const places: Place[] = [
  { name: 'an empty paragraph', blocks: [paragraph()], go: clickBlock(), expected: [words] },
  {
    name: 'the start of a line',
    blocks: [paragraph(textRun('đã xong'))],
    go: inTurn(click('đã xong'), keys('Home')),
    expected: [`${words}đã xong`],
  },
  {
    name: 'the middle of a word',
    blocks: [paragraph(textRun('đã xong'))],
    go: inTurn(click('đã xong'), keys('Home', 'ArrowRight')),
    expected: [`đ${words}ã xong`],
  },
  {
    name: 'behind bold words',
    blocks: [paragraph(textRun('đậm', 'strong'))],
    go: inTurn(click('đậm'), keys('End', 'Control+b')),
    expected: [`đậm${words}`],
  },
  {
    name: 'in bold words',
    blocks: [paragraph(textRun('thường '), textRun('đậm', 'strong'), textRun(' thường'))],
    go: inTurn(click('đậm'), keys('Home', ...Array<string>(8).fill('ArrowRight'))),
    expected: [`thường đ${words}ậm thường`],
  },
  {
    name: 'the seam of bold and plain words',
    blocks: [paragraph(textRun('đậm', 'strong'), textRun('thường', 'emphasis'))],
    go: inTurn(click('đậm'), keys('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight')),
    expected: [`đậm${words}thường`],
  },
  {
    name: 'behind a link',
    blocks: [paragraph(textRun('ở '), link)],
    go: inTurn(click('cổng'), keys('End')),
    expected: [`ở cổng${words}`],
  },
  {
    name: 'before a link',
    blocks: [paragraph(link, textRun(' ấy'))],
    go: inTurn(click(' ấy'), keys('Home')),
    expected: [`${words}cổng ấy`],
  },
  {
    name: 'in a link',
    blocks: [paragraph(link)],
    go: inTurn(click('cổng'), keys('Home', 'ArrowRight')),
    expected: [`c${words}ổng`],
  },
  {
    name: 'behind a line break',
    blocks: [paragraph(textRun('dòng trên'))],
    go: inTurn(click('dòng trên'), keys('End', 'Shift+Enter')),
    expected: [`dòng trên${words}`],
  },
  {
    name: 'a selection in one block',
    blocks: [paragraph(textRun('bỏ đi'))],
    go: inTurn(click('bỏ đi'), keys('End', 'Shift+Home')),
    expected: [words],
  },
  {
    name: 'a part of a word that is selected',
    blocks: [paragraph(textRun('nghiêng'))],
    go: inTurn(click('nghiêng'), keys('Home', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')),
    expected: [`n${words}iêng`],
  },
  {
    name: 'a selection over blocks of several runs',
    blocks: [heading('Mục một'), paragraph(textRun('đậm', 'strong'), textRun(' và thường'))],
    go: inTurn(
      click('Mục một'),
      keys('Home', 'ArrowRight', 'Shift+ArrowDown', 'Shift+Home', 'Shift+ArrowRight'),
    ),
    expected: [`M${words}ậm và thường`],
  },
  {
    name: 'a list',
    blocks: [{ type: 'list', id, ordered: true, items: [{ id, content: [textRun('một')], nested: null }] }],
    go: inTurn(click('một'), keys('End', 'Enter', 'Tab')),
    expected: [`một${words}`],
  },
  {
    name: 'a heading',
    blocks: [heading('Mục')],
    go: inTurn(click('Mục'), keys('End')),
    expected: [`Mục${words}`],
  },
  {
    name: 'the paragraph behind a heading',
    blocks: [heading('Mục')],
    go: inTurn(click('Mục'), keys('End', 'Enter')),
    expected: ['Mục', words],
  },
  {
    name: 'a pull quote',
    blocks: [{ type: 'pullQuote', id, content: [textRun('Lời')], attribution: 'ai đó' }],
    go: inTurn(click('Lời'), keys('End')),
    expected: [`Lời${words}ai đó`],
  },
  {
    name: 'the attribution of a pull quote',
    blocks: [{ type: 'pullQuote', id, content: [textRun('Lời')], attribution: 'Ông ' }],
    go: inTurn(clickField('Người nói câu này'), keys('End')),
    expected: [`LờiÔng ${words}`],
  },
  {
    name: 'a caption',
    blocks: [paragraph(textRun('trên')), { type: 'figure', ...figure }],
    go: ({ block }) => block(1).getByLabel('Chú thích', { exact: true }).click(),
    expected: ['trên', words],
  },
  {
    name: 'the line below a figure',
    blocks: [{ type: 'figure', ...figure }, paragraph(textRun('dưới'))],
    go: inTurn(click('dưới', 1), keys('Home')),
    expected: ['', `${words}dưới`],
  },
  {
    name: 'an empty cell of a table',
    blocks: [table('', 'đầu', '', 'cuối')],
    go: ({ block }) => block(0).locator('th, td').nth(1).click(),
    expected: [`đầu${words}cuối`],
  },
  {
    name: 'the middle of the words in a header cell',
    blocks: [table('', 'đầu', 'cuối')],
    go: inTurn(click('đầu'), keys('Home', 'ArrowRight')),
    expected: [`đ${words}ầucuối`],
  },
  {
    name: 'the cell to which Tab leads',
    blocks: [table('', 'đầu', 'cuối')],
    go: inTurn(click('đầu'), keys('Tab')),
    expected: [`đầucuối${words}`],
  },
  {
    name: 'the caption of a table',
    blocks: [table('Bảng ', 'ô')],
    go: inTurn(clickField('Tên bảng'), keys('End')),
    expected: [`Bảng ${words}ô`],
  },
  {
    name: 'an information box',
    blocks: [box('Khung ', paragraph(textRun('trong')))],
    go: inTurn(click('trong'), keys('Home')),
    expected: [`Khung ${words}trong`],
  },
  {
    name: 'a new line of an information box',
    blocks: [box('', paragraph(textRun('trong')), paragraph(textRun('cuối')))],
    go: inTurn(click('trong'), keys('End', 'Enter')),
    expected: [`trong${words}cuối`],
  },
  {
    name: 'the title of an information box',
    blocks: [box('', paragraph(textRun('trong')))],
    go: clickField('Tiêu đề khung'),
    expected: [`${words}trong`],
  },
  {
    name: 'a footnote',
    blocks: [
      paragraph(
        textRun('xem'),
        { type: 'footnote', id, content: [textRun('theo ', 'strong')] },
        textRun(' đó'),
      ),
    ],
    go: inTurn(({ block }) => block(0).locator('.article-footnote-mark').click(), keys('End')),
    expected: [`xemtheo ${words} đó`],
  },
  {
    name: 'right behind the mark of a footnote',
    blocks: [paragraph(textRun('xem'), { type: 'footnote', id, content: [textRun('chú')] })],
    go: inTurn(click('xem'), keys('End')),
    expected: [`xemchú${words}`],
  },
  {
    name: 'the caption of a gallery',
    blocks: [gallery('Chùm ')],
    go: inTurn(clickField('Chú thích chung của chùm ảnh'), keys('End')),
    expected: [`Chùm ${words}`],
  },
  {
    name: 'the caption of a picture of a gallery',
    blocks: [gallery('')],
    go: inTurn(
      ({ block }) => block(0).locator('.article-gallery-picture').last().click(),
      clickField('Chú thích'),
    ),
    expected: [words],
  },
  {
    name: 'the last line',
    blocks: [paragraph(textRun('hết'))],
    go: inTurn(click('hết'), keys('End')),
    expected: [`hết${words}`],
  },
]

/** An article of these blocks, made by the engine before the window opens. */
async function articleOf(newsroom: ClosedNewsroom, title: string, blocks: Block[]) {
  let count = 0
  const content = JSON.stringify(
    { ...contentOf(title, ''), body: { version: bodyVersion, blocks } },
    (key, value: unknown) =>
      key === 'id' && value === id ? `khoi-${String(count++).padStart(4, '0')}` : value,
  )
  await within(newsroom, 'all', async client => {
    const { id: article } = await client.article.create({ title })
    await client.article.save({ id: article, baseVersion: 1, content })
  })
}

async function opened(running: Running, newsroom: ClosedNewsroom): Promise<Keyboard> {
  await running.signIn.as('all', newsroom.password)
  return keyboardOf(running.app)
}

/** Waits until everything is written, and checks that screen, state and disk say the same, in NFC. */
async function says(running: Running, newsroom: ClosedNewsroom, expected: string[]) {
  await running.article.isSaved()
  const everywhere = await textEverywhere(running.window, newsroom.folder)
  expect(everywhere).toEqual({ screen: expected, state: expected, disk: expected })
}

for (const mechanism of ['backspaces', 'composition'] as const satisfies Mechanism[]) {
  test(`Vietnamese typed by ${mechanism} arrives whole wherever the caret stands`, async ({
    start,
    office,
  }) => {
    test.setTimeout(240_000)
    await articleOf(
      office,
      'Mọi chỗ',
      places.flatMap(({ blocks }) => blocks),
    )
    const running = await start({ newsroom: office })
    const { article, window, frame } = running
    const hands = typist(await opened(running, office), { mechanism })
    await frame.findArticle('Mọi chỗ')
    await expect(article.title).toHaveValue('Mọi chỗ')
    // From the end, so that the blocks that are still to come keep their numbers.
    let from = places.flatMap(({ blocks }) => blocks).length
    for (const { name, blocks, go } of places.toReversed()) {
      from -= blocks.length
      const first = from
      await test.step(name, async () => {
        await go({ running, block: number => blocksOnScreen(article.text).nth(first + number) })
        await hands.write(words)
      })
    }
    await says(
      running,
      office,
      places.flatMap(({ expected }) => expected),
    )

    await test.step('everything that is selected', async () => {
      await article.text.getByText('hết').click()
      await window.keyboard.press('Control+a')
      await hands.write(words)
      await says(running, office, [words])
    })
  })

  test(`Vietnamese typed by ${mechanism} arrives whole in the fields and whatever else goes on`, async ({
    start,
    office,
  }) => {
    test.setTimeout(240_000)
    const running = await start({ newsroom: office })
    const { window, article } = running
    const keyboard = await opened(running, office)
    const hands = typist(keyboard, { mechanism })
    // From the desk and from within an article alike.
    const anew = async () => {
      await window.keyboard.press('Control+n')
      await expect(article.title).toBeFocused()
    }

    await test.step('title, lede and text, one after the other', async () => {
      await anew()
      for (const line of ['Tiêu đề', 'Sapo ngắn']) await hands.write(`${line}\n`)
      await hands.write('Đoạn một\nĐoạn hai')
      await says(running, office, ['Đoạn một', 'Đoạn hai'])
      const { fields } = contentOnDisk(office.folder)
      expect([fields.title, fields.lede, fields.slug]).toEqual(['Tiêu đề', 'Sapo ngắn', 'tieu-de'])
      await expect(article.title).toHaveValue('Tiêu đề')
      await expect(article.lede).toHaveValue('Sapo ngắn')
    })

    await test.step('undo and redo between words and in the middle of one', async () => {
      await anew()
      await article.text.click()
      await hands.write('được rồi ')
      await window.waitForTimeout(1_100)
      await hands.write('thừa')
      await window.keyboard.press('Control+z')
      const left = (await textEverywhere(window, office.folder)).state.join('')
      // Never in the middle of a word, however the input method made it.
      expect(['', 'được ', 'được rồi', 'được rồi ']).toContain(left)
      await says(running, office, [left])
      await window.keyboard.press('Control+y')
      await says(running, office, ['được rồi thừa'])
      await window.keyboard.press('Control+z')
      await hands.write(' thế thôi')
      await says(running, office, [`${left} thế thôi`])
    })

    await test.step('Enter right behind a word, and Enter in the middle of the paragraph', async () => {
      await anew()
      await article.text.click()
      await hands.begin('đường')
      await hands.finish()
      await hands.press('Enter')
      await hands.write('phố')
      await window.keyboard.press('Home')
      await hands.write('vào ')
      await hands.press('Enter')
      await hands.write('thành ')
      await says(running, office, ['đường', 'vào ', 'thành phố'])
    })

    await test.step('autosave in the middle of a word', async () => {
      await anew()
      await article.text.click()
      const half = await hands.begin('nghiêng')
      await article.isSaved()
      const { screen, state, disk } = await textEverywhere(window, office.folder)
      // While a first word is composed, Lexical keeps a zero-width space behind it in the page, and only there.
      expect([screen.join('').replace('\u200b', ''), state.join(''), disk.join('')]).toEqual([
        half,
        half,
        half,
      ])
      await hands.finish()
      await hands.write(' ngả')
      await says(running, office, ['nghiêng ngả'])
    })

    await test.step('marks that are renewed with every frame', async () => {
      await anew()
      await article.text.click()
      await window.evaluate(renewMarks)
      await hands.write('những dấu này được tô lại mãi\nmà chữ vẫn nguyên')
      await says(running, office, ['những dấu này được tô lại mãi', 'mà chữ vẫn nguyên'])
      await window.evaluate(() => CSS.highlights.clear())
    })

    await test.step('the marks of what was found, which are renewed as the text grows', async () => {
      await anew()
      await article.text.click()
      await hands.write('tiếng đầu')
      await window.keyboard.press('Control+f')
      const bar = window.getByRole('search', { name: 'Tìm trong bài' })
      await bar.getByLabel('Tìm', { exact: true }).fill('tiếng')
      await expect(bar.locator('.article-find-count')).toHaveText('1 trên 1')
      await article.text.click()
      await window.keyboard.press('Control+End')
      await hands.write(' tiếng Việt, tiếng nước\ntiếng gió')
      await expect(bar.locator('.article-find-count')).toHaveText(/ trên 4$/)
      await window.keyboard.press('Home')
      await hands.write('và tiếng ')
      await says(running, office, ['tiếng đầu tiếng Việt, tiếng nước', 'và tiếng tiếng gió'])
      await expect
        .poll(() => window.evaluate(() => [...(CSS.highlights.get('banthao-find') ?? [])].map(String)))
        .toEqual(Array<string>(5).fill('tiếng'))
      await bar.getByRole('button', { name: 'Đóng ô tìm' }).click()
    })

    await test.step('a picture that arrives while a word is typed', async () => {
      await anew()
      await article.text.click()
      await hands.write('trước ')
      const chooser = window.waitForEvent('filechooser')
      await article.toolbar.getByRole('button', { name: 'Thêm ảnh' }).click()
      await (await chooser).setFiles(drawPicture('to.png', 3_000, 2_000))
      await article.text.getByText('trước').click()
      await window.keyboard.press('End')
      const written: string[] = []
      while ((await article.figure.count()) === 0 || written.length < 12) {
        const word = ['nghiêng', 'đường', 'những'][written.length % 3] ?? ''
        await hands.write(`${word} `)
        written.push(word)
      }
      await article.isSaved()
      const { screen, state, disk } = await textEverywhere(window, office.folder)
      // The caret stays where somebody writes; the picture stands below, and a line to go on in.
      const expected = [`trước ${written.join(' ')} `, '', '']
      expect({ screen, state, disk }).toEqual({ screen: expected, state: expected, disk: expected })
    })
  })
}

test('Enter that an input method takes for itself neither parts nor doubles the word', async ({
  start,
  office,
}) => {
  const running = await start({ newsroom: office })
  const keyboard = await opened(running, office)
  await running.desk.newArticle.click()
  await running.article.text.click()
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }
  for (const text of ['th', 'thư', 'thử']) await compose(text)
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
  await keyboard.send('Input.insertText', { text: 'thử' })
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
  await says(running, office, ['thử'])

  // The Enter that comes after it is one of the writer.
  await running.window.keyboard.press('Enter')
  for (const text of ['x', 'xo', 'xong']) await compose(text)
  await keyboard.send('Input.insertText', { text: 'xong' })
  await says(running, office, ['thử', 'xong'])
})

/** How many words are typed at random; the seed is printed, and `BANTHAO_SEED` types the same ones again. */
const randomCount = 2_000

test(`${randomCount} random words typed by input methods as fast as the window takes them are just those words`, async ({
  start,
  office,
}) => {
  test.setTimeout(400_000)
  const seed = Number(process.env.BANTHAO_SEED ?? Date.now() % 1_000_000)
  console.log(`seed ${seed}`)
  const random = randomFrom(seed)
  const running = await start({ newsroom: office })
  const keyboard = await opened(running, office)
  await running.desk.newArticle.click()
  await running.article.text.click()
  const typists = (['backspaces', 'composition'] as const).flatMap(mechanism =>
    (['telex', 'vni'] as const).map(method => ({
      hands: typist(keyboard, { mechanism, method, random, slips: 0.08 }),
      // Telex by Backspace is how most offices type.
      share: mechanism === 'backspaces' && method === 'telex' ? 5 : 1,
    })),
  )
  const all = typists.flatMap(({ hands, share }) => Array<Typist>(share).fill(hands))
  const lines: string[] = []
  let line: string[] = []
  let sent: Promise<void>[] = []
  // A line is sent as a whole: the window gets key after key as fast as it can take them, with no rest in between.
  const finish = async () => {
    await Promise.all(sent)
    sent = []
    lines.push(line.join(' '))
    line = []
  }
  for (const word of randomWords(randomCount, random)) {
    const hands = random.pick(all)
    sent.push(hands.write(line.length > 0 ? ` ${word}` : word))
    line.push(word)
    if (!random.chance(0.03)) continue
    sent.push(hands.press('Enter'))
    await finish()
  }
  await finish()
  await says(running, office, lines)
})

/** In the page: draws marks anew on all words with each frame, as a proofreader that never rests would. */
function renewMarks() {
  const root = document.querySelector('.article-text')
  const draw = () => {
    if (!root?.isConnected) return
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const ranges: Range[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const range = new Range()
      range.selectNodeContents(node)
      ranges.push(range)
    }
    CSS.highlights.set('thu', new Highlight(...ranges))
    requestAnimationFrame(draw)
  }
  draw()
}
