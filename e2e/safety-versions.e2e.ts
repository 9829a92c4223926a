import { articleOnDisk } from './newsrooms.ts'
import { expect, test } from './product.ts'

test('A version is kept with a name, read beside the present text, restored, and the restoring taken back', async ({
  start,
  office,
}) => {
  const running = await start({ newsroom: office })
  const { window, signIn, desk, article, frame } = running
  await signIn.as('writer', office.password)
  await desk.newArticle.click()
  await expect(article.title).toBeFocused()
  await window.keyboard.type('Bài có nhiều bản')
  await article.text.click()
  await window.keyboard.type('Câu đầu của bản thứ nhất.')
  await window.keyboard.press('Control+Shift+S')
  const dialog = window.getByRole('dialog', { name: 'Giữ một bản của bài' })
  await dialog.getByRole('button', { name: 'Giữ bản này' }).click()
  await expect(dialog).toContainText('Mục này cần được điền.')
  await dialog.getByLabel('Tên của bản').fill('Trước khi góp ý')
  await window.keyboard.press('Enter')
  await frame.says('Đã giữ bản 2 với tên “Trước khi góp ý”.')

  await article.text.click()
  await window.keyboard.press('Control+End')
  await window.keyboard.type(' Viết thêm.')
  await window.keyboard.press('Enter')
  await window.keyboard.type('Đoạn mới.')
  await article.isSaved()
  if (!(await window.getByRole('tab', { name: 'Lịch sử' }).isVisible())) {
    await window.keyboard.press('Control+Alt+R')
  }
  await window.getByRole('tab', { name: 'Lịch sử' }).click()
  await window.getByRole('button', { name: /Trước khi góp ý/ }).click()
  const compare = window.getByRole('dialog', { name: 'Bản 2 “Trước khi góp ý” và bài hiện nay' })
  await expect(compare).toContainText('2 chỗ thay đổi')
  await expect(compare.getByRole('insertion').first()).toHaveText(' Viết thêm.')
  await expect(compare).toContainText('Đoạn mới.')
  await compare.getByRole('button', { name: 'Khôi phục bản này' }).click()
  await frame.says('Đã khôi phục bản 2.')
  await expect.poll(() => article.blocks()).toEqual(['Câu đầu của bản thứ nhất.'])
  await frame.messages.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect.poll(() => article.blocks()).toEqual(['Câu đầu của bản thứ nhất. Viết thêm.', 'Đoạn mới.'])
  await expect(article.title).toHaveValue('Bài có nhiều bản')
  await running.close()
  const { content } = await articleOnDisk(office, 'writer', 'Bài có nhiều bản')
  expect(content.body.blocks).toMatchObject([
    { content: [{ text: 'Câu đầu của bản thứ nhất. Viết thêm.' }] },
    { content: [{ text: 'Đoạn mới.' }] },
  ])
})
