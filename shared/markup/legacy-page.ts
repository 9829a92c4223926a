import type { ImportEncoding } from '../contract/index.ts'
import { encodingOfFont } from '../vietnamese/index.ts'
import { decodeSetTexts, type SetText, type TextFont } from './legacy-fonts.ts'
import type { Decoding, LegacySource } from './legacy-text.ts'
import { Styles } from './styles.ts'
import { attribute, type HtmlElement, type HtmlParent, isElement } from './tree.ts'

/**
 * Turns a page into Unicode where it is in an old encoding, in place.
 *
 * @throws Refusal the source's own when its bytes are no Unicode and no old encoding makes sense of them.
 */
export function decodeLegacyPage(
  tree: HtmlParent,
  source: LegacySource,
  wish: ImportEncoding,
): Decoding | null {
  return decodeSetTexts(wish === 'utf-8' ? [] : textsOf(tree), source, wish)
}

const unread = ['script', 'style', 'template', 'noscript']
const wordedAttributes = ['alt', 'title', 'content']

/** All words of a page with their fonts, in document order, and those in its attributes. */
function textsOf(tree: HtmlParent): SetText[] {
  const styles = new Styles(tree)
  const texts: SetText[] = []
  const path: { parent: HtmlParent; next: number; font: TextFont }[] = [{ parent: tree, next: 0, font: null }]
  for (let place = path.at(-1); place; place = path.at(-1)) {
    const node = place.parent.childNodes[place.next++]
    if (!node) path.pop()
    else if (isElement(node)) {
      if (unread.includes(node.tagName)) continue
      for (const each of node.attrs) {
        if (!wordedAttributes.includes(each.name)) continue
        const { value } = each
        const decode: SetText['decode'] = by => {
          each.value = by(value)
        }
        texts.push({ text: value, font: null, decode })
      }
      path.push({ parent: node, next: 0, font: fontOf(node, styles, place.font) })
    } else if (node.nodeName === '#text' && 'value' in node && node.value.trim() !== '') {
      const { value } = node
      const decode: SetText['decode'] = by => {
        node.value = by(value)
      }
      texts.push({ text: value, font: place.font, decode })
    }
  }
  return texts
}

/** The old font of an element: its own, that of its class or its name, or the one around it. */
function fontOf(element: HtmlElement, styles: Styles, around: TextFont): TextFont {
  const family =
    familyIn(attribute(element, 'style')) ?? attribute(element, 'face') ?? styles.get(element, 'font-family')
  return family === undefined ? around : (encodingOfFont(family) ?? 'other')
}

/** Word repeats the family for each kind of script; the first is that of the letters. */
const familyIn = (style = '') => /(?:^|[;\s])font-family\s*:\s*([^;]+)/i.exec(style)?.[1]
