import { expect, test } from './product.ts'

test('Undo goes back over title, text, fields and figure in the order in which they were done', async ({
  start,
  sample,
}) => {
  const { window, signIn, article } = await start({ newsroom: sample })
  const { keyboard } = window
  await signIn.as('hoa', sample.password)
  await keyboard.press('Control+n')
  await expect(article.title).toBeFocused()
  await keyboard.type('Tin mới')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await expect(article.text).toBeFocused()
  await keyboard.type('Đoạn một')
  await window.getByLabel('Tiêu đề ngắn').click()
  await keyboard.type('Ngắn')
  await article.text.click()
  await keyboard.press('Control+End')
  await window.waitForTimeout(800)
  await keyboard.type(' và hai')
  await article.isSaved()

  const state = async () => ({
    title: await article.title.inputValue(),
    short: await window.getByLabel('Tiêu đề ngắn').inputValue(),
    blocks: await article.blocks(),
  })
  const all = { title: 'Tin mới', short: 'Ngắn', blocks: ['Đoạn một và hai'] }
  expect(await state()).toEqual(all)

  /** Goes back or on until the article stands so; a slow machine makes more steps of one typing. */
  const until = async (key: string, wanted: Awaited<ReturnType<typeof state>>) => {
    for (let press = 0; press < 30; press++) {
      if (JSON.stringify(await state()) === JSON.stringify(wanted)) return
      await keyboard.press(key)
    }
    expect(await state()).toEqual(wanted)
  }
  // From wherever the focus is: a button, too. The caret goes to where something was taken back.
  await article.toolbar.getByRole('button', { name: 'Hoàn tác' }).focus()
  await until('Control+z', { ...all, blocks: ['Đoạn một'] })
  await expect(article.text).toBeFocused()
  await until('Control+z', { title: 'Tin mới', short: '', blocks: ['Đoạn một'] })
  await expect(window.getByLabel('Tiêu đề ngắn')).toBeFocused()
  await until('Control+z', { title: 'Tin mới', short: '', blocks: [''] })
  await expect(article.text).toBeFocused()
  await article.isSaved()
  await until('Control+z', { title: '', short: '', blocks: [''] })
  await expect(article.title).toBeFocused()
  await until('Control+y', all)
  await article.isSaved()
})

test('Undo opens the panel in which the field stands, and leaves a comment its own history', async ({
  start,
  sample,
}) => {
  const { window, signIn, article } = await start({ newsroom: sample })
  const { keyboard } = window
  await signIn.as('hoa', sample.password)
  await keyboard.press('Control+n')
  await expect(article.title).toBeFocused()
  const short = window.getByRole('textbox', { name: 'Tiêu đề ngắn', exact: true })
  await short.click()
  await keyboard.type('Ngắn')
  await keyboard.press('Control+Alt+l')
  await expect(short).toBeHidden()
  await article.text.click()
  await keyboard.press('Control+z')
  await expect(short).toBeFocused()
  await expect(short).not.toHaveValue('Ngắn')

  await keyboard.press('Control+y')
  await keyboard.press('Control+Alt+m')
  const comment = window.getByLabel('Viết góp ý')
  await expect(comment).toBeFocused()
  await keyboard.type('góp ý')
  await keyboard.press('Control+z')
  await expect(short).toHaveValue('Ngắn')
  await expect(comment).toBeFocused()
})
