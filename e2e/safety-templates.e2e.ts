import { articleOnDisk } from './newsrooms.ts'
import { expect, test } from './product.ts'

test('Articles begin with templates, which are changed, made a section’s default, deleted and brought back', async ({
  start,
  office,
}) => {
  const running = await start({ newsroom: office })
  const { window, signIn, frame, settings, desk, article } = running
  await signIn.as('all', office.password)
  await frame.goTo('Thiết lập')
  await settings.open('Mẫu bài')
  const row = window.locator('.settings-template').filter({ hasText: 'Thông báo' })
  await row.getByRole('button', { name: 'Sửa…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Sửa mẫu bài' })
  await dialog.getByLabel('Tên mẫu').fill('Thông báo của xã')
  await dialog
    .getByLabel('Nội dung')
    .fill('Căn cứ …, Đảng uỷ xã thông báo:\n\n- Việc thứ nhất\n- Việc thứ hai')
  await dialog.getByText('Kinh tế', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  const changed = window.locator('.settings-template').filter({ hasText: 'Thông báo của xã' })
  await expect(changed).toContainText('mặc định cho Kinh tế')
  await changed.getByRole('button', { name: 'Xoá' }).click()
  await expect(changed).toBeHidden()
  await frame.messages.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(changed).toContainText('mặc định cho Kinh tế')

  await frame.goTo('Bàn làm việc')
  await window.getByRole('button', { name: 'Viết theo mẫu' }).click()
  await window.getByRole('menuitem', { name: /^Kinh tế/ }).click()
  await expect(article.title).toHaveValue('Thông báo về việc …')
  expect(await article.blocks()).toEqual(['Căn cứ …, Đảng uỷ xã thông báo:', 'Việc thứ nhấtViệc thứ hai'])
  await article.title.fill('Thông báo về việc tiêm phòng')
  await article.isSaved()

  // The palette knows them as well.
  await article.back.click()
  await window.keyboard.press('Control+k')
  await window.keyboard.type('mau phong van')
  await window.keyboard.press('Enter')
  await expect(article.title).toHaveValue('…: “…”')
  await expect(desk.newArticle).toBeHidden()
  await running.close()
  const kept = await articleOnDisk(office, 'all', 'Thông báo về việc tiêm phòng')
  expect(kept.content.fields.section).toMatchObject({ name: 'Kinh tế' })
  expect(kept.content.body.blocks).toMatchObject([{ type: 'paragraph' }, { type: 'list' }])
})
