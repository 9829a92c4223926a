import { articleOnDisk } from './newsrooms.ts'
import { expect, test } from './product.ts'

const title = 'Mùa nước nổi về trên đồng Tân Hoà'

test('Reloaded in the middle of writing, the window shows the same article, and no word is missing', async ({
  start,
  sample,
}) => {
  const { window, signIn, desk, article, close } = await start({ newsroom: sample })
  const { keyboard } = window
  await signIn.as('hoa', sample.password)
  await desk.open(title)
  await expect(article.text).toBeVisible()
  const before = await article.blocks()
  await article.text.locator('p').first().click()
  await keyboard.press('Control+End')
  await keyboard.press('Enter')
  await keyboard.type('Câu viết dở trước khi tải lại.')
  await article.isSaved()
  await window.reload()
  await signIn.as('hoa', sample.password)
  await expect(article.title).toHaveValue(title)
  expect(await article.blocks()).toEqual([...before, 'Câu viết dở trước khi tải lại.'])
  await close()
  const { content } = await articleOnDisk(sample, 'hoa', title)
  expect(JSON.stringify(content.body.blocks.at(-1))).toContain('Câu viết dở trước khi tải lại.')
})

test('Reloaded before the first save, what was typed a moment ago is there', async ({ start, sample }) => {
  const { window, signIn, desk, article } = await start({ newsroom: sample })
  const { keyboard } = window
  await signIn.as('hoa', sample.password)
  await desk.newArticle.click()
  await expect(article.title).toBeFocused()
  await keyboard.type('Chưa kịp lưu')
  await window.reload()
  await signIn.as('hoa', sample.password)
  await expect(article.title).toHaveValue('Chưa kịp lưu')
  await article.isSaved()
})
