import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Content, emptyContent, textRun } from '../shared/article/index.ts'
import { articleOnDisk, within } from './newsrooms.ts'
import { expect, test } from './product.ts'

const paragraphs = (title: string, ...texts: string[]): Content => {
  const { fields, body } = emptyContent()
  return {
    fields: { ...fields, title },
    body: {
      ...body,
      blocks: texts.map((text, at) => ({
        type: 'paragraph',
        id: `doan-${at + 1}-cua-bai`,
        content: [textRun(text)],
      })),
    },
  }
}

test('An editor sees what changed since last time, who did it, goes through it by key and puts one change back', async ({
  start,
  office,
}) => {
  const texts = ['Xã khởi công cầu sắt dài 42 mét.', 'Nhân dân góp 120 ngày công.', 'Cầu xong trước tết.']
  const id = await within(office, 'writer', async client => {
    const article = await client.article.create({ title: 'Cầu sắt' })
    const { version } = await client.article.open(article)
    const content = JSON.stringify(paragraphs('Cầu sắt', ...texts))
    await client.article.save({ id: article.id, baseVersion: version, content })
    await client.article.act({ id: article.id, action: 'submit', version: null })
    return article.id
  })
  await within(office, 'editor', async client => {
    const { version } = await client.article.open({ id })
    await client.changes.read({ id, version })
  })
  await within(office, 'all', async client => {
    await client.article.act({ id, action: 'claim', version: null })
    const { version } = await client.article.open({ id })
    const [first = '', second = '', third = ''] = texts
    const content = paragraphs('Cầu sắt', third, first.replace('42', '45'), `${second} Ai cũng vui.`)
    const blocks = content.body.blocks.map((block, at) => ({
      ...block,
      id: `doan-${[3, 1, 2][at]}-cua-bai`,
    }))
    await client.article.save({
      id,
      baseVersion: version,
      content: JSON.stringify({ ...content, body: { ...content.body, blocks } }),
    })
    await client.article.act({ id, action: 'sendUp', version: null })
  })

  const running = await start({ newsroom: office })
  const { window, signIn, article, frame } = running
  await signIn.as('editor', office.password)
  await window.getByText('Tất cả', { exact: true }).first().click()
  await window.getByText('Cầu sắt').first().click()
  await expect(article.text).toBeVisible()

  const changes = window.getByRole('dialog', { name: 'Thay đổi của bài' })
  const current = changes.locator('[data-current]')
  await test.step('What others did since is offered at once', async () => {
    await expect(article.banners).toContainText(/Người kiêm nhiệm đã sửa bài từ lần bạn đọc trước \(/)
    await article.banners.getByRole('button', { name: 'Xem thay đổi' }).click()
    await expect(changes).toContainText('3 chỗ thay đổi')
  })
  await test.step('F7 goes from change to change and says who made it', async () => {
    await window.keyboard.press('F7')
    await expect(changes).toContainText('1 trên 3')
    await expect(current.first()).toContainText(/Chuyển đ/)
    await window.keyboard.press('F7')
    await expect(changes.locator('del[data-current]')).toHaveText('42')
    await expect(changes.locator('ins[data-current]')).toHaveText('45')
    await expect(changes).toContainText(/Người kiêm nhiệm \(bản 3, /)
    await window.keyboard.press('Shift+F7')
    await window.keyboard.press('Shift+F7')
    await expect(changes.locator('ins[data-current]')).toHaveText(' Ai cũng vui.')
    await window.keyboard.press('F7')
    await window.keyboard.press('F7')
  })
  await test.step('One column and two, all and only the changes', async () => {
    await changes.getByRole('button', { name: 'Một cột' }).click()
    await expect(changes.locator('.changes-row')).toHaveCount(0)
    await changes.getByRole('button', { name: 'Cả bài' }).click()
    await expect(changes.locator('.changes-sheet')).toContainText('Nhân dân góp 120 ngày công. Ai cũng vui.')
  })
  await test.step('One change is put back and undone in one step', async () => {
    await changes.getByRole('button', { name: 'Trả lại như cũ' }).click()
    await frame.says('Đã trả lại chỗ này như cũ.')
    await expect(changes).toContainText('2 trên 2')
    await changes.getByRole('button', { name: 'Đóng' }).last().click()
    const [first = '', second = '', third = ''] = texts
    const back = [third, first, `${second} Ai cũng vui.`]
    await expect.poll(() => article.blocks()).toEqual(back)
    await article.text.click()
    await window.keyboard.press('Control+z')
    await expect.poll(() => article.blocks()).toEqual([third, first.replace('42', '45'), back[2]])
    await window.keyboard.press('Control+y')
    await expect.poll(() => article.blocks()).toEqual(back)
    await article.isSaved()
  })
  await test.step('The panel follows what is written, and F7 opens it', async () => {
    if (await window.locator('.article-inspector').isVisible()) await window.keyboard.press('Control+Alt+R')
    await window.keyboard.press('F7')
    const panel = window.locator('.article-inspector')
    await expect(panel).toContainText('2 chỗ thay đổi')
    await article.text.click()
    await window.keyboard.press('Control+End')
    await window.keyboard.type(' Đúng vậy.')
    await expect(panel.locator('.changes-sheet ins').last()).toContainText('Đúng vậy.')
  })
  await running.close()
  const { content } = await articleOnDisk(office, 'editor', 'Cầu sắt')
  expect(content.body.blocks.map(block => block.id)).toEqual([
    'doan-3-cua-bai',
    'doan-1-cua-bai',
    'doan-2-cua-bai',
  ])
})

test('An approval sheet and the article are printed to PDF, with their fonts and page numbers, and to Word', async ({
  start,
  office,
  place,
}) => {
  const title = 'Khởi công cầu ở ấp Tân Hoà, huyện Gò Quao'
  await within(office, 'writer', async client => {
    const { id } = await client.article.create({ title })
    const long = Array.from({ length: 60 }, (_, at) => `Đoạn ${at + 1}: nhân dân ấp Tân Hoà phấn khởi dự lễ.`)
    const content = JSON.stringify(paragraphs(title, ...long))
    await client.article.save({ id, baseVersion: 1, content })
    await client.article.act({ id, action: 'submit', version: null })
  })
  const running = await start({ newsroom: office })
  const { window, signIn, article, frame, app } = running
  await signIn.as('editor', office.password)
  await window.getByText('Tất cả', { exact: true }).first().click()
  await window.getByText(title).first().click()
  await expect(article.text).toBeVisible()
  const saveAs = (filePath: string) =>
    app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    }, filePath)
  const make = async (entry: string, name: string) => {
    const path = join(place, name)
    await saveAs(path)
    await (await article.openMore()).getByRole('menuitem', { name: entry }).click()
    await expect(frame.messages).toContainText(`Đã ghi: ${path}`, { timeout: 60_000 })
    return readFileSync(path)
  }
  for (const [entry, name] of [
    ['Phiếu duyệt bài (PDF)', 'phieu.pdf'],
    ['Bài viết thành PDF', 'bai.pdf'],
  ] as const) {
    const pdf = (await make(entry, name)).toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    // A4 in points; several pages; the program's own fonts inside.
    expect(pdf).toMatch(/MediaBox\s*\[\s*0 0 59[45](\.\d+)? 84[12](\.\d+)?\s*\]/)
    expect(pdf).toMatch(/SourceSerif/i)
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(1)
  }
  const word = await make('Phiếu duyệt bài (Word)', 'phieu.docx')
  expect(word.subarray(0, 2).toString()).toBe('PK')
  // The window that was printed from is gone.
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await running.close()
})
