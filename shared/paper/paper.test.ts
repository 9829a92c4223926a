import { describe, expect, it } from 'vitest'
import { type Content, emptyContent, textRun } from '../article/index.ts'
import { codeText, type Paper, paperPage, paperSchema, qrModules, sheetText } from './index.ts'

const content: Content = {
  ...emptyContent(),
  fields: {
    ...emptyContent().fields,
    title: 'Khởi công cầu <sắt> & đường',
    lede: 'Sáng 12/11, xã khởi công.',
    authors: [{ name: 'Thanh Hoa', organisation: 'Văn phòng' }],
    section: { id: 's', name: 'Kinh tế' },
    noStateSecret: { person: 'p', name: 'Trần Quang Minh', at: 1_762_912_923_000 },
  },
  body: {
    ...emptyContent().body,
    blocks: [
      { type: 'paragraph', id: 'doan-01', content: [textRun('Cầu dài 42 mét.')] },
      {
        type: 'figure',
        id: 'anh-001',
        media: 'a'.repeat(64),
        fileName: 'cau.jpg',
        alternative: 'Cầu',
        caption: 'Cầu sắt',
        credit: 'Hoa',
        rights: '',
        crop: null,
        focus: null,
      },
    ],
  },
}
const paper: Paper = {
  kind: 'sheet',
  language: 'vi',
  organisation: { name: 'Uỷ ban nhân dân xã Tân Hoà', kind: 'committee' },
  number: 12,
  state: 'approved',
  content,
  revision: { number: 3, hash: '0123456789abcdef'.repeat(4) },
  seal: { by: 'Lê Thị Lan', role: 'approver', at: 1_762_912_923_000, fingerprint: 'aaaa bbbb cccc' },
  steps: [
    {
      at: 1_762_912_000_000,
      by: 'Thanh Hoa',
      what: 'Chuyển trạng thái: Bản nháp → Chờ biên tập',
      reason: null,
    },
    { at: 1_762_912_500_000, by: 'Minh', what: 'Trả lại', reason: 'Thiếu ảnh' },
  ],
  printedAt: 1_762_912_999_000,
  pictures: [{ name: 'a'.repeat(64), width: 1600, height: 900 }],
}

describe('an approval sheet', () => {
  it('says who did what when, what was sealed and by which key, and who signs', () => {
    expect(paperSchema.safeParse(paper).success).toBe(true)
    expect(sheetText(paper)).toEqual({
      organisation: 'Uỷ ban nhân dân xã Tân Hoà',
      motto: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      title: 'PHIẾU DUYỆT BÀI',
      number: 'Bài số 12',
      facts: [
        ['Tiêu đề', 'Khởi công cầu <sắt> & đường'],
        ['Trạng thái', 'Đã duyệt'],
        ['Chuyên mục', 'Kinh tế'],
        ['Thể loại', expect.any(String)],
        ['Tác giả', 'Thanh Hoa, Văn phòng'],
        ['Độ dài', '7 chữ, 1 ảnh'],
        ['Bí mật nhà nước', 'Trần Quang Minh xác nhận bài không chứa bí mật nhà nước lúc 09:02 12/11/2025'],
        ['Phiên bản', '3'],
      ],
      stepsTitle: 'Các bước đã qua',
      stepHeads: ['Lúc', 'Người thực hiện', 'Việc', 'Lý do'],
      steps: [
        ['08:46 12/11/2025', 'Thanh Hoa', 'Chuyển trạng thái: Bản nháp → Chờ biên tập', ''],
        ['08:55 12/11/2025', 'Minh', 'Trả lại', 'Thiếu ảnh'],
      ],
      sealTitle: 'Dấu duyệt',
      seal: [
        ['Người duyệt', expect.stringMatching(/^Lê Thị Lan \(.+\)$/)],
        ['Duyệt lúc', '09:02 12/11/2025'],
        [
          'Vân tay nội dung (SHA-256)',
          '0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567 89ab cdef',
        ],
        ['Vân tay khoá của người duyệt', 'aaaa bbbb cccc'],
      ],
      code: [
        'BANTHAO-SEAL-1',
        'ARTICLE 12',
        'REVISION 3',
        `SHA256 ${'0123456789abcdef'.repeat(4)}`,
        'KEY aaaabbbbcccc',
        'AT 2025-11-12T09:02:03+07:00',
      ].join('\n'),
      codeNote: 'Mã QR chứa vân tay của dấu duyệt',
      signers: ['NGƯỜI VIẾT', 'BIÊN TẬP VIÊN', 'NGƯỜI DUYỆT'],
      signHere: '(Ký, ghi rõ họ tên)',
      printed: 'In từ Bản Thảo lúc 09:03 12/11/2025',
    })
  })

  it('says honestly that there is no seal', () => {
    const unsealed = { ...paper, seal: null }
    expect(codeText(unsealed)).toBeNull()
    expect(sheetText(unsealed).seal).toEqual([['Bài chưa được duyệt; phiếu này chưa có dấu duyệt.', '']])
    expect(paperPage(unsealed)).not.toContain('<svg')
  })

  it('is a page in which words are words and pictures are the paper’s own', () => {
    const page = paperPage(paper)
    expect(page).toContain('Khởi công cầu &lt;sắt> &amp; đường'.replace('>', '&gt;').replace('&gt;', '>'))
    expect(page).toMatch(/<img src="picture-0"[^>]*>|<img[^>]* src="picture-0"/)
    expect(page).toContain('<svg')
    expect(page).not.toMatch(/<script|onerror|javascript:|https?:/)
    expect(paperPage({ ...paper, kind: 'article' })).not.toContain('PHIẾU DUYỆT BÀI')
  })
})

describe('a QR code', () => {
  it('is square, with the three finders in its corners', () => {
    const rows = qrModules('BANTHAO-SEAL-1')
    const finder = [0, 1, 2, 3, 4, 5, 6].map(() => true)
    expect(rows.every(row => row.length === rows.length)).toBe(true)
    expect(rows[0]?.slice(0, 7)).toEqual(finder)
    expect(rows[0]?.slice(-7)).toEqual(finder)
    expect(rows.at(-1)?.slice(0, 7)).toEqual(finder)
    expect((rows.length - 17) % 4).toBe(0)
  })
})
