import type { Locator, Page } from '@playwright/test'
import { articleOnDisk, type ClosedNewsroom, within } from './newsrooms.ts'
import { expect, test } from './product.ts'

const title = 'Ấp Phú Lợi khánh thành cầu kênh Ba'
const address = 'https://tanhoa.angiang.gov.vn/tin-tuc/khanh-thanh-cau-kenh-ba'

// Nothing in this file points at anything: locators look, the keyboard does. An office of three: one writes, one edits
// and makes the packages, one approves.
test('With the keyboard alone, an article goes the whole way by three people in one window', async ({
  start,
  office,
}) => {
  // Four times somebody signs in, and every letter is a key.
  test.setTimeout(180_000)
  await within(office, 'administrator', async client => {
    const editor = (await client.people.list()).find(({ signIn }) => signIn === 'editor')
    if (!editor) throw new Error('the newsroom has no editor')
    await client.people.change({ ...editor, roles: ['editor', 'secretary'] })
  })
  const { window, signIn, frame, desk, article, packages, close } = await start({ newsroom: office })
  const { keyboard } = window
  const enter = async (name: string) => {
    await moveTo(window, signIn.name)
    await keyboard.press('Control+a')
    await keyboard.type(name)
    await keyboard.press('Tab')
    await expect(signIn.password).toBeFocused()
    await keyboard.type(office.password)
    await keyboard.press('Enter')
    await expect(window.getByRole('navigation')).toBeVisible()
  }
  const openFromDesk = async () => {
    await moveTo(window, desk.row(title))
    await keyboard.press('Enter')
    await expect(article.text).toBeVisible()
  }

  /** Something is recommended before the step, and the keyboard is where one goes on in spite of it. */
  const goOn = async (name: string) => {
    await expect(article.gate.getByRole('button', { name })).toBeFocused()
    await keyboard.press('Enter')
  }

  await expect(signIn.name).toBeFocused()
  await enter('writer')
  await keyboard.press('Control+n')
  await expect(article.title).toBeFocused()
  await keyboard.type(title)
  await keyboard.press('Enter')
  await keyboard.type('Sáng 20/11, ấp Phú Lợi khánh thành cây cầu bắc qua kênh Ba.')
  await keyboard.press('Enter')
  await expect(article.text).toBeFocused()
  await keyboard.type('Cầu dài 30 mét, do ')
  await keyboard.press('Control+b')
  await keyboard.type('bà con trong ấp')
  await keyboard.press('Control+b')
  await keyboard.type(' góp công làm.')
  await article.isSaved()
  await expect(article.action('Gửi biên tập')).toBeVisible()
  await run(window, 'Gửi biên tập')
  await goOn('Vẫn gửi')
  await expect(article.state).toHaveText('Chờ biên tập')
  await run(window, 'Đăng xuất')

  await enter('editor')
  await openFromDesk()
  await run(window, 'Nhận biên tập')
  await expect(article.state).toHaveText('Đang biên tập')
  await keyboard.press('F6')
  await expect(article.text).toBeFocused()
  await keyboard.press('Control+End')
  await keyboard.type(' Tết này xe chạy tới tận cửa.')
  await expect(article.text).toContainText('góp công làm. Tết này xe chạy tới tận cửa.')
  await article.isSaved()
  await run(window, 'Trình duyệt')
  await goOn('Vẫn trình')
  await expect(article.state).toHaveText('Chờ duyệt')
  await run(window, 'Đăng xuất')

  await enter('approver')
  await openFromDesk()
  await run(window, 'Duyệt bài')
  await expect(article.approval.dialog()).toContainText('Tết này xe chạy tới tận cửa.')
  await expect(article.approval.dialog().getByLabel('Mật khẩu của bạn')).toBeFocused()
  await keyboard.type(office.password)
  await keyboard.press('Enter')
  await expect(article.state).toHaveText('Đã duyệt')
  await run(window, 'Đăng xuất')

  await enter('editor')
  await keyboard.press('Alt+3')
  await moveTo(window, packages.waiting(title).getByRole('button', { name: 'Xuất gói' }))
  await keyboard.press('Enter')
  await frame.says(/Đã xuất gói goi-bai_/)
  await moveTo(window, packages.waiting(title).getByRole('button', { name: 'Xác nhận đã đăng' }))
  await keyboard.press('Enter')
  await expect(window.getByLabel('Địa chỉ bài trên cổng')).toBeFocused()
  await keyboard.type(address)
  await keyboard.press('Enter')
  await frame.says('Đã xác nhận bài đã đăng.')
  await close()
  await expectPublished(office)
})

/** Goes on with Tab, as somebody without a mouse does, until that is where the keyboard is. */
async function moveTo(window: Page, target: Locator, most = 60): Promise<void> {
  await expect(target.first()).toBeVisible()
  const isThere = () => target.first().evaluate(element => element === document.activeElement)
  for (let pressed = 0; !(await isThere()); pressed += 1) {
    expect(pressed, `${target} is not reached with Tab`).toBeLessThan(most)
    await window.keyboard.press('Tab')
  }
}

/** Finds a command by its words and runs it. */
async function run(window: Page, command: string): Promise<void> {
  await window.keyboard.press('Control+k')
  const palette = window.getByRole('dialog')
  await expect(palette.getByRole('textbox').or(palette.getByRole('searchbox')).first()).toBeFocused()
  await window.keyboard.type(command)
  await expect(palette.getByRole('menuitem').first()).toHaveText(command)
  await window.keyboard.press('Enter')
  await expect(palette.getByRole('menuitem')).toHaveCount(0)
}

async function expectPublished(newsroom: ClosedNewsroom): Promise<void> {
  expect(await articleOnDisk(newsroom, 'all', title)).toMatchObject({
    state: 'published',
    publication: { address },
    seal: { by: { name: 'Người approver' } },
    content: {
      fields: { title, lede: 'Sáng 20/11, ấp Phú Lợi khánh thành cây cầu bắc qua kênh Ba.' },
      body: {
        blocks: [
          {
            type: 'paragraph',
            content: [
              { text: 'Cầu dài 30 mét, do ', marks: [] },
              { text: 'bà con trong ấp', marks: ['strong'] },
              { text: ' góp công làm. Tết này xe chạy tới tận cửa.', marks: [] },
            ],
          },
        ],
      },
    },
  })
}
