import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../electron/dev/project.ts'
import { verifyPackage } from '../electron/engine/packages/index.ts'
import { plainBody } from '../shared/article/index.ts'
import { articleOnDisk, type ClosedNewsroom } from './newsrooms.ts'
import { drawPicture } from './picture.ts'
import { expect, type Running, test } from './product.ts'

const address = 'https://tanhoa.angiang.gov.vn/tin-tuc/sua-cau-sat'

test('An article goes the whole way, from an empty page to the portal, by four people in one window', async ({
  start,
  sample,
}) => {
  const running = await start({ newsroom: sample })
  const { window, signIn, frame, desk, article } = running
  const { keyboard } = window
  const title = 'Tân Hoà khởi công cầu sắt ấp Phú Lợi'

  // Hoa writes.
  await signIn.as('hoa', sample.password)
  await desk.newArticle.click()
  await expect(article.title).toBeFocused()
  await keyboard.type(title)
  await keyboard.press('Enter')
  await keyboard.type('Sáng 12/11, xã Tân Hoà khởi công cây cầu mà bà con hai bờ kênh đã chờ hơn mười năm.')
  await keyboard.press('Enter')
  await keyboard.type('Cầu dài 42 mét, rộng 3,5 mét, do ')
  await keyboard.press('Control+b')
  await keyboard.type('nhân dân đóng góp')
  await keyboard.press('Control+b')
  await keyboard.type(' một phần kinh phí.')
  await keyboard.press('Enter')
  await keyboard.type('Ba việc làm trước tết')
  await article.toolbar.getByRole('button', { name: /^Tiêu mục \(/ }).click()
  await keyboard.press('Enter')
  await article.toolbar.getByRole('button', { name: /^Danh sách \(/ }).click()
  await keyboard.type('Đóng cọc hai mố cầu')
  await keyboard.press('Enter')
  await keyboard.type('Đổ bê tông mặt cầu')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await keyboard.type('Xem thêm ở cổng thông tin')
  for (const _ of 'cổng thông tin') await keyboard.press('Shift+ArrowLeft')
  await article.link('tanhoa.angiang.gov.vn')
  await keyboard.press('End')
  await keyboard.type(' của xã.')
  await article.addPicture(drawPicture('khoi-cong.png'))
  await article.describePicture({
    alternative: 'Bờ kênh nơi dựng cầu, trời quang',
    caption: 'Nơi dựng cầu sắt ấp Phú Lợi.',
    credit: 'Ảnh: Thanh Hoa',
  })
  await article.chooseSection('Kinh tế - Nông thôn mới')
  await article.declareNoSecret()
  await article.isSaved()
  await expect(article.state).toHaveText('Bản nháp')
  await article.act('Gửi biên tập')
  await expect(article.state).toHaveText('Chờ biên tập')
  await frame.signOut()

  // Minh edits.
  await signIn.as('minh', sample.password)
  await desk.open(title)
  await article.act('Nhận biên tập')
  await expect(article.state).toHaveText('Đang biên tập')
  await article.text.getByText(' một phần kinh phí.').click()
  await keyboard.press('End')
  await keyboard.type(' Cầu xong trước Tết Nguyên đán.')
  await article.isSaved()
  await article.act('Trình duyệt')
  await frame.signOut()

  // Sơn approves and seals.
  await signIn.as('son', sample.password)
  await desk.open(title)
  await article.approval.open()
  await expect(article.approval.dialog()).toContainText('Cầu xong trước Tết Nguyên đán.')
  await article.approval.seal(sample.password)
  await article.saysDone('Duyệt bài')
  await expect(article.state).toHaveText('Đã duyệt')
  await frame.signOut()

  // Lan makes the package, verifies it, and confirms that the portal shows it.
  await packageAndPublish(running, sample, title)
  await running.close()

  // What is on the disk is what was written, sealed and confirmed.
  const kept = await articleOnDisk(sample, 'lan', title)
  expect(kept).toMatchObject({
    state: 'published',
    publication: { address },
    seal: { by: { name: 'Võ Thành Sơn' } },
    content: {
      fields: {
        title,
        slug: 'tan-hoa-khoi-cong-cau-sat-ap-phu-loi',
        section: { name: 'Kinh tế - Nông thôn mới' },
        noStateSecret: { name: 'Nguyễn Thị Thanh Hoa' },
      },
    },
  })
  const run = (text: string, marks: string[] = []) => ({ type: 'text', text, marks })
  expect(kept.content.body.blocks).toMatchObject([
    {
      type: 'paragraph',
      content: [
        run('Cầu dài 42 mét, rộng 3,5 mét, do '),
        run('nhân dân đóng góp', ['strong']),
        run(' một phần kinh phí. Cầu xong trước Tết Nguyên đán.'),
      ],
    },
    { type: 'heading', level: 2, content: [run('Ba việc làm trước tết')] },
    {
      type: 'list',
      ordered: false,
      items: [{ content: [run('Đóng cọc hai mố cầu')] }, { content: [run('Đổ bê tông mặt cầu')] }],
    },
    {
      type: 'paragraph',
      content: [
        run('Xem thêm ở '),
        { type: 'link', address: 'https://tanhoa.angiang.gov.vn', content: [run('cổng thông tin')] },
        run(' của xã.'),
      ],
    },
    {
      type: 'figure',
      fileName: 'khoi-cong.png',
      alternative: 'Bờ kênh nơi dựng cầu, trời quang',
      caption: 'Nơi dựng cầu sắt ấp Phú Lợi.',
      credit: 'Thanh Hoa',
    },
    { type: 'paragraph', content: [] },
  ])
})

test('An imported text file goes the whole way with every word of it', async ({ start, sample }) => {
  const running = await start({ newsroom: sample })
  const { signIn, frame, desk, article } = running
  const file = join(project, 'seeds/text/dan-van-gan-dan-sat-viec.txt')
  const title = 'Đảng bộ xã Tân Hoà đưa công tác dân vận về gần dân, sát việc'

  await signIn.as('hoa', sample.password)
  await desk.importAndOpen(file)
  await expect(article.title).toHaveValue(title)
  const words = await article.blocks()
  await article.act('Gửi biên tập')
  await frame.signOut()
  await signIn.as('minh', sample.password)
  await desk.open(title)
  await article.act('Nhận biên tập')
  await article.act('Trình duyệt')
  await frame.signOut()
  await signIn.as('son', sample.password)
  await desk.open(title)
  await article.approval.open()
  await article.approval.seal(sample.password)
  await article.saysDone('Duyệt bài')
  await frame.signOut()
  await packageAndPublish(running, sample, title)
  await running.close()

  const { content } = await articleOnDisk(sample, 'lan', title)
  const source = readFileSync(file, 'utf8')
  const paragraphs = plainBody(content.body).split('\n\n')
  expect(paragraphs.length).toBeGreaterThan(5)
  for (const paragraph of paragraphs) expect(source).toContain(paragraph)
  expect(words.filter(text => text !== '').every(text => source.includes(text))).toBe(true)
})

/** Lan makes the package of an approved article, has it verified, and confirms its publication. */
async function packageAndPublish(running: Running, newsroom: ClosedNewsroom, title: string): Promise<void> {
  const { signIn, frame, packages } = running
  await signIn.as('lan', newsroom.password)
  await frame.goTo('Gói xuất')
  const folder = join(newsroom.folder, 'packages')
  const before = readdirSync(folder)
  await packages.make(title)
  const [made = '', ...others] = readdirSync(folder).filter(name => !before.includes(name))
  expect(others).toEqual([])
  expect(await verifyPackage(join(folder, made))).toMatchObject({
    whole: true,
    faults: [],
    record: { title, approver: 'Võ Thành Sơn', approverRole: 'approver', newsroom: 'Đảng uỷ xã Tân Hoà' },
  })
  await packages.verifyMade(title)
  await expect(packages.result).toContainText('Gói nguyên vẹn')
  await expect(packages.result).toContainText('Đúng khoá của toà soạn này.')
  await frame.inDialog('Đóng').last().click()
  await packages.confirm(title, address)
  await frame.says('Đã xác nhận bài đã đăng.')
}
