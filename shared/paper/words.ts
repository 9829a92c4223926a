import type { Organisation } from '../contract/types.ts'
import type { Language } from '../words/index.ts'

interface PaperWords {
  sheet: string
  motto: Record<Organisation['kind'], readonly string[]>
  number: (number: number) => string
  articleTitle: string
  state: string
  section: string
  genre: string
  authors: string
  source: string
  length: string
  lengthOf: (syllables: number, pictures: number) => string
  attachments: string
  secret: string
  secretBy: (name: string, at: string) => string
  secretNobody: string
  revision: string
  steps: string
  stepHeads: readonly [string, string, string, string]
  seal: string
  noSeal: string
  sealedBy: string
  sealedAt: string
  contentFingerprint: string
  keyFingerprint: string
  codeNote: string
  signers: readonly string[]
  signHere: string
  text: string
  printed: (at: string) => string
}

/**
 * What stands on paper. The mottoes are those of documents: of the State by NĐ 30/2020/NĐ-CP, annex I, of the Party by
 * Hướng dẫn 36-HD/VPTW; both are written with the tone on the first letter of "HÒA".
 */
export const paperWords: Record<Language, PaperWords> = {
  vi: {
    sheet: 'PHIẾU DUYỆT BÀI',
    motto: {
      party: ['ĐẢNG CỘNG SẢN VIỆT NAM'],
      committee: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      other: [],
    },
    number: number => `Bài số ${number}`,
    articleTitle: 'Tiêu đề',
    state: 'Trạng thái',
    section: 'Chuyên mục',
    genre: 'Thể loại',
    authors: 'Tác giả',
    source: 'Nguồn',
    length: 'Độ dài',
    lengthOf: (syllables, pictures) => `${syllables.toLocaleString('vi-VN')} chữ, ${pictures} ảnh`,
    attachments: 'Tệp đính kèm',
    secret: 'Bí mật nhà nước',
    secretBy: (name, at) => `${name} xác nhận bài không chứa bí mật nhà nước lúc ${at}`,
    secretNobody: 'Chưa có ai xác nhận',
    revision: 'Phiên bản',
    steps: 'Các bước đã qua',
    stepHeads: ['Lúc', 'Người thực hiện', 'Việc', 'Lý do'],
    seal: 'Dấu duyệt',
    noSeal: 'Bài chưa được duyệt; phiếu này chưa có dấu duyệt.',
    sealedBy: 'Người duyệt',
    sealedAt: 'Duyệt lúc',
    contentFingerprint: 'Vân tay nội dung (SHA-256)',
    keyFingerprint: 'Vân tay khoá của người duyệt',
    codeNote: 'Mã QR chứa vân tay của dấu duyệt',
    signers: ['NGƯỜI VIẾT', 'BIÊN TẬP VIÊN', 'NGƯỜI DUYỆT'],
    signHere: '(Ký, ghi rõ họ tên)',
    text: 'NỘI DUNG BÀI',
    printed: at => `In từ Bản Thảo lúc ${at}`,
  },
  en: {
    sheet: 'APPROVAL SHEET',
    motto: { party: [], committee: [], other: [] },
    number: number => `Article no. ${number}`,
    articleTitle: 'Title',
    state: 'State',
    section: 'Section',
    genre: 'Genre',
    authors: 'Authors',
    source: 'Source',
    length: 'Length',
    lengthOf: (syllables, pictures) =>
      `${syllables.toLocaleString('en')} syllables, ${pictures} ${pictures === 1 ? 'picture' : 'pictures'}`,
    attachments: 'Attachments',
    secret: 'State secrets',
    secretBy: (name, at) => `${name} declared at ${at} that it contains none`,
    secretNobody: 'Nobody has declared anything yet',
    revision: 'Version',
    steps: 'Steps taken',
    stepHeads: ['Time', 'Who', 'What', 'Reason'],
    seal: 'Seal of approval',
    noSeal: 'The article is not approved; this sheet bears no seal.',
    sealedBy: 'Approved by',
    sealedAt: 'Approved at',
    contentFingerprint: 'Fingerprint of the content (SHA-256)',
    keyFingerprint: 'Fingerprint of the approver’s key',
    codeNote: 'The QR code holds the fingerprint of the seal',
    signers: ['WRITER', 'EDITOR', 'APPROVER'],
    signHere: '(Signature and full name)',
    text: 'TEXT OF THE ARTICLE',
    printed: at => `Printed from Bản Thảo at ${at}`,
  },
}
