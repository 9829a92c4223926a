import { fold } from '../../../shared/vietnamese/index.ts'

/** How the names of organisations begin, folded. After the general words a capital must follow. */
const wholeBeginnings =
  /^(?:trung tam|uy ban|van phong|huyen uy|tinh uy|thanh uy|quan uy|thi uy|dang uy|dang bo|chi bo|hoi dong|doan (?:thanh nien|tncs|xa|phuong)|cong an|mat tran|lien doan|dai (?:phat thanh|truyen)|cong thong tin|chi cuc|tong cuc|bao hiem xa hoi|kho bac|bo chi huy|thu vien|bao tang|benh vien|tram|cong ty|hop tac xa|ngan hang|xa doan|huyen doan|tinh doan|thanh doan|hoc vien|vien kiem sat|toa an|toa soan|nha van hoa|ubnd|hdnd|ubmttq|mttq|btg|bhxh|bch|tt)(?![\p{L}])/u
const generalBeginnings =
  /^(?:Ban|Phòng|Sở|Hội|Trường|Báo|Bộ|Cục|Viện|Toà|Tòa|Tổ|Khối|Đội|Đài|Nhà|Công đoàn|Tạp chí|Trang tin)\s+\p{Lu}/u

/** Whether a line can be the name of an office: begins like one, is short and is no sentence. */
export function isOrganisation(text: string): boolean {
  return (
    text.length <= 150 &&
    /^\p{Lu}/u.test(text) &&
    !/[.!?;:]$/.test(text) &&
    (wholeBeginnings.test(fold(text)) || generalBeginnings.test(text))
  )
}

const nameWord = /^(?:\p{Lu}[\p{Ll}\p{M}'’]*|\p{Lu}{1,10}|\p{Lu}\.(?:\p{Lu}\.)*)$/u
const remark = /\s*\((?:t\/h|tổng hợp|sưu tầm|biên soạn|ghi|thực hiện|dịch|lược ghi|st|bs)\)$/i

/** Whether a line can be the name of one person: two to six capitalised words. */
export function isPersonName(text: string): boolean {
  if (text.length > 60 || isOrganisation(text)) return false
  const names = text.replace(remark, '').split(' và ')
  return names.every(name => {
    const parts = name.trim().split(/\s+/)
    return parts.length >= 2 && parts.length <= 6 && parts.every(part => nameWord.test(part))
  })
}

export interface Byline {
  names: string[]
  organisation: string
}

/** A line of one or more names, perhaps with their office behind: `A - B`, `A, Ban Tuyên giáo …`. Null for other lines. */
export function byline(text: string): Byline | null {
  if (text.length > 200) return null
  const parts = text.split(/\s*[,;/&]\s*|\s+[-–—]\s*|\s*[-–—]\s+/).filter(part => part !== '')
  const named = parts.findIndex(part => !isPersonName(part))
  const names = named === -1 ? parts : parts.slice(0, named)
  if (names.length === 0 || names.length > 5) return null
  const organisation = text.slice(text.indexOf(names.at(-1) ?? '') + (names.at(-1) ?? '').length)
  const office = organisation.replace(/^[\s,;/&–—-]+/, '')
  if (office !== '' && !isOrganisation(office)) return null
  return { names, organisation: office }
}

/** Whether a line is nothing but the name of a picture file. */
export function pictureFile(text: string): boolean {
  return (
    text.length <= 200 &&
    /^[^\\/:*?"<>|\n]+\.(?:jpe?g|jfif|png|gif|webp|bmp|tiff?|heic|avif)$/i.test(text) &&
    text.split(/\s+/).length <= 15
  )
}

/** Whether a line is the name of a file that articles carry, perhaps with its size behind. */
export function attachmentFile(text: string): boolean {
  return (
    text.length <= 255 &&
    /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar|7z|jpe?g|png|mp3|mp4|txt|rtf|xml)(?:\s*\([^)]*\))?$/i.test(
      text,
    )
  )
}
