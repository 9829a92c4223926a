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
      const { window, signIn, frame } = running
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
      await frame.goTo('Gói xuất')
      await picture('packages')
      await frame.goTo('Thiết lập')
      await picture('settings')
    })
  }
}
