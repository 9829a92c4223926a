import { type Focus, focusSchema, type Genre, genres } from '../../../shared/article/index.ts'
import { clockOf, dayOf, instantOf, shownDay } from '../../../shared/vietnamese/index.ts'
import { words } from '../../../shared/words/index.ts'

/**
 * What a Word document of ours calls its parts. Word keeps styles and properties whatever people write between them,
 * so a document that comes back from Word still says which paragraph is what.
 */
export const wordStyles = {
  text: { id: 'BanThaoDoan', name: 'Bản Thảo đoạn văn' },
  lede: { id: 'BanThaoSapo', name: 'Bản Thảo sapo' },
  field: { id: 'BanThaoThongTin', name: 'Bản Thảo thông tin' },
  leadFigure: { id: 'BanThaoAnhDaiDien', name: 'Bản Thảo ảnh đại diện' },
  figure: { id: 'BanThaoAnh', name: 'Bản Thảo ảnh' },
  galleryFigure: { id: 'BanThaoAnhTrongBo', name: 'Bản Thảo ảnh trong bộ' },
  galleryCaption: { id: 'BanThaoChuThichBoAnh', name: 'Bản Thảo chú thích bộ ảnh' },
  alternative: { id: 'BanThaoMoTaAnh', name: 'Bản Thảo mô tả ảnh' },
  credit: { id: 'BanThaoNguonAnh', name: 'Bản Thảo nguồn ảnh' },
  rights: { id: 'BanThaoBanQuyenAnh', name: 'Bản Thảo bản quyền ảnh' },
  attribution: { id: 'BanThaoLoiCuaAi', name: 'Bản Thảo lời của ai' },
  separator: { id: 'BanThaoDuongKe', name: 'Bản Thảo đường kẻ' },
  tableCaption: { id: 'BanThaoChuThichBang', name: 'Bản Thảo chú thích bảng' },
  cell: { id: 'BanThaoO', name: 'Bản Thảo ô bảng' },
  headerCell: { id: 'BanThaoOTieuDe', name: 'Bản Thảo ô tiêu đề' },
  emptyCell: { id: 'BanThaoOTrong', name: 'Bản Thảo ô trống' },
  boxTitle: { id: 'BanThaoTenHop', name: 'Bản Thảo tên hộp' },
  attachments: { id: 'BanThaoTepDinhKem', name: 'Bản Thảo tệp đính kèm' },
  spacer: { id: 'BanThaoCach', name: 'Bản Thảo khoảng cách' },
} as const

/** Raised and lowered at once, which Word has no word for. */
export const raisedAndLowered = { id: 'BanThaoTrenDuoi', name: 'Bản Thảo trên và dưới' } as const

/** Styles of Word's own, by the ids that Word gives them. */
export const builtIn = {
  title: 'Title',
  heading2: 'Heading2',
  heading3: 'Heading3',
  caption: 'Caption',
  quotation: 'Quote',
  pullQuote: 'IntenseQuote',
  bullets: 'ListBullet',
  numbers: 'ListNumber',
  footnote: 'FootnoteText',
} as const

export const wordTables = {
  fields: { id: 'BanThaoBangThongTin', name: 'Bản Thảo bảng thông tin' },
  table: { id: 'BanThaoBang', name: 'Bản Thảo bảng' },
  box: { id: 'BanThaoHop', name: 'Bản Thảo hộp thông tin' },
  attachments: { id: 'BanThaoBangTep', name: 'Bản Thảo bảng tệp' },
} as const

/** The ground of header cells: Word has no other sign for a header that stands anywhere in a table. */
export const headerFill = 'E8EDF3'

/** What a separator looks like. */
export const separatorText = '* * *'

/** A figure of which nothing is known but its texts. */
export const noPicture = '(chưa có ảnh)'
/** The name of a drawing whose file has none; Word asks for one. */
export const noFileName = '-'

/** The focus of a picture as the title of its drawing, where people seldom look. */
export const focusWritten = ({ x, y }: Focus) => `tiêu điểm ${x} ${y}`
export function focusRead(title: string): Focus | null {
  const [, x, y] = /^tiêu điểm (\d+) (\d+)$/.exec(title.normalize('NFC')) ?? []
  const focus = focusSchema.safeParse({ x: Number(x), y: Number(y) })
  return focus.success ? focus.data : null
}

/** Custom properties of the document, which nobody reads but this program. */
export const propertyNames = {
  version: 'BanThao.phien-ban',
  section: 'BanThao.chuyen-muc',
  related: 'BanThao.bai-lien-quan',
  /** With an attachment's id behind: the SHA-256 of its file. */
  attachment: 'BanThao.tep.',
} as const
export const formatVersion = '1'

/** Which field a line of the table on top is, by its label. */
export const fieldLabels = {
  shortTitle: 'Tiêu đề ngắn',
  authors: 'Tác giả',
  section: 'Chuyên mục',
  genre: 'Thể loại',
  tags: 'Thẻ',
  sourceName: 'Nguồn',
  sourceAddress: 'Địa chỉ nguồn',
  eventDate: 'Ngày diễn ra',
  writtenDate: 'Ngày viết',
  publishFrom: 'Đăng từ',
  withdrawOn: 'Gỡ vào',
  place: 'Địa điểm',
  term: 'Nhiệm kỳ',
  rights: 'Bản quyền',
  slug: 'Đường dẫn',
  language: 'Ngôn ngữ',
} as const satisfies Record<string, string>
export type FieldLabel = keyof typeof fieldLabels

export const attachmentColumns = ['Tên', 'Số', 'Ngày', 'Cơ quan ban hành', 'Tệp'] as const

const { genres: genreNames } = words.vi
export const genreName = (genre: Genre) => genreNames[genre]
export const genreNamed = (name: string) => genres.find(genre => genreNames[genre] === name)

/** The day that `shownDay` wrote; null for anything else. */
export function dayShown(text: string): string | null {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text.trim()) ?? []
  return year === undefined ? null : `${year}-${month}-${day}`
}

/** A moment to the second, as offices write it: `07:00 12/03/2026`. */
export function momentWritten(at: number): string {
  const clock = clockOf(at)
  return `${clock.endsWith(':00') ? clock.slice(0, 5) : clock} ${shownDay(dayOf(at))}`
}
/** The moment that `momentWritten` wrote; null for anything else. */
export function momentRead(text: string): number | null {
  const [, clock, seconds, date = ''] = /^(\d{2}:\d{2})(?::(\d{2}))? (\S+)$/.exec(text.trim()) ?? []
  const day = dayShown(date)
  if (day === null || clock === undefined) return null
  const at = instantOf(day, clock) + Number(seconds ?? 0) * 1000
  return Number.isNaN(at) ? null : at
}

/** The bookmark at an attachment in the list of them. Word's names have 40 letters, digits and underscores at most. */
export const bookmarkOf = (attachment: string) => {
  const plain = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(attachment)
    ? `u${attachment.replaceAll('-', '')}`
    : `_${attachment.replaceAll('_', '_1').replaceAll('-', '_0')}`
  return `tep_${plain}`
}
/** The id of the attachment with that bookmark, or null. */
export function attachmentOfBookmark(name: string): string | null {
  const [, uuid] = /^tep_u([0-9a-f]{32})$/.exec(name) ?? []
  if (uuid) return uuid.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  const [, plain] = /^tep__([A-Za-z0-9_]+)$/.exec(name) ?? []
  const id = plain?.replaceAll('_0', '-').replaceAll('_1', '_')
  return id !== undefined && /^[A-Za-z0-9_-]{6,64}$/.test(id) ? id : null
}
