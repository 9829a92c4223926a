import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Content, plainBlock } from '../../../shared/article/index.ts'
import type { ImportReport } from '../../../shared/contract/index.ts'
import { clean, nothingCleaned } from '../../../shared/markup/index.ts'
import { contentToHtml } from '../../../shared/package/index.ts'
import { copiedPage } from './bai-mau.fixture.ts'
import { readPlainFile } from './plain-file.ts'

const read = (text: string) => readPlainFile({ fileName: 'bai.txt', bytes: Buffer.from(text) })
const taken = (text: string) => read(text).report.parts.map(part => [part.taken, part.text])
const words = (text: string) => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

describe('a page copied whole', () => {
  test('is recognised part by part, in the order of the source', () => {
    const { parts } = read(copiedPage).report
    expect(parts.map(part => part.taken)).toEqual([
      'dropped',
      'dropped',
      'title',
      'date',
      'lede',
      'image',
      'caption',
      'paragraph',
      'paragraph',
      'heading',
      'paragraph',
      'list',
      'heading',
      'paragraph',
      'author',
      'organisation',
      'dropped',
      'tags',
      'dropped',
      'dropped',
      'dropped',
    ])
  })

  test('fills the fields and leaves typing errors alone', () => {
    const { content, report } = read(copiedPage)
    const { leadFigure, ...fields } = content.fields
    expect(fields).toMatchObject({
      title: 'Chi đoàn ấp Hoà Bình ra quân làm sạch tuyến kênh 3 tháng 2',
      slug: 'chi-doan-ap-hoa-binh-ra-quan-lam-sach-tuyen-kenh-3-thang-2',
      writtenDate: '2026-03-18',
      tags: ['tháng thanh niên', 'môi trường'],
      authors: [{ name: 'Lê Minh Khôi', organisation: 'Xã đoàn Hoà Bình' }],
    })
    expect(leadFigure).toMatchObject({
      media: null,
      fileName: '18-3-26 kenh sach.jpg',
      caption: 'Đoàn viên vớt lục bình trên kênh 3 tháng 2.',
      credit: 'Thu Hà',
    })
    expect(fields.lede).toContain('“ra quân vớt lục bình"')
    expect(plainBlock(content.body.blocks[0] ?? { type: 'separator', id: '' })).toEqual([
      'Từ 6 giờ, các đoàn viên đã có mặt ở đầu kênh, chia làm 4 tổ,  mỗi tổ phụ trách một đoạn. ' +
        'Bà con hai bên bờ góp xuồng, góp sào và cả nồi cháo ấm bụngcho buổi sáng.',
    ])
    expect(report).toMatchObject({
      encoding: 'UTF-8',
      cleaned: { nfd: 0, noBreakSpaces: 4, zeroWidth: 0, softHyphens: 0, controls: 0, emptyLines: 2 },
      warnings: ['picturesMissing'],
    })
  })

  test('comes out of the package word for word', () => {
    const { content, report } = read(copiedPage)
    const html = contentToHtml(content, () => undefined)
    const shown = html
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&')
    const expected = report.parts
      .filter(part => !['dropped', 'date', 'image', 'tags', 'attachments'].includes(part.taken))
      .map(part => part.text)
      .join('\n')
    expect(words(shown)).toEqual(words(expected))
  })

  test.each([
    ['UTF-8 (BOM)', Buffer.from(`\ufeff${copiedPage}`)],
    ['UTF-16LE (BOM)', Buffer.from(`\ufeff${copiedPage}`, 'utf16le')],
    ['UTF-16LE', Buffer.from(copiedPage, 'utf16le')],
    ['UTF-16BE (BOM)', Buffer.from(`\ufeff${copiedPage}`, 'utf16le').swap16()],
    ['UTF-16BE', Buffer.from(copiedPage, 'utf16le').swap16()],
  ])('reads the same in %s', (encoding, bytes) => {
    const { report } = readPlainFile({ fileName: 'bai.txt', bytes })
    expect(report).toEqual({ ...read(copiedPage).report, encoding })
  })

  test.each([
    ['\r\n', 'Windows'],
    ['\r', 'old Macintosh'],
    ['\u2028', 'Unicode'],
  ])('reads the same with line ends %j of %s', lineEnd => {
    expect(read(copiedPage.replaceAll('\n', lineEnd)).report).toEqual(read(copiedPage).report)
  })

  test('reads the same in NFD, and counts the letters', () => {
    const { report } = read(copiedPage.normalize('NFD'))
    expect(report.parts).toEqual(read(copiedPage).report.parts)
    expect(report.cleaned.nfd).toBeGreaterThan(150)
  })
})

describe('shapes that lack parts', () => {
  const long =
    'Đây là một đoạn văn dài hơn hẳn tiêu đề, có đủ câu chữ và dấu chấm để không ai nhầm với đầu đề. '
      .repeat(2)
      .trim()

  test.each<[string, string, string[]]>([
    ['only a title', 'Thông báo nghỉ lễ', ['title']],
    ['only paragraphs', `${long}\n\n${long}\n`, ['paragraph', 'paragraph']],
    ['title and paragraphs', `Tin vui\n\n${long}\n\n${long}`, ['title', 'paragraph', 'paragraph']],
    ['single line ends', `Tin vui\n${long}\n${long}`, ['title', 'paragraph', 'paragraph']],
    [
      'section and size of letters around the title',
      `Trang chủ\nTin tức - Sự kiện\nTin vui\nCập nhật: 5/3/2026 | 15:42\nA- A A+\n${long}\n${long}\n${long}`,
      ['dropped', 'dropped', 'title', 'date', 'dropped', 'lede', 'paragraph', 'paragraph'],
    ],
    [
      'a line above the title',
      `PHỎNG VẤN\nLàm thật để dân tin yêu\n5/3/2026\nHỏi: Kết quả năm qua là gì?\n${long}`,
      ['paragraph', 'title', 'date', 'paragraph', 'paragraph'],
    ],
    ['date before title', `Thứ Sáu, 6/3/2026 - 8h30\nTin vui\n\n${long}`, ['date', 'title', 'paragraph']],
    [
      'no lede',
      `Tin vui\n07:15 06/03/2026\n\nanh 1.png\n\nẢnh: Minh\n\n${long}`,
      ['title', 'date', 'image', 'caption', 'paragraph'],
    ],
    [
      'two pictures',
      `Tin\n\n${long}\n\na.jpg\nChú thích một.\n\n${long}\n\nb.jpg\n\n${long}`,
      ['title', 'lede', 'image', 'caption', 'paragraph', 'image', 'paragraph'],
    ],
    ['no author', `Tin vui\n\n${long}\n\nTừ khoá: a; b`, ['title', 'paragraph', 'dropped', 'tags']],
    [
      'author and office in one line',
      `Tin\n\n${long}\n\nTrần Mai - Ban Dân vận`,
      ['title', 'paragraph', 'author'],
    ],
    ['office alone', `Tin\n\n${long}\n\nVăn phòng Đảng uỷ`, ['title', 'paragraph', 'organisation']],
    [
      'labelled author and source',
      `Tin\nTác giả: Trần Thị Mai\n${long}\nNguồn: Báo Xã Ta`,
      ['title', 'dropped', 'author', 'paragraph', 'dropped', 'source'],
    ],
    [
      'related articles below',
      `Tin\n\n${long}\n\nTin liên quan\nHội nghị A\nHội nghị B`,
      ['title', 'paragraph', 'dropped', 'dropped', 'dropped'],
    ],
    [
      'attachments below',
      `Tin\n\n${long}\n\nTệp đính kèm\nke-hoach.pdf (120 KB)`,
      ['title', 'paragraph', 'dropped', 'attachments'],
    ],
    ['separator', `Tin\n\n${long}\n\n* * *\n\n${long}`, ['title', 'paragraph', 'separator', 'paragraph']],
  ])('%s', (_, text, expected) => {
    expect(taken(text).map(([kind]) => kind)).toEqual(expected)
  })

  test('a text without a title says so and invents none', () => {
    const { content, report } = read(long)
    expect(content.fields.title).toBe('')
    expect(report.warnings).toEqual(['titleMissing'])
  })

  test('a poem keeps its lines', () => {
    const { content } = read(
      'Chiều quê\n\nGió lùa qua bãi mía xanh\nCon diều no gió, khói quanh mái nhà\nMẹ gánh nắng cuối chợ xa\nTiếng gà gọi buổi chiều tà chậm trôi\n\nSông dài nước cứ đầy vơi\nThuyền ai neo lại một trời tuổi thơ',
    )
    expect(content.fields.title).toBe('Chiều quê')
    expect(content.body.blocks.map(plainBlock)).toEqual([
      [
        'Gió lùa qua bãi mía xanh\nCon diều no gió, khói quanh mái nhà\nMẹ gánh nắng cuối chợ xa\nTiếng gà gọi buổi chiều tà chậm trôi',
      ],
      ['Sông dài nước cứ đầy vơi\nThuyền ai neo lại một trời tuổi thơ'],
    ])
  })

  test('lines broken at a margin are one paragraph again', () => {
    const broken =
      'Sáng nay, chi bộ ấp họp bàn việc sửa cầu cho bà con đi lại\nthuận tiện hơn trong mùa mưa bão sắp tới. Các hộ dân hai bên\nđều đồng tình góp công, góp của cùng địa phương.'
    const { content } = read(`Sửa cầu\n\n${broken}\n\n${broken}`)
    expect(content.body.blocks.map(plainBlock)).toEqual([
      [broken.replaceAll('\n', ' ')],
      [broken.replaceAll('\n', ' ')],
    ])
  })

  test('lists nest by their signs, and lettered points keep their letters', () => {
    const { content } = read(
      'Kế hoạch tháng\n\n1. Việc chung\n- Họp\n+ sáng\n+ chiều\n- Báo cáo\n2. Việc riêng\n\na) Điểm thứ nhất của kế hoạch.\n\nb) Điểm thứ hai của kế hoạch.',
    )
    const item = (text: string, nested: unknown = null) => ({
      content: [{ type: 'text', text, marks: [] }],
      nested,
    })
    expect(content.body.blocks).toMatchObject([
      {
        type: 'list',
        ordered: true,
        items: [
          item('Việc chung', {
            ordered: false,
            items: [item('Họp', { items: [item('sáng'), item('chiều')] }), item('Báo cáo')],
          }),
          item('Việc riêng'),
        ],
      },
      { type: 'paragraph', content: [{ text: 'a) Điểm thứ nhất của kế hoạch.' }] },
      { type: 'paragraph', content: [{ text: 'b) Điểm thứ hai của kế hoạch.' }] },
    ])
  })

  test('Roman and Arabic numbers make headings of two levels', () => {
    const { content } = read(`Báo cáo\n\nI. Kết quả\n\n1. Kinh tế\n\n${long}\n\nII. Phương hướng\n\n${long}`)
    expect(content.body.blocks.map(block => (block.type === 'heading' ? block.level : 0))).toEqual([
      2, 3, 0, 2, 0,
    ])
  })

  test('a numbered line above a short sentence, a list or a picture is a heading too', () => {
    const { content } = read(
      `Đại hội\n\n${long}\n\n1. Kết quả\n\nThu nhập đạt 72 triệu đồng.\n\n2. Bài học\n\n- Gần dân;\n- Sát việc.\n\n3. Phương hướng\n\nđai-hoi.jpg\n\nĐại biểu biểu quyết.\n\n1.1. Về kinh tế\n\nTăng 9%.\n\n${long}`,
    )
    expect(content.body.blocks.map(({ type }) => type)).toEqual(
      'paragraph heading paragraph heading list heading figure heading paragraph paragraph'.split(' '),
    )
  })

  test('numbered lines of a list stay a list', () => {
    expect(
      taken(`Khen thưởng\n\n${long}\n\n1. Nguyễn Văn Một\n2. Lê Thị Hai\n\n${long}`).map(([kind]) => kind),
    ).toEqual(['title', 'paragraph', 'list', 'paragraph'])
  })

  test('the label before a caption is no part of it', () => {
    const { content, report } = read(
      `Trồng cây\n\n${long}\n\n${long}\n\nhinh2.png\n\nChú thích: Trồng cây đầu năm.\n\n${long}`,
    )
    expect(content.body.blocks).toMatchObject([{}, {}, { type: 'figure', caption: 'Trồng cây đầu năm.' }, {}])
    expect(report.parts.filter(({ taken }) => taken === 'dropped')).toEqual([
      { taken: 'dropped', text: 'Chú thích:' },
    ])
  })

  test('the kind of an official paper above “Về việc” belongs to its title', () => {
    const { content, report } = read(
      `Tin tức\nTHÔNG BÁO\nVề việc tạm ngừng cấp nước\n\n20-12-2025 | 07:00\n\n${long}`,
    )
    expect(content.fields.title).toBe('THÔNG BÁO Về việc tạm ngừng cấp nước')
    expect(report.parts.map(({ taken }) => taken)).toEqual(['dropped', 'title', 'title', 'date', 'paragraph'])
  })

  test('names below a line that is no sentence are text, not authors', () => {
    const { content } = read(`Danh sách khen thưởng\n\n${long}\n\nNgười được khen\nTrần Văn Một\nLê Thị Hai`)
    expect(content.fields.authors).toEqual([])
  })
})

describe('cleaning', () => {
  test('counts what it takes away, and takes no word', () => {
    const { content, report } = read(
      'Tiêu\u00ad đề\u200b\ufeff có\u0007 dấu\u202e lạ\u200d\n\nVà \ud83d\udc68\u200d\ud83d\udc69 giữ nguyên.',
    )
    expect(content.fields.title).toBe('Tiêu đề có dấu lạ')
    expect(content.body.blocks.map(plainBlock)).toEqual([['Và \ud83d\udc68\u200d\ud83d\udc69 giữ nguyên.']])
    expect(report.cleaned).toEqual({
      nfd: 0,
      noBreakSpaces: 0,
      zeroWidth: 4,
      softHyphens: 1,
      controls: 1,
      emptyLines: 0,
    })
  })

  test('characters damaged before are kept and told', () => {
    expect(read('Ti\ufffdu đề').report.warnings).toEqual(['charactersDamaged'])
  })
})

/** Every word that the content holds, however it is stored. */
function wordsOfContent({ fields, body }: Content): string[] {
  const figure = (of: { fileName: string; caption: string; credit: string }) => [
    of.fileName,
    of.caption,
    of.credit ? `Ảnh ${of.credit}` : '',
  ]
  return words(
    [
      fields.title,
      fields.lede,
      ...(fields.leadFigure ? figure(fields.leadFigure) : []),
      ...body.blocks.flatMap(block => (block.type === 'figure' ? figure(block) : plainBlock(block))),
      // One office behind several names stands once in the source.
      ...fields.authors.flatMap(({ name, organisation }, index) =>
        organisation === fields.authors[index + 1]?.organisation ? [name] : [name, organisation],
      ),
      fields.source.name,
      ...fields.tags,
    ].join('\n'),
  ).sort()
}

function wordsTaken({ parts }: ImportReport): string[] {
  return words(
    parts
      .filter(part => part.taken !== 'dropped' && part.taken !== 'date' && part.taken !== 'attachments')
      .map(part => (part.taken === 'list' ? part.text.replace(/^\d+[.)/]\s/gm, '') : part.text))
      .join('\n'),
  ).sort()
}

test('no word is ever lost: it is in the content or in a part that was dropped', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'Sign In',
      'In trang',
      'Tag:',
      'Tag: một, hai',
      'File đính kèm',
      'ke hoach.docx',
      'Nguồn: Báo Xã',
      'Tác giả: Trần Mai',
      'Bài: Lê Hai, Trần Ba',
      'Trần Thị Mai',
      'Ban Tuyên giáo Huyện uỷ',
      'Lê Hai - Văn phòng xã',
      '00:00 11/11/2023',
      'ngày 5 tháng 3 năm 2026',
      '32/13/2023',
      'anh.jpg',
      'Ảnh: Minh Châu',
      'Chú thích ngắn. Ảnh: Thu Hà',
      'Tin liên quan',
      'Tiêu đề của bài',
      'I. Mục lớn',
      '1. Mục một',
      '2. Mục hai',
      '- gạch đầu dòng',
      '+ dấu cộng',
      '• chấm',
      'a) điểm a',
      '***',
      'Câu kết thúc bằng dấu chấm.',
      'Một đoạn văn dài để làm thân bài, có nhiều chữ hơn một trăm ký tự, kết thúc bằng một dấu chấm câu ở cuối.',
      '',
      '',
    ),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), lines => {
      // Zeros make a file binary; lone surrogates cannot be written as UTF-8.
      const source = Buffer.from(`x1\n${lines.join('\n')}`.replaceAll('\0', '')).toString()
      const { content, report } = read(source)
      expect(words(report.parts.map(part => part.text).join('\n'))).toEqual(
        words(clean(source, nothingCleaned())),
      )
      expect(wordsOfContent(content)).toEqual(wordsTaken(report))
    }),
    { numRuns: 3000 },
  )
})
