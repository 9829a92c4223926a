import type { Mark } from '../article/index.ts'
import { isBlankPicture } from './data-pictures.ts'
import type { Styles } from './styles.ts'
import { attribute, findElements, type HtmlElement } from './tree.ts'

/** Elements whose content is no text of an article; named in the report by their tag. */
const machinery = new Set(
  'script style template link meta base iframe object embed video audio svg math canvas map frameset noframes'.split(
    ' ',
  ),
)
/** Parts of a page around the article; their words are reported. */
const surroundings = new Set('nav footer aside'.split(' '))
/** What is there to be pressed or filled in. */
const controls = new Set(
  'dialog menu input select textarea button option datalist progress meter marquee'.split(' '),
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
export const isControl = (element: HtmlElement) => controls.has(element.tagName)
export const isBlock = (element: HtmlElement) => blocks.has(element.tagName)

/** Whether an element stands around the article. */
export function isSurrounding(element: HtmlElement, insideArticle: boolean): boolean {
  const { tagName } = element
  if (surroundings.has(tagName)) return true
  if (tagName === 'header') return !insideArticle && !holds(element, /^h1$/)
  // Some portals wrap the whole page in one form; a search box is a small one.
  if (tagName === 'form') return !holds(element, /^(?:h[1-6]|p|article|table|img|main)$/)
  return /^(?:navigation|banner|contentinfo|search|complementary)$/.test(attribute(element, 'role') ?? '')
}

/** Whether an element is not shown. Rules of a sheet may be meant for paper or a phone: only its own style counts. */
export function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== undefined) return true
  const style = attribute(element, 'style') ?? ''
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style)
}

/** Remarks in the margin of a Word document, and the signs in the text that lead to them; not the words that they are about. */
export function isRemark(element: HtmlElement): boolean {
  const style = attribute(element, 'style') ?? ''
  if (/mso-element\s*:\s*comment|mso-special-character\s*:\s*comment/i.test(style)) return true
  return /^(?:MsoCommentReference|msocomanchor|msocomtxt)$/i.test(attribute(element, 'class') ?? '')
}

/** What holds for the words in an element, by its tag and by the style that editors write instead. */
export function marksIn(element: HtmlElement, styles: Styles, around: readonly Mark[]): readonly Mark[] {
  const marks = new Set(around)
  const own = markOfTag[element.tagName]
  if (own) marks.add(own)
  const weight = styles.get(element, 'font-weight') ?? ''
  if (/^(?:bold|bolder|[6-9]\d\d)\b/i.test(weight)) marks.add('strong')
  else if (/^(?:normal|lighter|[1-4]\d\d)\b/i.test(weight)) marks.delete('strong')
  const slope = styles.get(element, 'font-style') ?? ''
  if (/^(?:italic|oblique)/i.test(slope)) marks.add('emphasis')
  else if (/^normal/i.test(slope)) marks.delete('emphasis')
  const height = isInline(element) ? (styles.get(element, 'vertical-align') ?? '') : ''
  if (/^super/i.test(height)) marks.add('superscript')
  else if (/^sub/i.test(height)) marks.add('subscript')
  return marks.size === around.length && around.every(mark => marks.has(mark)) ? around : [...marks]
}

const isInline = (element: HtmlElement) => !isBlock(element)

/** Whether an element's look is more than the body language can say: colours, fonts, sizes, lines under or through. */
export function isDressed(element: HtmlElement): boolean {
  if (/^(?:font|u|s|strike|center|big|small|mark|blink)$/.test(element.tagName)) return true
  return /(?:^|;|\s)(?:color|background|background-color|font|font-family|font-size|text-align|text-decoration|text-indent)\s*:/i.test(
    attribute(element, 'style') ?? '',
  )
}

/** The level of a heading: 1 to 3; deeper ones count as 3. Word's title is one too. */
export function headingLevel(element: HtmlElement, styles: Styles): 1 | 2 | 3 | null {
  const [, digit] = /^h([1-6])$/.exec(element.tagName) ?? []
  const level = digit ?? levelOfParagraph(element, styles)
  if (!level) return null
  return level === '1' ? 1 : level === '2' ? 2 : 3
}

function levelOfParagraph(element: HtmlElement, styles: Styles): string | null {
  if (attribute(element, 'role') === 'heading') return attribute(element, 'aria-level') ?? '2'
  if (element.tagName !== 'p') return null
  if (/^(?:MsoTitle|Title)(?:CxSp\w+)?$/i.test(attribute(element, 'class') ?? '')) return '1'
  const [, outline] = /^([1-6])$/.exec(styles.get(element, 'mso-outline-level') ?? '') ?? []
  return outline ?? null
}

/** A table that only arranges: one column, or with headings or further tables in it. */
export function isLayoutTable(table: HtmlElement): boolean {
  if (holds(table, /^(?:table|h[1-6]|article|form)$/)) return true
  const rows = findElements(table, element => element.tagName === 'tr')
  return rows.every(row => row.childNodes.filter(cell => /^t[dh]$/.test(cell.nodeName)).length <= 1)
}

/** Where a picture comes from; pages that load their pictures late keep the address elsewhere. */
export const pictureAddress = (element: HtmlElement): string =>
  ['data-src', 'data-original', 'src'].map(name => attribute(element, name) ?? '').find(Boolean) ?? ''

/** The name of a picture's file: the last part of its address, or a made one for a picture inside the page. */
export function pictureName(source: string, place: number): string {
  const [, embedded] = /^data:image\/([a-z]+)/i.exec(source) ?? []
  if (embedded) return `anh-${place}.${embedded.toLowerCase().replace('jpeg', 'jpg')}`
  if (/^(?:data|blob|cid|about):/i.test(source)) return `anh-${place}`
  const last = source.split(/[?#]/, 1)[0]?.split(/[/\\]/).at(-1) ?? ''
  try {
    return decodeURIComponent(last).slice(0, 255) || `anh-${place}`
  } catch {
    return last.slice(0, 255) || `anh-${place}`
  }
}

/** The letter that a small picture stands for: pages draw 😀 by themselves. */
export function emojiOf(element: HtmlElement): string | null {
  const text = (attribute(element, 'alt') ?? '').trim()
  return text.length <= 12 &&
    /^\p{Extended_Pictographic}(?:\p{Extended_Pictographic}|\p{M}|\u200d)*$/u.test(text)
    ? text
    : null
}

/** Counting pixels are no pictures, nor are the blanks that stand where a page loads its pictures late. */
export function isPixel(element: HtmlElement): boolean {
  if (!attribute(element, 'alt') && isBlankPicture(pictureAddress(element))) return true
  return ['width', 'height'].every(name => /^[01](?:px)?$/.test(attribute(element, name) ?? ''))
}

const holds = (element: HtmlElement, tags: RegExp) =>
  findElements(element, inner => tags.test(inner.tagName), 1).length > 0
