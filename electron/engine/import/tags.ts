import type { Mark } from '../../../shared/article/index.ts'
import { attribute, findElements, type HtmlElement } from './html-tree.ts'

/** Elements whose content is no text of an article; named in the report by their tag. */
const machinery = new Set(
  'script style template link meta base iframe object embed video audio svg math canvas map frameset noframes'.split(
    ' ',
  ),
)
/** Parts of a page around the article, and its controls; their words are reported. */
const surroundings = new Set(
  'nav footer aside dialog menu input select textarea button option datalist progress meter marquee'.split(
    ' ',
  ),
)

const blocks = new Set(
  (
    'p div section article main center address dl dt dd pre details summary fieldset legend hgroup form header ' +
    'body html li tr td th tbody thead tfoot caption figcaption noscript search'
  ).split(' '),
)

const markOfTag: Record<string, Mark> = {
  strong: 'strong',
  b: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  sup: 'superscript',
  sub: 'subscript',
}

export const isMachinery = (element: HtmlElement) => machinery.has(element.tagName)
export const isBlock = (element: HtmlElement) => blocks.has(element.tagName)

/** Whether an element stands around the article or is not shown. */
export function isSurrounding(element: HtmlElement, insideArticle: boolean): boolean {
  const { tagName } = element
  if (surroundings.has(tagName) || isHidden(element)) return true
  if (tagName === 'header') return !insideArticle && !holds(element, /^h1$/)
  // Some portals wrap the whole page in one form; a search box is a small one.
  if (tagName === 'form') return !holds(element, /^(?:h[1-6]|p|article|table|img|main)$/)
  return /^(?:navigation|banner|contentinfo|search|complementary)$/.test(attribute(element, 'role') ?? '')
}

function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== undefined) return true
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style') ?? '')
}

/** What an element makes of the text in it, by its tag or by the style that editors write instead. */
export function marksOf(element: HtmlElement): Mark[] {
  const mark = markOfTag[element.tagName]
  const style = attribute(element, 'style') ?? ''
  const found: Mark[] = mark ? [mark] : []
  if (element.tagName === 'span' || element.tagName === 'font') {
    if (/font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)) found.push('strong')
    if (/font-style\s*:\s*italic/i.test(style)) found.push('emphasis')
  }
  return found
}

/** The level of a heading element: 1 to 3; deeper ones count as 3. */
export function headingLevel(element: HtmlElement): 1 | 2 | 3 | null {
  const [, digit] = /^h([1-6])$/.exec(element.tagName) ?? []
  if (!digit) return null
  return digit === '1' ? 1 : digit === '2' ? 2 : 3
}

/** A table that only arranges: one column, or with headings or further tables in it. */
export function isLayoutTable(table: HtmlElement): boolean {
  if (holds(table, /^(?:table|h[1-6]|article|form)$/)) return true
  const rows = findElements(table, element => element.tagName === 'tr')
  return rows.every(row => row.childNodes.filter(cell => /^t[dh]$/.test(cell.nodeName)).length <= 1)
}

/** The name of a picture's file: the last part of its address, or a made one for a picture inside the page. */
export function pictureName(element: HtmlElement, place: number): string {
  const source =
    ['data-src', 'data-original', 'src'].map(name => attribute(element, name) ?? '').find(Boolean) ?? ''
  const [, embedded] = /^data:image\/([a-z]+)/i.exec(source) ?? []
  if (embedded) return `anh-${place}.${embedded.replace('jpeg', 'jpg').toLowerCase()}`
  const last = source.split(/[?#]/, 1)[0]?.split(/[/\\]/).at(-1) ?? ''
  try {
    return decodeURIComponent(last).slice(0, 255) || `anh-${place}`
  } catch {
    return last.slice(0, 255) || `anh-${place}`
  }
}

/** Counting pixels are no pictures. */
export function isPixel(element: HtmlElement): boolean {
  return ['width', 'height'].every(name => /^[01](?:px)?$/.test(attribute(element, name) ?? ''))
}

const holds = (element: HtmlElement, tags: RegExp) =>
  findElements(element, inner => tags.test(inner.tagName), 1).length > 0
