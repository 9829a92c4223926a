import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { CDPSession, Page } from '@playwright/test'
import { project, toolEnvironment } from '../electron/dev/project.ts'
import { expect, test } from './app.ts'

const folder = mkdtempSync(join(tmpdir(), 'banthao-typing-'))
const newsroom = join(folder, 'newsroom')

test.beforeAll(async () => {
  const command = [join(project, 'electron/engine/cli.ts'), 'new', newsroom, '--sample']
  await promisify(execFile)('node', command, { cwd: project, env: toolEnvironment() })
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** How input methods type "tiếng Việt ". Neither may lose, double or move a letter, wherever the caret stands. */
type Typing = (keyboard: CDPSession) => Promise<void>

/** UniKey, EVKey and OpenKey: plain keys, then Backspace and the letter with its mark; no composition. */
const byBackspace: Typing = async keyboard => {
  const insert = (text: string) => keyboard.send('Input.insertText', { text })
  const type = async (letters: string) => {
    for (const letter of letters) await insert(letter)
  }
  const back = () => press(keyboard, 'Backspace', 8)
  await type('tie')
  await back()
  await insert('ê')
  await back()
  await insert('ế')
  await type('ng Vie')
  await back()
  await insert('ê')
  await insert('t')
  await back()
  await back()
  await insert('ệt')
  await insert(' ')
}

/** The Telex of Windows, ibus and macOS: the word is composed in place and then committed. */
const byComposition: Typing = async keyboard => {
  for (const steps of [
    ['t', 'ti', 'tie', 'tiê', 'tiêng', 'tiếng'],
    ['V', 'Vi', 'Vie', 'Viê', 'Viêt', 'Việt'],
  ]) {
    for (const text of steps) await compose(keyboard, text)
    await keyboard.send('Input.insertText', { text: steps.at(-1) ?? '' })
    await keyboard.send('Input.insertText', { text: ' ' })
  }
}

const compose = (keyboard: CDPSession, text: string) =>
  keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

async function press(keyboard: CDPSession, key: string, windowsVirtualKeyCode: number) {
  const event = { key, code: key, windowsVirtualKeyCode }
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
}

async function signIn(window: Page) {
  await window.getByLabel('Tên đăng nhập').fill('hoa')
  await window.getByLabel('Mật khẩu', { exact: true }).fill('ban-thao-mau')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('navigation')).toBeVisible({ timeout: 20_000 })
}

/** The blocks of the text on the screen, as words. */
const blocks = (window: Page) =>
  window.locator('.article-text').evaluate(text => [...text.children].map(block => block.textContent ?? ''))

for (const [name, type] of [
  ['with fake backspaces', byBackspace],
  ['by composition', byComposition],
] as const) {
  test(`Vietnamese typed ${name} arrives whole wherever the caret stands, and is there after a reload`, async ({
    banthao,
  }) => {
    const { window } = await banthao({ newsroom })
    const keyboard = await window.context().newCDPSession(window)
    const { keyboard: keys } = window
    const text = window.locator('.article-text')
    await signIn(window)
    await keys.press('Control+n')

    // A new article's caret stands in its title; Enter goes on to the lede and to the text.
    await expect(window.getByLabel('Tiêu đề', { exact: true })).toBeFocused()
    await type(keyboard)
    await keys.press('Enter')
    await type(keyboard)
    await keys.press('Enter')
    await type(keyboard)
    await expect(window.getByLabel('Tiêu đề', { exact: true })).toHaveValue('tiếng Việt ')
    await expect(window.getByLabel('Sapo')).toHaveValue('tiếng Việt ')
    expect(await blocks(window)).toEqual(['tiếng Việt '])

    // In bold, after it, and at the start of the line.
    await keys.press('Enter')
    await keys.press('Control+b')
    await type(keyboard)
    await keys.press('Control+b')
    await type(keyboard)
    await keys.press('Home')
    await type(keyboard)
    expect(await blocks(window)).toEqual(['tiếng Việt ', 'tiếng Việt tiếng Việt tiếng Việt '])
    await expect(text.locator('strong')).toHaveText('tiếng Việt tiếng Việt ')

    // After a link: outside of it.
    await keys.press('End')
    await keys.press('Enter')
    await keys.press('Control+l')
    await window.getByLabel('Địa chỉ', { exact: true }).fill('kiengiang.gov.vn')
    await window.getByLabel('Chữ hiển thị').fill('cổng')
    await keys.press('Enter')
    await expect(text).toBeFocused()
    await type(keyboard)
    expect((await blocks(window)).at(-1)).toBe('cổngtiếng Việt ')
    await expect(text.locator('a')).toHaveText('cổng')
    await keys.press('Home')
    await type(keyboard)
    expect((await blocks(window)).at(-1)).toBe('tiếng Việt cổngtiếng Việt ')
    await expect(text.locator('a')).toHaveText('cổng')
    await keys.press('End')

    // Over a selection in one block, and over one that reaches into another block.
    await keys.press('Shift+Home')
    await type(keyboard)
    expect((await blocks(window)).at(-1)).toBe('tiếng Việt ')
    await keys.press('Enter')
    await keys.type('xoá')
    await keys.press('Shift+ArrowUp')
    await keys.press('Shift+Home')
    await type(keyboard)
    expect((await blocks(window)).slice(2)).toEqual(['tiếng Việt '])

    // Undo takes back what was typed, redo brings it.
    const before = await blocks(window)
    await keys.press('Control+z')
    expect(await blocks(window)).not.toEqual(before)
    await keys.press('Control+y')
    expect(await blocks(window)).toEqual(before)

    // In a list, with Enter and Tab between the words.
    await keys.press('Enter')
    await keys.press('Control+Shift+8')
    await type(keyboard)
    await keys.press('Enter')
    await keys.press('Tab')
    await type(keyboard)
    await expect(text.locator('ul ul li')).toHaveText('tiếng Việt ')

    await expect(window.locator('.article-saved')).toHaveText(/^Đã lưu lúc \d\d:\d\d:\d\d$/)
    const written = await blocks(window)
    await window.waitForTimeout(600)
    await window.reload()
    await signIn(window)
    await expect(text).toBeVisible()
    expect(await blocks(window)).toEqual(written)
    await expect(text).toBeFocused()
    await type(keyboard)
    await expect(text.locator('ul ul li')).toHaveText('tiếng Việt tiếng Việt ')
  })
}

test('Enter that an input method takes for itself does not part the paragraph', async ({ banthao }) => {
  const { window } = await banthao({ newsroom })
  const keyboard = await window.context().newCDPSession(window)
  await signIn(window)
  await window.keyboard.press('Control+n')
  await window.locator('.article-text').click()
  await compose(keyboard, 'thử')
  await press(keyboard, 'Enter', 229)
  await keyboard.send('Input.insertText', { text: 'thử' })
  expect(await blocks(window)).toEqual(['thử'])
})
