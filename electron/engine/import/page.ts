import {
  marks as allMarks,
  deepestList,
  type Inline,
  type List,
  type ListItem,
  linkAddress,
  type Mark,
  plainBlock,
  plainInline,
  type Table,
  type TableCell,
} from '../../../shared/article/index.ts'
import type { ImportWarning } from '../../../shared/words/index.ts'
import { type Cleaned, clean } from './clean.ts'
import { attribute, type HtmlElement, textOf, type Visitor } from './html-tree.ts'
import { InlineBuffer, linesOf } from './inlines.ts'
import { standsAlone } from './lines.ts'
import type { ImagePiece, LinePiece, NewId, Piece } from './pieces.ts'
import {
  headingLevel,
  isBlock,
  isLayoutTable,
  isMachinery,
  isPixel,
  isSurrounding,
  marksOf,
  pictureName,
} from './tags.ts'

/** What is open around the text that is being read. */
type Container =
  | { kind: 'list'; element: HtmlElement; list: List; isOuter: boolean }
  | { kind: 'item'; element: HtmlElement; item: ListItem }
  | { kind: 'table'; element: HtmlElement; table: Table }
  | { kind: 'tableCaption'; element: HtmlElement }
  | { kind: 'cell'; element: HtmlElement; cell: TableCell }
  | { kind: 'quotation'; element: HtmlElement; content: Inline[] }
  | { kind: 'figure'; element: HtmlElement; images: ImagePiece[]; texts: string[] }
  | { kind: 'heading'; element: HtmlElement; level: 1 | 2 | 3 }

/**
 * Turns the elements of a page into pieces. It knows the body language and nothing else: an element that means
 * something there opens a container, one that only looks somehow is walked through, and what is no text of the article
 * becomes a dropped piece.
 */
export class PageReader implements Visitor {
  readonly pieces: Piece[] = []
  readonly warnings = new Set<ImportWarning>()
  private readonly counts: Cleaned
  private readonly newId: NewId
  /** The one element that holds the article; null when the page does not say. */
  private readonly article: HtmlElement | null
  private insideArticle: boolean
  private outside: string[] = []
  private readonly buffer = new InlineBuffer()
  private readonly containers: Container[] = []
  private readonly openMarks: { element: HtmlElement; marks: Mark[] }[] = []
  private readonly openLinks: { element: HtmlElement; address: string }[] = []
  /** What stands inside a list or table but cannot be part of it; it comes behind. */
  private later: Piece[] = []
  private verbatim = 0
  private pictures = 0

  constructor(article: HtmlElement | null, counts: Cleaned, newId: NewId) {
    this.article = article
    this.insideArticle = article === null
    this.counts = counts
    this.newId = newId
  }

  open(element: HtmlElement): boolean {
    const { tagName } = element
    if (element === this.article) {
      this.dropOutside()
      this.insideArticle = true
    }
    if (tagName === 'head') return false
    if (isMachinery(element)) {
      if (tagName !== 'link' && tagName !== 'meta') this.drop(`<${tagName}>`)
      return false
    }
    if (isSurrounding(element, this.article !== null && this.insideArticle)) {
      this.flush()
      this.drop(clean(textOf(element), this.counts))
      return false
    }
    if (!this.insideArticle) return true
    switch (tagName) {
      case 'br':
        this.buffer.addBreak()
        return false
      case 'hr':
        this.flush()
        this.add({ kind: 'separator', source: '' })
        return false
      case 'img':
        this.addPicture(element)
        return false
      case 'pre':
        this.verbatim++
        break
      case 'a':
        this.openLink(element)
        break
    }
    if (this.openContainer(element)) return true
    const marks = marksOf(element)
    if (marks.length > 0) this.openMarks.push({ element, marks })
    if (isBlock(element)) this.flush()
    return true
  }

  close(element: HtmlElement): void {
    if (!this.insideArticle) return
    if (element === this.article) {
      this.flush()
      this.insideArticle = false
      return
    }
    if (element.tagName === 'pre') this.verbatim--
    if (this.openLinks.at(-1)?.element === element) this.openLinks.pop()
    if (this.containers.at(-1)?.element === element) this.closeContainer()
    else if (isBlock(element)) this.flush()
    if (this.openMarks.at(-1)?.element === element) this.openMarks.pop()
  }

  text(value: string): void {
    const cleaned = clean(value, this.counts)
    if (!this.insideArticle) {
      this.outside.push(cleaned)
      return
    }
    const marks = allMarks.filter(mark => this.openMarks.some(open => open.marks.includes(mark)))
    const link = this.openLinks.at(-1) ?? null
    if (this.verbatim === 0) {
      this.buffer.addText(cleaned, marks, link)
      return
    }
    cleaned.split('\n').forEach((line, index) => {
      if (index > 0) this.buffer.addBreak()
      this.buffer.addText(line, marks, link)
    })
  }

  /** Ends the page. */
  finish(): void {
    this.flush()
    this.dropOutside()
    this.release()
  }

  private drop(source: string): void {
    if (source.trim() !== '') this.pieces.push({ kind: 'dropped', source })
  }

  private dropOutside(): void {
    this.drop(this.outside.join(' ').replace(/\s+/g, ' ').trim())
    this.outside = []
  }

  /** Adds a piece, behind the list or table that is open. */
  private add(piece: Piece): void {
    if (this.isInsideStructure()) this.later.push(piece)
    else this.pieces.push(piece)
  }

  private release(): void {
    for (const piece of this.later) this.pieces.push(piece)
    this.later = []
  }

  private isInsideStructure(): boolean {
    return this.containers.some(({ kind }) => kind !== 'figure' && kind !== 'heading')
  }

  private openLink(element: HtmlElement): void {
    const address = attribute(element, 'href')?.trim()
    if (address === undefined || address === '') return
    const hasText = textOf(element) !== ''
    if (linkAddress.safeParse(address).success && !address.startsWith('#')) {
      this.openLinks.push({ element, address })
    } else if (hasText) {
      this.warnings.add('addressesDropped')
      this.drop(address.slice(0, 200))
    }
  }

  private addPicture(element: HtmlElement): void {
    if (isPixel(element)) return
    this.pictures++
    const alternative = clean(attribute(element, 'alt') ?? '', this.counts).trim()
    const fileName = clean(pictureName(element, this.pictures), this.counts)
    const image: ImagePiece = { kind: 'image', source: fileName, fileName, alternative, caption: null }
    const figure = this.containers.findLast(container => container.kind === 'figure')
    if (figure && !this.isInsideStructure()) {
      figure.images.push(image)
      return
    }
    if (this.containers.at(-1)?.kind !== 'heading' && !this.isInsideStructure()) this.flush()
    if (this.containers.some(({ kind }) => kind === 'cell')) this.warnings.add('tablesSimplified')
    if (this.containers.at(-1)?.kind === 'heading') this.later.push(image)
    else this.add(image)
  }

  private openContainer(element: HtmlElement): boolean {
    const container = this.containerFor(element)
    if (!container) return false
    this.flush()
    this.containers.push(container)
    return true
  }

  private containerFor(element: HtmlElement): Container | null {
    const around = this.containers.at(-1)
    const level = headingLevel(element)
    if (level !== null) {
      // Inside a list, table or quotation a heading is a strong line.
      if (!this.isInsideStructure()) return { kind: 'heading', element, level }
      this.openMarks.push({ element, marks: ['strong'] })
      return null
    }
    switch (element.tagName) {
      case 'ul':
      case 'ol':
        return this.listFor(element)
      case 'li': {
        if (around?.kind !== 'list') return null
        const item: ListItem = { id: this.newId(), content: [], nested: null }
        around.list.items.push(item)
        return { kind: 'item', element, item }
      }
      case 'blockquote':
        return this.isInsideStructure() ? null : { kind: 'quotation', element, content: [] }
      case 'figure':
        return this.isInsideStructure() ? null : { kind: 'figure', element, images: [], texts: [] }
      case 'table':
        if (this.isInsideStructure()) this.warnings.add('tablesSimplified')
        if (this.isInsideStructure() || isLayoutTable(element)) return null
        return {
          kind: 'table',
          element,
          table: { type: 'table', id: this.newId(), caption: '', rows: [] },
        }
      case 'caption':
        return around?.kind === 'table' ? { kind: 'tableCaption', element } : null
      case 'tr':
        if (around?.kind === 'table') around.table.rows.push({ id: this.newId(), cells: [] })
        return null
      case 'td':
      case 'th': {
        const row = around?.kind === 'table' ? around.table.rows.at(-1) : undefined
        if (!row) return null
        const cell: TableCell = {
          id: this.newId(),
          header: element.tagName === 'th',
          columns: spanOf(element, 'colspan', 100),
          rows: spanOf(element, 'rowspan', 10_000),
          blocks: [],
        }
        row.cells.push(cell)
        return { kind: 'cell', element, cell }
      }
      default:
        return null
    }
  }

  /** A list too deep for the body language goes on in the one around it. */
  private listFor(element: HtmlElement): Container {
    const lists = this.containers.filter(container => container.kind === 'list')
    const around = lists.at(-1)
    if (around && lists.length >= deepestList)
      return { kind: 'list', element, list: around.list, isOuter: false }
    const list: List = { type: 'list', id: this.newId(), ordered: element.tagName === 'ol', items: [] }
    return { kind: 'list', element, list, isOuter: true }
  }

  private closeContainer(): void {
    const container = this.containers.at(-1)
    if (!container) return
    if (container.kind === 'heading') {
      this.containers.pop()
      this.closeHeading(container.level)
      return
    }
    this.flush()
    this.containers.pop()
    switch (container.kind) {
      case 'list':
        if (container.isOuter) this.closeList(container.list)
        break
      case 'table':
        this.closeTable(container.table)
        break
      case 'quotation':
        if (container.content.length > 0) {
          const source = plainInline(container.content)
          this.pieces.push({ kind: 'quotation', source, content: container.content })
        }
        break
      case 'figure':
        this.closeFigure(container)
        break
      case 'item':
      case 'cell':
      case 'tableCaption':
        break
    }
    if (!this.isInsideStructure()) this.release()
  }

  private closeHeading(level: 1 | 2 | 3): void {
    const paragraphs = this.buffer.take()
    const content = paragraphs.flatMap((paragraph, index): Inline[] =>
      index === 0 ? paragraph : [{ type: 'break' }, ...paragraph],
    )
    if (content.length > 0) {
      const text = plainInline(content)
      this.pieces.push({ kind: 'heading', source: text, text: text.replaceAll('\n', ' '), content, level })
    }
    this.release()
  }

  private closeList(list: List): void {
    list.items = list.items.filter(item => item.content.length > 0 || item.nested !== null)
    if (list.items.length === 0) return
    const around = this.containers.at(-1)
    if (around?.kind === 'item') {
      if (around.item.nested) around.item.nested.items.push(...list.items)
      else around.item.nested = list
    } else if (around?.kind === 'list') {
      const last = around.list.items.at(-1)
      if (!last) around.list.items.push(...list.items)
      else if (last.nested) last.nested.items.push(...list.items)
      else last.nested = list
    } else if (around?.kind === 'cell') around.cell.blocks.push(list)
    else this.add({ kind: 'list', source: plainBlock(list).join('\n'), list })
  }

  private closeTable(table: Table): void {
    table.rows = table.rows.filter(row => row.cells.length > 0)
    const source = plainBlock(table).join('\n')
    if (table.rows.length > 0 && source.trim() !== '') this.add({ kind: 'table', source, table })
  }

  private closeFigure({ images, texts }: { images: ImagePiece[]; texts: string[] }): void {
    const caption = texts.join(' ')
    const last = images.at(-1)
    const fits = last !== undefined && caption.length <= 2000
    for (const image of images) this.add({ ...image, caption: image === last && fits ? caption : '' })
    if (!fits) for (const text of texts) this.add(lineOf([{ type: 'text', text, marks: [] }]))
  }

  /** Ends the paragraph that is being read and hands it to what is open around it. */
  private flush(): void {
    for (const paragraph of this.buffer.take()) this.deliver(paragraph)
  }

  private deliver(paragraph: Inline[]): void {
    const around = this.containers.at(-1)
    switch (around?.kind) {
      case undefined:
        for (const line of signatureLines(paragraph)) this.pieces.push(lineOf(line))
        return
      case 'heading':
        this.pieces.push(lineOf(paragraph))
        return
      case 'list':
        around.list.items.push({ id: this.newId(), content: paragraph, nested: null })
        return
      case 'item':
        append(around.item.content, paragraph)
        return
      case 'cell':
        around.cell.blocks.push({ type: 'paragraph', id: this.newId(), content: paragraph })
        return
      case 'quotation':
        append(around.content, paragraph)
        return
      case 'figure':
        around.texts.push(plainInline(paragraph))
        return
      case 'tableCaption':
      case 'table': {
        const table = this.containers.findLast(container => container.kind === 'table')?.table
        const caption = [table?.caption ?? '', plainInline(paragraph)].filter(Boolean).join('\n')
        if (table && caption.length <= 2000) table.caption = caption
        else this.later.push(lineOf(paragraph))
      }
    }
  }
}

function append(content: Inline[], paragraph: Inline[]): void {
  if (content.length > 0) content.push({ type: 'break' })
  content.push(...paragraph)
}

function lineOf(content: Inline[]): LinePiece {
  const text = plainInline(content)
  const strong = content.every(inline => inline.type === 'text' && inline.marks.includes('strong'))
  return { kind: 'line', source: text, text, content, strong }
}

/** Name and office, or date and label, often stand in one paragraph with a break between. */
function signatureLines(paragraph: Inline[]): Inline[][] {
  const lines = linesOf(paragraph)
  return lines.length > 1 && lines.some(line => standsAlone(plainInline(line))) ? lines : [paragraph]
}

function spanOf(element: HtmlElement, name: string, most: number): number {
  const span = Number.parseInt(attribute(element, name) ?? '', 10)
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), most)
}
