import { rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  answerQuestions,
  chooseNextPlace,
  draftOnDisk,
  holdDatabase,
  killEngine,
  saveAsAnother,
  smallDisk,
} from './failures.ts'
import { articleOnDisk, copyOf } from './newsrooms.ts'
import { expect, type Running, test } from './product.ts'

/** Signs in and opens an empty article whose title and text stand as given. */
async function write({ window, signIn, desk, article }: Running, password: string, text: string) {
  await signIn.as('writer', password)
  await desk.newArticle.click()
  await expect(article.title).toBeFocused()
  await window.keyboard.type('Bài thử')
  await article.text.click()
  await window.keyboard.type(text)
}

for (const event of ['suspend', 'lock-screen'] as const) {
  test(`What was typed is written when the computer says ${event}, before its time has come`, async ({
    start,
    office,
  }) => {
    const running = await start({ newsroom: office })
    const { app, window, article } = running
    await write(running, office.password, 'Trước khi ngủ')
    await article.isSaved()
    // No timer of the page runs any more: what is written now is written because of the computer.
    await window.clock.install()
    await window.clock.pauseAt(Date.now() + 60_000)
    await window.keyboard.type(', câu cuối')
    await expect(article.saved).toHaveText('Có thay đổi chưa lưu')
    await app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)
    await expect.poll(() => draftOnDisk(office.folder).words).toEqual(['Trước khi ngủ, câu cuối'])
  })
}

test('What was typed is written when the window loses the focus or is hidden, and when the page goes', async ({
  start,
  office,
}) => {
  const running = await start({ newsroom: office })
  const { window, article, signIn } = running
  await write(running, office.password, 'Một')
  await article.isSaved()
  await window.clock.install()
  await window.clock.pauseAt(Date.now() + 60_000)
  await window.keyboard.type(' hai')
  await window.evaluate(() => dispatchEvent(new Event('blur')))
  await expect.poll(() => draftOnDisk(office.folder).words).toEqual(['Một hai'])
  await window.keyboard.type(' ba')
  await window.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect.poll(() => draftOnDisk(office.folder).words).toEqual(['Một hai ba'])
  await window.keyboard.type(' bốn')
  // What the page does as it goes is all that there is: nothing waits for an answer.
  await window.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')))
  await window.clock.resume()
  await window.reload()
  await expect.poll(() => draftOnDisk(office.folder).words).toEqual(['Một hai ba bốn'])
  await signIn.as('writer', office.password)
  expect(await article.blocks()).toEqual(['Một hai ba bốn'])
  await expect(article.banners.getByRole('alert')).toHaveCount(0)
})

test('On a full disk the bar says so, the text stays, a copy goes elsewhere, and all is saved once there is room', async ({
  start,
  templates,
  place,
}) => {
  const disk = smallDisk(join(place, 'đĩa nhỏ'))
  try {
    const office = copyOf(templates.office, disk.folder)
    const running = await start({ newsroom: office })
    const { window, article, frame } = running
    await write(running, office.password, 'Chữ đã lưu.')
    await article.isSaved()
    await disk.fill(running)
    // Longer than what SQLite may still have room for in pages that it has already.
    const long = ' Chữ viết khi ổ đĩa đã đầy.'.repeat(400)
    await window.evaluate(text => document.execCommand('insertText', false, text), long)
    await expect(article.saved).toHaveText(disk.said)
    await expect(article.banners.getByRole('alert')).toContainText('Ổ đĩa')
    await window.keyboard.type(' Vẫn gõ tiếp.')
    expect(await article.blocks()).toEqual([`Chữ đã lưu.${long} Vẫn gõ tiếp.`])
    await article.banners.getByRole('button', { name: 'Thử lưu lại ngay' }).click()
    await expect(article.saved).toHaveText(disk.said)

    const copy = join(place, 'bản lưu.html')
    await chooseNextPlace(running, copy)
    await article.banners.getByRole('button', { name: 'Lưu một bản ra nơi khác…' }).click()
    await frame.says(`Đã lưu một bản tại ${copy}.`)

    await disk.free(running)
    await article.isSaved()
    await expect(article.banners.getByRole('alert')).toHaveCount(0)
    expect(draftOnDisk(office.folder).words).toEqual([`Chữ đã lưu.${long} Vẫn gõ tiếp.`])

    // The copy comes back as it was.
    await article.back.click()
    await running.desk.importAndOpen(copy)
    await expect(article.title).toHaveValue('Bài thử')
    expect(await article.blocks()).toEqual([`Chữ đã lưu.${long} Vẫn gõ tiếp.`])
    await running.close()
  } finally {
    disk.remove()
  }
})

test('While another program holds the database the bar says so, and all is saved once it lets go', async ({
  start,
  office,
}) => {
  const running = await start({ newsroom: office })
  const { window, article } = running
  await write(running, office.password, 'Một')
  await article.isSaved()
  const release = holdDatabase(office.folder)
  await window.keyboard.type(' hai')
  await expect(article.saved).toHaveText('Chưa lưu: dữ liệu đang bị giữ')
  await expect(article.banners.getByRole('alert')).toContainText('một chương trình khác giữ')
  await window.keyboard.type(' ba')
  release()
  await article.isSaved()
  await running.close()
  expect((await articleOnDisk(office, 'writer', 'Bài thử')).content.body.blocks).toMatchObject([
    { content: [{ text: 'Một hai ba' }] },
  ])
})

test('Without any engine a copy still goes elsewhere, and where it cannot go is said', async ({
  start,
  office,
  place,
}) => {
  const running = await start({ newsroom: office })
  const { app, window, article, frame } = running
  await write(running, office.password, 'Chữ đầu.')
  await article.isSaved()
  // From now on no engine starts: each one is ended as soon as it is there.
  await app.evaluate(({ app: main, dialog }) => {
    dialog.showMessageBox = () => new Promise(() => {})
    setInterval(() => {
      const pid = main.getAppMetrics().find(metric => metric.name === 'banthao-engine')?.pid
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    }, 5)
  })
  await expect(window.getByText('Mất liên lạc với bộ máy xử lý, đang nối lại.')).toBeVisible()
  await article.text.click()
  await window.keyboard.press('Control+End')
  await window.keyboard.type(' Khi không còn bộ máy.')
  await expect(article.saved).toHaveText('Chưa lưu: đang nối lại bộ máy')
  const button = article.banners.getByRole('button', { name: 'Lưu một bản ra nơi khác…' })
  await expect(button).toBeVisible({ timeout: 30_000 })
  await chooseNextPlace(running, join(place, 'không có', 'bản lưu.html'))
  await button.click()
  await frame.says(/Không tìm thấy thư mục/)
  await chooseNextPlace(running, join(place, 'bản lưu'))
  await button.click()
  await frame.says(`Đã lưu một bản tại ${join(place, 'bản lưu.html')}.`)
  expect(await article.blocks()).toEqual(['Chữ đầu. Khi không còn bộ máy.'])
  running.child.kill('SIGKILL')

  // The whole program went; the text was kept on this computer and is offered back.
  rmSync(join(place, 'bản lưu.html'))
  const again = await start({ newsroom: office, userData: running.userData })
  await again.signIn.as('writer', office.password)
  await expect(again.article.banners).toContainText('Có phần chưa lưu được từ lúc')
  expect(await again.article.blocks()).toEqual(['Chữ đầu.'])
  await again.article.banners.getByRole('button', { name: 'Đưa trở lại bài' }).click()
  await expect.poll(() => again.article.blocks()).toEqual(['Chữ đầu. Khi không còn bộ máy.'])
  await expect(again.article.banners.getByRole('alert')).toHaveCount(0)
  await again.close()
  expect((await articleOnDisk(office, 'writer', 'Bài thử')).content.body.blocks).toMatchObject([
    { content: [{ text: 'Chữ đầu. Khi không còn bộ máy.' }] },
  ])
})

test('Typing goes on over engines that die, and every letter is on disk in the end', async ({
  start,
  office,
}) => {
  const running = await start({ newsroom: office })
  const { window, article, signIn } = running
  await write(running, office.password, 'Mở đầu')
  let text = 'Mở đầu'
  for (let death = 1; death <= 4; death += 1) {
    const words = ` lần ${death} bộ máy dừng giữa chừng`
    const [before, after] = [words.slice(0, 14), words.slice(14)]
    await window.keyboard.type(before)
    await killEngine(running)
    await window.keyboard.type(after, { delay: 20 })
    text += words
    await signIn.comeBack(office.password)
    await article.text.click()
    await window.keyboard.press('Control+End')
  }
  await window.keyboard.type('.')
  await article.isSaved()
  expect(await article.blocks()).toEqual([`${text}.`])
  expect(draftOnDisk(office.folder).words).toEqual([`${text}.`])
  await expect(article.banners.getByRole('alert')).toHaveCount(0)
})

test('When somebody else saved in between, both texts stay: mine as a new article, theirs where it was', async ({
  start,
  office,
}) => {
  const running = await start({ newsroom: office })
  const { window, article, desk } = running
  await write(running, office.password, 'Của tôi')
  await article.isSaved()
  const { article: id } = draftOnDisk(office.folder)
  saveAsAnother(office.folder, {
    article: id,
    signIn: 'all',
    change: content => content.replace('Của tôi', 'Của người khác viết dài hơn'),
  })
  await window.keyboard.type(', viết thêm')
  await expect(article.saved).toHaveText('Chưa lưu: bài đã bị sửa ở nơi khác')
  await expect(article.banners).toContainText('Người kiêm nhiệm')
  // To go away without deciding loses nothing either.
  await window.keyboard.press('Alt+2')
  await window.keyboard.press('Alt+1')
  await desk.group(/Bài của tôi/).click()
  await desk.open('Bài thử')
  expect(await article.blocks()).toEqual(['Của người khác viết dài hơn'])
  await expect(article.banners).toContainText('Có phần chưa lưu được từ lúc')
  await article.banners.getByRole('button', { name: 'Lưu thành bài mới' }).click()
  await expect(article.banners.getByRole('alert')).toHaveCount(0)
  await answerQuestions(running, 0)
  await running.close()
  const theirs = await articleOnDisk(office, 'writer', 'Bài thử')
  const mine = await articleOnDisk(office, 'writer', 'Bài thử (bản sao)')
  expect([theirs, mine].map(({ content }) => content.body.blocks)).toMatchObject([
    [{ content: [{ text: 'Của người khác viết dài hơn' }] }],
    [{ content: [{ text: 'Của tôi, viết thêm' }] }],
  ])
})
