import { AxeBuilder } from '@axe-core/playwright'
import { dayOf } from '../shared/vietnamese/index.ts'
import { saveAsAnother } from './failures.ts'
import { writeMany } from './many.ts'
import { type ClosedNewsroom, within } from './newsrooms.ts'
import { expect, type Running, test } from './product.ts'

const day = 86_400_000
/** This week's Monday in Vietnam, at this hour. */
const monday = Date.now() - ((new Date(`${dayOf(Date.now())}T00:00Z`).getUTCDay() + 6) % 7) * day

/** Fails when axe finds something serious on what is shown, in light or in dark. */
async function isAccessible({ window }: Running): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // What was read aloud a moment ago names what may be gone by now; nobody sees it, and it goes by itself.
    const axe = new AxeBuilder({ page: window }).setLegacyMode(true).exclude('[data-live-announcer]')
    const { violations } = await axe.analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(
      serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      colorScheme,
    ).toEqual([])
  }
}

/** An article that the editor has in hand, and one that has its day. */
function prepare(office: ClosedNewsroom): Promise<{ inHand: string }> {
  return within(office, 'all', async client => {
    await writeMany(client, 6, dayOf(Date.now()))
    const { articles } = await client.desk.list({ states: [], mine: false, after: null, limit: 50 })
    for (const { id } of articles) await client.desk.plan({ id, slot: null, deadline: null, assignee: null })
    const byTitle = (part: string) => articles.find(({ title }) => title.includes(part))?.id ?? ''
    await client.desk.plan({
      id: byTitle('dệt chiếu'),
      slot: monday + day,
      deadline: Date.now() - 2 * day,
    })
    return { inHand: byTitle('Mùa nước nổi') }
  })
}

test('The desk: assigned and moved on by keyboard, filters and calendar as they were left, and nothing of an article lost that is taken over', async ({
  start,
  office,
}) => {
  test.setTimeout(180_000)
  const { inHand } = await prepare(office)
  const running = await start({ newsroom: office })
  const { window, signIn, frame, desk, article } = running
  const { keyboard } = window
  const column = (name: string) => window.getByRole('grid', { name: new RegExp(`^Cột: ${name}`) })

  await test.step('a card is assigned and moved on with keys alone', async () => {
    await signIn.as('all', office.password)
    await window.getByRole('button', { name: 'Bảng', exact: true }).click()
    const card = column('Bản nháp').getByRole('row').first()
    await card.focus()
    await keyboard.press('Shift+F10')
    await expect(window.getByRole('menuitem', { name: 'Gửi biên tập' })).toBeVisible()
    await keyboard.press('End')
    await keyboard.press('ArrowUp')
    await keyboard.press('Enter')
    await frame.says(/Đã giao .* cho Người kiêm nhiệm/)
    await expect(card).toContainText('Người kiêm nhiệm')
    await expect(card).toBeFocused()
    // The column beside takes no draft, and says so; the step that there is does.
    await keyboard.press('Control+ArrowRight')
    await frame.says('Bài đang ở “Bản nháp”, không chuyển thẳng sang “Trả lại” được.')
    await keyboard.press('Shift+F10')
    await window.getByRole('menuitem', { name: 'Gửi biên tập' }).click()
    await expect(column('Chờ biên tập').getByRole('row')).toHaveCount(2)
  })

  await test.step('a card is dragged to the column of a step', async () => {
    const card = column('Chờ biên tập').getByRole('row').filter({ hasText: 'dệt chiếu' })
    await card.dragTo(column('Đang biên tập'), { targetPosition: { x: 60, y: 400 } })
    await expect(column('Đang biên tập').getByRole('row').filter({ hasText: 'dệt chiếu' })).toBeVisible()
    await isAccessible(running)
  })

  await test.step('a filter is there again after signing in again', async () => {
    const late = window.getByRole('button', { name: 'Trễ hạn', exact: true })
    await late.click()
    await expect(window.locator('.board-card')).toHaveCount(1)
    await expect(window.locator('.board-card')).toContainText('Trễ 2 ngày')
    await frame.signOut()
    await signIn.as('all', office.password)
    await expect(late).toHaveAttribute('aria-pressed', 'true')
    await expect(window.locator('.board-card')).toHaveCount(1)
    await window.getByRole('button', { name: 'Bỏ lọc' }).click()
  })

  await test.step('the calendar moves an article by key and takes it back', async () => {
    await frame.goTo('Lịch đăng')
    const cell = (at: number) => window.locator(`[data-day="${dayOf(at)}"]`)
    const planned = (at: number) => cell(at).locator('[data-kind="slot"]')
    await window.getByRole('button', { name: 'Tuần', exact: true }).click()
    await expect(planned(monday + day)).toContainText('dệt chiếu')
    await cell(monday).focus()
    await keyboard.press('ArrowRight')
    await keyboard.press('ArrowDown')
    await expect(window.locator('.calendar-entry:focus')).toContainText('dệt chiếu')
    await keyboard.press('Control+ArrowRight')
    await expect(planned(monday + 2 * day)).toContainText('dệt chiếu')
    await expect(window.locator('.calendar-entry:focus')).toContainText('dệt chiếu')
    await frame.says(/Đã xếp “Giữ nghề dệt chiếu/)
    await keyboard.press('Control+z')
    await expect(planned(monday + day)).toContainText('dệt chiếu')
    await expect(planned(monday + 2 * day)).toHaveCount(0)
    await window.locator('.calendar-waiting').first().dragTo(cell(monday))
    await expect(planned(monday)).toHaveCount(1)
    await isAccessible(running)
  })

  await test.step('who loses an article while writing finds what was not saved kept as a revision', async () => {
    await frame.goTo('Bàn làm việc')
    await window.getByRole('button', { name: 'Danh sách', exact: true }).click()
    await desk.group(/Tất cả/).click()
    await desk.open('Mùa nước nổi')
    await article.text.click()
    await keyboard.press('Control+End')
    await keyboard.type(' Đã lưu.')
    await article.isSaved()
    saveAsAnother(office.folder, {
      article: inHand,
      signIn: 'editor',
      change: content => content.replace('Sáng nay', 'Chiều nay'),
    })
    await keyboard.type(' Chưa kịp lưu.')
    await expect(article.banners).toContainText(/đã được giữ nguyên thành phiên bản \d+ trong lịch sử/)
    await expect(article.banners).toContainText('Người editor')
    await article.banners.getByRole('button', { name: 'Mở bản mới' }).click()
    await expect(article.text).toContainText('Chiều nay xã họp. Đã lưu.')
    await article.back.click()
    await running.close()
    const kept = await within(office, 'all', async client => {
      const revisions = await client.article.revisions({ id: inHand })
      const aside = revisions.filter(revision => revision.aside)
      return Promise.all(
        aside.map(async ({ id, names }) => ({
          name: names[0]?.name,
          body: JSON.stringify((await client.article.revision({ id: inHand, revision: id })).content.body),
        })),
      )
    })
    expect(kept).toEqual([
      {
        name: expect.stringMatching(/^Phần chưa lưu của Người kiêm nhiệm, /),
        body: expect.stringContaining('Sáng nay xã họp. Đã lưu. Chưa kịp lưu.'),
      },
    ])
  })
})
