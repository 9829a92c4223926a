import type { ImportEncoding } from '../contract/index.ts'
import {
  decodeLegacy,
  encodingOfFont,
  type LegacyEncoding,
  type LegacyFont,
  proposeDecoding,
  weighDecoding,
} from '../vietnamese/index.ts'
import { type Decoding, decodingOf, type LegacySource, weighed } from './legacy-text.ts'
import { Styles } from './styles.ts'
import { attribute, type HtmlElement, type HtmlParent, isElement } from './tree.ts'

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
export function decodeLegacyPage(
  tree: HtmlParent,
  source: LegacySource,
  wish: ImportEncoding,
): Decoding | null {
  const texts = wish === 'utf-8' ? [] : textsOf(tree)
  const decoding =
    wish === 'utf-8' ? null : wish === 'auto' ? byItself(texts, source) : asAsked(texts, source, wish)
  if (!decoding && source.unread) throw source.unread
  return decoding
}

function asAsked(texts: PageText[], source: LegacySource, encoding: LegacyEncoding): Decoding {
  const decoding = decodingOf(weighed(joined(texts), encoding), 'person', source)
  for (const each of texts) decode(each, encoding)
  return decoding
}

function byItself(texts: PageText[], source: LegacySource): Decoding | null {
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
function inFonts(texts: PageText[], source: LegacySource): Decoding | null {
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
  const styles = new Styles(tree)
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
      path.push({ parent: node, next: 0, font: fontOf(node, styles, place.font) })
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
function fontOf(element: HtmlElement, styles: Styles, around: Font): Font {
  const family =
    familyIn(attribute(element, 'style')) ?? attribute(element, 'face') ?? styles.get(element, 'font-family')
  return family === undefined ? around : (encodingOfFont(family) ?? 'other')
}

/** Word repeats the family for each kind of script; the first is that of the letters. */
const familyIn = (style = '') => /(?:^|[;\s])font-family\s*:\s*([^;]+)/i.exec(style)?.[1]
