import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { plainBody } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import { refusalInWords } from '../../../shared/words/index.ts'
import { writeArchive } from '../packages/archive.ts'
import { readPlainFile } from './plain-file.ts'

function refusalOf(bytes: Uint8Array, fileName = 'bai.txt'): Refusal {
  try {
    readPlainFile({ fileName, bytes })
  } catch (problem) {
    if (problem instanceof Refusal) return problem
    throw problem
  }
  throw new Error('was not refused')
}
const saidOf = (bytes: Uint8Array, fileName?: string) => {
  const { code, details } = refusalOf(bytes, fileName)
  return [code, details.kind]
}
const bytes = (...values: number[]) => Buffer.from(values)
const zip = (...names: string[]) =>
  writeArchive(
    names.map(name => ({ name, bytes: Buffer.from('x') })),
    0,
  )

describe('files that are no text, whatever they are called', () => {
  test.each([
    ['PDF', Buffer.from('%PDF-1.7\n...')],
    ['JPEG', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16)],
    ['PNG', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0)],
    ['ZIP', zip('a.txt')],
    ['Word (.docx)', zip('[Content_Types].xml', 'word/document.xml')],
    ['Excel (.xlsx)', zip('xl/workbook.xml')],
    ['goi-bai (.zip)', zip('noi-dung.html')],
    ['RTF', Buffer.from('{\\rtf1 abc}')],
    ['GZIP', bytes(0x1f, 0x8b, 8, 0)],
    ['SQLite', Buffer.from('SQLite format 3\0....')],
    ['Microsoft Office (.doc, .xls, .ppt)', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0)],
    ['binary', Buffer.from('abc\0def')],
    ['binary', deflateRawSync(Buffer.from('nội dung '.repeat(500).split('').sort().join('')))],
    ['binary', Buffer.alloc(5000, '\x01\x02 a')],
  ])('%s', (kind, content) => {
    expect(saidOf(content)).toEqual(['fileKind', kind])
    expect(saidOf(content, 'trang.html')).toEqual(['fileKind', kind])
  })
})

describe('files without words', () => {
  test('empty', () => {
    expect(saidOf(bytes())).toEqual(['fileEmpty', undefined])
  })

  test.each([
    ['blank', Buffer.from(' \n\t\r\n')],
    ['only a mark', bytes(0xef, 0xbb, 0xbf)],
    ['only what nobody sees', Buffer.from('\u200b\u00a0\ufeff')],
    ['only what belongs to the site', Buffer.from('Đăng nhập\nTrang chủ\n')],
    ['only signs', Buffer.from('--- *** !!!')],
    ['only tags', Buffer.from('<html><body><p></p><script>alert(1)</script></body></html>')],
  ])('%s', (_, content) => {
    expect(saidOf(content)).toEqual(['fileNoText', undefined])
  })
})

describe('encodings', () => {
  const text = 'Uỷ ban nhân dân xã họp phiên thường kỳ tháng ba.\n'.repeat(20)

  test('broken UTF-8 is refused with the first bad byte', () => {
    const broken = Buffer.from(text)
    broken[100] = 0xff
    expect(saidOf(broken)).toEqual(['fileEncoding', 'UTF-8, byte 100'])
    expect(saidOf(Buffer.concat([bytes(0xef, 0xbb, 0xbf), broken]))).toEqual([
      'fileEncoding',
      'UTF-8, byte 103',
    ])
  })

  test('UTF-8 cut off in a letter is refused', () => {
    const cut = Buffer.from(`${text}ủ`).subarray(0, -1)
    expect(saidOf(cut)).toEqual(['fileEncoding', `UTF-8, byte ${Buffer.byteLength(text)}`])
  })

  test('bytes of an old encoding that no decoding makes Vietnamese are refused, not misread', () => {
    const french = Buffer.from(
      'Le comité a été reçu à la fête de la forêt, où elle était déjà prête.',
      'latin1',
    )
    expect(saidOf(french)).toEqual(['fileEncoding', 'oldEncoding'])
    // Two words are too few to tell.
    expect(saidOf(Buffer.from('§¶ng bé', 'latin1'))).toEqual(['fileEncoding', 'oldEncoding'])
  })

  test('damaged UTF-16 is refused with the first bad byte', () => {
    const mark = bytes(0xff, 0xfe)
    expect(saidOf(Buffer.concat([mark, Buffer.from(text, 'utf16le'), bytes(65)]))).toEqual([
      'fileEncoding',
      `UTF-16LE, byte ${2 + text.length * 2}`,
    ])
    expect(saidOf(Buffer.concat([mark, Buffer.from(`abc\ud800${text}`, 'utf16le')]))).toEqual([
      'fileEncoding',
      'UTF-16LE, byte 8',
    ])
  })

  test('UTF-32 is refused by its name', () => {
    expect(saidOf(bytes(0xff, 0xfe, 0, 0, 65, 0, 0, 0))).toEqual(['fileEncoding', 'UTF-32'])
  })
})

describe('size', () => {
  test('100 MB are refused, in MB', () => {
    const { code, details } = refusalOf(Buffer.alloc(100_000_000, 'a '))
    expect([code, details]).toEqual(['fileTooLarge', { name: 'bai.txt', size: 100, limit: 20 }])
  })

  test('20 MB of paragraphs are read in seconds', () => {
    const paragraph = `${'Đoạn văn có dấu chấm. '.repeat(20).trim()}\n\n`
    const count = Math.floor(19_900_000 / Buffer.byteLength(paragraph))
    const { content } = readPlainFile({ fileName: 'a.txt', bytes: Buffer.from(paragraph.repeat(count)) })
    expect(content.body.blocks).toHaveLength(count)
  }, 20_000)

  test('one line of 10 MB is a paragraph', () => {
    const line = 'một dòng rất dài '.repeat(500_000).trim()
    const { content } = readPlainFile({ fileName: 'a.txt', bytes: Buffer.from(line) })
    expect(plainBody(content.body)).toBe(line.normalize('NFC'))
  }, 20_000)

  test('a file of too many lines is no article', () => {
    expect(saidOf(Buffer.from('a\n'.repeat(300_000)))).toEqual(['fileKind', 'tooManyLines'])
  })

  test('heaped marks on a letter do not stop the clock', () => {
    const heaped = Buffer.from(`Chữ a${'\u0301\u0323'.repeat(2_000_000)}`)
    const { report } = readPlainFile({ fileName: 'a.txt', bytes: heaped })
    expect(report.cleaned.controls).toBe(3_999_970)
  }, 20_000)
})

test('every refusal has words that name the file', () => {
  for (const [content, said] of [
    [bytes(), 'Tệp “bai.txt” trống, không có gì để nhập.'],
    [
      Buffer.from('abc\0def'),
      'Chưa nhập được tệp “bai.txt”: nội dung là dữ liệu nhị phân, không phải văn bản. Hãy dùng tệp .docx, .txt hoặc .html.',
    ],
  ] as const) {
    expect(refusalInWords(refusalOf(content), 'vi')).toBe(said)
  }
})
