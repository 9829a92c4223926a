import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ArticleRow, ImportReport, Verification } from '../../../shared/contract/index.ts'
import { packagedNames } from '../../../shared/package/index.ts'
import { openArchive } from '../packages/unpack.ts'
import { samplePeople, sampleText } from '../sample/index.ts'
import {
  banthao,
  done,
  json,
  openWorkshop,
  putNewsroom,
  putSample,
  type Workshop,
} from './banthao.fixture.ts'

const seeds = join(import.meta.dirname, '../../../seeds')

const portal = `Sign In

Xã Tân Hoà ra quân làm thuỷ lợi nội đồng

07:30 05/12/2026
Sáng nay, hơn hai trăm đoàn viên, hội viên và người dân các ấp đã cùng nạo vét ba tuyến kênh, chuẩn bị nước cho vụ đông xuân sắp tới.

05-12-26 kenh.jpg

Đoàn viên ấp Phú Lợi dọn cỏ trên tuyến kênh số 3.


Theo kế hoạch, đến hết tháng 12 toàn xã hoàn thành 11 tuyến kênh với 14,6 km; khối lượng đào đắp 9.800 m³. Kinh phí từ nguồn thuỷ lợi phí là 412 triệu đồng, còn lại do Nhân dân đóng góp ngày công.

Nhiều cách làm hay

Ở ấp Tân Thạnh, mỗi tổ nhận một đoạn kênh, làm xong đoạn nào thì cắm biển đoạn đó. “Có tên mình trên biển thì ai cũng muốn làm cho đẹp”, ông Sáu Nghĩa nói vui.

Phạm Văn Lộc

Văn phòng Đảng uỷ xã Tân Hoà


Tag:

File đính kèm
`

const plain = `Phiên chợ quê cuối năm

Chợ họp từ ba giờ sáng. Đèn dầu, đèn pin, đèn điện thoại chen nhau dưới mái tôn còn ướt sương.

Bà Tư bán bánh tét từ năm 1987. Mỗi đòn 45.000 đồng, ba đòn thì 130.000 đồng; ai quen thì bà cho thêm miếng dưa.

Đến bảy giờ thì chợ tan. Người về mang theo mùi lá chuối, mùi khói bếp và mấy câu chuyện chưa kể xong.
`

const page = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Thư viện ấp</title></head><body>
<h1>Thư viện nhỏ ở ấp Mỹ Phước</h1>
<p>Căn phòng <b>mười hai mét vuông</b> có 1.340 cuốn sách và <i>một chiếc quạt trần</i>.</p>
<h2>Sách đến từ đâu</h2>
<ul><li>từ các lớp học cũ;</li><li>từ người đi xa gửi về;</li><li>từ <a href="https://thuvien.example.vn/">thư viện tỉnh</a>.</li></ul>
<p>Chiều thứ bảy nào cũng có trẻ con ngồi kín bậc thềm, đọc to cho nhau nghe.</p>
</body></html>
`

const withoutPassword = { password: null }
const sample = { password: 'ban-thao-mau' }
let workshop: Workshop
let out: string
let newsroom: string
let copies = 0

beforeAll(async () => {
  workshop = openWorkshop()
  await putSample(workshop, 'sample')
})
afterAll(() => workshop.end())
beforeEach(() => {
  copies += 1
  out = workshop.at(`ra ${copies}`)
  mkdirSync(out)
  newsroom = workshop.copy('sample', `ra ${copies}/newsroom`)
})

const packagesIn = (folder: string) => readdirSync(folder).filter(name => name.endsWith('.zip'))

describe('the sample newsroom', () => {
  test('has its people and articles in every state, and its record is whole', async () => {
    const rows = await json<ArticleRow[]>(['list', newsroom], withoutPassword)
    expect(new Set(rows.map(({ state }) => state)).size).toBeGreaterThan(7)
    const people = await json<{ signIn: string; roles: string[] }[]>(['people', newsroom], withoutPassword)
    expect(Object.fromEntries(people.map(({ signIn, roles }) => [roles.join(), signIn]))).toEqual(
      samplePeople,
    )
    expect(await done(['log', newsroom, '--check'], withoutPassword)).toMatch(/^Nhật ký nguyên vẹn/)
  })

  test('asks nobody for its password, but a seal does', async () => {
    const [{ number } = { number: 0 }] = (
      await json<ArticleRow[]>(['list', newsroom], withoutPassword)
    ).filter(({ state }) => state === 'pending')
    await done(['import', newsroom, sampleText(seeds), '--as', 'hoa'], withoutPassword)
    const approve = ['act', newsroom, String(number), 'approve', '--as', 'son']
    expect((await banthao(approve, withoutPassword)).err).toMatch(/^Cần nhập mật khẩu/)
    expect((await banthao(approve, { password: 'sai' })).err).toMatch(/^Tên hoặc mật khẩu không đúng/)
    expect(await done(approve, sample)).toContain(`bài ${number} nay ở trạng thái “Đã duyệt”`)
  })

  test('packs no article whose picture is gone or damaged', async () => {
    const rows = await json<ArticleRow[]>(['list', newsroom, '--state', 'approved'], withoutPassword)
    const pack = ['package', newsroom, String(rows[0]?.number), '--out', join(out, 'a', 'b')]
    const missing =
      /^Thiếu tệp ảnh “.*\.jpg” trong toà soạn\. Hãy thay ảnh khác hoặc khôi phục từ bản sao lưu\.\n$/
    const media = readdirSync(join(newsroom, 'media'), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.large'))
      .map(name => join(newsroom, 'media', name))
    for (const file of media) {
      const bytes = readFileSync(file)
      bytes.writeUInt8(bytes.readUInt8(2000) ^ 1, 2000)
      writeFileSync(file, bytes)
    }
    expect(await banthao(pack, withoutPassword)).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(missing),
    })
    for (const file of media) truncateSync(file, 0)
    expect((await banthao(pack, withoutPassword)).err).toMatch(missing)
    rmSync(join(newsroom, 'media'), { recursive: true })
    expect((await banthao(pack, withoutPassword)).err).toMatch(missing)
    expect(existsSync(join(out, 'a'))).toBe(false)
    expect(await json<ArticleRow[]>(['list', newsroom, '--state', 'approved'], withoutPassword)).toEqual(rows)
  })
})

describe('the demonstration', () => {
  test('makes the sample newsroom and takes an article the whole way in it, and again', async () => {
    rmSync(out, { recursive: true })
    const first = await done(['demo', '--out', out], withoutPassword)
    expect(first.match(/^\d+\. .*$/gm)).toEqual([
      `1. Lập toà soạn mẫu ở ${newsroom}`,
      expect.stringMatching(
        /^2\. Nguyễn Thị Thanh Hoa \(phóng viên\) nhập dan-van-gan-dan-sat-viec\.txt: “.+”$/,
      ),
      '3. Nguyễn Thị Thanh Hoa (phóng viên) gửi biên tập',
      '4. Trần Quang Minh (biên tập viên) nhận biên tập',
      expect.stringMatching(
        /^5\. Trần Quang Minh \(biên tập viên\) chọn chuyên mục “.+”, xác nhận không chứa/,
      ),
      '6. Trần Quang Minh (biên tập viên) trình duyệt',
      expect.stringMatching(
        /^7\. Võ Thành Sơn \(người duyệt\) nhập mật khẩu, đóng dấu phiên bản [0-9a-f]{16}$/,
      ),
      '8. Lê Thị Ngọc Lan (thư ký biên tập) xuất gói',
      '9. Kiểm tra gói: nguyên vẹn, 7 tệp, người duyệt Võ Thành Sơn',
      expect.stringMatching(/^10\. Kiểm tra nhật ký: \d+ sự kiện, nguyên vẹn$/),
    ])
    const [made = ''] = packagesIn(out)
    expect(first).toContain(`Đã xuất gói ${join(out, made)}\n`)
    const second = await done(['demo', '--out', out, '--lang', 'en'], withoutPassword)
    expect(second).toContain(`1. Sample newsroom opened again in ${newsroom}\n`)
    expect(second).toContain('6. Trần Quang Minh (editor) sends up for approval')
    expect(packagesIn(out)).toEqual([made.replace('.zip', '-2.zip'), made].sort())
    for (const name of packagesIn(out)) {
      expect((await json<Verification>(['verify', join(out, name)], withoutPassword)).whole).toBe(true)
    }
  })

  test.each([
    ['shaped like a portal’s page', 'portal.txt', portal],
    ['of paragraphs only', 'plain.txt', plain],
    [
      'without a title',
      'untitled.txt',
      `${'Một câu dài nói về việc làng việc xã, kể mãi chưa hết. '.repeat(12)}\n`,
    ],
    ['in UTF-16', 'utf16.txt', Buffer.from(`\ufeff${plain}`, 'utf16le')],
    ['of HTML', 'page.html', page],
  ])('packs a text %s word for word', async (_, name, text) => {
    const file = join(out, name)
    writeFileSync(file, text)
    await done(['demo', file, '--out', out], withoutPassword)
    const [made = ''] = packagesIn(out)
    const packed = await fragmentOf(join(out, made))
    const [{ report } = { report: null }] = await json<{ report: ImportReport }[]>(
      ['import', newsroom, file, '--as', 'hoa'],
      withoutPassword,
    )
    // The date and the picture's name are fields of the article; what was dropped is told.
    const elsewhere =
      report?.parts.filter(({ taken }) => ['dropped', 'date', 'image', 'source'].includes(taken)) ?? []
    const source = name.endsWith('.html') ? textOf(String(text)) : decoded(text)
    const imported = elsewhere.reduce((left, { text }) => left.replace(text, ''), source.normalize('NFC'))
    const titled = name === 'untitled.txt' ? packed.slice(packed.indexOf('…') + 1) : packed
    expect(wordsOf(titled)).toEqual(wordsOf(imported))
    expect(wordsOf(imported).length).toBeGreaterThan(20)
  })

  test('refuses what can be no article before it makes anything', async () => {
    const place = join(out, 'mới', 'nữa')
    const file = (name: string, text: string) => {
      writeFileSync(join(out, name), text)
      return join(out, name)
    }
    const expected: [string, RegExp][] = [
      [join(out, 'không có.txt'), /^Không tìm thấy tệp “/],
      [out, /không phải là một tệp/],
      [file('trống.txt', ''), /^Tệp “trống\.txt” trống/],
      [file('tiêu đề.txt', 'Chỉ có tiêu đề\n'), /^Không thể gửi biên tập: Bài chưa có nội dung\./],
    ]
    const answers = await Promise.all(
      expected.map(([path]) => banthao(['demo', path, '--out', place], withoutPassword)),
    )
    expect(answers).toEqual(
      expected.map(([, reason]) => ({ code: 1, out: '', err: expect.stringMatching(reason) })),
    )
    expect(existsSync(join(out, 'mới'))).toBe(false)
  })

  test('does not play with a newsroom that is no sample', async () => {
    await putNewsroom(workshop, `thật ${copies}/newsroom`)
    const real = workshop.at(`thật ${copies}`)
    expect(await banthao(['demo', '--out', real], withoutPassword)).toEqual({
      code: 1,
      out: '',
      err: `“${join(real, 'newsroom')}” không phải là toà soạn mẫu nên không dùng để chạy thử. Hãy chọn thư mục khác.\n`,
    })
    expect(readdirSync(real)).toEqual(['newsroom'])
  })
})

async function fragmentOf(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const file = await (await openArchive(handle))?.read(packagedNames.fragment, true)
    return textOf(file?.bytes?.toString('utf8') ?? '')
  } finally {
    await handle.close()
  }
}

/** What a reader sees of HTML, by a parser that is not the program's own. */
function textOf(html: string): string {
  const parts: string[] = []
  const walk = (node: { type: string; value?: string; tagName?: string; children?: unknown[] }): void => {
    if (node.type === 'text') parts.push(node.value ?? '')
    if (node.tagName === 'title') return
    for (const child of node.children ?? []) walk(child as typeof node)
    if (/^(p|h[1-6]|li|figcaption|td|th|div|blockquote)$/.test(node.tagName ?? '')) parts.push('\n')
  }
  walk(fromHtml(html, { fragment: true }))
  return parts.join('')
}

const decoded = (text: string | Uint8Array) =>
  typeof text === 'string' ? text : Buffer.from(text).toString('utf16le').replace('\ufeff', '')
const wordsOf = (text: string) => text.split(/\s+/).filter(word => word !== '')
