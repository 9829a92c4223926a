/** A line that says nothing but when. */
export interface DateLine {
  /** `yyyy-mm-dd`. */
  day: string
  /** `hh:mm`; null when there is none, or midnight, which portals print for "no time". */
  clock: string | null
}

const dayMonthYear = /(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)/
const yearMonthDay = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/
const inWords = /(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*,)?(?:\s+năm)?\s+(\d{4})/
const clocks =
  /(?<!\d)(\d{1,2})\s?(?::|h|g|giờ)\s?(\d{2})?(?::\d{2})?(?:\s?phút)?\s*(am|pm|sa|ch)?(?![\p{L}\d])/u

/** What may stand around a date on its line without making it a sentence. */
const around =
  /(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|\bcn\b|ngày|đăng|bài|tin|lúc|cập\s+nhật|lần\s+cuối|vào|xuất\s+bản|viết|t[2-7]\b|gmt|utc|\(gmt\+7\)|\+0?7(?::00)?|updated|published|posted|date|on|at|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?<=^|\s)t(?=\s|\d))/gu

/**
 * Reads `00:00 11/11/2023`, `Thứ bảy, 11/11/2023 | 08:30 GMT+7`, `Cập nhật lúc 8h30, ngày 11-11-2023`,
 * `ngày 11 tháng 11 năm 2023`, `2023-11-11`. Null for anything with other words in it or a day that no calendar has.
 */
export function dateLine(text: string): DateLine | null {
  if (text.length > 100 || !/\d{4}/.test(text)) return null
  let rest = text.toLowerCase()
  const found = takeDay(rest)
  if (!found) return null
  rest = found.rest
  const clock = clocks.exec(rest)
  if (clock) rest = rest.replace(clock[0], ' ')
  if (/[\p{L}\p{N}]/u.test(rest.replace(around, ' '))) return null
  return { day: found.day, clock: clock ? clockOf(clock) : null }
}

function takeDay(text: string): { day: string; rest: string } | null {
  const patterns: [RegExp, (match: RegExpExecArray) => (string | undefined)[]][] = [
    [yearMonthDay, ([, year, month, day]) => [year, month, day]],
    [dayMonthYear, ([, day, month, year]) => [year, month, day]],
    [inWords, ([, day, month, year]) => [year, month, day]],
  ]
  for (const [pattern, order] of patterns) {
    const match = pattern.exec(text)
    if (!match) continue
    const [year = '', month = '', day = ''] = order(match)
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    if (isCalendarDay(iso)) return { day: iso, rest: text.replace(match[0], ' ') }
  }
  return null
}

function isCalendarDay(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) && iso >= '1900'
}

function clockOf([, hours = '', minutes = '00', half]: RegExpExecArray): string | null {
  const shift = half === 'pm' || half === 'ch' ? 12 : 0
  const hour = (Number(hours) % (half ? 12 : 24)) + shift
  if (Number(hours) > 24 || Number(minutes) > 59 || (hour === 0 && Number(minutes) === 0)) return null
  return `${String(hour).padStart(2, '0')}:${minutes}`
}
