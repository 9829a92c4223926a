import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5'
import { Refusal } from '../contract/index.ts'

export type HtmlNode = DefaultTreeAdapterMap['childNode']
export type HtmlElement = DefaultTreeAdapterMap['element']
export type HtmlParent = DefaultTreeAdapterMap['parentNode']

/** Pages beyond this were made to hurt: reading them would take minutes, or all memory. */
const mostElements = 500_000
const deepestNesting = 20_000

/**
 * Parses HTML as browsers do.
 *
 * @param most elements that are read.
 * @throws Refusal fileKind for a page nested deeper than 20,000 elements or with more than `most`.
 */
export function parseHtml(fileName: string, text: string, most: number = mostElements): HtmlParent {
  let elements = 0
  let depth = 0
  const refuseWhen = (excess: boolean) => {
    if (excess) throw new Refusal('fileKind', { name: fileName, kind: 'tooIntricatePage' })
  }
  return parse(text, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(name, namespace, attributes) {
        refuseWhen(++elements > most)
        return defaultTreeAdapter.createElement(name, namespace, attributes)
      },
      onItemPush() {
        refuseWhen(++depth > deepestNesting)
      },
      onItemPop() {
        depth--
      },
    },
  })
}

/** What the walk tells: elements as they open and close, and text. `open` answers whether to go inside. */
export interface Visitor {
  open(element: HtmlElement): boolean
  close(element: HtmlElement): void
  text(value: string): void
}

/** Walks a tree in document order without recursion, so that no nesting overflows the stack. */
export function walk(root: HtmlParent, visitor: Visitor): void {
  const path: { parent: HtmlParent; next: number }[] = [{ parent: root, next: 0 }]
  for (;;) {
    const place = path.at(-1)
    if (!place) return
    const node = place.parent.childNodes[place.next++]
    if (!node) {
      path.pop()
      if (place.parent !== root && isElement(place.parent)) visitor.close(place.parent)
    } else if (isElement(node)) {
      if (visitor.open(node)) path.push({ parent: node, next: 0 })
    } else if (node.nodeName === '#text' && 'value' in node) visitor.text(node.value)
  }
}

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find(each => each.name === name)?.value
}

/** The elements inside `root` that `accepts`, in document order, `most` of them at most. */
export function findElements(
  root: HtmlParent,
  accepts: (element: HtmlElement) => boolean,
  most = Number.POSITIVE_INFINITY,
): HtmlElement[] {
  const found: HtmlElement[] = []
  walk(root, {
    open(element) {
      if (found.length < most && accepts(element)) found.push(element)
      return found.length < most
    },
    close() {},
    text() {},
  })
  return found
}

/** All words inside, blanks collapsed; what browsers do not show as text is left out. */
export function textOf(root: HtmlParent): string {
  const texts: string[] = []
  walk(root, {
    open: element => !['script', 'style', 'template', 'noscript'].includes(element.tagName),
    close() {
      texts.push(' ')
    },
    text: value => void texts.push(value),
  })
  return texts.join('').replace(/\s+/g, ' ').trim()
}
