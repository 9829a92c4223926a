import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWord } from '../electron/engine/import/word/read.ts'
import { plainBlock } from '../shared/article/index.ts'
import { encodeVni } from '../shared/vietnamese/index.ts'
import type { Banthao } from './app.ts'
import { chooseNextPlace } from './failures.ts'
import { articleOnDisk } from './newsrooms.ts'
import { expect, type Running, test } from './product.ts'

/** Puts something on the system's clipboard, as another program does. */
const copy = (app: Banthao['app'], data: { html?: string; text: string }) =>
  app.evaluate(
    ({ clipboard }, given) => void Reflect.apply(Reflect.get(clipboard, 'write'), clipboard, [given]),
    data,
  )
const picture = async ({ window }: Running, name: string) => {
  if (process.env.SHOTS) await window.screenshot({ path: join(process.env.SHOTS, `${name}.png`) })
}

test('Text comes in through every field and block, and goes out to Word', async ({
  start,
  sample,
  place,
}) => {
  test.setTimeout(240_000)
  const running = await start({ newsroom: sample })
  const { app, window, signIn, desk, article, frame } = running
  const { keyboard } = window
  await signIn.as('hoa', sample.password)
  await desk.newArticle.click()
  const question = window.getByRole('dialog', { name: /VNI-Windows/ })
  const words = 'Đảng uỷ xã tổ chức họp giao ban, đề ra nhiệm vụ'

  await test.step('an old encoding is shown before it is put into a title', async () => {
    await article.title.click()
    await copy(app, { text: encodeVni(words) })
    await keyboard.press('Control+v')
    await expect(question.locator('.desk-decoded')).toContainText(words)
    await expect(article.title).toHaveValue('')
    await picture(running, 'old-encoding')
    await question.getByRole('button', { name: 'Dán chữ đã chuyển' }).click()
    await expect(article.title).toHaveValue(words)
    await keyboard.press('Control+z')
    await expect(article.title).toHaveValue('')
    await keyboard.press('Control+v')
    await question.press('Escape')
    await expect(question).toHaveCount(0)
    await expect(article.title).toBeFocused()
    await expect(article.title).toHaveValue('')
    await keyboard.type('Bài dán')
  })

  await test.step('a few words are known by their font, and a lede takes them where the caret was', async () => {
    await article.lede.click()
    await keyboard.type('Tại  hôm nay')
    for (let key = 0; key < 8; key++) await keyboard.press('ArrowLeft')
    const html = `<p style='font-family:"VNI-Times"'>${encodeVni('Đảng uỷ')}</p>`
    await copy(app, { html, text: encodeVni('Đảng uỷ') })
    await keyboard.press('Control+v')
    await question.getByRole('button', { name: 'Dán chữ đã chuyển' }).click()
    await expect(article.lede).toHaveValue('Tại Đảng uỷ hôm nay')
  })

  const rich = {
    html: '<h2>Đầu mục</h2><p>một <b>hai</b></p><ul><li>ba</li><li>bốn</li></ul><table><tr><td>x</td><td>y</td></tr></table>',
    text: 'Đầu mục\nmột hai\nba\nbốn',
  }
  await test.step('into a table cell, a box and a list', async () => {
    await article.text.click()
    await keyboard.type('Mở đầu')
    await keyboard.press('Enter')
    await copy(app, {
      html: '<table><tr><td>A1</td><td>B1</td></tr><tr><td>A2</td><td>B2</td></tr></table>',
      text: '',
    })
    await keyboard.press('Control+v')
    await article.text.locator('td', { hasText: 'B1' }).click()
    await keyboard.press('End')
    await copy(app, rich)
    await keyboard.press('Control+v')
    const cell = article.text.locator('table').first().locator('td').nth(1)
    await expect(cell.locator('li')).toHaveText(['ba', 'bốn'])
    await expect(cell.locator('table, h2')).toHaveCount(0)

    await article.text.locator('> p').last().click()
    await copy(app, { html: '<ol><li>thứ nhất</li><li>thứ hai</li></ol><p>sau</p>', text: '' })
    await keyboard.press('Control+v')
    await article.text.locator('> ol > li', { hasText: 'thứ nhất' }).click()
    await keyboard.press('End')
    await copy(app, { html: '<ul><li>chen một</li><li>chen hai</li></ul>', text: '' })
    await keyboard.press('Control+v')
    await expect(article.text.locator('> ol > li')).toHaveText([
      'thứ nhất',
      'chen một',
      'chen hai',
      'thứ hai',
    ])
  })

  await test.step('a footnote takes marks and links', async () => {
    await article.text.locator('> p', { hasText: 'Mở đầu' }).click()
    await keyboard.press('End')
    await keyboard.press('Control+Alt+f')
    const note = window.locator('.article-note-editing [contenteditable]')
    await expect(note).toBeFocused()
    await copy(app, {
      html: '<p>Theo <i>Báo</i></p><p><a href="https://xa.vn/a">cổng</a></p>',
      text: 'Theo Báo\ncổng',
    })
    await keyboard.press('Control+v')
    await expect(note).toHaveText('Theo Báo cổng')
    await expect(note.locator('a')).toHaveText('cổng')
    await keyboard.press('Enter')
    await article.isSaved()
    await picture(running, 'pasted')
  })

  await test.step('the article goes out as a Word document, which reads back as it was', async () => {
    const path = join(place, 'bài dán.docx')
    await chooseNextPlace(running, path)
    await keyboard.press('Control+k')
    await keyboard.type('Xuất ra Word')
    await keyboard.press('Enter')
    await frame.says(`Đã xuất ra Word: ${path}`)
    const { content } = await readWord({
      fileName: 'bài dán.docx',
      bytes: new Uint8Array(readFileSync(path)),
    })
    expect(content.fields).toMatchObject({ title: 'Bài dán', lede: 'Tại Đảng uỷ hôm nay' })
    await article.back.click()
    await running.close()
    const kept = await articleOnDisk(sample, 'hoa', 'Bài dán')
    expect(content.body.blocks.flatMap(plainBlock)).toEqual(kept.content.body.blocks.flatMap(plainBlock))
    const table = kept.content.body.blocks.find(({ type }) => type === 'table')
    expect(table).toMatchObject({
      rows: [{ cells: [{}, { blocks: [{}, {}, { type: 'list' }, {}, {}] }] }, {}],
    })
  })
})

test('An import of a folder stops when told; what came by then stays', async ({ start, sample, place }) => {
  const folder = join(place, 'bài cũ')
  mkdirSync(folder)
  for (let file = 1; file <= 1500; file++) {
    writeFileSync(
      join(folder, `${file}.txt`),
      `Bài cũ thứ ${file}\n\nSáng nay, ấp họp dân lần thứ ${file}, nhiều hộ dự.\n`,
    )
  }
  const running = await start({ newsroom: sample })
  const { app, window, signIn } = running
  await signIn.as('hoa', sample.password)
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)
  await window.getByRole('button', { name: 'Nhập thư mục…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Nhập thư mục “bài cũ”' })
  await dialog.getByRole('button', { name: 'Dừng lại' }).click()
  await expect(dialog.getByRole('alert')).toContainText('dừng')
  await picture(running, 'stopped')
  const imported = Number(/Đã nhập (\d+) bài/.exec((await dialog.textContent()) ?? '')?.[1])
  expect(imported).toBeLessThan(1500)
  await dialog.getByRole('button', { name: 'Đóng' }).last().click()
  await running.close()
})
