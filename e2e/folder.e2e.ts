import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './product.ts'

test('A folder is imported with progress, a report for each file, and nothing twice', async ({
  start,
  sample,
  place,
}) => {
  const folder = join(place, 'bài cũ')
  mkdirSync(join(folder, 'tháng 9'), { recursive: true })
  for (let file = 1; file <= 12; file++) {
    writeFileSync(
      join(folder, 'tháng 9', `${file}.txt`),
      `Bài cũ thứ ${file}\n\nSáng nay, ấp Phú Lợi họp dân lần thứ ${file}, nhiều hộ dự.\n`,
    )
  }
  writeFileSync(
    join(folder, 'nước nổi.md'),
    '---\ntitle: Nước nổi\n---\n\nMực nước **cao** hơn cùng kỳ năm trước.\n',
  )
  writeFileSync(join(folder, 'trống.txt'), '')
  const { app, window, signIn, desk, article } = await start({ newsroom: sample })
  await signIn.as('hoa', sample.password)
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)

  await window.getByRole('button', { name: 'Nhập thư mục…' }).click()
  const dialog = window.getByRole('dialog', { name: /Nhập thư mục/ })
  await expect(dialog).toContainText('Đã nhập 13 bài.')
  await expect(dialog.getByRole('row').nth(1)).toContainText('trống.txt')
  await expect(dialog).toContainText('1 tệp không nhập được')
  if (process.env.SHOTS) await window.screenshot({ path: join(process.env.SHOTS, 'folder.png') })
  await dialog
    .getByRole('row')
    .filter({ hasText: 'nước nổi.md' })
    .getByRole('button', { name: 'Xem đã hiểu gì' })
    .click()
  await expect(dialog.locator('.desk-part').first()).toHaveText('Nước nổi')
  await dialog.getByRole('button', { name: 'Về danh sách tệp' }).click()
  await dialog.getByRole('button', { name: 'Đóng' }).first().click()

  await window.getByRole('button', { name: 'Nhập thư mục…' }).click()
  await expect(dialog).toContainText('13 tệp đã nhập trước đây')
  await dialog
    .getByRole('row')
    .filter({ hasText: 'nước nổi.md' })
    .getByRole('button', { name: 'Mở bài' })
    .click()
  await expect(article.title).toHaveValue('Nước nổi')
  await expect(desk.report).toHaveCount(0)
})
