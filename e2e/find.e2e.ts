import { contentOf } from '../electron/engine/trial/newsroom.ts'
import {
  type Block,
  bareFigure,
  bodyVersion,
  type Inline,
  type Paragraph,
  textRun,
} from '../shared/article/index.ts'
import { contentOnDisk } from './keys/everywhere.ts'
import { within } from './newsrooms.ts'
import { expect, type Running, test } from './product.ts'

const lines = [
  'Huyện uỷ Gò Quao họp ngày 5/11. HUYỆN UỶ nhắc lại.',
  'Các huyện ủy và Hoà Bình, hòa bình.',
  'Đường đi xa, đừng đi.',
]

/** A new article with these lines, its caret at their end. */
async function written({ window, signIn, article }: Running, password: string): Promise<void> {
  await signIn.as('hoa', password)
  await window.keyboard.press('Control+n')
  await expect(article.title).toBeFocused()
  await window.keyboard.insertText('Tin Huyện uỷ')
  await window.keyboard.press('Enter')
  await window.keyboard.press('Enter')
  await expect(article.text).toBeFocused()
  for (const [index, line] of lines.entries()) {
    if (index > 0) await window.keyboard.press('Enter')
    await window.keyboard.insertText(line)
  }
  await window.keyboard.press('Control+Home')
}

test('Words are found and replaced over title and text, and one undo takes all of it back', async ({
  start,
  sample,
}) => {
  const running = await start({ newsroom: sample })
  const { window, article } = running
  const { keyboard } = window
  await written(running, sample.password)
  const bar = window.getByRole('search', { name: 'Tìm trong bài' })
  const count = bar.locator('.article-find-count')
  const option = (name: string) => bar.getByRole('button', { name, exact: true })
  const marked = () =>
    window.evaluate(() => [...(CSS.highlights.get('banthao-find') ?? [])].map(range => String(range)))

  await keyboard.press('Control+f')
  await expect(bar.getByLabel('Tìm', { exact: true })).toBeFocused()
  await keyboard.insertText('huyện uỷ')
  await expect(count).toHaveText(/ trên 4$/)
  await expect.poll(marked).toEqual(['Huyện uỷ', 'HUYỆN UỶ', 'huyện ủy'])
  await expect(article.title).toHaveAttribute('data-found', /.+/)
  await option('Hai kiểu đặt dấu là một').click()
  await expect(count).toHaveText(/ trên 3$/)
  await option('Phân biệt hoa thường').click()
  await expect(count).toHaveText('Không thấy')
  await option('Phân biệt hoa thường').click()
  // Who types without marks finds words with any; who types marks means them.
  await bar.getByLabel('Tìm', { exact: true }).fill('duong di')
  await expect(count).toHaveText('1 trên 1')
  await expect(option('Đúng dấu')).toHaveAttribute('aria-pressed', 'false')
  await bar.getByLabel('Tìm', { exact: true }).fill('di')
  await expect(count).toHaveText(/ trên 2$/)
  await bar.getByLabel('Tìm', { exact: true }).fill('huyện uỷ')
  await expect(option('Đúng dấu')).toHaveAttribute('aria-pressed', 'true')
  await expect(count).toHaveText(/ trên 3$/)
  // The marks are nowhere in the text.
  expect(await article.blocks()).toEqual(lines)

  await keyboard.press('F3')
  await keyboard.press('F3')
  await keyboard.press('F3')
  await keyboard.press('Shift+F3')
  await option('Thay thế').click()
  await bar.getByLabel('Thay bằng').fill('đảng uỷ')
  await bar.getByRole('button', { name: 'Thay tất cả' }).click()
  await expect(bar).toContainText('Đã thay 3 chỗ.')
  await expect(article.title).toHaveValue('Tin Đảng uỷ')
  await expect
    .poll(() => article.blocks())
    .toEqual(['Đảng uỷ Gò Quao họp ngày 5/11. ĐẢNG UỶ nhắc lại.', lines[1], lines[2]])
  await article.isSaved()
  await article.toolbar.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(article.title).toHaveValue('Tin Huyện uỷ')
  await expect.poll(() => article.blocks()).toEqual(lines)
  await expect(count).toHaveText(/ trên 3$/)

  await bar.getByLabel('Tìm', { exact: true }).focus()
  await keyboard.press('Escape')
  await expect(bar).toBeHidden()
  expect(await window.evaluate(() => CSS.highlights.has('banthao-find'))).toBe(false)
})

test('Marks and links of replaced words stay, and a regular expression that never ends is stopped', async ({
  start,
  sample,
}) => {
  const running = await start({ newsroom: sample })
  const { window, article } = running
  const { keyboard } = window
  await written(running, sample.password)
  await keyboard.press('Home')
  for (let letter = 0; letter < 'Huyện'.length; letter++) await keyboard.press('Shift+ArrowRight')
  await keyboard.press('Control+b')
  await expect(article.text.locator('strong')).toHaveText('Huyện')
  await keyboard.press('Control+h')
  const bar = window.getByRole('search', { name: 'Tìm trong bài' })
  const wanted = bar.getByLabel('Tìm', { exact: true })
  await wanted.fill('(\\d+)/(\\d+)')
  await bar.getByRole('button', { name: 'Biểu thức chính quy' }).click()
  await expect(bar.locator('.article-find-count')).toHaveText('1 trên 1')
  await bar.getByLabel('Thay bằng').fill('$1 tháng $2')
  await keyboard.press('Enter')
  await expect(article.text).toContainText('ngày 5 tháng 11.')

  await wanted.fill('(')
  await expect(bar).toContainText('thiếu hoặc thừa dấu ngoặc tròn')
  await wanted.fill('(.*)*(.*)*(.*)*[0-9]x')
  await expect(bar).toContainText('mất quá nhiều thời gian')
  await wanted.fill('huyện')
  await expect(bar.locator('.article-find-count')).toHaveText(/ trên 4$/)
  await bar.getByLabel('Thay bằng').fill('tỉnh')
  await bar.getByRole('button', { name: 'Thay tất cả' }).click()
  await expect(article.text.locator('strong')).toHaveText('Tỉnh')
})

const pictured = (id: string, caption: string) => ({
  id,
  ...bareFigure({ media: null, fileName: `${id}.jpg` }),
  caption,
})
const paragraph = (id: string, ...content: Inline[]): Paragraph => ({ type: 'paragraph', id, content })
const cell = {
  id: 'o-00001',
  header: false,
  columns: 1,
  rows: 1,
  blocks: [paragraph('doan-02', textRun('cũ trong ô'))],
}
const blocks: Block[] = [
  paragraph('doan-01', textRun('chữ cũ'), {
    type: 'footnote',
    id: 'note-01',
    content: [textRun('theo '), textRun('sổ cũ', 'strong')],
  }),
  { type: 'table', id: 'bang-01', caption: 'Bảng cũ', rows: [{ id: 'hang-01', cells: [cell] }] },
  { type: 'figure', ...pictured('anh-0001', 'Ảnh cũ') },
  {
    type: 'gallery',
    id: 'chum-01',
    caption: 'Chùm cũ',
    figures: [pictured('anh-0002', 'Ruộng'), pictured('anh-0003', 'Bờ cũ')],
  },
]

test('Texts beside the words are found, shown where they stand, replaced, and taken back with the rest', async ({
  start,
  office,
}) => {
  await within(office, 'all', async client => {
    const content = contentOf('Tin mới', '')
    const fields = {
      ...content.fields,
      shortTitle: 'Tin cũ',
      tags: ['cầu cũ', 'đường'],
      leadFigure: pictured('anh-0004', 'Cầu cũ'),
    }
    const { id } = await client.article.create({ title: 'Tin mới' })
    const body = { version: bodyVersion, blocks }
    await client.article.save({ id, baseVersion: 1, content: JSON.stringify({ fields, body }) })
  })
  const { window, signIn, frame, article } = await start({ newsroom: office })
  const { keyboard } = window
  await signIn.as('all', office.password)
  await frame.findArticle('Tin mới')
  await expect(article.figure).toHaveCount(1)
  await window.getByRole('tab', { name: 'Dàn ý' }).click()
  await keyboard.press('Control+h')
  const bar = window.getByRole('search', { name: 'Tìm trong bài' })
  const count = bar.locator('.article-find-count')
  const current = () =>
    window.evaluate(() =>
      [...(CSS.highlights.get('banthao-find-current') ?? [])].map(range => {
        const words = range instanceof Range ? range.startContainer.parentElement : null
        return [String(range), words?.closest('.article-note, .ui-tag, td, p')?.className.split(' ')[0] ?? '']
      }),
    )
  const framed = window.locator('[data-found=current]')
  await bar.getByLabel('Tìm', { exact: true }).fill('cũ')
  await expect(count).toHaveText('1 trên 10')
  await expect.poll(current).toEqual([['cũ', 'article-paragraph']])

  await keyboard.press('F3')
  await expect.poll(current).toEqual([['cũ', 'article-note']])
  await expect(framed).toHaveClass(/article-footnote-mark/)
  await expect(window.locator('.article-note')).toBeInViewport()
  for (const line of ['cũ trong ô', 'Bảng cũ', 'Ảnh cũ']) {
    await keyboard.press('F3')
    if (line === 'cũ trong ô') await expect.poll(current).toEqual([['cũ', 'article-paragraph']])
    else await expect(framed).toHaveValue(line)
  }
  // The picture of a gallery is opened; both its own button and its input are marked.
  await keyboard.press('F3')
  await expect(article.text.locator('.article-gallery-open [data-found=current]')).toHaveValue('Bờ cũ')
  await expect(article.text.locator('.article-gallery-picture').nth(1)).toHaveAttribute(
    'data-found',
    'current',
  )
  await keyboard.press('F3')
  await expect(framed).toHaveValue('Chùm cũ')
  // The panel with the fields comes to the front.
  await keyboard.press('F3')
  await expect(window.getByRole('tab', { name: 'Trường tin' })).toHaveAttribute('aria-selected', 'true')
  await expect(framed).toHaveValue('Tin cũ')
  await keyboard.press('F3')
  await expect.poll(current).toEqual([['cũ', 'ui-tag']])
  await keyboard.press('F3')
  await expect(framed).toHaveValue('Cầu cũ')

  await bar.getByLabel('Thay bằng').fill('khác')
  await bar.getByRole('button', { name: 'Thay tất cả' }).click()
  await expect(bar).toContainText('Đã thay 10 chỗ.')
  await article.isSaved()
  expect(contentOnDisk(office.folder).body.blocks).toEqual(
    JSON.parse(JSON.stringify(blocks).replaceAll('cũ', 'khác')),
  )
  expect(contentOnDisk(office.folder).fields).toMatchObject({
    shortTitle: 'Tin khác',
    tags: ['cầu khác', 'đường'],
    leadFigure: { caption: 'Cầu khác' },
  })
  await article.toolbar.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(count).toHaveText(/ trên 10$/)
  await article.isSaved()
  const { fields, body } = contentOnDisk(office.folder)
  expect([body.blocks, fields.shortTitle, fields.tags]).toEqual([blocks, 'Tin cũ', ['cầu cũ', 'đường']])
  await window.getByRole('tab', { name: 'Dàn ý' }).click()
  await expect(window.locator('.article-outline').getByRole('link')).toHaveText([
    /Bảng cũ$/,
    /Ảnh cũ$/,
    /Chùm cũ$/,
  ])
})
