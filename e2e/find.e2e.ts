import { drawPicture } from './picture.ts'
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

test('A picture’s texts, cells and footnotes are looked through too, and taken back with the rest', async ({
  start,
  sample,
}) => {
  const running = await start({ newsroom: sample })
  const { window, signIn, article } = running
  const { keyboard } = window
  await signIn.as('hoa', sample.password)
  await keyboard.press('Control+n')
  await expect(article.title).toBeFocused()
  await article.text.click()
  await keyboard.insertText('cũ')
  await keyboard.press('Control+Alt+t')
  await window.getByRole('dialog').getByRole('button').last().click()
  await expect(article.text.locator('table')).toBeVisible()
  await keyboard.insertText('cũ trong ô')
  await article.text.locator('p').first().click()
  await keyboard.press('End')
  await article.addPicture(drawPicture('ruong.png'))
  await article.figure.getByLabel('Chú thích').fill('Ảnh cũ')
  await keyboard.press('Control+h')
  const bar = window.getByRole('search', { name: 'Tìm trong bài' })
  await bar.getByLabel('Tìm', { exact: true }).fill('cũ')
  await expect(bar.locator('.article-find-count')).toHaveText(/ trên 3$/)
  await bar.getByLabel('Thay bằng').fill('mới')
  await bar.getByRole('button', { name: 'Thay tất cả' }).click()
  await expect(bar).toContainText('Đã thay 3 chỗ.')
  await expect(article.figure.getByLabel('Chú thích')).toHaveValue('Ảnh mới')
  await expect(article.text.locator('table')).toContainText('mới trong ô')
  await article.isSaved()
  await article.toolbar.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(article.figure.getByLabel('Chú thích')).toHaveValue('Ảnh cũ')
  await expect(article.text.locator('table')).toContainText('cũ trong ô')
  await window.getByRole('tab', { name: 'Dàn ý' }).click()
  await expect(window.locator('.article-outline').getByRole('link')).toHaveText([
    /^Ảnh cũ|Ảnh Ảnh cũ$/,
    /cũ trong ô/,
  ])
})
