import { AxeBuilder } from '@axe-core/playwright'
import { contentOf } from '../electron/engine/trial/newsroom.ts'
import { plainBody } from '../shared/article/index.ts'
import { articleOnDisk, within } from './newsrooms.ts'
import { expect, test } from './product.ts'

const title = 'Khởi công cầu sắt'
const text = 'Cầu dài 42 mét, do nhân dân đóng góp một phần kinh phí.'

test('Two people talk about words of an article by keyboard, and a proposed text is accepted', async ({
  start,
  office,
}) => {
  // The writer's article, and what the approver says about it.
  await within(office, 'writer', async writer => {
    const { id } = await writer.article.create({ title })
    await writer.article.save({ id, baseVersion: 1, content: JSON.stringify(contentOf(title, text)) })
  })
  const running = await start({ newsroom: office })
  const { window, signIn, frame, desk, article } = running
  const { keyboard } = window
  const talks = window.getByRole('list', { name: 'Danh sách góp ý' }).getByRole('article')
  const marked = (name: string) =>
    window.evaluate(mark => [...(CSS.highlights.get(mark) ?? [])].map(String), `banthao-${name}`)

  await test.step('The approver comments on words and proposes others', async () => {
    await signIn.as('approver', office.password)
    await desk.group(/^Tất cả/).click()
    await desk.open(title)
    await article.text.getByText('Cầu dài').click()
    await keyboard.press('Control+Home')
    // The text is only read: it is selected as on any page.
    await window.evaluate(() => {
      const words = document.querySelector('.article-text p span')?.firstChild
      if (words) getSelection()?.setBaseAndExtent(words, 8, words, 14)
    })
    await keyboard.press('Control+Alt+m')
    await expect(window.getByLabel('Viết góp ý')).toBeFocused()
    await keyboard.type('Số này theo hồ sơ nào, @nguoi wri')
    await expect(window.getByRole('option')).toHaveText(['Người writer'])
    await keyboard.press('Enter')
    await keyboard.type('?')
    await keyboard.press('Control+Enter')
    await expect(talks).toHaveCount(1)
    await expect(talks.first()).toContainText('Số này theo hồ sơ nào, @Người writer ?')
    expect(await marked('comment-active')).toEqual(['42 mét'])
  })
  await test.step('and proposes other words', async () => {
    await window.evaluate(() => {
      const words = document.querySelector('.article-text p span')?.firstChild
      if (words) getSelection()?.setBaseAndExtent(words, 19, words, 54)
    })
    await keyboard.press('Control+Alt+m')
    await expect(window.getByLabel('Viết góp ý')).toBeFocused()
    await window.getByRole('button', { name: 'Đề nghị sửa' }).click()
    const proposed = window.getByLabel('Chữ đề nghị thay')
    await expect(proposed).toHaveValue('nhân dân đóng góp một phần kinh phí')
    await keyboard.press('Control+End')
    await keyboard.type(', Nhà nước hỗ trợ phần còn lại')
    await keyboard.press('Control+Enter')
    await expect(talks).toHaveCount(2)
    await frame.signOut()
  })

  await test.step('The writer goes from one to the next, answers and accepts by keys, and can take it back', async () => {
    await signIn.as('writer', office.password)
    await desk.open(title)
    await expect(article.text).toBeFocused()
    await expect.poll(() => marked('comment')).toEqual(['42 mét'])
    await keyboard.press('F4')
    await expect(talks.first()).toBeFocused()
    await keyboard.press('Enter')
    await expect(window.getByLabel('Viết trả lời')).toBeFocused()
    await keyboard.type('Theo hồ sơ thiết kế.')
    await keyboard.press('Control+Enter')
    await expect(talks.first()).toContainText('Theo hồ sơ thiết kế.')
    await keyboard.press('Control+Alt+j')
    await expect(talks).toHaveCount(1)
    await keyboard.press('F4')
    await expect(talks.first()).toBeFocused()
    await expect(talks.first()).toContainText(', Nhà nước hỗ trợ phần còn lại')
    await keyboard.press('Control+Alt+y')
    const after = text.replace('kinh phí', 'kinh phí, Nhà nước hỗ trợ phần còn lại')
    await expect(article.text).toHaveText(after)
    await article.isSaved()
    await article.text.focus()
    await keyboard.press('Control+z')
    await expect(article.text).toHaveText(text)
    await keyboard.press('Control+y')
    await expect(article.text).toHaveText(after)
    await article.isSaved()
  })

  const { violations } = await new AxeBuilder({ page: window })
    .setLegacyMode()
    .include('.article-inspector')
    .analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await running.close()

  const kept = await articleOnDisk(office, 'writer', title)
  expect(plainBody(kept.content.body)).toBe(
    text.replace('kinh phí', 'kinh phí, Nhà nước hỗ trợ phần còn lại'),
  )
  expect(kept.openComments).toBe(0)
})
