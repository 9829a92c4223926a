import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../electron/dev/project.ts'
import { encodeVni } from '../shared/vietnamese/index.ts'
import type { Banthao } from './app.ts'
import { expect, test } from './product.ts'

const sample = (name: string) => readFileSync(join(project, 'renderer/article/editor/samples', name), 'utf8')

/** Puts something on the system's clipboard, as another program does. */
const copy = (app: Banthao['app'], data: { html?: string; text: string; rtf?: string }) =>
  app.evaluate(
    // The Electron of development still takes plain parts here; the types are those of the one that ships.
    ({ clipboard }, given) => void Reflect.apply(Reflect.get(clipboard, 'write'), clipboard, [given]),
    data,
  )

test('A Word document is pasted with its lists, tables, footnotes and pictures, and can be taken back', async ({
  start,
  sample: room,
}) => {
  const { app, window, signIn, desk, article } = await start({ newsroom: room })
  await signIn.as('hoa', room.password)
  await desk.newArticle.click()
  await article.text.click()
  await window.keyboard.type('Mở đầu.')
  await window.keyboard.press('Enter')
  await copy(app, { html: sample('word.html'), rtf: sample('word.rtf'), text: 'Kết quả sáu tháng đầu năm' })
  await window.keyboard.press('Control+v')

  await expect(article.text.locator('h2')).toHaveText('Kết quả sáu tháng đầu năm')
  await expect(article.text.locator('> ol > li').first()).toHaveText('Xây dựng tổ chức')
  await expect(article.text.locator('> ol ol li')).toHaveText([
    'Kết nạp 12 đảng viên',
    'Chuyển sinh hoạt 3 đồng chí',
  ])
  await expect(article.text.locator('> ol ul').first()).toContainText('Tuần tra mùa nước')
  await expect(article.text.getByText('Ấp Phú Lợi')).toBeVisible()
  const note = window.locator('.ui-toast').filter({ hasText: 'Đã dán.' })
  await expect(note).toContainText('bỏ màu và phông chữ')
  await expect(note).toContainText('khoảng trắng cứng')
  await expect(article.figure.locator('img')).toHaveCount(2, { timeout: 60_000 })

  // The pictures that came later are taken back with the paste, in one step.
  await article.text.getByText('Mở đầu.').click()
  await window.keyboard.press('Control+z')
  await expect(article.text.locator('h2')).toHaveCount(0)
  await expect(article.figure).toHaveCount(0)
  await expect(article.text).toContainText('Mở đầu.')
})

test('Ctrl+Shift+V pastes the text alone, and notes do not pile up', async ({ start, sample: room }) => {
  const { app, window, signIn, desk, article } = await start({ newsroom: room })
  await signIn.as('hoa', room.password)
  await desk.newArticle.click()
  await article.text.click()
  await copy(app, { html: '<h2>Đầu mục</h2><p><b>đậm</b>\u00a0</p>', text: 'Đầu mục\nđậm' })
  await window.keyboard.press('Control+Shift+V')
  await expect.poll(() => article.blocks()).toEqual(['Đầu mục', 'đậm'])
  await expect(article.text.locator('h2, strong')).toHaveCount(0)

  const note = window.locator('.ui-toast').filter({ hasText: 'Đã dán.' })
  await copy(app, { html: '<p style="color:red">một</p><p>hai</p>', text: 'một\nhai' })
  await window.keyboard.press('Control+v')
  await note.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect.poll(() => article.blocks()).toEqual(['Đầu mục', 'đậm'])
  for (let time = 0; time < 3; time++) {
    await window.keyboard.press('Control+v')
    await window.keyboard.press('Enter')
  }
  await expect(note).toHaveCount(1)
  // Something was written since: the note no longer offers to take it back.
  await expect(note.getByRole('button', { name: 'Hoàn tác' })).toHaveCount(0)
})

test('Text in an old encoding is shown before it is pasted', async ({ start, sample: room }) => {
  const { app, window, signIn, desk, article } = await start({ newsroom: room })
  await signIn.as('hoa', room.password)
  await desk.newArticle.click()
  await article.text.click()
  const words = 'Sáng 12/3, Đảng uỷ xã tổ chức họp giao ban, đề ra nhiệm vụ.'
  await copy(app, { text: encodeVni(words) })
  await window.keyboard.press('Control+v')
  const dialog = window.getByRole('dialog', { name: /VNI-Windows/ })
  await expect(dialog.locator('.desk-decoded')).toContainText('Đảng uỷ xã tổ chức')
  await expect.poll(() => article.blocks()).toEqual([''])
  await dialog.getByRole('button', { name: 'Dán chữ đã chuyển' }).click()
  await expect.poll(() => article.blocks()).toEqual([words])

  await window.keyboard.press('Enter')
  await window.keyboard.press('Control+v')
  await dialog.getByRole('button', { name: 'Dán nguyên như cũ' }).click()
  await expect.poll(() => article.blocks()).toEqual([words, encodeVni(words)])
  await window.keyboard.press('Control+v')
  await dialog.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect.poll(() => article.blocks()).toEqual([words, encodeVni(words)])
})

test('A title and a lede take one clean line', async ({ start, sample: room }) => {
  const { app, window, signIn, desk, article } = await start({ newsroom: room })
  await signIn.as('hoa', room.password)
  await desk.newArticle.click()
  await copy(app, {
    html: '<h1>x</h1>',
    text: `Họp\u00a0dân\r\n  ở ấp\u200b ${'Phú Lợi'.normalize('NFD')}\n`,
  })
  await article.title.click()
  await window.keyboard.press('Control+v')
  await expect(article.title).toHaveValue('Họp dân ở ấp Phú Lợi')
  await window.keyboard.press('Control+z')
  await expect(article.title).toHaveValue('')
  await article.lede.click()
  await window.keyboard.press('Control+v')
  await expect(article.lede).toHaveValue('Họp dân ở ấp Phú Lợi')
})

test('Hostile and huge pastes change nothing that they may not, and do not stop the window', async ({
  start,
  sample: room,
}) => {
  const { app, window, signIn, desk, article } = await start({ newsroom: room })
  await signIn.as('hoa', room.password)
  await desk.newArticle.click()
  await article.text.click()
  const hostile =
    '<p>chữ <a href="javascript:alert(1)">bấm</a><img src="https://x.example/a.jpg" onerror="alert(1)"></p><script>alert(2)</script>'
  await copy(app, { html: hostile, text: 'chữ bấm' })
  await window.keyboard.press('Control+v')
  await expect(article.figure).toHaveCount(1)
  await expect(article.text.locator('a, script')).toHaveCount(0)
  await expect(window.locator('.ui-toast').filter({ hasText: 'a.jpg' })).toHaveCount(1)

  const rows = Array.from({ length: 10_000 }, (_, row) => `<tr><td>${row}</td><td>Hộ ${row}</td></tr>`)
  await copy(app, { html: `<table>${rows.join('')}</table>`, text: '' })
  await window.keyboard.press('Control+v')
  await expect(window.locator('.ui-toast').filter({ hasText: 'hàng cuối' })).toContainText('9000')
  await copy(app, { text: 'Một câu dài vừa phải.\n'.repeat(200_000) })
  await window.keyboard.press('Control+v')
  await expect(window.locator('.ui-toast[data-tone=danger]')).toHaveCount(1)
})
