import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../electron/dev/project.ts'
import { answerQuestions, draftOnDisk, holdDatabase } from './failures.ts'
import { expect, type Running, test } from './product.ts'

/** Signs in and opens an article whose title and text stand as given, and are on the disk. */
async function write({ window, signIn, desk, article }: Running, password: string, text: string) {
  await signIn.as('writer', password)
  await desk.newArticle.click()
  await expect(article.title).toBeFocused()
  await window.keyboard.type('Bài thử')
  await article.text.click()
  await window.keyboard.type(text)
  await article.isSaved()
}
const isOver = ({ app }: Running) => new Promise<void>(resolve => app.once('close', () => resolve()))

test('What was typed a moment ago is written when the computer shuts down, and when the program is ended', async ({
  start,
  office,
}) => {
  let words = 'Đã lưu'
  for (const ending of ['shutdown', 'quit'] as const) {
    const running = await start({ newsroom: office })
    const { app, window, article, signIn } = running
    if (ending === 'shutdown') await write(running, office.password, words)
    else {
      await signIn.as('writer', office.password)
      await running.desk.group(/Bài của tôi/).click()
      await running.desk.open('Bài thử')
      await article.text.click()
      await window.keyboard.press('Control+End')
    }
    // No timer of the page runs any more: what is written now is written because all ends.
    await window.clock.install()
    await window.clock.pauseAt(Date.now() + 60_000)
    await window.keyboard.type(`, trước ${ending}`)
    words += `, trước ${ending}`
    await expect(article.saved).toHaveText('Có thay đổi chưa lưu')
    const over = isOver(running)
    await app.evaluate(({ app: main, powerMonitor }, how) => {
      if (how === 'quit') main.quit()
      else Reflect.apply(powerMonitor.emit, powerMonitor, ['shutdown', { preventDefault() {} }])
    }, ending)
    await over
    expect(draftOnDisk(office.folder).words).toEqual([words])
  }
})

test('A window that is closed while a save is under way waits for it, and nobody is asked', async ({
  start,
  office,
}) => {
  const running = await start({ newsroom: office })
  const { app, window } = running
  await write(running, office.password, 'Một')
  const release = holdDatabase(office.folder)
  await window.keyboard.type(' hai')
  const over = isOver(running)
  await app.evaluate(({ BrowserWindow, dialog }) => {
    dialog.showMessageBox = () => Promise.reject(new Error('asked'))
    BrowserWindow.getAllWindows()[0]?.close()
  })
  setTimeout(release, 500)
  await over
  expect(draftOnDisk(office.folder).words).toEqual(['Một hai'])
})

test('A window whose page crashed comes back with the article and every word', async ({ start, office }) => {
  const running = await start({ newsroom: office })
  const { app } = running
  await write(running, office.password, 'Chữ trước khi cửa sổ hỏng.')
  await answerQuestions(running, 0)
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return new Promise<void>(resolve => {
      contents?.once('did-finish-load', () => resolve())
      contents?.forcefullyCrashRenderer()
    })
  })
  // Playwright knows no page any more; the shell still does.
  const inPage = (code: string): Promise<unknown> =>
    app.evaluate(
      ({ BrowserWindow }, script) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script),
      code,
    )
  const password = `document.querySelector('input[type=password]')`
  await expect.poll(() => inPage(`${password} !== null`)).toBe(true)
  await inPage(`${password}.focus()`)
  await app.evaluate(async ({ BrowserWindow }, typed) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    await contents?.insertText(typed)
    for (const type of ['keyDown', 'char', 'keyUp'] as const)
      contents?.sendInputEvent({ type, keyCode: 'Return' })
  }, office.password)
  await expect
    .poll(() => inPage(`document.querySelector('.article-text')?.textContent`), { timeout: 30_000 })
    .toBe('Chữ trước khi cửa sổ hỏng.')
})

test('Texts that could not be saved are offered on the desk, also of articles that are gone, and by an older program', async ({
  start,
  office,
}) => {
  const running = await start({ newsroom: office })
  const { window, article, frame } = running
  await write(running, office.password, 'Bản trên đĩa')
  const content = readFileSync(join(project, 'shared/article/samples/version-1.json'), 'utf8')
  await window.evaluate(
    async ({ here, older }) => {
      const [, newsroom, person] =
        Object.keys(localStorage)
          .map(key => /^banthao\.place\.([^.]+)\.([^.]+)$/.exec(key))
          .find(found => found !== null) ?? []
      const request = indexedDB.open('banthao.unsaved', 1)
      const database = await new Promise<IDBDatabase>(resolve => {
        request.onsuccess = () => resolve(request.result)
      })
      const kept = { newsroom, person, baseVersion: 1, content: older, at: Date.now() }
      const transaction = database.transaction('kept', 'readwrite')
      const all = transaction.objectStore('kept')
      all.put({ ...kept, key: 'k1', article: here, title: 'Bài thử' })
      all.put({ ...kept, key: 'k2', article: 'khong-con', title: 'Bài đã mất', at: kept.at + 1 })
      await new Promise(resolve => {
        transaction.oncomplete = resolve
      })
      database.close()
    },
    { here: draftOnDisk(office.folder).article, older: content },
  )
  await article.back.click()
  const notices = window.locator('.app-stage > .ui-banner')
  await expect(notices).toHaveCount(2)
  if (process.env.SHOTS) await window.screenshot({ path: join(process.env.SHOTS, 'kept.png') })
  await notices.filter({ hasText: 'Bài đã mất' }).getByRole('button', { name: 'Lưu thành bài mới' }).click()
  await frame.says(/bài mới/)
  await expect(notices).toHaveCount(1)
  await notices.getByRole('button', { name: 'Mở bài' }).click()
  await expect(notices).toHaveCount(0)
  await article.banners.getByRole('button', { name: 'Đưa trở lại bài' }).click()
  await expect.poll(() => article.blocks()).not.toContain('Bản trên đĩa')
  await expect(article.banners.getByRole('alert')).toHaveCount(0)
  await running.close()
})
