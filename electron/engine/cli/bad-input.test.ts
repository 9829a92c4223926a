import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ArticleRow } from '../../../shared/contract/index.ts'
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

let workshop: Workshop
let newsroom: string
let copies = 0

beforeAll(async () => {
  workshop = openWorkshop()
  await putNewsroom(workshop, 'new')
  await done(['import', workshop.at('new'), put('bài.txt', article), '--as', 'writer'])
})
afterAll(() => workshop.end())
beforeEach(() => {
  copies += 1
  newsroom = workshop.copy('new', `toà soạn ${copies}`)
})

const picture = join(import.meta.dirname, '../../../seeds/pictures/vuon-xoai.jpg')
const article = 'Tiêu đề của bài\n\nĐoạn văn duy nhất của bài, đủ dài để là một đoạn văn.\n'

function put(name: string, bytes: string | Uint8Array): string {
  writeFileSync(workshop.at(name), bytes)
  return workshop.at(name)
}

async function refused(line: readonly string[]): Promise<string> {
  const { code, out, err } = await banthao(line)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  return err.split('\n')[0] ?? ''
}

/** Runs the program as somebody whom the files' modes bind, which root is not. */
async function asAnybody(line: readonly string[]): Promise<{ code: number | null; err: string }> {
  const program = [process.execPath, join(import.meta.dirname, '../cli.ts'), ...line]
  const env = { ...process.env, BANTHAO_PASSWORD: 'mật khẩu để thử' }
  const child = spawn('unshare', ['--user', ...program], { env })
  child.stdin.end()
  const { code, err } = await ended(child)
  return { code, err: err.split('\n')[0] ?? '' }
}

interface Imported {
  file: string
  title?: string
  report?: { encoding: string }
  refused?: { code: string; reason: string }
}

async function importAll(files: readonly string[]): Promise<Imported[]> {
  const { out } = await banthao(['import', newsroom, ...files, '--as', 'writer', '--json'])
  return JSON.parse(out) as Imported[]
}

describe('files that are no article', () => {
  test('are each refused with a sentence, and nothing is made of them', async () => {
    mkdirSync(workshop.at('thư mục.txt'))
    execFileSync('mkfifo', [workshop.at('ống.txt')])
    truncateSync(put('100 MB.txt', ''), 100_000_000)
    const binary = 'dữ liệu nhị phân, không phải văn bản'
    const kind = (what: string) =>
      expect.stringContaining(`: nội dung là ${what}. Hãy dùng tệp .docx, .txt hoặc .html.`)
    const tooLong = `${'x'.repeat(300)}.txt`
    const expected: [file: string, code: string, reason: unknown][] = [
      [put('trống.txt', ''), 'fileEmpty', 'Tệp “trống.txt” trống, không có gì để nhập.'],
      [
        put('dấu cách.txt', ' \n\t\r\n \u00a0\n'),
        'fileNoText',
        'Tệp “dấu cách.txt” không có chữ nào để nhập.',
      ],
      [workshop.at('100 MB.txt'), 'fileTooLarge', 'Tệp “100 MB.txt” quá lớn (100 MB; nhiều nhất 20 MB).'],
      [put('nhị phân.txt', randomish(200_000)), 'fileKind', kind(binary)],
      [put('số không.txt', Buffer.alloc(5000)), 'fileKind', kind(binary)],
      [put('chương trình.txt', readFileSync(process.execPath).subarray(0, 9999)), 'fileKind', kind('ELF')],
      [put('ảnh.txt', readFileSync(picture)), 'fileKind', kind('JPEG')],
      [put('tài liệu.txt', '%PDF-1.7\n'), 'fileKind', kind('PDF')],
      [
        put('word.txt', 'PK\x03\x04....word/document.xml'),
        'documentRefused',
        expect.stringContaining('hỏng'),
      ],
      [put('csdl.txt', readFileSync(join(newsroom, 'newsroom.db'))), 'fileKind', kind('SQLite')],
      [
        put('hỏng.txt', Buffer.concat([Buffer.from(`${article}Tiếng Việt `), Buffer.of(0xe1, 0xba, 0x20)])),
        'fileEncoding',
        expect.stringMatching(/\(UTF-8, byte \d+\)\. Hãy lưu lại tệp dưới dạng UTF-8 rồi nhập lại\.$/),
      ],
      [
        // Too short to be sure of its encoding; longer ones are decoded, and said to be.
        put('tcvn3.txt', Buffer.from('\xa7\xb6ng b\xe9', 'latin1')),
        'fileEncoding',
        expect.stringContaining('bảng mã cũ'),
      ],
      [
        put('lẻ.txt', Buffer.concat([Buffer.from(`\ufeff${article}`, 'utf16le'), Buffer.of(0x41)])),
        'fileEncoding',
        expect.stringContaining('UTF-16LE'),
      ],
      [
        workshop.at('thư mục.txt'),
        'folderNoArticles',
        `Thư mục “${workshop.at('thư mục.txt')}” không có tệp .docx, .txt, .md hay .html nào để nhập. Hãy chọn thư mục khác.`,
      ],
      [workshop.at('ống.txt'), 'notFile', expect.any(String)],
      ['/dev/zero', 'notFile', '“/dev/zero” không phải là một tệp. Hãy chọn một tệp.'],
      ['/dev/null', 'notFile', expect.any(String)],
      [workshop.at('không có.txt'), 'fileMissing', `Không tìm thấy tệp “${workshop.at('không có.txt')}”.`],
      [workshop.at('bài.txt', 'x.txt'), 'fileMissing', expect.any(String)],
      [workshop.at(tooLong), 'pathTooLong', expect.stringMatching(/quá dài\. Hãy chọn tên ngắn hơn\.$/)],
    ]
    const results = await importAll(expected.map(([file]) => file))
    expect(results.map(({ file, refused }) => [file, refused?.code, refused?.reason])).toEqual(expected)
    expect(await json<ArticleRow[]>(['list', newsroom])).toHaveLength(1)
    expect(await done(['log', newsroom, '--check'])).toMatch(/^Nhật ký nguyên vẹn/)
  })

  test('that may not be read are refused', async () => {
    const locked = put('khoá.txt', article)
    chmodSync(locked, 0)
    expect(await asAnybody(['import', newsroom, locked, '--as', 'writer'])).toEqual({
      code: 1,
      err: `Không nhập được ${locked}: Không đọc được tệp “${locked}”. Hãy kiểm tra quyền đọc.`,
    })
    expect(await asAnybody(['verify', locked])).toEqual({
      code: 1,
      err: `Không đọc được tệp “${locked}”. Hãy kiểm tra quyền đọc.`,
    })
  })

  test('are taken whatever they are called and in whichever Unicode form they are', async () => {
    const long = `${'đ'.repeat(125)}.txt`
    const big = `Tiêu đề\n\n${'Câu này nói một điều gì đó. '.repeat(200_000)}`
    const files: [name: string, bytes: string | Uint8Array, encoding: string][] = [
      ['bom.txt', `\ufeff${article}`, 'UTF-8 (BOM)'],
      ['16le bom.txt', Buffer.from(`\ufeff${article}`, 'utf16le'), 'UTF-16LE (BOM)'],
      ['16be bom.txt', Buffer.from(`\ufeff${article}`, 'utf16le').swap16(), 'UTF-16BE (BOM)'],
      ['16le.txt', Buffer.from(article, 'utf16le'), 'UTF-16LE'],
      ['16be.txt', Buffer.from(article, 'utf16le').swap16(), 'UTF-16BE'],
      ['nfd.txt', article.normalize('NFD'), 'UTF-8'],
      ['crlf.txt', article.replaceAll('\n', '\r\n'), 'UTF-8'],
      ['có dấu cách và\nxuống dòng 😀 .txt', article, 'UTF-8'],
      ['không đuôi', article, 'UTF-8'],
      ['tên khác.docx', article, 'UTF-8'],
      ['-gạch.txt', article, 'UTF-8'],
      [long, article, 'UTF-8'],
    ]
    const results = await importAll([...files.map(([name, bytes]) => put(name, bytes)), put('lớn.txt', big)])
    expect(results.map(({ title, report }) => [title, report?.encoding])).toEqual([
      ...files.map(([, , encoding]) => ['Tiêu đề của bài', encoding]),
      ['Tiêu đề', 'UTF-8'],
    ])
    const newest = await json<{ text: string }>(['show', newsroom, '14'])
    expect(newest.text.length).toBe(big.trim().length - 'Tiêu đề\n\n'.length)
  })
})

describe('a folder that is no newsroom', () => {
  test('is refused and left alone', async () => {
    const folder = workshop.at('thường')
    mkdirSync(folder)
    writeFileSync(join(folder, 'x'), 'x')
    const isNone = (path: string) =>
      `“${path}” không phải là một toà soạn của Bản Thảo. Không có gì bị thay đổi.`
    const expected = [
      [folder, isNone(folder)],
      [workshop.at('bài.txt'), isNone(workshop.at('bài.txt'))],
      [workshop.at('thiếu'), `Không tìm thấy thư mục “${workshop.at('thiếu')}”. Hãy kiểm tra đường dẫn.`],
    ]
    expect(await Promise.all(expected.map(([path = '']) => refused(['list', path])))).toEqual(
      expected.map(([, reason]) => reason),
    )
    expect(readdirSync(folder)).toEqual(['x'])
  })

  const database = () => join(newsroom, 'newsroom.db')
  const damaged = () =>
    `Cơ sở dữ liệu ở “${newsroom}” bị hỏng. Dữ liệu được giữ nguyên; bản sao gần nhất: ${join(newsroom, 'backups/newsroom-last-closed.db')}.`
  const isNone = () => `“${newsroom}” không phải là một toà soạn của Bản Thảo. Không có gì bị thay đổi.`
  const cases: [what: string, change: () => void, reason: () => string][] = [
    ['whose database is gone', () => rmSync(database()), damaged],
    ['whose database is cut', () => truncateSync(database(), 20_000), damaged],
    ['whose database is empty', () => truncateSync(database(), 0), damaged],
    ['whose database is another program’s', () => otherDatabase(database()), isNone],
    ['whose database is noise', () => writeFileSync(database(), randomish(100_000)), isNone],
    [
      'whose database is a folder',
      () => {
        rmSync(database())
        mkdirSync(database())
      },
      isNone,
    ],
    [
      'whose database is a pipe',
      () => {
        rmSync(database())
        execFileSync('mkfifo', [database()])
      },
      isNone,
    ],
    [
      'whose media are a file',
      () => {
        rmSync(join(newsroom, 'media'), { recursive: true })
        writeFileSync(join(newsroom, 'media'), '')
      },
      () => `“${join(newsroom, 'media')}” không phải là một thư mục. Hãy chọn một thư mục hoặc một tên mới.`,
    ],
  ]
  test.each(cases)('%s', async (_, change, reason) => {
    change()
    const before = readdirSync(newsroom).sort()
    expect(await refused(['list', newsroom])).toBe(reason())
    expect(readdirSync(newsroom).sort()).toEqual(before)
  })

  test('or may not be written to', async () => {
    chmodSync(newsroom, 0o500)
    expect(await asAnybody(['list', newsroom])).toEqual({
      code: 1,
      err: `Không ghi được vào “${newsroom}”. Hãy chọn thư mục mà bạn có quyền ghi.`,
    })
    chmodSync(newsroom, 0o700)
  })

  test('with a draft that is no text any more is told without a programmer’s words', async () => {
    const db = new Database(database())
    db.exec(`UPDATE drafts SET content = 'x'`)
    db.close()
    const { code, out, err } = await banthao(['show', newsroom, '1'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^Có lỗi ngoài dự kiến .*thử lại\.\n$/)
  })
})

describe('a place where nothing can be put', () => {
  test('takes no newsroom, and nothing is left there', async () => {
    const file = workshop.at('bài.txt')
    const notFolder = (path: string) =>
      `“${path}” không phải là một thư mục. Hãy chọn một thư mục hoặc một tên mới.`
    const tooLong = workshop.at('a', 'x'.repeat(300))
    const expected: [string, string][] = [
      [file, notFolder(file)],
      [join(file, 'dưới'), notFolder(join(file, 'dưới'))],
      [tooLong, `Đường dẫn “${tooLong}” quá dài. Hãy chọn tên ngắn hơn.`],
      [newsroom, `Thư mục “${newsroom}” đã có tệp khác. Hãy chọn một thư mục trống hoặc một tên mới.`],
      ['/proc/a/b', 'Không tìm thấy thư mục “/proc/a/b”. Hãy kiểm tra đường dẫn.'],
    ]
    const answers = await Promise.all(expected.map(([path]) => refused(['new', path, '--sample'])))
    expect(answers).toEqual(expected.map(([, reason]) => reason))
    expect(existsSync(workshop.at('a'))).toBe(false)
  })

  test('takes no package, and the article stays approved', async () => {
    for (const [action, by] of [
      ['submit', 'writer'],
      ['claim', 'editor'],
      ['send-up', 'editor'],
      ['approve', 'approver'],
    ] as const) {
      await done(['act', newsroom, '1', action, '--as', by])
    }
    const packageTo = (out: string) => ['package', newsroom, '1', '--out', out]
    const file = workshop.at('bài.txt')
    expect(await refused(packageTo(file))).toMatch(/bài\.txt” không phải là một thư mục/)
    expect(await refused(packageTo('/proc/a/b'))).toMatch(/^Không tìm thấy thư mục/)
    const locked = workshop.at('chỉ đọc')
    mkdirSync(locked, { mode: 0o500 })
    const readOnly = `Không ghi được vào “${locked}`
    expect((await asAnybody(packageTo(locked))).err).toContain(readOnly)
    expect((await asAnybody(packageTo(join(locked, 'mới')))).err).toContain(readOnly)
    expect(readdirSync(locked)).toEqual([])
    expect(await json(['list', newsroom])).toMatchObject([{ state: 'approved' }])
  })

  test('may have any name that the disk takes', async () => {
    const strange = workshop.at('tên 😀 "lạ"\n; rm -rf $HOME')
    renameSync(newsroom, strange)
    expect(await done(['list', strange])).toContain('Tiêu đề của bài')
  })
})

describe('a program that is stopped', () => {
  /** Sends the signal so many ms after that file is there: then the work has begun, however slow the machine is. */
  const interrupt = async (
    line: readonly string[],
    { signal, after, milliseconds }: { signal: NodeJS.Signals; after: string; milliseconds: number },
  ) => {
    const child = start(line, { password: null })
    const ran = ended(child)
    while (!existsSync(after)) await pause(20)
    await pause(milliseconds)
    child.kill(signal)
    return ran
  }
  const stopped = { out: '', err: 'Đã dừng theo yêu cầu. Không có gì dở dang.\n' }

  test.each([0, 900])('%i ms into making a sample leaves nothing of it', async milliseconds => {
    const place = workshop.at('dở', 'dang')
    const after = join(place, 'newsroom.lock.json')
    const ran = await interrupt(['new', place, '--sample'], { signal: 'SIGINT', after, milliseconds })
    expect(ran).toEqual({ code: 130, ...stopped })
    expect(existsSync(workshop.at('dở'))).toBe(false)
  })

  test('while it waits for a password changes nothing', async () => {
    const line = ['act', newsroom, '1', 'submit', '--as', 'writer']
    const after = join(newsroom, 'newsroom.lock.json')
    const ran = await interrupt(line, { signal: 'SIGTERM', after, milliseconds: 700 })
    expect(ran).toEqual({ code: 143, ...stopped })
    expect(existsSync(after)).toBe(false)
    expect(await json(['list', newsroom])).toMatchObject([{ state: 'draft' }])
  })
})

describe('output', () => {
  test('that nobody reads to its end is no failure, and the newsroom is closed', async () => {
    const child = start(['log', newsroom, '--json'])
    child.stdout.destroy()
    expect((await ended(child)).code).toBe(0)
    expect(existsSync(join(newsroom, 'newsroom.lock.json'))).toBe(false)
  })

  test('that cannot be written is one', async () => {
    const line = '"$0" "$1" list "$2" >/dev/full'
    const program = join(import.meta.dirname, '../cli.ts')
    const ran = await ended(spawn('bash', ['-c', line, process.execPath, program, newsroom]))
    expect(ran).toEqual({ code: 1, out: '', err: expect.stringMatching(/^Ổ đĩa đã đầy/) })
  })

  test('does not speak to the terminal with the words of a file', async () => {
    const file = put('\x1b[31mđỏ\x07.txt', article)
    expect(await done(['import', newsroom, file, '--as', 'writer'])).toContain('/[31mđỏ.txt thành bài 2')
  })
})

/** Bytes without any order, the same each time. */
function randomish(length: number): Buffer {
  let state = 12345
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return state >>> 24
    }),
  )
}

function otherDatabase(path: string): void {
  rmSync(path)
  const db = new Database(path)
  db.exec('CREATE TABLE notes (text TEXT)')
  db.close()
}
