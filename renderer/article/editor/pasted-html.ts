import type { Element, ElementContent, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { v7 as newId } from 'uuid'
import {
  type Block,
  deepestList,
  type Inline,
  type List,
  type ListItem,
  linkAddress,
  type Mark,
  type Paragraph,
  plainInline,
  type TableCell,
  textRun,
} from '../../../shared/article/index.ts'
import { plainText } from './pasted-text.ts'

export interface Pasted {
  blocks: Block[]
  /** Pictures that stood in it, by description or file name ('' where one has neither); they are never fetched. */
  pictures: string[]
}

/**
 * Pasted HTML (a browser's, Word's, LibreOffice's, Google's) in the body language: headings, lists, quotations, tables,
 * links and the four marks. Nothing else can come through, as only what is named here is built; fonts, colours and
 * scripts have no name. Words are kept whatever they stood in.
 */
export function readPastedHtml(html: string): Pasted {
  const reader = new Reader()
  reader.nodes(fromHtml(html, { fragment: true }).children, {
    marks: [],
    link: null,
    heading: null,
    quoted: false,
  })
  reader.endBlock()
  return { blocks: reader.blocks, pictures: reader.pictures }
}

/** What the elements around say of the words inside. */
interface Around {
  marks: readonly Mark[]
  link: string | null
  heading: 2 | 3 | null
  quoted: boolean
}

const plainly: Around = { marks: [], link: null, heading: null, quoted: false }

const passedOver = new Set(
  'script style head title meta link template noscript object embed iframe svg math select option button input'.split(
    ' ',
  ),
)
const blockTags = new Set(
  'p div section article main header footer aside nav address dl dt dd figure figcaption pre form fieldset center li body html caption thead tbody tfoot tr td th'.split(
    ' ',
  ),
)
const headings: Record<string, 2 | 3> = { h1: 2, h2: 2, h3: 3, h4: 3, h5: 3, h6: 3 }
const markTags: Record<string, Mark> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  sup: 'superscript',
  sub: 'subscript',
}

class Reader {
  readonly blocks: Block[] = []
  readonly pictures: string[] = []
  private inlines: Inline[] = []
  /** Of the words gathered so far. */
  private kind: Around | null = null
  /** The list that Word's list paragraphs, one after the other, belong to. */
  private wordList: List | null = null

  nodes(nodes: readonly (RootContent | ElementContent)[], around: Around): void {
    for (const node of nodes) {
      if (node.type === 'text') this.text(node.value, around)
      else if (node.type === 'element') this.element(node, around)
    }
  }

  /** Ends the block that is being gathered, if it has any words. */
  endBlock(): void {
    const content = trimmed(this.inlines)
    const kind = this.kind
    this.inlines = []
    this.kind = null
    if (content.length === 0 || kind === null) return
    this.wordList = null
    this.blocks.push(blockOf(content, kind))
  }

  private text(value: string, around: Around): void {
    const text = plainText(value).replace(/\s+/g, ' ')
    if (text === '' || (text === ' ' && this.inlines.length === 0)) return
    this.kind ??= around
    const run = textRun(text, ...around.marks)
    this.inlines.push(around.link === null ? run : { type: 'link', address: around.link, content: [run] })
  }

  private element(element: Element, before: Around): void {
    const tag = element.tagName
    if (passedOver.has(tag)) return
    const around = styled(element, before)
    const heading = headings[tag]
    if (tag === 'img') this.picture(element)
    else if (tag === 'br') this.inlines.push({ type: 'break' })
    else if (tag === 'hr') this.put({ type: 'separator', id: newId() })
    else if (tag === 'ul' || tag === 'ol') this.list(element)
    else if (tag === 'table') this.table(element)
    else if (heading !== undefined) this.block(element, { ...around, heading })
    else if (tag === 'blockquote') this.block(element, { ...around, quoted: true })
    else if (wordLevel(element) > 0) this.wordItem(element, around)
    else if (blockTags.has(tag)) this.block(element, around)
    else if (tag === 'a') this.nodes(element.children, { ...around, link: addressOf(element) ?? around.link })
    else this.nodes(element.children, around)
  }

  private block(element: Element, around: Around): void {
    this.endBlock()
    this.nodes(element.children, around)
    this.endBlock()
  }

  private put(block: Block): void {
    this.endBlock()
    this.wordList = null
    this.blocks.push(block)
  }

  private picture({ properties }: Element): void {
    // Tracking pixels are no pictures.
    if (Number(properties.width) === 1 || Number(properties.height) === 1) return
    const alternative = plainText(String(properties.alt ?? '')).trim()
    const source = String(properties.src ?? '')
    const name = /^(data|blob|cid):/i.test(source)
      ? ''
      : (source.split(/[?#]/)[0]?.split(/[\\/]/).at(-1) ?? '')
    this.pictures.push((alternative || decoded(name)).slice(0, 80))
  }

  private list(element: Element): void {
    this.endBlock()
    const list = this.listOf(element, 1)
    if (list !== null) this.put(list)
  }

  private listOf(element: Element, depth: number): List | null {
    const items: ListItem[] = []
    for (const child of element.children) {
      // Some programs put the nested list beside the item instead of into it.
      const isNested = child.type === 'element' && isList(child)
      const item: ListItem = { id: newId(), content: isNested ? [] : this.wordsOf([child]), nested: null }
      const nested = (isNested ? [child] : child.type === 'element' ? listsIn(child) : [])
        .map(inner => this.listOf(inner, Math.min(depth + 1, deepestList)))
        .filter(inner => inner !== null)
      if (!isNested && (item.content.length > 0 || nested.length > 0)) items.push(item)
      const owner = items.at(-1)
      for (const below of nested) {
        if (depth >= deepestList || !owner) items.push(...below.items)
        else if (owner.nested) owner.nested.items.push(...below.items)
        else owner.nested = below
      }
    }
    if (items.length === 0) return null
    return { type: 'list', id: newId(), ordered: element.tagName === 'ol', items }
  }

  /** The words of an item or a caption as one run of inlines, without those of the lists right in it. */
  private wordsOf(nodes: readonly ElementContent[]): Inline[] {
    const inside = new Reader()
    for (const node of nodes) {
      if (node.type !== 'element') inside.nodes([node], plainly)
      else
        inside.nodes(
          node.children.filter(child => !(child.type === 'element' && isList(child))),
          styled(node, plainly),
        )
      inside.endBlock()
    }
    this.pictures.push(...inside.pictures)
    return wordsIn(inside.blocks)
  }

  private table(element: Element): void {
    this.endBlock()
    const rows = rowsIn(element)
    const cells = rows.flatMap(cellsIn)
    // One cell, or one column of pictures and words, is a layout, not a table.
    if (cells.length <= 1 || rows.every(row => cellsIn(row).length <= 1)) {
      for (const child of element.children) this.nodes([child], plainly)
      this.endBlock()
      return
    }
    const captions = element.children.filter(child => child.type === 'element' && child.tagName === 'caption')
    this.put({
      type: 'table',
      id: newId(),
      caption: plainInline(this.wordsOf(captions)).replaceAll('\n', ' ').slice(0, 2000),
      rows: rows.map(row => ({ id: newId(), cells: cellsIn(row).map(cell => this.cell(cell)) })),
    })
  }

  private cell(element: Element): TableCell {
    const inside = new Reader()
    inside.nodes(element.children, plainly)
    inside.endBlock()
    this.pictures.push(...inside.pictures)
    return {
      id: newId(),
      header: element.tagName === 'th',
      columns: span(element.properties.colSpan, 100),
      rows: span(element.properties.rowSpan, 10_000),
      // A cell holds paragraphs and lists; whatever else stood in it keeps its words.
      blocks: inside.blocks.flatMap((block): (Paragraph | List)[] => {
        if (block.type === 'list') return [block]
        const content = wordsIn([block])
        return content.length > 0 ? [{ type: 'paragraph', id: block.id, content }] : []
      }),
    }
  }

  /** Word writes a list as paragraphs with `mso-list:l0 level2 lfo1`, the bullet as text in a span of its own. */
  private wordItem(element: Element, around: Around): void {
    const list = this.wordList
    this.endBlock()
    const { marker, rest } = withoutMarker(element.children)
    const ordered = /^\s*(\d+|[a-z]|[ivxlc]+)[.)]/i.test(marker)
    const inside = new Reader()
    inside.nodes(rest, around)
    inside.endBlock()
    this.pictures.push(...inside.pictures)
    const item: ListItem = { id: newId(), content: wordsIn(inside.blocks), nested: null }

    const into = list ?? { type: 'list', id: newId(), ordered, items: [] }
    let at = into
    for (let level = 1; level < Math.min(wordLevel(element), deepestList); level++) {
      const last = at.items.at(-1)
      if (!last) break
      last.nested ??= { type: 'list', id: newId(), ordered, items: [] }
      at = last.nested
    }
    at.items.push(item)
    if (!list) this.blocks.push(into)
    this.wordList = into
  }
}

function blockOf(content: Inline[], { heading, quoted }: Around): Block {
  if (heading !== null) return { type: 'heading', id: newId(), level: heading, content: withoutBold(content) }
  return { type: quoted ? 'quotation' : 'paragraph', id: newId(), content }
}

/** Programs make headings bold by themselves; the body's headings are bold by being headings. */
function withoutBold(content: Inline[]): Inline[] {
  const runs = content.flatMap(inline => (inline.type === 'text' ? [inline] : []))
  if (!runs.every(run => run.marks.includes('strong'))) return content
  return content.map(inline =>
    inline.type === 'text' ? { ...inline, marks: inline.marks.filter(mark => mark !== 'strong') } : inline,
  )
}

/** Marks by tag and by style; Google wraps a whole text in a `<b>` whose style says that it is not bold. */
function styled(element: Element, around: Around): Around {
  const style = String(element.properties.style ?? '')
  const marks = new Set(around.marks)
  const own = markTags[element.tagName]
  if (own) marks.add(own)
  const weight = /font-weight\s*:\s*([a-z]+|\d+)/i.exec(style)?.[1] ?? ''
  if (/^(bold|bolder|[6-9]00)$/i.test(weight)) marks.add('strong')
  if (/^(normal|lighter|[1-4]00)$/i.test(weight)) marks.delete('strong')
  const slope = /font-style\s*:\s*([a-z]+)/i.exec(style)?.[1] ?? ''
  if (/^(italic|oblique)$/i.test(slope)) marks.add('emphasis')
  if (/^normal$/i.test(slope)) marks.delete('emphasis')
  const height = /vertical-align\s*:\s*(super|sub)\b/i.exec(style)?.[1]?.toLowerCase()
  if (height === 'super') marks.add('superscript')
  if (height === 'sub') marks.add('subscript')
  return { ...around, marks: [...marks] }
}

function addressOf({ properties }: Element): string | null {
  const parsed = linkAddress.safeParse(String(properties.href ?? '').trim())
  return parsed.success ? parsed.data : null
}

const isList = (element: Element) => element.tagName === 'ul' || element.tagName === 'ol'
const listsIn = (element: Element): Element[] =>
  element.children.filter(child => child.type === 'element').filter(isList)

function rowsIn(element: Element): Element[] {
  return element.children.flatMap(child => {
    if (child.type !== 'element') return []
    if (child.tagName === 'tr') return [child]
    return /^(thead|tbody|tfoot)$/.test(child.tagName) ? rowsIn(child) : []
  })
}
const cellsIn = (row: Element): Element[] =>
  row.children.filter(child => child.type === 'element').filter(cell => /^t[dh]$/.test(cell.tagName))

const span = (value: unknown, most: number): number => {
  const count = Math.floor(Number(value))
  return Number.isFinite(count) && count >= 1 ? Math.min(count, most) : 1
}

const wordLevel = (element: Element): number =>
  element.tagName === 'p'
    ? Number(/mso-list\s*:[^;]*level(\d+)/i.exec(String(element.properties.style ?? ''))?.[1] ?? 0)
    : 0

function withoutMarker(children: ElementContent[]): { marker: string; rest: ElementContent[] } {
  let marker = ''
  const rest = children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    if (/mso-list\s*:\s*Ignore/i.test(String(child.properties.style ?? ''))) {
      marker += textOf(child)
      return []
    }
    const inside = withoutMarker(child.children)
    marker += inside.marker
    return [{ ...child, children: inside.rest }]
  })
  return { marker, rest }
}

const textOf = (node: ElementContent): string =>
  node.type === 'text' ? node.value : node.type === 'element' ? node.children.map(textOf).join('') : ''

/** The words of blocks as one run of inlines, parted by line breaks. */
function wordsIn(blocks: readonly Block[]): Inline[] {
  return joined(
    blocks.map(block => {
      if (block.type === 'list') return joined(block.items.map(wordsOfItem))
      if (block.type === 'table') {
        const cells = block.rows.flatMap(row => row.cells.map(cell => wordsIn(cell.blocks)))
        return joined([block.caption === '' ? [] : [textRun(block.caption)], ...cells])
      }
      return 'content' in block ? block.content : []
    }),
  )
}

const wordsOfItem = (item: ListItem): Inline[] =>
  joined([item.content, item.nested ? wordsIn([item.nested]) : []])

const joined = (parts: readonly Inline[][]): Inline[] =>
  parts
    .filter(part => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [{ type: 'break' as const }, ...part]))

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Without spaces and breaks at the ends, without double spaces, and with runs of equal marks as one. */
function trimmed(content: Inline[]): Inline[] {
  const merged: Inline[] = []
  for (const inline of content) {
    const last = merged.at(-1)
    if (last?.type === 'text' && inline.type === 'text' && last.marks.join() === inline.marks.join()) {
      merged[merged.length - 1] = { ...last, text: last.text + inline.text }
    } else if (last?.type === 'link' && inline.type === 'link' && last.address === inline.address) {
      merged[merged.length - 1] = { ...last, content: [...last.content, ...inline.content] }
    } else {
      merged.push(inline)
    }
  }
  const spaced: Inline[] = []
  let afterSpace: boolean = true
  for (const inline of merged) {
    if (inline.type === 'text') {
      const text = inline.text.replace(/ +/g, ' ')
      const kept: string = afterSpace ? text.replace(/^ /, '') : text
      if (kept === '') continue
      spaced.push({ ...inline, text: kept })
      afterSpace = kept.endsWith(' ')
    } else {
      if (inline.type === 'break' && spaced.length === 0) continue
      spaced.push(inline)
      afterSpace = inline.type === 'break'
    }
  }
  return withoutEnd(spaced)
}

function withoutEnd(content: Inline[]): Inline[] {
  const last = content.at(-1)
  if (last?.type === 'break') return withoutEnd(content.slice(0, -1))
  if (last?.type !== 'text') return content
  const text = last.text.trimEnd()
  return text === '' ? withoutEnd(content.slice(0, -1)) : [...content.slice(0, -1), { ...last, text }]
}
