import { fold } from '../../../shared/vietnamese/index.ts'

/** What sites print around an article, folded: buttons, menus, counters. A whole line must be one of these. */
const chromeLines = new Set(
  `sign in|sign out|sign up|log in|log out|login|logout|register|dang nhap|dang xuat|dang ky|trang chu|home|homepage
  |home page|menu|tim kiem|search|tim kiem nang cao|in|in trang|in bai|in bai viet|in tin|ban in|print|print this page
  |chia se|chia se bai viet|share|share this|facebook|zalo|twitter|linkedin|youtube|tiktok|email|gui email|gui mail
  |gui bai viet|gui cho ban be|gui phan hoi|phan hoi|binh luan|viet binh luan|gui binh luan|y kien ban doc|thich|like|tweet
  |luu|luu bai|luu bai viet|sao chep lien ket|sao chep|copy link|nghe bai viet|nghe doc bai|doc bai viet|nghe noi dung
  |xem tiep|xem them|xem tat ca|doc them|doc tiep|quay lai|quay ve|tro ve|tro lai|tro ve trang truoc|back|len dau trang
  |ve dau trang|dau trang|back to top|top|skip to content|skip to main content|skip ribbon commands|turn on more accessible mode
  |turn off more accessible mode|chuyen den noi dung|bo qua noi dung|co chu|tang co chu|giam co chu|xem voi co chu
  |phong to|thu nho|sitemap|site map|so do trang|so do cong|lien he|lien he gop y|rss|tieng viet|english|vietnamese|tieng anh
  |tai ve|tai xuong|download|close|dong|danh gia|danh gia bai viet|theo doi|follow us|theo doi chung toi|tro giup|help
  |hoi dap|0 binh luan|chua co binh luan|ban quyen|all rights reserved|thu dien tu|cong thong tin dien tu`
    .split('|')
    .map(line => line.trim()),
)

/** Counters, trails of menus, buttons for the size of letters. */
const chromePatterns = [
  /^(?:so )?(?:luot (?:xem|doc|truy cap)|luot nguoi (?:xem|doc)|views?|da xem|nguoi xem|page views)\s*:?\s*[\d.,]*$/,
  /^[\d.,]+\s*(?:luot (?:xem|doc)|views?|binh luan)$/,
  /^(?:trang chu|home)\s*[>»›/|\\-].*$/,
  /^(?:co chu|xem voi co chu)?\s*:?\s*a\s?[-+]?(?:\s*a\s?[-+]?)+$/,
  /^(?:©|copyright|ban quyen (?:thuoc|cua|©)).*$/,
]

/** A heading after which a site lists other articles. */
const otherArticles = new Set(
  `tin lien quan|bai lien quan|bai viet lien quan|tin bai lien quan|cac tin khac|tin khac|cac bai khac|bai viet khac
  |cac tin lien quan|tin cung chuyen muc|bai cung chuyen muc|cung chuyen muc|cac bai viet khac|tin moi nhat|tin moi hon|tin cu hon
  |tin moi|tin da dua|cac tin da dua|cac tin cu hon|cac tin moi hon|tin noi bat|doc nhieu|tin doc nhieu|related articles|related posts|related news`
    .split('|')
    .map(line => line.trim()),
)

const plainOf = (text: string) =>
  fold(text)
    .replace(/^[^\p{L}\p{N}©]+|[^\p{L}\p{N}+\-)]+$/gu, '')
    .replace(/\s+/g, ' ')

/** Whether a line belongs to the site and not to the article. */
export function isChrome(text: string): boolean {
  if (text.length > 200) return false
  const plain = plainOf(text)
  if (plain === '') return true
  return chromeLines.has(plain) || chromePatterns.some(pattern => pattern.test(plain))
}

/** Whether what follows are titles of other articles. */
export function isOtherArticles(text: string): boolean {
  return text.length <= 60 && otherArticles.has(plainOf(text))
}

/** Names of sections that portals print above a title. */
const sectionNames = new Set(
  `tin tuc|tin tuc - su kien|tin tuc su kien|tin tuc - hoat dong|thoi su|su kien|hoat dong|tin hoat dong|tin noi bat|tin trong tinh
  |tin dia phuong|tin bai|xay dung dang|hoat dong cap uy|chinh tri|chinh tri - xa hoi|kinh te|kinh te - xa hoi|van hoa|van hoa - xa hoi
  |van hoa xa hoi|quoc phong - an ninh|an ninh - quoc phong|cai cach hanh chinh|chuyen doi so|giao duc|y te|the thao|phap luat
  |hoc tap va lam theo bac|thong tin tuyen truyen|thong bao|gioi thieu|chi tiet|chi tiet tin|chi tiet tin tuc|chi tiet bai viet|noi dung`
    .split('|')
    .map(line => line.trim()),
)

/** Whether a line above the title only says in which section of the site it stands. */
export function isSectionName(text: string): boolean {
  return text.length <= 60 && sectionNames.has(plainOf(text))
}

export type Label = 'tags' | 'attachments' | 'source' | 'author' | 'site'

const labels: Record<string, Label> = {}
for (const [label, keys] of [
  ['tags', 'tag|tags|the|tu khoa|cac tu khoa|keyword|keywords|chu de'],
  [
    'attachments',
    'file dinh kem|tep dinh kem|tap tin dinh kem|tep tin dinh kem|tai lieu dinh kem|van ban dinh kem|dinh kem|attachment|attachments|files',
  ],
  ['source', 'nguon|nguon tin|nguon bai|source'],
  [
    'author',
    'tac gia|nguoi viet|bai viet|bai|bai va anh|bai, anh|tin|tin va anh|tin, anh|tin, bai|tin bai|tin, bai, anh|thuc hien|nguoi thuc hien|author|by',
  ],
  ['site', 'nguoi dang|chuyen muc|danh muc|thu muc|section|category|posted by|ma bai|ma tin'],
] as const) {
  for (const key of keys.split('|')) labels[key] = label
}

/** Labels that sites print alone when there is nothing behind them. */
const bareLabels = /^(?:tags?|tu khoa|(?:file|tep|tap tin|tep tin|tai lieu|van ban) dinh kem)$/

/**
 * A line of a label and its value: `Tag: a, b`, `Nguồn: …`, `File đính kèm`. `name` is the label as printed, with its
 * colon.
 */
export function labelLine(text: string): { label: Label; name: string; value: string } | null {
  const [, before = '', colon = '', after = ''] = /^([^:：]{2,30}?)\s*([:：]|$)\s*(.*)$/s.exec(text) ?? []
  const key = fold(before).trim()
  const label = Object.hasOwn(labels, key) ? labels[key] : undefined
  if (!label || (colon === '' && !bareLabels.test(key))) return null
  return { label, name: before + colon, value: after.trim() }
}
