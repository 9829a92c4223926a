import { defaultTreeAdapter, html } from 'parse5'
import type { Styles } from './styles.ts'
import {
  attribute,
  findElements,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  textOf,
} from './tree.ts'

/** A list paragraph of Word: which list, how deep, how far from the margin (points), and the sign before its words. */
interface ListParagraph {
  element: HtmlElement
  list: string
  /** Word's number for a use of the list; a list that starts anew has another. */
  use: string
  level: number
  margin: number
  marker: string
}

/**
 * Makes lists of Word's list paragraphs, in place. Word has no lists in its HTML: an item is a paragraph whose style
 * says `mso-list:l0 level2 lfo1`, its sign is text in a span of its own, and whether that counts is said by `@list` in
 * the style sheet or, failing that, by the sign. Headings that are numbered so stay headings, with their numbers.
 *
 * @returns how many lists count otherwise than Word did: by letters, or on from another list.
 */
export function gatherWordLists(tree: HtmlParent, styles: Styles): number {
  const parents = new Set<HtmlParent>()
  for (const element of findElements(tree, each => listOf(each, styles) !== null)) {
    if (element.parentNode) parents.add(element.parentNode)
  }
  let renumbered = 0
  for (const parent of parents) renumbered += gatherIn(parent, styles)
  return renumbered
}

const listTags = ['p', 'div']

function listOf(element: HtmlElement, styles: Styles): { list: string; level: number; use: string } | null {
  if (!listTags.includes(element.tagName)) return null
  const said = styles.get(element, 'mso-list') ?? ''
  const [, list, level, use] = /^(l\d+)\s+level(\d+)\s+(lfo\d+)/i.exec(said) ?? []
  if (!list || !level || !use) return null
  return { list: list.toLowerCase(), level: Math.min(Math.max(Number(level), 1), 9), use: use.toLowerCase() }
}

/** A paragraph of the same item: Word gives it the style of list paragraphs, but no list. */
const isContinuation = (element: HtmlElement) =>
  element.tagName === 'p' && /^MsoListParagraph|^MsoListContinue/.test(attribute(element, 'class') ?? '')

function gatherIn(parent: HtmlParent, styles: Styles): number {
  const builder = new ListBuilder(styles)
  const children: HtmlNode[] = []
  for (const child of parent.childNodes) {
    const said = isElement(child) ? listOf(child, styles) : null
    if (isElement(child) && said) {
      const paragraph = { element: child, ...said, margin: marginOf(child, styles), marker: '' }
      paragraph.marker = takeMarker(child, styles)
      const made = builder.add(paragraph)
      if (made) {
        made.parentNode = parent
        children.push(made)
      }
    } else if (isElement(child) && builder.isOpen && isContinuation(child) && textOf(child) !== '') {
      builder.goOn(child)
    } else {
      const isBlank = child.nodeName === '#comment' || ('value' in child && child.value.trim() === '')
      if (!isBlank) builder.end()
      children.push(child)
    }
  }
  parent.childNodes = children
  return builder.renumbered
}

interface Level {
  level: number
  list: string
  use: string
  margin: number
  element: HtmlElement
  item: HtmlElement | null
  /** The number of the last item; null for bullets. */
  last: number | null
}

/** Builds nested lists of list paragraphs that follow each other. */
class ListBuilder {
  renumbered = 0
  private readonly styles: Styles
  private open: Level[] = []
  /** How much deeper a list stands than its own levels say. */
  private readonly shifts = new Map<string, number>()

  constructor(styles: Styles) {
    this.styles = styles
  }

  get isOpen(): boolean {
    return this.open.length > 0
  }

  end(): void {
    this.open = []
    this.shifts.clear()
  }

  /** Adds a further paragraph to the last item. */
  goOn(element: HtmlElement): void {
    const item = this.open.at(-1)?.item
    if (item) defaultTreeAdapter.appendChild(item, element)
  }

  /** Adds an item; answers the list where this begins one that stands by itself. */
  add(paragraph: ListParagraph): HtmlElement | null {
    const { element } = paragraph
    const number = numberOf(paragraph.marker)
    const isOrdered = this.counts(paragraph)
    const level = this.levelOf(paragraph)
    while (this.open.length > 1 && (this.open.at(-1)?.level ?? 0) > level) this.open.pop()
    const at = this.open.at(-1)
    let made: HtmlElement | null = null
    if (!at || (level <= at.level && startsAnew(at, paragraph, isOrdered, number, this.open.length))) {
      if (this.open.length <= 1) this.open = []
      else this.open.pop()
      made = this.begin(paragraph, level, isOrdered)
    } else if (level > at.level) this.begin(paragraph, level, isOrdered)
    const into = this.open.at(-1)
    if (!into) return null
    // The body's lists count from 1 in figures.
    if (isOrdered && paragraph.marker !== '' && into.item === null && number !== 1) this.renumbered++
    into.last = number
    into.item = defaultTreeAdapter.createElement('li', html.NS.HTML, [])
    for (const child of [...element.childNodes]) defaultTreeAdapter.appendChild(into.item, child)
    defaultTreeAdapter.appendChild(into.element, into.item)
    return made
  }

  /** Opens a list inside the last item, or one that stands by itself, which is answered. */
  private begin({ list, use, margin }: ListParagraph, level: number, isOrdered: boolean): HtmlElement | null {
    const element = defaultTreeAdapter.createElement(isOrdered ? 'ol' : 'ul', html.NS.HTML, [])
    const around = this.open.at(-1)?.item
    if (around) defaultTreeAdapter.appendChild(around, element)
    this.open.push({ level, list, use, margin, element, item: null, last: null })
    return around ? null : element
  }

  /** Bullets below a numbered item are often a list of their own at level 1, only set further in. */
  private levelOf({ level, use, margin }: ListParagraph): number {
    const [first] = this.open
    const shift = this.shifts.get(use)
    if (shift !== undefined) return level + shift
    if (!first || level > first.level || use === first.use || margin < first.margin + 12) return level
    this.shifts.set(use, first.level + 1 - level)
    return first.level + 1
  }

  private counts({ list, level, marker }: ListParagraph): boolean {
    const said = this.styles.listLevel(list, level)
    if (said) return !/bullet|image|none/i.test(said.get('mso-level-number-format') ?? 'decimal')
    return /^\(?(?:\d+(?:\.\d+)*[.):]?|[a-zđ]{1,2}[.)]|[ivxlcdm]+[.)])$/i.test(marker)
  }
}

/** Whether an item begins another list than the one of its level that is open. */
function startsAnew(
  at: Level,
  { list, use, marker }: ListParagraph,
  isOrdered: boolean,
  number: number | null,
  depth: number,
): boolean {
  const isOfOther = at.list !== list || at.use !== use
  if (isOfOther && depth === 1) return true
  if ((at.element.tagName === 'ol') !== isOrdered) return true
  return isOrdered && marker !== '' && number === 1 && at.last !== null && at.last > 1
}

/** The number that a sign stands for in figures; null for letters and bullets. Of `2.1.` it is the last. */
function numberOf(marker: string): number | null {
  const [, digits] = /(\d+)[.):]?$/.exec(marker) ?? []
  return digits ? Number(digits) : null
}

/** Takes an item's sign out of its words. */
function takeMarker(element: HtmlElement, styles: Styles): string {
  const [ignored] = findElements(element, each => /^ignore$/i.test(styles.get(each, 'mso-list') ?? ''), 1)
  if (ignored) {
    const marker = markerText(ignored)
    detach(ignored)
    return marker
  }
  // Between `<![if !supportLists]>` and `<![endif]>`, which HTML reads as comments.
  const from = element.childNodes.findIndex(node => isCondition(node, /^\[if !supportLists\]$/))
  const to = element.childNodes.findIndex((node, index) => index > from && isCondition(node, /^\[endif\]$/))
  if (from === -1 || to === -1) return ''
  const between = element.childNodes.splice(from, to - from + 1)
  return between
    .map(node => (isElement(node) ? markerText(node) : 'value' in node ? node.value : ''))
    .join('')
    .trim()
}

const isCondition = (node: HtmlNode, pattern: RegExp) =>
  node.nodeName === '#comment' && 'data' in node && pattern.test(node.data)

const markerText = (element: HtmlElement) => textOf(element).replace(/[\s\u00a0]+/g, '')

/** How far an element stands from the margin, in points. */
function marginOf(element: HtmlElement, styles: Styles): number {
  const margin =
    styles.get(element, 'margin-left') ?? styles.get(element, 'margin')?.split(/\s+/).at(-1) ?? ''
  const [, digits, unit] = /^([\d.]+)(pt|in|cm|mm|px)?$/i.exec(margin) ?? []
  const points = { pt: 1, in: 72, cm: 28.35, mm: 2.835, px: 0.75 }
  return (
    Number(digits ?? 0) * (Object.entries(points).find(([name]) => name === unit?.toLowerCase())?.[1] ?? 1)
  )
}

function detach(node: HtmlElement): void {
  const around = node.parentNode
  if (around) around.childNodes = around.childNodes.filter(child => child !== node)
}
