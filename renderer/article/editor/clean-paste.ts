import DOMPurify from 'dompurify'
import { deepestList, linkAddress } from '../../../shared/article/index.ts'

/** What may stand in pasted text; everything else loses its tag and keeps its words. */
const allowedTags = [
  ...['p', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br'],
  ...['a', 'strong', 'em', 'sup', 'sub'],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption'],
]

export interface CleanPaste {
  document: Document
  /** Pictures that stood in it, by file name or description; they are named, never fetched. */
  pictures: string[]
}

/**
 * Pasted HTML (a browser's, Word's, LibreOffice's) as plain structure: headings, lists, quotations, tables, links and
 * the four marks. Styles, fonts, colours and scripts are gone, text is NFC with plain spaces.
 */
export function cleanPaste(html: string): CleanPaste {
  // A parsed document is inert: it loads no picture and runs no script.
  const source = new DOMParser().parseFromString(html, 'text/html')
  const pictures = [...source.images].map(pictureName)
  marksFromStyles(source)
  listsFromWord(source)
  renameTags(source)
  const clean = DOMPurify.sanitize(source.body, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ['href', 'colspan', 'rowspan'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    KEEP_CONTENT: true,
  })
  const document = new DOMParser().parseFromString(clean, 'text/html')
  for (const link of [...document.querySelectorAll('a')]) {
    if (!linkAddress.safeParse(link.getAttribute('href') ?? '').success) link.replaceWith(...link.childNodes)
  }
  flattenDeepLists(document)
  cleanText(document)
  return { document, pictures: pictures.filter(name => name !== null) }
}

/** Pasted plain text as paragraphs: NFC, no control characters, no empty lines. */
export function cleanLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(line => plainText(line).trim())
    .filter(line => line !== '')
}

const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')

function pictureName(image: HTMLImageElement): string | null {
  const source = image.getAttribute('src') ?? ''
  // Tracking pixels are no pictures.
  if (image.width === 1 || image.height === 1) return null
  if (image.alt.trim() !== '') return image.alt.trim().slice(0, 80)
  if (/^(data|blob|cid):/.test(source)) return ''
  return decodeName(source.split(/[?#]/)[0]?.split(/[\\/]/).at(-1) ?? '').slice(0, 80)
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Word and Google Docs say bold and italic in styles, and Google wraps a whole text in a <b> that is not bold. */
function marksFromStyles(source: Document): void {
  for (const element of [...source.querySelectorAll<HTMLElement>('b, strong, i, em')]) {
    const { fontWeight, fontStyle } = element.style
    const light = /^(normal|[1-4]00)$/.test(fontWeight) && /^(B|STRONG)$/.test(element.tagName)
    if (light || (fontStyle === 'normal' && /^(I|EM)$/.test(element.tagName))) {
      element.replaceWith(...element.childNodes)
    }
  }
  for (const element of [...source.querySelectorAll<HTMLElement>('span, font')]) {
    const { fontWeight, fontStyle, verticalAlign } = element.style
    if (/^(bold|bolder|[6-9]00)$/.test(fontWeight)) wrapInside(element, 'strong')
    if (fontStyle === 'italic' || fontStyle === 'oblique') wrapInside(element, 'em')
    if (verticalAlign === 'super') wrapInside(element, 'sup')
    if (verticalAlign === 'sub') wrapInside(element, 'sub')
  }
}

function wrapInside(element: HTMLElement, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

/** Word writes a list as paragraphs with `mso-list:l0 level2 lfo1` and the bullet as text. */
function listsFromWord(source: Document): void {
  let stack: HTMLElement[] = []
  let last: Element | null = null
  for (const paragraph of [...source.querySelectorAll<HTMLElement>('p')]) {
    const level = Number(/mso-list:[^;]*level(\d+)/i.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0)
    if (level === 0) continue
    if (stack.length === 0 || paragraph.previousElementSibling !== last) {
      const root = source.createElement(wordListTag(paragraph))
      paragraph.before(root)
      stack = [root]
    }
    while (stack.length > level) stack.pop()
    while (stack.length < level) {
      const parent = stack.at(-1)
      const item = parent?.lastElementChild ?? parent?.appendChild(source.createElement('li'))
      const nested = source.createElement(wordListTag(paragraph))
      item?.append(nested)
      stack.push(nested)
    }
    for (const marker of [...paragraph.querySelectorAll<HTMLElement>('span')]) {
      if (/mso-list:\s*Ignore/i.test(marker.getAttribute('style') ?? '')) marker.remove()
    }
    const item = source.createElement('li')
    item.append(...paragraph.childNodes)
    stack.at(-1)?.append(item)
    last = stack[0] ?? null
    paragraph.remove()
  }
}

const wordListTag = (paragraph: HTMLElement): string =>
  /^\s*(\d+|[a-z]|[ivxlc]+)[.)]/i.test(paragraph.textContent ?? '') ? 'ol' : 'ul'

const renamed: Record<string, string> = { h1: 'h2', h4: 'h3', h5: 'h3', h6: 'h3', b: 'strong', i: 'em' }

function renameTags(source: Document): void {
  for (const element of [...source.querySelectorAll(Object.keys(renamed).join())]) {
    const replacement = source.createElement(renamed[element.tagName.toLowerCase()] ?? 'p')
    replacement.append(...element.childNodes)
    element.replaceWith(replacement)
  }
  // A block of unknown meaning that holds words and no other block is a paragraph.
  for (const element of [
    ...source.querySelectorAll('div, section, article, dd, dt, figcaption, address, pre'),
  ]) {
    if (element.querySelector('p, h2, h3, ul, ol, li, blockquote, table, div, section, article')) continue
    if (element.closest('li, td, th')) continue
    const paragraph = source.createElement('p')
    paragraph.append(...element.childNodes)
    element.replaceWith(paragraph)
  }
}

function flattenDeepLists(document: Document): void {
  for (const list of [...document.querySelectorAll('ul, ol')]) {
    let depth = 0
    for (let above: Element | null = list; above; above = above.parentElement) {
      if (/^(UL|OL)$/.test(above.tagName)) depth++
    }
    const item = list.parentElement
    if (depth > deepestList && item?.tagName === 'LI') {
      item.after(...list.children)
      list.remove()
    }
  }
}

function cleanText(document: Document): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    node.nodeValue = plainText(node.nodeValue ?? '').replace(/\s+/g, ' ')
  }
  for (const empty of [...document.querySelectorAll('p, h2, h3, blockquote')]) {
    if ((empty.textContent ?? '').trim() === '' && !empty.querySelector('hr')) empty.remove()
  }
}
