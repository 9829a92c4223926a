import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeVni } from '../shared/vietnamese/index.ts'
import { expect, test } from './product.ts'

test('Text in an old encoding is shown before and after, and can be taken as it stands', async ({
  start,
  sample,
  place,
}) => {
  const { window, signIn, desk, article } = await start({ newsroom: sample })
  await signIn.as('hoa', sample.password)
  const vni = join(place, 'vni.txt')
  writeFileSync(vni, encodeVni('Xã họp giao ban\n\nSáng 12/3, Đảng uỷ xã tổ chức họp, đề ra nhiệm vụ.'))
  const short = join(place, 'abc.txt')
  writeFileSync(short, Buffer.from('§¶ng bé', 'latin1'))

  await desk.importInput.setInputFiles(vni)
  await expect(desk.report).toContainText('VNI-Windows')
  await expect(desk.report.locator('.desk-decoded')).toContainText('Đảng uỷ xã tổ chức họp')
  await window.screenshot({ path: '/tmp/vn/a.png' })
  const choose = async (name: string) => {
    await desk.report.getByRole('button', { name: /Đọc tệp theo bảng mã/ }).click()
    await window.getByRole('option', { name }).click()
  }
  await choose('Giữ nguyên như trong tệp')
  await expect(desk.report.locator('.desk-part').first()).toHaveText('Xaõ hoïp giao ban')
  await choose('VNI-Windows')
  await expect(desk.report.locator('.desk-part').first()).toHaveText('Xã họp giao ban')
  await desk.report.getByRole('button', { name: 'Mở bài' }).click()
  await expect(article.title).toHaveValue('Xã họp giao ban')

  await window.keyboard.press('Escape')
})
