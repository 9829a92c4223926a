import { expect, test } from './product.ts'

test('A wrong password is refused in words, and after five the account waits', async ({ start, sample }) => {
  const { window, signIn } = await start({ newsroom: sample })
  await signIn.name.fill('hoa')
  for (let tries = 1; tries <= 5; tries += 1) {
    await expect(signIn.password).toHaveValue('')
    await signIn.password.fill(`sai ${tries}`)
    await window.keyboard.press('Enter')
    await expect(signIn.refusal).toBeVisible()
    if (tries < 5) await expect(signIn.refusal).toContainText('Tên hoặc mật khẩu không đúng')
  }
  await expect(signIn.password).toHaveValue('')
  await signIn.password.fill(sample.password)
  await window.keyboard.press('Enter')
  await expect(signIn.refusal).toContainText(/\d+ giây/)
  await expect(window.getByRole('navigation')).toHaveCount(0)
})

test('A wrong password refuses the approval, the right one seals', async ({ start, sample }) => {
  const title = 'Thông báo lịch tiếp công dân và đối thoại với nhân dân tháng 12 năm 2026'
  const { signIn, desk, article } = await start({ newsroom: sample })
  await signIn.as('son', sample.password)
  await desk.open(title)
  await article.approval.open()
  await article.approval.seal('không phải mật khẩu này')
  await expect(article.approval.dialog()).toContainText(/[Mm]ật khẩu không đúng/)
  await expect(article.state).toHaveText('Chờ duyệt')
  await article.approval.seal(sample.password)
  await article.saysDone('Duyệt bài')
  await expect(article.state).toHaveText('Đã duyệt')
})

test('The dark follows the system or the person’s own choice, on every screen', async ({ start, sample }) => {
  const { window, signIn, frame, desk, article } = await start({ newsroom: sample })
  const brightness = () =>
    window.evaluate(() =>
      Math.max(
        ...(getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).slice(0, 3).map(Number),
      ),
    )
  await window.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(brightness).toBeLessThan(80)
  await signIn.as('minh', sample.password)
  await expect(window.getByRole('heading', { name: 'Chờ tôi xử lý' })).toBeVisible()
  expect(await brightness()).toBeLessThan(80)
  await desk.open('Tân Hoà sơ tuyển nghĩa vụ quân sự năm 2027: Đúng luật, công khai, chu đáo')
  await expect(article.text).toBeVisible()
  expect(await brightness()).toBeLessThan(80)
  await article.back.click()
  await frame.chooseTheme('Sáng')
  await expect.poll(brightness).toBeGreaterThan(200)
  await frame.chooseTheme('Tối')
  await window.emulateMedia({ colorScheme: 'light' })
  await expect.poll(brightness).toBeLessThan(80)
})
