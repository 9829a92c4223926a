import type { ImportEncoding } from '../../../shared/contract/index.ts'
import {
  decodeLegacy,
  encodingOfFont,
  type LegacyEncoding,
  type LegacyFont,
  proposeDecoding,
  weighDecoding,
} from '../../../shared/vietnamese/index.ts'
import type { Decoded } from './encoding.ts'
import { attribute, findElements, type HtmlElement, type HtmlParent, isElement } from './html-tree.ts'
import { type Decoding, decodingOf, weighed } from './legacy.ts'

/** Words somewhere in a page, the old font that they are set in, and the way to write others in their place. */
interface PageText {
  text: string
  font: Font
  put: (text: string) => void
}

/** `other` is a font that was made for no old encoding; null says nothing. */
type Font = LegacyFont | 'other' | null

/**
 * Turns a page into Unicode where it is in an old encoding, in place. Text in a font made for TCVN3 or VNI is that,
 * unless decoding spoils it: many pages name such fonts and are Unicode. The rest is judged by its syllables.
 *
 * @throws Refusal the source's own when its bytes are no Unicode and no old encoding makes sense of them.
 */
export function decodeLegacyPage(tree: HtmlParent, source: Decoded, wish: ImportEncoding): Decoding | null {
  const texts = wish === 'utf-8' ? [] : textsOf(tree)
  const decoding =
    wish === 'utf-8' ? null : wish === 'auto' ? byItself(texts, source) : asAsked(texts, source, wish)
  if (!decoding && source.unread) throw source.unread
  return decoding
}

function asAsked(texts: PageText[], source: Decoded, encoding: LegacyEncoding): Decoding {
  const decoding = decodingOf(weighed(joined(texts), encoding), 'person', source)
  for (const each of texts) decode(each, encoding)
  return decoding
}

function byItself(texts: PageText[], source: Decoded): Decoding | null {
  const byFonts = inFonts(texts, source)
  const unmarked = texts.filter(({ font }) => font === null || font === 'other')
  const proposal = proposeDecoding(joined(unmarked))
  if (proposal) {
    for (const each of unmarked) decode(each, proposal.encoding)
    return byFonts ?? decodingOf(proposal, 'syllables', source)
  }
  if (byFonts) {
    // The title, say, has no font, and by itself too few words to tell.
    for (const each of unmarked.filter(({ font }) => font === null)) {
      const { before, after } = weighed(each.text, byFonts.encoding)
      if (after > before) decode(each, byFonts.encoding)
    }
  }
  return byFonts
}

/** Decodes what is set in old fonts; answers for the encoding of most of it. */
function inFonts(texts: PageText[], source: Decoded): Decoding | null {
  let most = 0
  let decoding: Decoding | null = null
  for (const encoding of ['tcvn3', 'vni'] as const) {
    const set = texts.filter(({ font }) => legacy(font)?.encoding === encoding)
    const all = joined(set)
    const proposal = weighDecoding(all, encoding)
    if (!proposal || proposal.after <= proposal.before) continue
    if (all.length > most) decoding = decodingOf(proposal, 'fonts', source)
    most = Math.max(most, all.length)
    for (const each of set) decode(each, encoding)
  }
  return decoding
}

const joined = (texts: PageText[]) => texts.map(({ text }) => text).join('\n')

function decode({ text, font, put }: PageText, encoding: LegacyEncoding): void {
  const made = legacy(font)
  put(decodeLegacy(text, encoding, made?.encoding === encoding && made.capitals))
}

const legacy = (font: Font) => (font === 'other' ? null : font)

const unread = ['script', 'style', 'template', 'noscript']
const wordedAttributes = ['alt', 'title', 'content']

/** All words of a page with their fonts, in document order, and those in its attributes. */
function textsOf(tree: HtmlParent): PageText[] {
  const rules = fontRules(tree)
  const texts: PageText[] = []
  const path: { parent: HtmlParent; next: number; font: Font }[] = [{ parent: tree, next: 0, font: null }]
  for (let place = path.at(-1); place; place = path.at(-1)) {
    const node = place.parent.childNodes[place.next++]
    if (!node) path.pop()
    else if (isElement(node)) {
      if (unread.includes(node.tagName)) continue
      for (const each of node.attrs) {
        if (!wordedAttributes.includes(each.name)) continue
        const put = (text: string) => {
          each.value = text
        }
        texts.push({ text: each.value, font: null, put })
      }
      path.push({ parent: node, next: 0, font: fontOf(node, rules, place.font) })
    } else if (node.nodeName === '#text' && 'value' in node && node.value.trim() !== '') {
      const put = (text: string) => {
        node.value = text
      }
      texts.push({ text: node.value, font: place.font, put })
    }
  }
  return texts
}

/** The old font of an element: its own, that of its class or its name, or the one around it. */
function fontOf(element: HtmlElement, rules: Map<string, string>, around: Font): Font {
  const classes = (attribute(element, 'class') ?? '').split(/\s+/)
  const family =
    familyIn(attribute(element, 'style') ?? '') ??
    attribute(element, 'face') ??
    classes.map(name => rules.get(`.${name}`)).find(rule => rule !== undefined) ??
    rules.get(element.tagName)
  return family === undefined ? around : (encodingOfFont(family) ?? 'other')
}

/** The families that the page's own style sheets give to classes and elements, as Word writes them. */
function fontRules(tree: HtmlParent): Map<string, string> {
  const rules = new Map<string, string>()
  const sheets = findElements(tree, element => element.tagName === 'style', 20)
  for (const sheet of sheets) {
    const css = sheet.childNodes.map(node => ('value' in node ? node.value : '')).join('')
    const uncommented = css.split('*/').map(part => part.split('/*')[0])
    for (const rule of uncommented.join('').replaceAll('<!--', '').split('}')) {
      const [selectors = '', declarations = ''] = rule.split('{')
      const family = familyIn(declarations)
      if (family === undefined) continue
      for (const selector of selectors.split(',')) {
        const [, element, name] = /^([a-z0-9]*)(\.[\w-]+)?$/i.exec(selector.trim()) ?? []
        if (name || element) rules.set(name ?? element?.toLowerCase() ?? '', family)
      }
    }
  }
  return rules
}

const familyIn = (style: string) => /(?:^|[;\s])font-family\s*:\s*([^;]+)/i.exec(style)?.[1]
