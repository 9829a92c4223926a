import { z } from 'zod'
import { type Content, currentContent, storedContentSchema } from '../article/index.ts'
import { dayOf, shownMoment, slugOf } from '../vietnamese/index.ts'
import { contentToHtml } from './html.ts'

const format = 'banthao.copy/1'
const copySchema = z.object({ format: z.literal(format), sum: z.string(), content: storedContentSchema })

const opening = '<script type="application/json" id="ban-thao">'
const closing = '</script>'
const articleMark = ['<article>\n', '\n</article>'] as const

/** Nothing in it runs and nothing is fetched. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/**
 * An article as one file for bad days: a page that every browser and word processor opens and reads, which carries the
 * whole article besides, so that importing it loses nothing. Pictures stay in the newsroom; they are named.
 *
 * @param at when it was made, UTC ms.
 */
export function copyPage(content: Content, at: number): string {
  const words = contentToHtml(content, () => undefined).trim()
  const carried = JSON.stringify({ format, sum: sumOf(words), content })
  const { language } = content.fields
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escaped(content.fields.title)}</title>
<style>body { margin: 2rem auto; padding: 0 1rem; max-width: 44rem; font: 1.1rem/1.65 Georgia, 'Times New Roman', serif; }</style>
</head>
<body>
<!-- Bản Thảo ${shownMoment(at)} -->
${articleMark[0]}${words}${articleMark[1]}
${opening}${carried.replaceAll('<', '\\u003c')}${closing}
</body>
</html>
`
}

/** `ban-luu_<slug>_<yyyymmdd-hhmmss>.html`: plain ASCII, so that no disk refuses it. */
export function copyFileName(content: Content, at: number): string {
  const { slug, title } = content.fields
  const clock = new Date(at + 7 * 60 * 60 * 1000).toISOString().slice(11, 19).replaceAll(':', '')
  return `ban-luu_${slug || slugOf(title, 80) || 'bai'}_${dayOf(at).replaceAll('-', '')}-${clock}.html`
}

/**
 * The article that a copy carries; null for any other page, and for a copy whose words somebody changed since: then
 * the words count, and it is read as the page that it is.
 */
export function readCopy(page: string): Content | null {
  const from = page.indexOf(opening)
  const to = page.indexOf(closing, from)
  if (from < 0 || to < 0) return null
  let parsed: unknown
  try {
    parsed = JSON.parse(page.slice(from + opening.length, to))
  } catch {
    return null
  }
  const copy = copySchema.safeParse(parsed)
  if (!copy.success) return null
  const [begins, ends] = articleMark
  const text = page.replaceAll('\r\n', '\n')
  const words = text.slice(text.indexOf(begins) + begins.length, text.indexOf(ends))
  return sumOf(words.trim()) === copy.data.sum ? currentContent(copy.data.content) : null
}

/** FNV-1a over UTF-16 units: tells a change by hand, not a forger, who could write the page anew anyway. */
function sumOf(text: string): string {
  let sum = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return `${text.length}-${sum.toString(16)}`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
