/**
 * Text as somebody types it who leaves the marks out: NFD, combining marks dropped, đ as d, lower case.
 * SQLite's own folding never turns đ into d, so it is done here for search, slugs and names.
 */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

/** A name for addresses and files: ASCII letters and digits parted by single hyphens, at most `longest` characters, cut between words. */
export function slugOf(text: string, longest = 80): string {
  const whole = fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (whole.length <= longest) return whole
  const cut = whole.slice(0, longest + 1)
  const end = cut.lastIndexOf('-')
  return end > 0 ? cut.slice(0, end) : whole.slice(0, longest)
}
