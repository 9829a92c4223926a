import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import {
  bodyVersion,
  type Content,
  emptyContent,
  type StoredContent,
  textRun,
} from '../../../shared/article/index.ts'
import { type SealStatement, statementText } from '../../../shared/package/index.ts'
import { revisionHashOf } from './contents.ts'
import type { SealedArticle } from './make.ts'

/** An Ed25519 key that is the same in every run, from 32 equal bytes. For tests. */
export function keyFrom(byte: number): { privateKey: KeyObject; publicKey: string } {
  const seed = Buffer.alloc(32, byte)
  const privateKey = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const jwk = privateKey.export({ format: 'jwk' })
  return { privateKey, publicKey: Buffer.from(jwk.x ?? '', 'base64url').toString('hex') }
}

/** One pixel, so that tests need no picture file. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
)
const media = 'a'.repeat(64)

/** An article with one of everything that the body language has. */
export function richContent(): Content {
  const content = emptyContent()
  let count = 0
  const id = () => `block-${String(++count).padStart(4, '0')}`
  const figure = () => ({
    id: id(),
    media,
    fileName: 'hoi nghi.png',
    alternative: 'Toàn cảnh hội nghị "mở rộng"',
    caption: 'Quang cảnh hội nghị <sơ kết>.',
    credit: 'Minh Châu',
    rights: '',
    crop: null,
    focus: null,
  })
  const paragraph = (text: string) => ({
    type: 'paragraph' as const,
    id: id(),
    content: [textRun(text)],
  })
  return {
    fields: {
      ...content.fields,
      title: 'Sơ kết công tác cải cách hành chính & chuyển đổi số',
      slug: 'so-ket-cai-cach-hanh-chinh',
      lede: 'Sáng 5/3, xã tổ chức hội nghị sơ kết.',
      tags: ['cải cách', 'chuyển đổi số'],
      section: { id: 'section-1', name: 'Xây dựng Đảng' },
      authors: [
        { name: 'Trần Thị Mai', organisation: 'Văn phòng Đảng uỷ' },
        { name: 'Lê Văn Bình', organisation: 'Văn phòng Đảng uỷ' },
      ],
      source: { name: 'Trang tin xã', address: 'https://example.vn/tin?a=1&b=2' },
      writtenDate: '2026-03-05',
      publishFrom: Date.UTC(2026, 2, 6, 1),
      leadFigure: figure(),
      place: 'Xã mẫu',
    },
    body: {
      version: bodyVersion,
      blocks: [
        {
          type: 'paragraph',
          id: id(),
          content: [
            textRun('Kết quả đạt '),
            textRun('98,5%', 'strong', 'emphasis'),
            textRun(', tăng m'),
            textRun('2', 'superscript'),
            { type: 'break' },
            { type: 'link', address: 'https://example.vn/a', content: [textRun('xem báo cáo')] },
            { type: 'footnote', id: 'note-0001', content: [textRun('Số liệu đến hết tháng 2.')] },
          ],
        },
        { type: 'heading', id: id(), level: 2, content: [textRun('Kết quả')] },
        {
          type: 'list',
          id: id(),
          ordered: true,
          items: [
            { id: id(), content: [textRun('Một')], nested: null },
            {
              id: id(),
              content: [textRun('Hai')],
              nested: {
                type: 'list',
                id: id(),
                ordered: false,
                items: [{ id: id(), content: [textRun('Hai rưỡi')], nested: null }],
              },
            },
          ],
        },
        { type: 'quotation', id: id(), content: [textRun('Dân biết, dân bàn.')] },
        { type: 'pullQuote', id: id(), content: [textRun('Làm thật.')], attribution: 'Bí thư' },
        { type: 'figure', ...figure() },
        { type: 'gallery', id: id(), caption: 'Một số hình ảnh.', figures: [figure()] },
        {
          type: 'table',
          id: id(),
          caption: 'Kết quả theo ấp',
          rows: [
            {
              id: id(),
              cells: [{ id: id(), header: true, columns: 2, rows: 1, blocks: [paragraph('Ấp')] }],
            },
            {
              id: id(),
              cells: [
                { id: id(), header: true, columns: 1, rows: 1, blocks: [paragraph('Ấp 1')] },
                { id: id(), header: false, columns: 1, rows: 1, blocks: [paragraph('12'), paragraph('13')] },
              ],
            },
          ],
        },
        { type: 'separator', id: id() },
        { type: 'box', id: id(), title: 'Thông tin thêm', blocks: [paragraph('Điện thoại: 0297.')] },
      ],
    },
  }
}

/** A sealed article whose keys, times and words never change. */
export function sealedArticle(content: StoredContent = richContent(), byte = 1): SealedArticle {
  const newsroom = keyFrom(byte)
  const approver = keyFrom(2)
  const article = '01914d2e-0000-7000-8000-000000000001'
  const hash = revisionHashOf(article, content)
  const statement: SealStatement = {
    format: 'banthao.seal/1',
    newsroom: '01914d2e-0000-7000-8000-000000000002',
    organisation: 'Đảng uỷ xã mẫu',
    article,
    revision: '01914d2e-0000-7000-8000-000000000003',
    revisionNumber: 4,
    revisionHash: hash,
    person: '01914d2e-0000-7000-8000-000000000004',
    name: 'Nguyễn Hồng Sơn',
    role: 'approver',
    publicKey: approver.publicKey,
    at: Date.UTC(2026, 2, 5, 17, 30, 7),
    log: 'b'.repeat(64),
  }
  return {
    newsroom: {
      id: statement.newsroom,
      name: statement.organisation,
      publicKey: newsroom.publicKey,
      sign: bytes => sign(null, bytes, newsroom.privateKey),
    },
    article: { id: article, number: 7 },
    revision: { id: statement.revision, number: 4, hash, content },
    seal: {
      statement,
      signature: sign(null, Buffer.from(statementText(statement)), approver.privateKey).toString('hex'),
    },
    pictures: new Map([[media, { bytes: pixel, type: 'image/png', width: 1, height: 1 }]]),
  }
}
