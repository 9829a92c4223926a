import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type {
  Article,
  ArticleRow,
  NewsroomEvent,
  PackageRow,
  Person,
  Revision,
  Verification,
} from '../../../shared/contract/index.ts'
import { roles } from '../../../shared/workflow/index.ts'
import { createEngine } from '../engine.ts'
import { openNewsroom } from '../newsroom/open.ts'
import { writeArchive } from '../packages/archive.ts'
import { openArchive } from '../packages/unpack.ts'
import { trialPassword, trialSettings } from '../trial/newsroom.ts'
import {
  banthao,
  done,
  ended,
  json,
  openWorkshop,
  putNewsroom,
  start,
  type Workshop,
} from './banthao.fixture.ts'

/*
 * The newsroom of these tests has one person of each role, called by it, and somebody called `all`; its folder is
 * `toà soạn`. Article 1 has a title and a paragraph.
 */
let workshop: Workshop
let newsroom: string
const text = 'Tiêu đề của bài\n\nĐoạn văn duy nhất của bài, đủ dài để là một đoạn văn.\n'

beforeAll(async () => {
  workshop = openWorkshop()
  await putNewsroom(workshop, 'new')
  writeFileSync(workshop.at('bài.txt'), text)
  await done(['import', workshop.at('new'), workshop.at('bài.txt'), '--as', 'writer'])
  workshop.copy('new', 'approved')
  for (const [action, by] of way) await act(workshop.at('approved'), action, by)
})
afterAll(() => workshop.end())

let copies = 0
beforeEach(() => {
  copies += 1
  newsroom = workshop.copy('new', `toà soạn ${copies}`)
})

const way = [
  ['submit', 'writer'],
  ['claim', 'editor'],
  ['send-up', 'editor'],
  ['approve', 'approver'],
] as const
const act = (folder: string, action: string, by: string) => done(['act', folder, '1', action, '--as', by])
const approvedNewsroom = () => workshop.copy('approved', `đã duyệt ${copies}`)
const refused = async (line: readonly string[], surroundings = {}) => {
  const { code, out, err } = await banthao(line, surroundings)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  return err.trimEnd().split('\n')
}

describe('people', () => {
  test('are listed with their roles, in columns and as JSON', async () => {
    const [lines, people] = await Promise.all([
      done(['people', newsroom]),
      json<Person[]>(['people', workshop.copy('new', `người ${copies}`)]),
    ])
    expect(lines.split('\n').slice(0, 3)).toEqual([
      'administrator  Quản trị          Quản trị',
      'writer         Người writer      Phóng viên',
      'editor         Người editor      Biên tập viên',
    ])
    expect(people.map(person => person.signIn)).toEqual(['administrator', ...roles.slice(0, 4), 'all'])
    expect(people[1]).toEqual({
      id: expect.any(String),
      signIn: 'writer',
      name: 'Người writer',
      roles: ['writer'],
      disabled: false,
      fingerprint: expect.stringMatching(/^([0-9a-f]{4} ?){16}$/),
    })
  })
})

describe('articles', () => {
  test('are listed with the newest change first, as a JSON array and in columns', async () => {
    await done(['import', newsroom, workshop.at('bài.txt'), workshop.at('bài.txt'), '--as', 'writer'])
    await act(newsroom, 'submit', 'writer')
    const rows = await json<ArticleRow[]>(['list', newsroom])
    expect(rows.map(({ number, state }) => [number, state])).toEqual([
      [1, 'submitted'],
      [3, 'draft'],
      [2, 'draft'],
    ])
    expect(rows[0]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      number: 1,
      title: 'Tiêu đề của bài',
      state: 'submitted',
      section: null,
      createdBy: { id: expect.any(String), name: 'Người writer' },
      holder: null,
      deadline: null,
      updatedAt: expect.any(Number),
    })
    expect(await done(['list', newsroom])).toBe(
      '1  Chờ biên tập  Tiêu đề của bài\n3  Bản nháp      Tiêu đề của bài\n2  Bản nháp      Tiêu đề của bài\n',
    )
    expect(await done(['list', newsroom, '--state', 'submitted', '--lang', 'en'])).toBe(
      '1  Awaiting editing  Tiêu đề của bài\n',
    )
    expect(await done(['list', newsroom, '--state', 'held'])).toBe(
      'Không có bài nào ở trạng thái “Tạm giữ”.\n',
    )
    expect(await json(['list', newsroom, '--state', 'held'])).toEqual([])
  })

  test('are shown with their revisions, and one of these is restored', async () => {
    const folder = workshop.copy('approved', `phiên bản ${copies}`)
    const room = await openNewsroom(folder, { computer: 'MAY-THU', now: Date.now })
    const content = room.reading.prepare('SELECT content FROM drafts').pluck().get() as string
    room.writing
      .prepare('UPDATE drafts SET content = ?, version = version + 1')
      .run(content.replace('duy nhất', 'đã sửa'))
    await room.close()
    const before = await done(['show', folder, '1', '--revisions'])
    expect(before).toMatch(/^Bài 1: Tiêu đề của bài\n1 {2}.+ {2}Người writer {2}13 chữ {2}từng được duyệt\n$/)
    expect(await done(['restore', folder, '1', '1', '--as', 'editor'])).toBe(
      'Đã khôi phục phiên bản 1 của bài 1; nội dung trước đó là phiên bản 2.\n',
    )
    const revisions = await json<Revision[]>(['show', folder, '1', '--revisions'])
    expect(revisions.map(({ number }) => number)).toEqual([3, 2, 1])
    const [again, unknown, english] = await Promise.all([
      done(['restore', folder, '1', revisions[0]?.id ?? '', '--as', 'editor']),
      refused(['restore', workshop.at('approved'), '1', 'bản cuối', '--as', 'editor']),
      done(['show', newsroom, '1', '--revisions', '--lang', 'en']),
    ])
    expect(again).toBe('Bài 1 đang đúng như phiên bản 3, không có gì thay đổi.\n')
    expect(unknown).toEqual([
      'Bài không có phiên bản nào khớp với “bản cuối”.',
      'Xem các phiên bản: banthao show THƯ-MỤC BÀI --revisions',
    ])
    expect(english).toMatch(/Tiêu đề của bài\n1 {2}/)
  })

  test('are shown with text, state and history', async () => {
    const shown = await json<Article & { text: string; history: NewsroomEvent[] }>(['show', newsroom, '1'])
    expect(shown).toMatchObject({
      number: 1,
      title: 'Tiêu đề của bài',
      state: 'draft',
      seal: null,
      publication: null,
      packages: [],
      text: 'Đoạn văn duy nhất của bài, đủ dài để là một đoạn văn.',
    })
    expect(shown.history.map(event => event.kind)).toEqual(['article.imported', 'article.revised'])
    const lines = await done(['show', newsroom, shown.id.slice(0, 30)])
    expect(lines).toContain('Bài 1: Tiêu đề của bài\n\nTrạng thái:  Bản nháp\nNgười tạo:   Người writer\n')
    expect(lines).toMatch(/Người writer {2}Nhập bài từ tệp {2}bài\.txt\n/)
  })

  test('that nobody can mean are refused, and those that several could be', async () => {
    await done(['import', newsroom, workshop.at('bài.txt'), '--as', 'writer'])
    const [{ id } = { id: '' }] = await json<ArticleRow[]>(['list', newsroom])
    expect(await refused(['show', newsroom, '99'])).toEqual([
      'Không có bài nào khớp với “99”.',
      'Xem các bài: banthao list THƯ-MỤC',
    ])
    expect((await refused(['show', newsroom, id.slice(0, 6)]))[0]).toBe(
      `“${id.slice(0, 6)}” khớp với nhiều bài. Hãy ghi đủ mã bài.`,
    )
    expect((await refused(['act', newsroom, '%', 'submit', '--as', 'writer', '--lang', 'en']))[0]).toBe(
      'No article matches “%”.',
    )
  })
})

describe('a step of the workflow', () => {
  test('is taken by who may, however the action and the person are written', async () => {
    expect(await act(newsroom, 'submit', 'Người Writer')).toBe(
      'Gửi biên tập: bài 1 nay ở trạng thái “Chờ biên tập”.\n',
    )
    await act(newsroom, 'claim', 'EDITOR')
    expect(await done(['act', newsroom, '1', 'sendUp', '--as', 'editor', '--lang', 'en'])).toBe(
      'Send up for approval: article 1 is now “Awaiting approval”.\n',
    )
    const approved = await json<Article>(['act', newsroom, '1', 'approve', '--as', 'approver'])
    expect(approved).toMatchObject({ state: 'approved', seal: { by: { name: 'Người approver' } } })
    await done(['package', newsroom, '1', '--out', workshop.at(`đăng ${copies}`)])
    const publish = ['act', newsroom, '1', 'publish', '--as', 'secretary']
    expect(await refused(publish)).toEqual([
      'Cần địa chỉ bài đã đăng, bắt đầu bằng http:// hoặc https://.',
      'Ghi địa chỉ sau --address.',
    ])
    const moment = ['--address', 'https://a.vn/bai', '--at', '2026-11-24T14:30']
    expect(await json<Article>([...publish, ...moment])).toMatchObject({
      state: 'published',
      publication: { address: 'https://a.vn/bai', at: Date.UTC(2026, 10, 24, 7, 30) },
    })
  })

  test('is refused to whoever may not, with the reason, and nothing changes', async () => {
    expect(await refused(['act', newsroom, '1', 'submit', '--as', 'editor'])).toEqual([
      'Không thể gửi biên tập: Việc này dành cho: Phóng viên.',
    ])
    expect(await refused(['act', newsroom, '1', 'approve', '--as', 'approver'])).toEqual([
      'Không thể duyệt bài: Bài đang ở trạng thái “Bản nháp” nên không làm được việc này.',
    ])
    expect(await refused(['act', newsroom, '1', 'submit', '--as', 'khách'])).toEqual([
      'Không có người nào tên “khách” trong toà soạn.',
      'Xem những người trong toà soạn: banthao people THƯ-MỤC',
    ])
    expect(await json(['list', newsroom])).toMatchObject([{ state: 'draft' }])
  })

  test('needs a reason where the table says so', async () => {
    await act(newsroom, 'submit', 'writer')
    const back = ['act', newsroom, '1', 'return', '--as', 'editor']
    const missing = ['Cần ghi lý do cho việc “Trả lại”.', 'Ghi lý do sau --reason.']
    expect(await refused(back)).toEqual(missing)
    expect(await refused([...back, '--reason', '  '])).toEqual(missing)
    expect(await refused([...back, '--reason', 'x'.repeat(3000)])).toEqual([
      'Không nhận được lý do: để trống, quá dài hoặc không đúng dạng. Hãy sửa lại rồi làm lại.',
    ])
    await done([...back, '--reason', 'Bổ sung số liệu'])
    expect(await done(['show', newsroom, '1'])).toMatch(/Chờ biên tập → Trả lại; Bổ sung số liệu\n/)
  })

  test('is refused to who wrote the text', async () => {
    await done(['import', newsroom, workshop.at('bài.txt'), '--as', 'all'])
    for (const action of ['submit', 'claim', 'send-up']) {
      await done(['act', newsroom, '2', action, '--as', 'all'])
    }
    expect(await refused(['act', newsroom, '2', 'approve', '--as', 'all'])).toEqual([
      'Không thể duyệt bài: Người đã viết hoặc sửa bài không được tự duyệt bài đó. Cần một người duyệt khác.',
    ])
  })
})

describe('what stands before a step', () => {
  test('is listed for the next step of an article, or for the one that is asked for', async () => {
    const found = await json<{ step: string; blockers: { check: string; level: string }[] }>([
      ...['check', newsroom, '1'],
    ])
    expect([found.step, found.blockers.map(({ check, level }) => `${check} ${level}`)]).toEqual([
      'submit',
      ['lede recommended', 'section recommended', 'authors recommended', 'noStateSecret recommended'],
    ])
    expect(await done(['check', newsroom, '1', '--step', 'submit'])).toBe(
      [
        'Bài 1, trước khi gửi: 0 việc bắt buộc, 4 việc nên làm.',
        '  Nên có  Chưa có sapo',
        '  Nên có  Chưa chọn chuyên mục',
        '  Nên có  Chưa ghi tác giả',
        '  Nên có  Chưa xác nhận bài không chứa bí mật nhà nước\n',
      ].join('\n'),
    )
    expect(await done(['check', newsroom, '1', '--step', 'package', '--lang', 'en'])).toBe(
      'Article 1, before packaging: nothing is missing.\n',
    )
    expect((await banthao(['check', newsroom, '1', '--step', 'edit'])).code).toBe(2)
  })

  test('is printed with the refusal of a step, and makes the check fail', async () => {
    const engine = createEngine(trialSettings())
    await engine.open(newsroom)
    const administrator = engine.client()
    await administrator.session.signIn({ signIn: 'administrator', password: trialPassword })
    const { houseStyle } = await administrator.settings.get()
    const levels = { lede: { submit: 'required', approve: 'off', package: 'off' } } as const
    await administrator.settings.changeHouseStyle({ ...houseStyle, checks: { levels, questions: [] } })
    await engine.close()
    const [first, ...rest] = await refused(['act', newsroom, '1', 'submit', '--as', 'writer'])
    expect(first).toBe('Chưa thể gửi biên tập: còn 1 việc phải làm xong trước.')
    expect(rest.slice(0, 2)).toEqual(['  Bắt buộc  Chưa có sapo', '  Nên có    Chưa chọn chuyên mục'])
    const { code, out } = await banthao(['check', newsroom, '1'])
    expect([code, out.split('\n')[0]]).toEqual([1, 'Bài 1, trước khi gửi: 1 việc bắt buộc, 3 việc nên làm.'])
  })
})

test('a correction is begun, worded and verified at the terminal', async () => {
  const folder = approvedNewsroom()
  const out = workshop.at(`đính chính ${copies}`)
  await done(['package', folder, '1', '--out', out])
  await done(['act', folder, '1', 'publish', '--as', 'secretary', '--address', 'https://a.vn/bai'])
  await done(['act', folder, '1', 'correct', '--as', 'editor', '--reason', 'Số hộ đúng là 21.'])
  expect(await done(['show', folder, '1'])).toContain('Số hộ đúng là 21.')
  for (const [action, by] of [
    ['send-up', 'editor'],
    ['approve', 'approver'],
  ] as const) {
    await act(folder, action, by)
  }
  const made = await json<PackageRow>(['package', folder, '1', '--out', out])
  const verified = await done(['verify', made.path])
  expect(verified).toMatch(/Đính chính, thay cho: +phiên bản \d+, duyệt lúc .*goi-bai_.*\.zip\n/)
  expect(verified).toContain('Số hộ đúng là 21.')
  expect((await json<Verification>(['verify', made.path])).record?.supersedes).toMatchObject({
    text: 'Số hộ đúng là 21.',
  })
})

describe('the password', () => {
  const submit = () => ['act', newsroom, '1', 'submit', '--as', 'writer']

  test('comes from the first line of standard input when it is in no variable', async () => {
    const input = 'mật khẩu để thử\r\nkhác\n'
    expect(await done(submit(), { password: null, input })).toContain('Chờ biên tập')
  })

  test('is asked of an open pipe, and the program does not wait for its end', async () => {
    const child = start(submit(), { password: null })
    child.stdin.write('mật khẩu để thử\n')
    expect((await ended(child)).code).toBe(0)
  })

  test('that is missing or wrong is said to be', async () => {
    expect(await refused(submit(), { password: null })).toEqual([
      'Cần nhập mật khẩu để làm việc này.',
      'Đặt mật khẩu vào biến BANTHAO_PASSWORD, hoặc gõ khi được hỏi.',
    ])
    expect(await refused(submit(), { password: 'sai' })).toEqual(['Tên hoặc mật khẩu không đúng.'])
    expect(await json(['list', newsroom])).toMatchObject([{ state: 'draft' }])
  })
})

describe('an import', () => {
  test('of several files takes those that it can and says why not the others', async () => {
    writeFileSync(workshop.at('trống.txt'), '')
    const files = ['bài.txt', 'trống.txt', 'không có.txt', 'bài.txt'].map(name => workshop.at(name))
    const { code, out, err } = await banthao(['import', newsroom, ...files, '--as', 'writer'])
    expect(code).toBe(1)
    expect(out.match(/^Đã nhập .*$/gm)).toEqual([
      `Đã nhập ${files[0]} thành bài 2: Tiêu đề của bài`,
      `Đã nhập ${files[3]} thành bài 3: Tiêu đề của bài`,
    ])
    expect(out).toContain('\n  Tiêu đề   Tiêu đề của bài\n  Đoạn văn  Đoạn văn duy nhất của bài')
    expect(err.trimEnd().split('\n')).toEqual([
      `Không nhập được ${files[1]}: Tệp “trống.txt” trống, không có gì để nhập.`,
      `Không nhập được ${files[2]}: Không tìm thấy tệp “${files[2]}”.`,
    ])
    const printed = await banthao(['import', newsroom, ...files.slice(0, 2), '--as', 'writer', '--json'])
    expect(printed.code).toBe(1)
    expect(JSON.parse(printed.out)).toMatchObject([
      {
        file: files[0],
        id: expect.any(String),
        number: 4,
        title: 'Tiêu đề của bài',
        report: { warnings: ['importedBefore'] },
      },
      {
        file: files[1],
        refused: { code: 'fileEmpty', reason: 'Tệp “trống.txt” trống, không có gì để nhập.' },
      },
    ])
  })

  test('of an old encoding shows words before and after, and how to take them as they stand', async () => {
    writeFileSync(workshop.at('vni.txt'), 'Ñaûng uûy xaõ toå chöùc hoäi nghò sô keát')
    const line = ['import', newsroom, workshop.at('vni.txt'), '--as', 'writer']
    const { out } = await banthao(line)
    expect(out).toContain('Đảng ủy xã tổ chức hội nghị sơ kết')
    expect(out).toContain(
      '  ! Chữ trong tệp theo bảng mã VNI-Windows, đã chuyển sang Unicode. Âm tiết tiếng Việt: trước 11%, sau 100%.\n' +
        '    Trước  Ñaûng uûy xaõ toå chöùc hoäi nghò sô keát\n' +
        '    Sau    Đảng ủy xã tổ chức hội nghị sơ kết\n' +
        '    Muốn giữ nguyên như trong tệp: nhập lại với --encoding utf-8\n',
    )
    expect((await banthao([...line, '--encoding', 'utf-8'])).out).toContain(': Ñaûng uûy xaõ')
    writeFileSync(workshop.at('abc.txt'), Buffer.from('§¶ng bé', 'latin1'))
    const short = ['import', newsroom, workshop.at('abc.txt'), '--as', 'writer']
    expect((await banthao(short)).err).toContain('--encoding tcvn3')
    expect((await banthao([...short, '--encoding', 'tcvn3'])).out).toContain(': Đảng bộ')
  })

  test('is for writers', async () => {
    const { code, err } = await banthao(['import', newsroom, workshop.at('bài.txt'), '--as', 'approver'])
    expect([code, err]).toEqual([1, expect.stringContaining('Việc này dành cho: Phóng viên.')])
  })
})

describe('a newsroom', () => {
  test('is made with its first administrator, whose password may not be weak or the sample’s', async () => {
    const made = workshop.at(`lập ${copies}`, 'ở đây')
    const line = ['new', made, '--name', 'Đảng uỷ xã Thử', '--as', 'Chánh Văn Phòng']
    expect((await refused(line, { password: 'ngắn' }))[0]).toMatch(/^Mật khẩu cần ít nhất 8 ký tự/)
    expect((await refused(line, { password: 'ban-thao-mau' }))[0]).toMatch(/^Mật khẩu của toà soạn mẫu/)
    expect(() => statSync(made)).toThrow('ENOENT')
    expect(await json(line, { password: 'một mật khẩu' })).toEqual({
      id: expect.any(String),
      folder: made,
      name: 'Đảng uỷ xã Thử',
      sample: false,
      fingerprint: expect.any(String),
      createdAt: expect.any(Number),
    })
    expect(await done(['list', made])).toMatch(/^Chưa có bài nào\. Nhập bài: banthao import/)
    expect(await refused(line, { password: 'một mật khẩu' })).toEqual([
      `Thư mục “${made}” đã có tệp khác. Hãy chọn một thư mục trống hoặc một tên mới.`,
    ])
  })

  test('that is open elsewhere is refused with the computer and since when', async () => {
    const other = await openNewsroom(newsroom, {
      computer: 'MAY-HAI',
      now: () => Date.UTC(2026, 10, 24, 7, 32),
    })
    try {
      const since =
        'Toà soạn này đang mở trong một cửa sổ khác trên máy MAY-HAI từ 14:32 24/11/2026. Hãy đóng cửa sổ đó trước.'
      const lines = [
        ['list', newsroom],
        ['import', newsroom, workshop.at('bài.txt'), '--as', 'writer'],
        ['log', newsroom, '--check'],
      ]
      expect(await Promise.all(lines.map(line => refused(line)))).toEqual(lines.map(() => [since]))
    } finally {
      await other.close()
    }
    await done(['list', newsroom])
  })
})

/** The files of a package, in its order. */
async function filesOf(path: string): Promise<{ name: string; bytes: Buffer }[]> {
  const handle = await open(path)
  try {
    const archive = await openArchive(handle)
    const names = [...(archive?.files.keys() ?? [])]
    return await Promise.all(
      names.map(async name => ({ name, bytes: (await archive?.read(name, true))?.bytes ?? Buffer.alloc(0) })),
    )
  } finally {
    await handle.close()
  }
}

describe('a package', () => {
  let approved: string
  let out: string
  beforeEach(() => {
    approved = approvedNewsroom()
    out = workshop.at(`ra ${copies}`)
  })
  const onlyFile = (folder: string) => {
    const names = readdirSync(folder)
    expect(names).toHaveLength(1)
    return join(folder, names[0] ?? '')
  }

  test('is the same bytes whenever, wherever and however often it is made', async () => {
    const first = await json<PackageRow>(['package', approved, '1', '--out', out])
    expect(first).toMatchObject({
      path: onlyFile(out),
      fileName: expect.stringMatching(/^goi-bai_tieu-de-cua-bai_\d{8}\.zip$/),
      articleTitle: 'Tiêu đề của bài',
      madeBy: { name: 'Người secretary' },
      present: true,
    })
    await done(['package', approved, '1', '--out', out])
    const later = `data:text/javascript,${encodeURIComponent('const { now } = Date; Date.now = () => now() + 2e8')}`
    const environment = { TZ: 'America/New_York', LANG: 'C', LC_ALL: 'C', NODE_OPTIONS: `--import=${later}` }
    const line = ['package', approved, '1', '--out', join(out, 'sâu/hơn')]
    const { madeAt } = await json<PackageRow>(line, { environment })
    expect(madeAt - first.madeAt).toBeGreaterThan(2e8 - 1)
    const again = onlyFile(join(out, 'sâu/hơn'))
    expect(readFileSync(again).equals(readFileSync(first.path))).toBe(true)
    expect(await json<ArticleRow[]>(['list', approved])).toMatchObject([{ state: 'packaged' }])
    expect((await json<{ packages: PackageRow[] }>(['show', approved, '1'])).packages).toHaveLength(3)
  })

  test('is refused of what is not approved, and to who is no secretary; no folder is left', async () => {
    expect(await refused(['package', newsroom, '1', '--out', join(out, 'a')])).toEqual([
      'Không thể xuất gói: Bài đang ở trạng thái “Bản nháp” nên không làm được việc này.',
    ])
    expect(await refused(['package', approved, '1', '--out', out, '--as', 'approver'])).toEqual([
      'Không thể xuất gói: Việc này dành cho: Thư ký biên tập.',
    ])
    expect(() => statSync(out)).toThrow('ENOENT')
  })

  test('is verified without a newsroom, by sha256sum and by openssl too', async () => {
    await done(['package', approved, '1', '--out', out])
    const file = onlyFile(out)
    const { whole, faults, record } = await json<Verification>(['verify', file])
    expect({ whole, faults }).toEqual({ whole: true, faults: [] })
    expect(record).toMatchObject({
      title: 'Tiêu đề của bài',
      approver: 'Người approver',
      approverRole: 'approver',
    })
    expect(await done(['verify', file, '--lang', 'en'])).toMatch(
      /^The package is whole: .*\.zip\n {2}Article: {3}Tiêu đề của bài\n {2}Approver: {2}Người approver \(Approver\)/,
    )
    const unpacked = join(out, 'x')
    for (const { name, bytes } of await filesOf(file)) {
      mkdirSync(dirname(join(unpacked, name)), { recursive: true })
      writeFileSync(join(unpacked, name), bytes)
    }
    const inside = { cwd: unpacked, encoding: 'utf8' } as const
    expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], inside)).not.toContain('FAILED')
    const line = 'pkeyutl -verify -pubin -inkey KEY.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig'
    expect(execFileSync('openssl', line.split(' '), inside)).toContain('Verified Successfully')
  })

  test('that was touched is refused, saying what', async () => {
    await done(['package', approved, '1', '--out', out])
    const file = onlyFile(out)
    const bytes = readFileSync(file)
    const put = (name: string, changed: Uint8Array) => {
      writeFileSync(workshop.at(name), changed)
      return workshop.at(name)
    }
    const files = await filesOf(file)
    const { record } = await json<Verification>(['verify', file])
    const packed = (name: string, changed: typeof files) =>
      put(name, writeArchive(changed, record?.sealedAt ?? 0))
    const added = (name: string) => [...files, { name, bytes: Buffer.from('lạ') }]
    const oneByte = Buffer.from(bytes)
    oneByte.write('X', bytes.indexOf('Đoạn văn duy nhất') + 3)
    const cases: [string, RegExp][] = [
      [put('byte.zip', oneByte), /noi-dung\.html: nội dung đã bị thay đổi/],
      [put('cut.zip', bytes.subarray(0, -100)), /cut\.zip: không đọc được tệp nén/],
      [put('empty.zip', Buffer.alloc(0)), /empty\.zip: không đọc được tệp nén/],
      [put('text.zip', Buffer.from(text)), /text\.zip: không đọc được tệp nén/],
      [put('tail.zip', Buffer.concat([bytes, Buffer.from('x')])), /tail\.zip: /],
      [
        packed(
          'missing.zip',
          files.filter(({ name }) => name !== 'xem-truoc.html'),
        ),
        /xem-truoc\.html: thiếu tệp/,
      ],
      [packed('added.zip', added('la.txt')), /la\.txt: tệp lạ, không có trong danh sách/],
      [packed('outside.zip', added('../../etc/passwd')), /passwd: đường dẫn trỏ ra ngoài gói/],
    ]
    const answers = await Promise.all(cases.map(([path]) => banthao(['verify', path])))
    for (const [index, [path, reason]] of cases.entries()) {
      expect(answers[index]).toEqual({ code: 1, out: expect.stringMatching(reason), err: '' })
      expect(answers[index]?.out.split('\n')[0]).toBe(`Gói KHÔNG nguyên vẹn: ${path}`)
    }
    const { code, out: printed } = await banthao(['verify', workshop.at('missing.zip'), '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(printed)).toMatchObject({
      whole: false,
      faults: [{ kind: 'missing', file: 'xem-truoc.html' }],
    })
  })

  test('that is no file is refused', async () => {
    expect(await refused(['verify', workshop.folder])).toEqual([
      `“${workshop.folder}” không phải là một tệp. Hãy chọn một tệp.`,
    ])
    expect(await refused(['verify', workshop.at('none.zip')])).toEqual([
      `Không tìm thấy tệp “${workshop.at('none.zip')}”.`,
    ])
  })
})

describe('the log', () => {
  test('tells in columns what happened, with articles by their number', async () => {
    const approved = approvedNewsroom()
    const lines = (await done(['log', approved])).split('\n')
    expect(lines.find(line => line.includes('Thêm người') && line.includes('writer'))).toMatch(
      /^ *\d+ {2}\d\d:\d\d \d\d\/\d\d\/\d{4} {2}Quản trị {8}Thêm người {9}writer \(Phóng viên\) [0-9a-f]{4} /,
    )
    expect(lines.at(-2)).toMatch(/Người approver {2}Chuyển trạng thái {2}Bài 1; Chờ duyệt → Đã duyệt$/)
    const events = await json<NewsroomEvent[]>(['log', approved])
    expect(events.map(event => event.sequence)).toEqual(events.map((_, index) => index + 1))
  })

  test('is whole, or says in words where it is not', async () => {
    const approved = approvedNewsroom()
    expect(await done(['log', approved, '--check'])).toMatch(
      /^Nhật ký nguyên vẹn: \d+ sự kiện, 1 phiên bản, 1 dấu duyệt\.\n$/,
    )
    const db = new Database(join(approved, 'newsroom.db'))
    db.exec(`DROP TRIGGER events_never_update; UPDATE events SET at = at + 1 WHERE sequence = 9`)
    db.close()
    const { code, out, err } = await banthao(['log', approved, '--check'])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^Nhật ký KHÔNG nguyên vẹn, 1 chỗ không khớp/),
      '  sự kiện 9: đã bị sửa',
      '',
    ])
    const printed = await banthao(['log', approved, '--check', '--json'])
    expect([printed.code, JSON.parse(printed.out)]).toMatchObject([
      1,
      { faults: [{ table: 'events', row: '9', kind: 'changed' }] },
    ])
  })
})

test('a folder is imported with a line for each file and the sums; what fails does not undo the rest', async () => {
  const folder = workshop.at('thư mục')
  mkdirSync(join(folder, 'sâu'), { recursive: true })
  writeFileSync(join(folder, 'a.txt'), text.replace('của bài', 'của bài trong thư mục'))
  writeFileSync(join(folder, 'rỗng.txt'), '')
  writeFileSync(join(folder, 'sâu', 'b.md'), '# Bài Markdown\n\nMột đoạn văn **đậm** của bài.\n')
  const first = await banthao(['import', newsroom, folder, '--as', 'writer', '--lang', 'en'])
  expect([first.code, first.out.split('\n').at(-2), first.err]).toEqual([
    1,
    'Imported 2 articles; 0 files were known; 1 files could not be imported',
    expect.stringContaining('[2/3] Could not import rỗng.txt'),
  ])
})

describe('plan', () => {
  test('writes when an article is published and due and who writes it, and takes it away again', async () => {
    const plan = (...options: string[]) => done(['plan', newsroom, '1', '--as', 'secretary', ...options])
    expect(
      await plan('--slot', '2026-12-01T14:30', '--deadline', '2026-11-30', '--assignee', 'Người editor'),
    ).toBe('Bài 1: lịch đăng 14:30 01/12/2026, hạn 00:00 30/11/2026, giao cho Người editor.\n')
    expect(await plan('--slot', 'none', '--assignee', 'không')).toBe(
      'Bài 1: lịch đăng chưa có, hạn 00:00 30/11/2026, giao cho chưa có.\n',
    )
  })

  test('is refused with the reason to who may not plan, and to who says nothing to plan', async () => {
    const ran = await banthao(['plan', newsroom, '1', '--as', 'writer', '--slot', 'none'])
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('Thư ký')])
    const silent = await banthao(['plan', newsroom, '1', '--as', 'secretary'])
    expect([silent.code, silent.err]).toEqual([2, expect.stringContaining('--slot, --deadline, --assignee')])
    const wrong = await banthao(['plan', newsroom, '1', '--as', 'secretary', '--slot', '2026-02-30'])
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('2026-02-30')])
  })

  test('is what the lists of late articles and of one’s own are made of', async () => {
    expect(await done(['list', newsroom, '--late'])).toBe('Không có bài nào như vậy.\n')
    await done(['plan', newsroom, '1', '--as', 'secretary', '--deadline', '2026-01-01'])
    const late = await done(['list', newsroom, '--late'])
    expect(late).toContain('Tiêu đề của bài')
    expect(await done(['list', newsroom, '--late', '--mine', '--as', 'writer'])).toBe(late)
    expect(await done(['list', newsroom, '--mine', '--as', 'editor'])).toBe('Không có bài nào như vậy.\n')
    expect((await banthao(['list', newsroom, '--mine'])).code).toBe(2)
  })
})
