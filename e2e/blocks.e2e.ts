import type { Block, Body, Inline, TableCell } from '../shared/article/index.ts'
import { articleOnDisk, type ClosedNewsroom } from './newsrooms.ts'
import { drawPicture } from './picture.ts'
import { expect, type Running, test } from './product.ts'

const title = 'Bài có mọi khối'

async function newArticle(running: Running, sample: ClosedNewsroom) {
  const { window, signIn, article } = running
  await signIn.as('hoa', sample.password)
  await expect(window.getByRole('navigation')).toBeVisible()
  await window.keyboard.press('Control+n')
  await expect(article.title).toBeFocused()
  await window.keyboard.type(title)
  await window.keyboard.press('Enter')
  await window.keyboard.press('Enter')
  await expect(article.text).toBeFocused()
}

/** Waits until all is on the disk, reloads, and signs in again: the screen must be as it was. */
async function reload(running: Running, sample: ClosedNewsroom) {
  const { window, signIn, article } = running
  await article.isSaved()
  const before = await shown(running)
  await window.waitForTimeout(600)
  await window.reload()
  await signIn.as('hoa', sample.password)
  await expect(article.text).toBeVisible()
  expect(await shown(running)).toBe(before)
}

/** All words of the text on the screen, those of its inputs included. */
async function shown({ article }: Running): Promise<string> {
  const fields = await article.text
    .locator('textarea')
    .evaluateAll(all => all.map(field => (field instanceof HTMLTextAreaElement ? field.value : '')))
  return [await article.text.textContent(), ...fields].join('|')
}

/** The body without its ids, in short: what a reader would tell of it. */
const told = (body: Body) => body.blocks.map(tell)

function tell(block: Block): unknown {
  switch (block.type) {
    case 'table':
      return {
        table: block.caption,
        rows: block.rows.map(row => row.cells.map(tellCell)),
      }
    case 'box':
      return { box: block.title, blocks: block.blocks.map(tell) }
    case 'gallery':
      return {
        gallery: block.caption,
        figures: block.figures.map(figure => [figure.fileName, figure.caption]),
      }
    case 'figure':
      return { figure: block.fileName }
    case 'pullQuote':
      return { pullQuote: words(block.content), attribution: block.attribution }
    case 'list':
      return {
        list: block.items.map(item => [words(item.content), ...(item.nested ? [tell(item.nested)] : [])]),
      }
    case 'separator':
      return 'separator'
    default:
      return `${block.type}: ${words(block.content)}`
  }
}

const tellCell = ({ header, columns, rows, blocks }: TableCell) => {
  const text = blocks.map(block => (block.type === 'paragraph' ? words(block.content) : tell(block)))
  const spans = columns * rows > 1 ? ` ${columns}x${rows}` : ''
  return text.every(line => typeof line === 'string') ? `${header ? '#' : ''}${text.join('/')}${spans}` : text
}

const words = (content: readonly Inline[]): string =>
  content
    .map(inline => {
      if (inline.type === 'text') return inline.marks.length > 0 ? `*${inline.text}*` : inline.text
      if (inline.type === 'break') return '⏎'
      if (inline.type === 'footnote') return `[${words(inline.content)}]`
      return `<${inline.content.map(run => run.text).join('')}>`
    })
    .join('')

test('Every block is made, filled and left by keyboard alone, and is on the disk as written', async ({
  start,
  sample,
}) => {
  test.setTimeout(240_000)
  const running = await start({ newsroom: sample })
  const { window, article } = running
  const { keyboard } = window
  await newArticle(running, sample)
  const press = async (...of: string[]) => {
    for (const key of of) await keyboard.press(key)
  }

  await keyboard.type('Mở đầu')
  await press('Enter')

  // A table of two by two with a header row; Tab makes a third row; the caption stands above.
  await press('Control+Alt+t')
  await expect(window.getByRole('dialog', { name: 'Chèn bảng' })).toBeVisible()
  await window.getByRole('textbox', { name: 'Số hàng' }).fill('2')
  await window.getByRole('textbox', { name: 'Số cột' }).fill('2')
  await press('Enter')
  await expect(article.text).toBeFocused()
  for (const cell of ['Chỉ tiêu', 'Kết quả', 'Hộ nghèo', '3%', 'Đường', '42 km']) {
    await keyboard.type(cell)
    if (cell !== '42 km') await press('Tab')
  }
  await press('Shift+Tab', 'Shift+Tab')
  await press('ArrowUp', 'ArrowUp')
  await expect(window.getByLabel('Tên bảng')).toBeFocused()
  await keyboard.type('Bảng 1')
  await press('Enter')

  // By the menu key: a header column, a row below.
  await press('Shift+F10')
  await expect(window.getByRole('menu')).toBeVisible()
  await window.getByRole('menuitem', { name: 'Cột đầu là tiêu đề' }).press('Enter')
  await expect(article.text).toBeFocused()
  await press('Shift+F10')
  await window.getByRole('menuitem', { name: 'Thêm hàng phía dưới' }).press('Enter')
  await keyboard.type('Mới')

  // Out of the table below it, and a box with a list; Enter on an empty line leaves the list, then the box.
  await press('Control+End')
  await press('Control+Alt+k')
  await keyboard.type('Trong khung')
  await press('Enter', 'Control+Shift+8')
  await keyboard.type('một')
  await press('Enter', 'Tab')
  await keyboard.type('hai')
  await press('Enter', 'Enter', 'Enter', 'Enter')
  await keyboard.type('Sau khung')
  await press('Control+Alt+f')
  await keyboard.type('Theo ')
  await press('Control+b')
  await keyboard.type('Nghị quyết 12')
  await press('Enter')
  await expect(article.text).toBeFocused()
  await keyboard.type(' viết tiếp')
  await press('Enter')
  await press('Control+Alt+9')
  await keyboard.type('Nước lên là mùa làm ăn')
  await press('ArrowDown')
  await keyboard.type('Ông Ba')
  await press('Enter')
  await keyboard.type('Hết')

  await reload(running, sample)
  await running.close()
  const { content } = await articleOnDisk(sample, 'hoa', title)
  expect(told(content.body)).toEqual([
    'paragraph: Mở đầu',
    {
      table: 'Bảng 1',
      rows: [
        ['#Chỉ tiêu', '#Kết quả'],
        ['#Mới', ''],
        ['#Hộ nghèo', '3%'],
        ['#Đường', '42 km'],
      ],
    },
    {
      box: '',
      blocks: ['paragraph: Trong khung', { list: [['một', { list: [['hai']] }]] }],
    },
    'paragraph: Sau khung[Theo *Nghị quyết 12*] viết tiếp',
    { pullQuote: 'Nước lên là mùa làm ăn', attribution: 'Ông Ba' },
    'paragraph: Hết',
  ])
})

test('Every block is made and changed by mouse, undone, and is on the disk as it stands', async ({
  start,
  sample,
}) => {
  test.setTimeout(240_000)
  const running = await start({ newsroom: sample })
  const { window, article } = running
  const { keyboard } = window
  await newArticle(running, sample)
  await keyboard.type('Mở đầu')

  // A table by its size, then two cells merged by dragging over them.
  const insert = async (what: string) => {
    await article.toolbar.getByRole('button', { name: 'Chèn', exact: true }).click()
    await window.getByRole('menuitem', { name: new RegExp(`^${what}`) }).click()
  }
  await insert('Bảng')
  await window.locator('.article-size-grid > span').nth(12).click()
  await expect(article.text.locator('table tr')).toHaveCount(2)
  const cell = (row: number, column: number) =>
    article.text.locator('table tr').nth(row).locator('th, td').nth(column)
  for (const [row, column, text] of [
    [0, 0, 'Tên'],
    [0, 1, 'Năm'],
    [0, 2, 'Số'],
    [1, 0, 'Cầu'],
  ] as const) {
    await cell(row, column).click()
    await keyboard.type(text)
  }
  await cell(0, 1).hover()
  await window.mouse.down()
  await cell(0, 2).hover()
  await window.mouse.move(...(await middle(running, cell(0, 2))), { steps: 4 })
  await window.mouse.up()
  const menu = window.getByRole('button', { name: 'Việc với bảng' })
  await menu.click()
  await window.getByRole('menuitem', { name: 'Gộp ô' }).click()
  await expect(cell(0, 1)).toHaveText('NămSố')
  await expect(cell(0, 1)).toHaveAttribute('colspan', '2')

  // Undo parts them again, redo merges them.
  await keyboard.press('Control+z')
  await expect(cell(0, 2)).toHaveText('Số')
  await keyboard.press('Control+y')
  await expect(cell(0, 1)).toHaveText('NămSố')

  // A click below the table's end leads on.
  await article.text.locator('p').last().click()
  await insert('Khung thông tin')
  await article.text.getByLabel('Tiêu đề khung').click()
  await keyboard.type('Cần biết')
  await article.text.locator('.article-box-content p').click()
  await keyboard.type('Trong khung')
  await article.text.locator(':scope > p').last().click()

  // A gallery of two pictures, their order changed, the second described.
  await insert('Chùm ảnh')
  const gallery = article.text.locator('.article-gallery-block')
  const chooser = window.waitForEvent('filechooser')
  await gallery.getByRole('button', { name: 'Thêm ảnh vào chùm' }).click()
  await (await chooser).setFiles([drawPicture('mot.png'), drawPicture('hai.png', 480, 320)])
  await expect(gallery.locator('.article-gallery-picture img')).toHaveCount(2, { timeout: 60_000 })
  await gallery.locator('.article-gallery-picture').nth(1).click()
  await gallery.getByLabel('Chú thích', { exact: true }).fill('Ảnh hai')
  await gallery.getByRole('button', { name: 'Đưa lên trước' }).click()
  await gallery.getByLabel('Chú thích chung của chùm ảnh').fill('Hai ảnh')
  await expect(gallery.locator('.article-gallery-picture').first()).toHaveAttribute(
    'aria-label',
    'Ảnh 1: Ảnh hai',
  )
  await gallery.locator('.article-gallery-picture').first().click()
  await expect(gallery.locator('.article-figure')).toHaveCount(0)

  // Two notes; the one put in before the other takes its number.
  await article.text.locator(':scope > p').first().click()
  await keyboard.press('End')
  await insert('Chú thích cuối bài')
  await keyboard.type('Chú thích hai')
  await article.text
    .locator(':scope > p')
    .first()
    .click({ position: { x: 2, y: 10 } })
  await keyboard.press('Home')
  await insert('Chú thích cuối bài')
  await keyboard.type('Chú thích một')
  const notes = window.locator('.article-note')
  await expect(notes).toHaveText(['1Chú thích một', '2Chú thích hai'])
  await expect(article.text.locator('.article-footnote-mark')).toHaveText(['1', '2'])

  // The second is deleted at its mark and comes back with undo.
  await notes.nth(1).hover()
  await notes.nth(1).getByRole('button', { name: 'Xoá chú thích 2' }).click()
  await expect(notes).toHaveCount(1)
  await keyboard.press('Control+z')
  await expect(notes).toHaveText(['1Chú thích một', '2Chú thích hai'])
  await article.text.locator('.article-footnote-mark').nth(1).click()
  await expect(notes.nth(1).getByRole('textbox')).toBeFocused()
  await keyboard.press('Escape')
  await expect(article.text).toBeFocused()

  await reload(running, sample)
  await running.close()
  const { content } = await articleOnDisk(sample, 'hoa', title)
  expect(told(content.body)).toEqual([
    'paragraph: [Chú thích một]Mở đầu[Chú thích hai]',
    {
      table: '',
      rows: [
        ['#Tên', '#Năm/Số 2x1'],
        ['Cầu', '', ''],
      ],
    },
    { box: 'Cần biết', blocks: ['paragraph: Trong khung'] },
    {
      gallery: 'Hai ảnh',
      figures: [
        ['hai.png', 'Ảnh hai'],
        ['mot.png', ''],
      ],
    },
    'paragraph: ',
  ])
})

async function middle(
  { window }: Running,
  of: ReturnType<Running['window']['locator']>,
): Promise<[number, number]> {
  const box = await of.boundingBox()
  if (!box) throw new Error(`Nothing is shown there in ${await window.title()}.`)
  return [box.x + box.width / 2, box.y + box.height / 2]
}
