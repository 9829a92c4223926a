import type { CDPSession } from '@playwright/test'
import { expect, type Running, test } from './product.ts'

/** A new article of `hoa`, its caret in the text. */
async function newArticle({ window, signIn, article }: Running, password: string): Promise<void> {
  await signIn.as('hoa', password)
  await window.keyboard.press('Control+n')
  await expect(article.title).toBeFocused()
  await window.keyboard.press('Enter')
  await window.keyboard.press('Enter')
  await expect(article.text).toBeFocused()
}

const compose = (keyboard: CDPSession, text: string) =>
  keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

test('A slash offers what can be put in, finds it without diacritics, and stays a slash when nothing is chosen', async ({
  start,
  sample,
}) => {
  const running = await start({ newsroom: sample })
  const { window, article } = running
  const { keyboard } = window
  await newArticle(running, sample.password)
  const menu = window.getByRole('listbox', { name: 'Chèn' })
  const active = () =>
    article.text.evaluate(text => {
      const id = text.getAttribute('aria-activedescendant')
      return id === null
        ? null
        : (document.getElementById(id)?.querySelector('.ui-menu-words')?.textContent ?? null)
    })

  await keyboard.type('/')
  await expect(menu).toBeVisible()
  await keyboard.press('ArrowDown')
  await expect.poll(active).toBe('Tiêu mục')
  await keyboard.type('tieu muc nho')
  await expect.poll(active).toBe('Tiêu mục nhỏ')
  await keyboard.press('Enter')
  await expect(menu).toBeHidden()
  await keyboard.type('Việc đã làm')
  await expect(article.text.locator('h3')).toHaveText('Việc đã làm')

  // Escape leaves what was typed, and Enter is Enter again.
  await keyboard.press('Enter')
  await keyboard.type('và /danh')
  await expect(menu).toBeVisible()
  await keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await keyboard.press('Enter')
  await keyboard.type('và/hoặc')
  await expect(menu).toBeHidden()
  await keyboard.press('Enter')
  await keyboard.type('/khongco')
  await expect(window.getByText('Không có gì khớp')).toBeVisible()
  await keyboard.press('Enter')
  expect(await article.blocks()).toEqual(['Việc đã làm', 'và /danh', 'và/hoặc', '/khongco', ''])

  // One step takes back what was chosen and gives the typed characters again.
  await keyboard.type('/duong')
  await window.getByRole('option', { name: 'Đường ngăn' }).click()
  await expect(article.text.locator('hr')).toBeVisible()
  await keyboard.press('Control+z')
  await expect(article.text.locator('hr')).toBeHidden()
  expect((await article.blocks()).at(-1)).toBe('/duong')
})

test('A slash that an input method composes opens nothing, and a composed word is found', async ({
  start,
  sample,
}) => {
  const running = await start({ newsroom: sample })
  const { window, article } = running
  const keys = await window.context().newCDPSession(window)
  await newArticle(running, sample.password)
  const menu = window.getByRole('listbox', { name: 'Chèn' })
  await compose(keys, '/')
  await compose(keys, '/d')
  await expect(menu).toBeHidden()
  await keys.send('Input.insertText', { text: '/d' })
  await expect(menu).toBeHidden()
  await window.keyboard.press('Enter')
  await window.keyboard.type('/')
  await expect(menu).toBeVisible()
  for (const text of ['t', 'tr', 'tri', 'tric', 'trích']) await compose(keys, text)
  await keys.send('Input.insertText', { text: 'trích' })
  await expect(menu.getByRole('option')).toHaveText([/Trích dẫn/, /Câu nổi bật/])
  await window.keyboard.press('Enter')
  await expect(article.text.locator('blockquote')).toHaveText('')
  expect(await article.blocks()).toEqual(['/d', ''])
})

test('Markdown signs become blocks and marks on their last key, and one undo gives them back', async ({
  start,
  sample,
}) => {
  const running = await start({ newsroom: sample })
  const { window, article } = running
  const { keyboard } = window
  const keys = await window.context().newCDPSession(window)
  await newArticle(running, sample.password)
  await keyboard.type('## ')
  await expect(article.text.locator('h2')).toBeVisible()
  await keyboard.press('Control+z')
  await expect(article.text.locator('h2')).toBeHidden()
  expect(await article.blocks()).toEqual(['## '])
  await keyboard.press('Control+y')
  await keyboard.type('Mục')
  await keyboard.press('Enter')
  await keyboard.type('- một')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await keyboard.type('Chữ **rất đậm** và *nghiêng*, xem [cổng](kiengiang.gov.vn) nhé')
  await expect(article.text.locator('h2')).toHaveText('Mục')
  await expect(article.text.locator('ul li')).toHaveText('một')
  await expect(article.text.locator('strong')).toHaveText('rất đậm')
  await expect(article.text.locator('em')).toHaveText('nghiêng')
  await expect(article.text.locator('a')).toHaveAttribute('href', 'https://kiengiang.gov.vn')
  expect((await article.blocks()).at(-1)).toBe('Chữ rất đậm và nghiêng, xem cổng nhé')

  // A word under composition between the stars, closed by a star of the keyboard.
  await keyboard.press('Enter')
  await keyboard.type('*')
  for (const text of ['V', 'Vi', 'Vie', 'Viê', 'Việt']) await compose(keys, text)
  await keys.send('Input.insertText', { text: 'Việt' })
  await keyboard.type('*')
  await expect(article.text.locator('em').last()).toHaveText('Việt')
  await keyboard.press('Control+z')
  expect((await article.blocks()).at(-1)).toBe('*Việt*')
})

test('The bar over what is selected comes when the mouse is released, lies beside it, and is reached by the keyboard', async ({
  start,
  sample,
}) => {
  const running = await start({ newsroom: sample })
  const { window, article } = running
  const { keyboard, mouse } = window
  await newArticle(running, sample.password)
  await keyboard.type('Một câu dài để chọn vài chữ trong đó.')
  const bar = window.getByRole('toolbar', { name: /Định dạng phần đã chọn/ })
  const line = await article.text.locator('p').first().boundingBox()
  if (!line) throw new Error('There is no line.')
  const y = line.y + line.height / 2
  await mouse.move(line.x + 40, y)
  await mouse.down()
  await mouse.move(line.x + 160, y, { steps: 5 })
  await window.waitForTimeout(400)
  await expect(bar).toBeHidden()
  await mouse.up()
  await expect(bar).toBeVisible()
  const box = await bar.boundingBox()
  expect(box && (box.y + box.height <= line.y || box.y >= line.y + line.height)).toBe(true)
  expect(await article.text.locator('p').first().boundingBox()).toEqual(line)

  await keyboard.press('Alt+F10')
  await expect(bar.getByRole('button', { name: /^Đậm/ })).toBeFocused()
  await keyboard.press('Enter')
  await expect(article.text.locator('strong')).toBeVisible()
  await keyboard.press('Escape')
  await expect(article.text).toBeFocused()
  await expect(bar).toBeHidden()
  await keyboard.press('End')
  await keyboard.press('Shift+Home')
  await expect(bar).toBeVisible()
  await keyboard.type('Khác')
  await expect(bar).toBeHidden()
  expect(await article.blocks()).toEqual(['Khác'])
})

test('A block is dragged by its handle and moved by the keys, and keeps its id', async ({
  start,
  sample,
}) => {
  const running = await start({ newsroom: sample })
  const { window, article } = running
  const { keyboard, mouse } = window
  await newArticle(running, sample.password)
  for (const line of ['Một', 'Hai', 'Ba']) {
    await keyboard.type(line)
    await keyboard.press('Enter')
  }
  await keyboard.type('- cam')
  await keyboard.press('Enter')
  await keyboard.type('quýt')
  const first = article.text.locator('p').first()
  await first.hover()
  const grip = window.locator('.article-grip')
  await grip.hover()
  await mouse.down()
  const third = await article.text.locator('p').nth(2).boundingBox()
  if (!third) throw new Error('There is no third line.')
  await mouse.move(third.x + 10, third.y + third.height - 2, { steps: 8 })
  await expect(window.locator('.article-landing')).toBeVisible()
  await mouse.up()
  await expect.poll(() => article.blocks()).toEqual(['Hai', 'Ba', 'Một', 'camquýt'])
  await keyboard.press('Control+z')
  await expect.poll(() => article.blocks()).toEqual(['Một', 'Hai', 'Ba', 'camquýt'])

  // Escape leaves it where it was.
  await first.hover()
  await grip.hover()
  await mouse.down()
  await mouse.move(third.x + 10, third.y + third.height - 2, { steps: 4 })
  await keyboard.press('Escape')
  await mouse.up()
  expect(await article.blocks()).toEqual(['Một', 'Hai', 'Ba', 'camquýt'])

  await article.text.locator('p').nth(1).click()
  await keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(() => article.blocks()).toEqual(['Hai', 'Một', 'Ba', 'camquýt'])
  await article.text.locator('li').last().click()
  await keyboard.press('Alt+Shift+ArrowUp')
  await keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(() => article.blocks()).toEqual(['Hai', 'Một', 'Ba', 'quýtcam'])
  await keyboard.type('!')
  await expect(article.text.locator('li').first()).toHaveText(/quýt/)
})

test('F1 lists every key by groups, finds one without diacritics, and the outline, count and focus mode follow', async ({
  start,
  sample,
}) => {
  const running = await start({ newsroom: sample })
  const { window, article } = running
  const { keyboard } = window
  await newArticle(running, sample.password)
  await keyboard.press('F1')
  const list = window.getByRole('dialog', { name: 'Phím tắt' })
  const row = (label: string) => list.locator('dl > div', { hasText: label })
  await expect(row('Tìm và thay thế trong bài')).toContainText('Ctrl+H')
  await expect(row('Chuyển đoạn hoặc mục lên')).toContainText('Alt+Shift+↑')
  await expect(row('Chú thích cuối bài')).toContainText('Ctrl+Alt+F')
  await list.getByLabel('Tìm phím tắt').fill('chuyen doan')
  await expect(list.locator('dl > div')).toHaveCount(2)
  await keyboard.press('Escape')
  await expect(list).toBeHidden()

  await article.text.click()
  await keyboard.type('## Một')
  await keyboard.press('Enter')
  await keyboard.insertText('Kế hoạch số 18-KH/HU ngày 11/11/2023')
  await keyboard.press('Enter')
  await keyboard.type('### Hai')
  await expect(window.locator('.article-status')).toContainText('8 chữ · 1 đoạn')
  await window.getByRole('tab', { name: 'Dàn ý' }).click()
  const outline = window.locator('.article-outline')
  await expect(outline.getByRole('link')).toHaveText(['Một', 'Hai'])
  await expect(outline.locator('[aria-current]')).toHaveText('Hai')
  await outline.getByRole('link', { name: 'Một' }).click()
  await expect(article.text).toBeFocused()
  await expect(outline.locator('[aria-current]')).toHaveText('Một')
  await keyboard.press('Shift+End')
  await expect(window.locator('.article-status')).toContainText('đang chọn 1 chữ')

  await keyboard.press('Home')
  await keyboard.press('F9')
  await expect(article.toolbar).toBeHidden()
  await expect(article.saved).toBeVisible()
  await keyboard.type('Mục ')
  await keyboard.press('Escape')
  await expect(article.toolbar).toBeVisible()
  await expect(article.text).toBeFocused()
  await expect(article.text.locator('h2')).toHaveText('Mục Một')
})
