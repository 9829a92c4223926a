import type { CDPSession } from '@playwright/test'
import { contentOf } from '../electron/engine/trial/newsroom.ts'
import { type Block, bareFigure, bodyVersion, type Content, textRun } from '../shared/article/index.ts'
import { contentOnDisk, textEverywhere } from './keys/everywhere.ts'
import { randomFrom } from './keys/random.ts'
import { type Mechanism, type Typist, typist } from './keys/typist.ts'
import { randomWords } from './keys/words.ts'
import { type ClosedNewsroom, within } from './newsrooms.ts'
import { drawPicture } from './picture.ts'
import { expect, type Running, test } from './product.ts'

/** What is typed everywhere; neither mechanism may lose, double or move a letter of it. */
const words = 'tiếng Việt '

const paragraph = (...content: (Block & { type: 'paragraph' })['content']): Block => ({
  type: 'paragraph',
  id: `doan-${content.length}-${content[0]?.type ?? 'trong'}`,
  content,
})
const link = { type: 'link' as const, address: 'https://gov.vn', content: [textRun('cổng')] }
const figure: Block = { type: 'figure', id: 'anh-0001', ...bareFigure({ media: null, fileName: 'anh.jpg' }) }

/** Where the caret is put, and what the blocks say once the words are typed there. */
interface Place {
  name: string
  blocks: Block[]
  go: (running: Running, hands: Typist) => Promise<unknown>
  expected: string[]
}

const click = (text: string) => (running: Running) =>
  running.article.text.getByText(text, { exact: true }).first().click()
const keys =
  (...presses: string[]) =>
  async ({ window }: Running) => {
    for (const press of presses) await window.keyboard.press(press)
  }
const inTurn =
  (...steps: ((running: Running, hands: Typist) => Promise<unknown>)[]) =>
  async (running: Running, hands: Typist) => {
    for (const step of steps) await step(running, hands)
  }

const places: Place[] = [
  {
    name: 'an empty paragraph',
    blocks: [paragraph()],
    go: ({ article }) => article.text.click(),
    expected: [words],
  },
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
    blocks: [
      { type: 'heading', id: 'muc-0001', level: 2, content: [textRun('Mục một')] },
      paragraph(textRun('đậm', 'strong'), textRun(' và thường')),
    ],
    go: inTurn(
      click('Mục một'),
      keys('Home', 'ArrowRight', 'Shift+ArrowDown', 'Shift+Home', 'Shift+ArrowRight'),
    ),
    expected: [`M${words}ậm và thường`],
  },
  {
    name: 'everything that is selected',
    blocks: [paragraph(textRun('một')), { type: 'quotation', id: 'trich-01', content: [textRun('hai')] }],
    go: inTurn(click('một'), keys('Control+a')),
    expected: [words],
  },
  {
    name: 'a list',
    blocks: [
      {
        type: 'list',
        id: 'ds-00001',
        ordered: true,
        items: [{ id: 'muc-0001', content: [textRun('một')], nested: null }],
      },
    ],
    go: inTurn(click('một'), keys('End', 'Enter', 'Tab')),
    expected: [`một${words}`],
  },
  {
    name: 'a heading',
    blocks: [{ type: 'heading', id: 'muc-0001', level: 3, content: [textRun('Mục')] }],
    go: inTurn(click('Mục'), keys('End')),
    expected: [`Mục${words}`],
  },
  {
    name: 'the paragraph behind a heading',
    blocks: [{ type: 'heading', id: 'muc-0001', level: 3, content: [textRun('Mục')] }],
    go: inTurn(click('Mục'), keys('End', 'Enter')),
    expected: ['Mục', words],
  },
  {
    name: 'a pull quote',
    blocks: [{ type: 'pullQuote', id: 'loi-0001', content: [textRun('Lời')], attribution: 'ai đó' }],
    go: inTurn(click('Lời'), keys('End')),
    expected: [`Lời${words}`],
  },
  {
    name: 'a caption',
    blocks: [paragraph(textRun('trên')), figure],
    go: ({ article }) => article.figure.getByLabel('Chú thích').click(),
    expected: ['trên', words],
  },
  {
    name: 'the line below a figure',
    blocks: [figure, paragraph(textRun('dưới'))],
    go: inTurn(click('dưới'), keys('Home')),
    expected: ['', `${words}dưới`],
  },
]

/** An article of these blocks, made by the engine before the window opens. */
async function articlesOf(newsroom: ClosedNewsroom, contents: Content[]) {
  await within(newsroom, 'all', async client => {
    for (const content of contents) {
      const { id } = await client.article.create({ title: content.fields.title })
      await client.article.save({ id, baseVersion: 1, content: JSON.stringify(content) })
    }
  })
}

const contentWith = (title: string, blocks: Block[]): Content => ({
  ...contentOf(title, ''),
  body: { version: bodyVersion, blocks },
})

async function opened(running: Running, newsroom: ClosedNewsroom): Promise<CDPSession> {
  await running.signIn.as('all', newsroom.password)
  return running.window.context().newCDPSession(running.window)
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
    test.setTimeout(400_000)
    await articlesOf(
      office,
      places.map(({ name, blocks }) => contentWith(`Bài: ${name}`, blocks)),
    )
    const running = await start({ newsroom: office })
    const hands = typist(await opened(running, office), { mechanism })
    for (const { name, go, expected } of places) {
      await test.step(name, async () => {
        await running.frame.findArticle(`Bài: ${name}`)
        await expect(running.article.title).toHaveValue(`Bài: ${name}`)
        await go(running, hands)
        await hands.write(words)
        await says(running, office, expected)
      })
    }
  })

  test(`Vietnamese typed by ${mechanism} arrives whole in the fields and whatever else goes on`, async ({
    start,
    office,
  }) => {
    test.setTimeout(400_000)
    const running = await start({ newsroom: office })
    const { window, article } = running
    const keyboard = await opened(running, office)
    const hands = typist(keyboard, { mechanism })
    const anew = async () => {
      if (await article.back.isVisible()) await article.back.click()
      await running.desk.newArticle.click()
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
      expect('được rồi thừa'.startsWith(left)).toBe(true)
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
  test.setTimeout(900_000)
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
  const typed = randomWords(randomCount, random)
  let line: string[] = []
  for (const word of typed) {
    if (line.length > 0) await running.window.keyboard.press('Space')
    await random.pick(all).write(word)
    line.push(word)
    if (random.chance(0.03)) {
      await running.window.keyboard.press('Enter')
      lines.push(line.join(' '))
      line = []
    }
  }
  lines.push(line.join(' '))
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
