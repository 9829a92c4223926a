import { describe, expect, test } from 'vitest'
import { readCommandLine, UsageError } from './arguments.ts'
import { spawned as banthao } from './banthao.fixture.ts'
import { helpOn } from './help.ts'
import { commandNames } from './words.ts'

describe('help', () => {
  test('is printed however it is asked for', async () => {
    const asked = [
      [['-h'], helpOn(null, 'vi')],
      [['--help', '--lang', 'en'], helpOn(null, 'en')],
      [['help', 'act'], helpOn('act', 'vi')],
      [['demo', '--help'], helpOn('demo', 'vi')],
    ] as const
    const answers = await Promise.all(asked.map(([line]) => banthao(line)))
    expect(answers).toEqual(asked.map(([, out]) => ({ code: 0, out, err: '' })))
  })

  test.each(commandNames)('is there for %s, in both languages', name => {
    const { help, command, language } = readCommandLine([name, '--help', '--lang=en'], {})
    expect({ help, command, language }).toEqual({ help: true, command: name, language: 'en' })
    expect(helpOn(name, 'en')).toMatch(new RegExp(`^Usage: banthao ${name} .*\n\n  \\S`))
    expect(helpOn(name, 'vi')).toMatch(new RegExp(`^Cách dùng: banthao ${name} .*\n\n  \\S`))
  })

  test('tells what each word of a command means', () => {
    expect(
      helpOn('package', 'vi'),
    ).toBe(`Cách dùng: banthao package THƯ-MỤC BÀI --out THƯ-MỤC [--as TÊN] [--json]

  xuất gói của bài đã duyệt

  THƯ-MỤC        thư mục của toà soạn
  BÀI            số của bài, mã bài hoặc phần đầu của mã
  --out THƯ-MỤC  thư mục nhận kết quả; được tạo nếu chưa có
  --as TÊN       người làm: tên đăng nhập hoặc họ tên; mật khẩu lấy từ BANTHAO_PASSWORD hoặc được hỏi
  --json         in kết quả dưới dạng JSON
  --lang vi|en   ngôn ngữ; cũng đặt được bằng biến BANTHAO_LANG
`)
    expect(helpOn('act', 'en')).toContain('send-up    Send up for approval')
  })

  test('comes by itself when nothing is asked for, and is no success then', async () => {
    expect(await banthao([])).toEqual({ code: 2, out: '', err: helpOn(null, 'vi') })
  })

  test('and the version need nothing else to be right', async () => {
    const [help, version] = await Promise.all([banthao(['act', 'nowhere', '-h']), banthao(['--version'])])
    expect(help.code).toBe(0)
    expect(version).toEqual({ code: 0, out: expect.stringMatching(/^banthao \d+\.\d+\.\d+\n$/), err: '' })
  })
})

/** What somebody is told who types this. */
function told(line: string, language: 'vi' | 'en' = 'vi'): string {
  try {
    readCommandLine(
      line.split(' ').map(word => (word === '""' ? '' : word)),
      { BANTHAO_LANG: language },
    )
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'nothing'
}

describe('a command line that is none', () => {
  test.each([
    ['xem', 'Không có lệnh “xem”.'],
    ['list', 'Thiếu THƯ-MỤC.'],
    ['list ""', 'Thiếu THƯ-MỤC.'],
    ['show dir', 'Thiếu BÀI.'],
    ['import dir --as hoa', 'Thiếu TỆP.'],
    ['import dir tep.txt "" --as hoa', 'Thiếu TỆP.'],
    ['import dir tep.txt', 'Thiếu --as TÊN.'],
    ['act dir 1 submit', 'Thiếu --as TÊN.'],
    ['package dir 1', 'Thiếu --out THƯ-MỤC.'],
    ['package dir 1 --out', 'Thiếu giá trị sau tuỳ chọn: --out THƯ-MỤC.'],
    ['package dir 1 --out=', 'Thiếu giá trị sau tuỳ chọn: --out THƯ-MỤC.'],
    ['act dir 1 submit --as --json', 'Thiếu giá trị sau tuỳ chọn: --as TÊN.'],
    ['list dir thua', 'Thừa “thua”.'],
    ['list dir --out x', 'Lệnh list không có tuỳ chọn --out.'],
    ['list dir --khac', 'Không có tuỳ chọn --khac.'],
    ['list dir -x', 'Không có tuỳ chọn -x.'],
    ['list dir --json=1', 'Tuỳ chọn --json không nhận giá trị.'],
    ['list dir --lang fr', 'Giá trị “fr” không dùng được cho --lang.'],
  ])('%s', (line, message) => {
    expect(told(line)).toBe(message)
    expect(told(line, 'en')).not.toBe(message)
  })

  test('may name a file that looks like an option, behind two dashes', () => {
    expect(told('verify -- -goi.zip')).toBe('nothing')
  })

  test('ends with 2, the reason and the command’s form, before anything is looked at', async () => {
    const lines = [
      ['import', '/nowhere', 'tep.txt'],
      ['act', '/nowhere', '1', 'dance', '--as', 'hoa'],
      ['act', '/nowhere', '1', 'package', '--as', 'hoa', '--lang=en'],
      ['act', '/nowhere', '1', 'publish', '--as', 'hoa', '--at', '2026-02-30'],
      ['list', '/nowhere', '--state', 'xong'],
    ]
    const answers = await Promise.all(lines.map(line => banthao(line)))
    expect(answers.map(({ code, out }) => [code, out])).toEqual(lines.map(() => [2, '']))
    expect(answers.map(({ err }) => err.split('\n')[0])).toEqual([
      'Thiếu --as TÊN.',
      'Không có việc nào tên “dance”.',
      'This has a command of its own: banthao package.',
      'Giá trị “2026-02-30” không dùng được cho --at.',
      'Giá trị “xong” không dùng được cho --state.',
    ])
    expect(answers[0]?.err).toBe(`Thiếu --as TÊN.
Cách dùng: banthao import THƯ-MỤC TỆP... --as TÊN [--encoding auto|utf-8|tcvn3|vni|viqr] [--json]
Xem hướng dẫn: banthao import --help
`)
  })
})
