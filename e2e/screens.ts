import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../electron/dev/project.ts'
import type { Banthao } from './app.ts'
import { expect, test } from './product.ts'

/*
 * A picture of every screen, light and dark, at two sizes, with the sample newsroom's real text: `npm run screens`.
 * They go to `screens/`, which git ignores.
 */
const folder = join(project, 'screens')
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
const schemes = ['light', 'dark'] as const

async function resize({ app }: Banthao, size: { width: number; height: number }): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
}

for (const scheme of schemes) {
  for (const size of sizes) {
    const name = `${scheme}-${size.width}`
    test(`Screens, ${name}`, async ({ start, sample }) => {
      test.setTimeout(180_000)
      mkdirSync(folder, { recursive: true })
      const running = await start({ newsroom: sample })
      const { window, signIn, frame, article, settings } = running
      await resize(running, size)
      await window.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      const picture = (screen: string) => window.screenshot({ path: join(folder, `${screen}-${name}.png`) })
      await picture('sign-in')
      await signIn.as('minh', sample.password)
      await expect(window.getByRole('heading', { name: 'Chờ tôi xử lý' })).toBeVisible()
      await picture('desk')
      await window.getByText('Tất cả', { exact: true }).first().click()
      await expect(window.getByText('Mùa nước nổi về trên đồng Tân Hoà')).toBeVisible()
      await picture('desk-all')
      await window.getByText('Đi từng ngõ, gõ từng nhà').first().click()
      await expect(window.getByRole('textbox', { name: 'Tiêu đề', exact: true })).toBeVisible()
      await expect(window.locator('[contenteditable]').first()).toBeVisible()
      await picture('article')
      await window.getByRole('button', { name: 'Bàn làm việc' }).last().click()
      await window.getByText('Học Bác từ những việc nhỏ').first().click()
      await expect(article.text).toBeVisible()
      await picture('article-editing')
      await window.keyboard.press('Control+f')
      await window.keyboard.type('hoc sinh')
      await picture('article-find')
      await window.keyboard.press('Escape')
      await window.keyboard.press('F1')
      await picture('article-keys')
      await window.keyboard.press('Escape')
      await window.keyboard.press('F9')
      await picture('article-focus')
      await window.keyboard.press('F9')
      await frame.goTo('Bàn làm việc')
      await window.getByRole('option', { name: /^Có gì mới/ }).click()
      await expect(window.getByText('Đang tải…')).toHaveCount(0)
      await picture('desk-news')
      await window.getByRole('button', { name: 'Bảng', exact: true }).click()
      await expect(window.locator('.board-card').first()).toBeVisible()
      await picture('desk-board')
      await frame.goTo('Lịch đăng')
      await expect(window.getByRole('grid', { name: /^Lịch đăng/ })).toBeVisible()
      await picture('calendar-month')
      await window.getByRole('button', { name: 'Tuần', exact: true }).click()
      await expect(window.getByText('Đang tải…')).toHaveCount(0)
      await picture('calendar-week')
      await frame.goTo('Kho ảnh')
      await expect(window.getByRole('heading', { name: 'Kho ảnh' })).toBeVisible()
      await picture('media')
      await frame.goTo('Gói xuất')
      await picture('packages')
      await frame.goTo('Thiết lập')
      await picture('settings')
      await settings.open('Mẫu bài')
      await expect(window.getByText('Đang tải…')).toHaveCount(0)
      await picture('settings-templates')
    })

    test(`First start, ${name}`, async ({ start }) => {
      mkdirSync(folder, { recursive: true })
      const running = await start()
      const { window, welcome } = running
      await resize(running, size)
      await window.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      const picture = (screen: string) => window.screenshot({ path: join(folder, `${screen}-${name}.png`) })
      await expect(welcome.make).toBeVisible()
      await picture('welcome')
      await welcome.make.click()
      await expect(welcome.next).toBeVisible()
      await picture('wizard')
    })
  }
}
