import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { figuresOf } from '../shared/article/index.ts'
import { articleOnDisk } from './newsrooms.ts'
import { drawPicture, type PictureFile } from './picture.ts'
import { expect, test } from './product.ts'

const broken: PictureFile = {
  name: 'hỏng.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('\xff\xd8\xff\xe0 không còn gì', 'latin1'),
}

async function choose(window: Page, button: Locator, files: PictureFile[]): Promise<void> {
  const chooser = window.waitForEvent('filechooser')
  await button.click()
  await (await chooser).setFiles(files)
}

test('Several pictures come into the text at once; a broken one says why and costs no other', async ({
  start,
  office,
}) => {
  const { window, signIn, desk, article, close } = await start({ newsroom: office })
  await signIn.as('writer', office.password)
  await desk.newArticle.click()
  await expect(article.title).toBeFocused()
  await window.keyboard.type('Bài có nhiều ảnh')
  await article.text.click()
  await window.keyboard.type('Đoạn mở đầu.')
  const files = [
    drawPicture('một.png'),
    broken,
    drawPicture('hai.png', 400, 640),
    drawPicture('ba.png', 500, 500),
  ]
  await choose(window, article.toolbar.getByRole('button', { name: 'Thêm ảnh' }), files)
  // Writing goes on meanwhile, where it was.
  await expect(article.text).toBeFocused()
  await window.keyboard.type(' Viết tiếp.')
  await expect(article.figure).toHaveCount(3, { timeout: 30_000 })
  const refused = window.locator('.article-adding')
  await expect(refused).toContainText('1 trong 4 tệp không thêm được')
  await expect(refused).toContainText('Không đọc được ảnh “hỏng.jpg” (tệp ảnh hỏng hoặc bị cắt cụt)')
  await refused.getByRole('button', { name: 'Đóng' }).click()
  await expect(refused).toHaveCount(0)
  await article.isSaved()
  await close()
  const { content } = await articleOnDisk(office, 'writer', 'Bài có nhiều ảnh')
  expect(figuresOf(content).map(({ fileName }) => fileName)).toEqual(['một.png', 'hai.png', 'ba.png'])
  expect(content.body.blocks[0]).toMatchObject({ content: [{ text: 'Đoạn mở đầu. Viết tiếp.' }] })
})

test('A picture is cropped by keys and by the pointer, shown so, reset, and replaced with its texts kept', async ({
  start,
  office,
}) => {
  const { window, signIn, desk, article } = await start({ newsroom: office })
  await signIn.as('writer', office.password)
  await desk.newArticle.click()
  await expect(article.title).toBeFocused()
  await window.keyboard.type('Cắt ảnh')
  await article.text.click()
  await article.addPicture(drawPicture('cảnh.png', 800, 600))
  await article.describePicture({ alternative: 'Đồng lúa', caption: 'Chú thích', credit: 'Minh Châu' })
  const shape = () =>
    article.figure.locator('img').evaluate(image => {
      const { naturalWidth, naturalHeight } = image as HTMLImageElement
      return `${naturalWidth}x${naturalHeight}`
    })
  expect(await shape()).toBe('800x600')

  const dialog = window.getByRole('dialog', { name: 'Cắt ảnh' })
  await article.figure.getByRole('button', { name: 'Cắt ảnh' }).click()
  await dialog.getByRole('button', { name: '16:9' }).click()
  await dialog.getByRole('button', { name: 'Khung cắt' }).focus()
  for (let press = 0; press < 3; press++) await window.keyboard.press('ArrowUp')
  await dialog.getByRole('button', { name: 'Điểm chính của ảnh' }).focus()
  await window.keyboard.press('ArrowLeft')
  await dialog.getByRole('button', { name: 'Cắt', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(shape).toBe('800x450')

  // The corner at the lower right is pulled towards the middle.
  await article.figure.getByRole('button', { name: 'Cắt ảnh' }).click()
  const corner = await dialog.getByRole('button', { name: 'Góc dưới bên phải' }).boundingBox()
  const stage = await dialog.locator('.article-crop-whole').boundingBox()
  if (!corner || !stage) throw new Error('the crop has no corner on the screen')
  const [x, y] = [corner.x + corner.width / 2, corner.y + corner.height / 2]
  await window.mouse.move(x, y)
  await window.mouse.down()
  await window.mouse.move(x - stage.width / 4, y, { steps: 4 })
  await window.mouse.move(x - stage.width / 2, y, { steps: 4 })
  await window.mouse.up()
  await dialog.getByRole('button', { name: 'Cắt', exact: true }).click()
  await expect.poll(shape).toMatch(/^(39|40)\d|^400x450/)

  await article.figure.getByRole('button', { name: 'Cắt ảnh' }).click()
  await dialog.getByRole('button', { name: 'Lấy lại cả ảnh' }).click()
  await dialog.getByRole('button', { name: 'Cắt', exact: true }).click()
  await expect.poll(shape).toBe('800x600')

  await choose(window, article.figure.getByRole('button', { name: 'Chọn ảnh khác' }), [
    drawPicture('khác.png', 300, 300),
  ])
  await expect.poll(shape).toBe('300x300')
  await expect(article.figure.getByLabel('Mô tả ảnh')).toHaveValue('Đồng lúa')
  await article.isSaved()
})

test('Documents are attached by what they are, described, saved to the computer and taken off', async ({
  start,
  office,
  place,
}) => {
  const { window, app, signIn, desk, article, frame } = await start({ newsroom: office })
  await signIn.as('writer', office.password)
  await desk.newArticle.click()
  await expect(article.title).toBeFocused()
  await window.keyboard.type('Bài có tệp')
  const panel = window.locator('.article-side')
  const add = panel.getByRole('button', { name: 'Thêm tệp đính kèm' })
  const document = (name: string, text: string) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(text, 'latin1'),
  })
  await choose(window, add, [
    document('ke-hoach_18.docx', '%PDF-1.7\n'),
    document('báo cáo.pdf', 'MZ\x90\0\x03'),
  ])
  const refused = window.locator('.article-adding')
  await expect(refused).toContainText('Chưa đính kèm được “báo cáo.pdf”: đây là chương trình')
  await expect(panel.getByText('ke-hoach_18.pdf')).toBeVisible()
  await expect(panel.getByLabel('Tên văn bản')).toHaveValue('ke hoach 18')
  await panel.getByLabel('Số, ký hiệu').fill('18-KH/ĐU')
  await choose(window, add, [document('bản khác.pdf', '%PDF-1.7\n')])
  await frame.says('Tệp “bản khác.pdf” đã có trong bài.')
  await article.isSaved()

  const saved = join(mkdtempSync(join(place, 'ngoài ')), 'kế hoạch')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, saved)
  await panel.getByRole('button', { name: 'Lưu tệp ke-hoach_18.pdf ra máy' }).click()
  await frame.says('Đã lưu tệp.')
  expect(readFileSync(`${saved}.pdf`, 'latin1')).toBe('%PDF-1.7\n')

  await panel.getByRole('button', { name: 'Bỏ tệp ke-hoach_18.pdf' }).click()
  await frame.dialog.getByRole('button', { name: 'Bỏ tệp' }).click()
  await expect(panel.getByText('Bài chưa có tệp đính kèm.')).toBeVisible()
  await article.isSaved()
})

test('The media page finds pictures, says where they are used, and deletes only what nothing uses', async ({
  start,
  office,
}) => {
  const { window, signIn, desk, article, frame } = await start({ newsroom: office })
  await signIn.as('writer', office.password)
  await frame.goTo('Kho ảnh')
  await expect(window.getByText('Kho chưa có ảnh hay tệp nào.')).toBeVisible()
  await frame.goTo('Bàn làm việc')
  await desk.newArticle.click()
  await expect(article.title).toBeFocused()
  await window.keyboard.type('Bài dùng ảnh')
  await article.text.click()
  await article.addPicture(drawPicture('Quang cảnh hội nghị.png', 640, 400))
  await article.isSaved()
  await article.back.click()

  await frame.goTo('Kho ảnh')
  await choose(window, window.getByRole('button', { name: 'Thêm ảnh' }), [drawPicture('thừa.png', 300, 500)])
  await frame.says('Đã thêm 1 ảnh vào kho.')
  const grid = window.getByRole('grid', { name: 'Ảnh và tệp' })
  const details = window.getByRole('complementary', { name: 'Chi tiết' })
  await expect(grid.getByRole('row')).toHaveCount(2)
  await window.getByPlaceholder('Tên tệp, có dấu hoặc không').fill('hoi nghi')
  await expect(grid.getByRole('row')).toHaveCount(1)
  await grid.getByRole('row').first().click()
  await expect(details.getByRole('button', { name: 'Bài dùng ảnh' })).toBeVisible()
  await expect(details).toContainText('thiếu mô tả, nguồn')
  await expect(details.getByRole('button', { name: 'Xoá khỏi kho' })).toBeDisabled()
  await expect(details).toContainText('Tệp đang được dùng nên không xoá được.')

  await window.getByPlaceholder('Tên tệp, có dấu hoặc không').fill('')
  await window.getByRole('button', { name: /^Chưa dùng/ }).click()
  await expect(grid.getByRole('row')).toHaveCount(1)
  await grid.getByRole('row').first().click()
  await expect(details).toContainText('Không bài nào dùng.')
  await details.getByRole('button', { name: 'Xoá khỏi kho' }).click()
  await expect(frame.dialog).toContainText('Tệp gốc và các bản thu nhỏ bị xoá hẳn khỏi máy.')
  await frame.inDialog('Xoá khỏi kho').click()
  await frame.says('Đã xoá “thừa.png”.')
  await expect(window.getByText('Mọi ảnh và tệp đều đang được dùng.')).toBeVisible()

  await window.getByRole('button', { name: /^Tất cả/ }).click()
  await grid.getByRole('row').first().click()
  await details.getByRole('button', { name: 'Bài dùng ảnh' }).click()
  await expect(article.title).toHaveValue('Bài dùng ảnh')
})
