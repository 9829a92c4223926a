import {
  marks as allMarks,
  deepestList,
  type Inline,
  type Link,
  type List,
  type ListItem,
  linkAddress,
  type Mark,
  plainBlock,
  plainInline,
  type Table,
  type TableCell,
  type TextRun,
} from '../article/index.ts'
import { type Cleaned, clean } from './clean.ts'
import { findNotes, type PageNotes } from './footnotes.ts'
import { InlineBuffer } from './inlines.ts'
import {
  type ImagePiece,
  type LinePiece,
  type Losses,
  type NewId,
  nothingLost,
  type Piece,
} from './pieces.ts'
import { Styles } from './styles.ts'
import {
  emojiOf,
  headingLevel,
  isBlock,
  isControl,
  isDressed,
  isHidden,
  isLayoutTable,
  isMachinery,
  isPixel,
  isRemark,
  isSurrounding,
  marksIn,
  pictureAddress,
  pictureName,
} from './tags.ts'
import { attribute, type HtmlElement, type HtmlParent, textOf, type Visitor, walk } from './tree.ts'
import { gatherWordLists } from './word-lists.ts'

export interface MarkupWishes {
  /** The one element that holds the article; null when the page does not say. */
  article: HtmlElement | null
  /** Whether menus, headers and footers are dropped, as from a whole page; of a selection every word is meant. */
  dropsSurroundings: boolean
}

export interface ReadMarkup {
  pieces: Piece[]
  lost: Losses
}

/**
 * The one door through which HTML comes in, whether a page, a Word document or the clipboard: its parts in the body
 * language and no other, in source order. `tree` is changed on the way. Nothing is fetched.
 */
export function readMarkup(
  tree: HtmlParent,
  counts: Cleaned,
  newId: NewId,
  wishes: MarkupWishes,
): ReadMarkup {
  const styles = new Styles(tree)
  const renumbered = gatherWordLists(tree, styles)
  const reader = new MarkupReader({ ...wishes, counts, newId, styles, notes: findNotes(tree) })
  walk(tree, reader)
  reader.finish()
  reader.lost.numbering += renumbered
  if (styles.dresses) reader.lost.looks = 1
  return { pieces: reader.pieces, lost: reader.lost }
}

interface Reading extends MarkupWishes {
  counts: Cleaned
  newId: NewId
  styles: Styles
  notes: PageNotes
}

/** No article has larger tables, and no editor holds them; what has is a list of data and belongs in a file beside it. */
export const mostTableRows = 1000
export const mostTableCells = 10_000

/** What is open around the text that is being read. */
type Container =
  | { kind: 'list'; element: HtmlElement; list: List; isOuter: boolean }
  | { kind: 'item'; element: HtmlElement; item: ListItem }
  | { kind: 'table'; element: HtmlElement; table: Table; cells: number; cut: string[] }
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
class MarkupReader implements Visitor {
  readonly pieces: Piece[] = []
  readonly lost = nothingLost()
  private readonly reading: Reading
  private insideArticle: boolean
  private outside: string[] = []
  private readonly buffer = new InlineBuffer()
  private readonly containers: Container[] = []
  private readonly openMarks: { element: HtmlElement; marks: readonly Mark[] }[] = []
  private readonly openLinks: { element: HtmlElement; address: string }[] = []
  /** What stands inside a list or table but cannot be part of it; it comes behind. */
  private later: Piece[] = []
  private verbatim = 0
  private pictures = 0

  constructor(reading: Reading) {
    this.reading = reading
    this.insideArticle = reading.article === null
  }

  open(element: HtmlElement): boolean {
    const { tagName } = element
    const { article, notes } = this.reading
    if (element === article) {
      this.dropOutside()
      this.insideArticle = true
    }
    if (tagName === 'head' || notes.apart.has(element) || this.drops(element)) return false
    if (!this.insideArticle) return true
    if (isDressed(element)) this.lost.looks = 1
    const note = notes.notes.get(element)
    if (note) {
      this.buffer.add({ type: 'footnote', id: this.reading.newId(), content: this.wordsOfNote(note) })
      return false
    }
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
      case 'tr':
        if (this.cutsRow(element)) return false
        break
      case 'pre':
        this.verbatim++
        break
      case 'a':
        this.openLink(element)
        break
    }
    const isContainer = this.openContainer(element)
    this.openMarksOf(element)
    if (!isContainer && isBlock(element)) this.flush()
    return true
  }

  close(element: HtmlElement): void {
    if (!this.insideArticle) return
    if (element === this.reading.article) {
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
    const cleaned = clean(value, this.reading.counts)
    if (!this.insideArticle) {
      this.outside.push(cleaned)
      return
    }
    const around = this.openMarks.at(-1)?.marks ?? []
    const marks = allMarks.filter(mark => around.includes(mark))
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

  /** Drops what is no text of the article, and notes it. */
  private drops(element: HtmlElement): boolean {
    const { tagName } = element
    const { article, counts, dropsSurroundings } = this.reading
    if (isMachinery(element)) {
      if (!/^(?:link|meta|style|template)$/.test(tagName)) {
        this.lost.machinery++
        this.drop(`<${tagName}>`)
      }
      return true
    }
    const isOfSite = dropsSurroundings && isSurrounding(element, article !== null && this.insideArticle)
    const loss = isControl(element)
      ? 'controls'
      : isHidden(element)
        ? 'hidden'
        : isRemark(element)
          ? 'remarks'
          : tagName === 'del'
            ? 'deletions'
            : null
    if (!isOfSite && loss === null) return false
    const words = clean(textOf(element), counts)
    if (loss !== 'remarks' && loss !== 'deletions' && (isBlock(element) || isOfSite)) this.flush()
    // The remarks themselves stand at the end; their signs in the text are counted.
    if (loss !== null && words !== '' && !/mso-element/i.test(attribute(element, 'style') ?? ''))
      this.lost[loss]++
    this.drop(words)
    return true
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

  private openMarksOf(element: HtmlElement): void {
    const around = this.openMarks.at(-1)?.marks ?? []
    const marks = marksIn(element, this.reading.styles, around)
    if (marks !== around) this.openMarks.push({ element, marks })
  }

  /** A note is read by itself: of it words and links fit into the line. */
  private wordsOfNote(note: HtmlElement): (TextRun | Link)[] {
    const notes = { notes: new Map(), apart: this.reading.notes.apart }
    const inside = new MarkupReader({ ...this.reading, article: null, notes })
    walk(note, inside)
    inside.finish()
    const words: (TextRun | Link)[] = []
    for (const piece of inside.pieces) {
      if (!('content' in piece)) continue
      if (words.length > 0) words.push({ type: 'text', text: ' ', marks: [] })
      for (const inline of piece.content) {
        if (inline.type === 'text' || inline.type === 'link') words.push(inline)
        else if (inline.type === 'break') words.push({ type: 'text', text: ' ', marks: [] })
      }
    }
    return words
  }

  /** Whether a row is more than its table can hold; its words are reported with those of the others. */
  private cutsRow(row: HtmlElement): boolean {
    const around = this.containers.at(-1)
    if (around?.kind !== 'table') return false
    if (around.table.rows.length < mostTableRows && around.cells < mostTableCells) return false
    around.cut.push(clean(textOf(row), this.reading.counts))
    this.lost.rows++
    return true
  }

  private openLink(element: HtmlElement): void {
    const address = withoutDetour(attribute(element, 'href')?.trim())
    if (address === undefined || address === '' || /^#_(?:ftn|edn|Toc|ftnref|ednref)/.test(address)) return
    const hasText = textOf(element) !== ''
    if (linkAddress.safeParse(address).success && !address.startsWith('#')) {
      this.openLinks.push({ element, address })
    } else if (hasText) {
      this.lost.links++
      this.drop(address.slice(0, 200))
    }
  }

  private addPicture(element: HtmlElement): void {
    const emoji = emojiOf(element)
    if (emoji !== null) {
      this.text(emoji)
      return
    }
    if (isPixel(element)) return
    this.pictures++
    const { counts } = this.reading
    const address = pictureAddress(element)
    const alternative = clean(attribute(element, 'alt') ?? '', counts).trim()
    const fileName = clean(pictureName(address, this.pictures), counts)
    const image: ImagePiece = {
      kind: 'image',
      source: fileName,
      fileName,
      address,
      ratio: ratioOf(element),
      alternative,
      caption: null,
    }
    const figure = this.containers.findLast(container => container.kind === 'figure')
    if (figure && !this.isInsideStructure()) {
      figure.images.push(image)
      return
    }
    if (this.containers.at(-1)?.kind !== 'heading' && !this.isInsideStructure()) this.flush()
    if (this.containers.some(({ kind }) => kind === 'cell')) this.lost.tables++
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
    const level = headingLevel(element, this.reading.styles)
    if (level !== null) {
      // Inside a list, table or quotation a heading is a strong line.
      if (!this.isInsideStructure()) return { kind: 'heading', element, level }
      this.openMarks.push({ element, marks: [...(this.openMarks.at(-1)?.marks ?? []), 'strong'] })
      return null
    }
    switch (element.tagName) {
      case 'ul':
      case 'ol':
        return this.listFor(element)
      case 'li': {
        if (around?.kind !== 'list') return null
        const item: ListItem = { id: this.reading.newId(), content: [], nested: null }
        around.list.items.push(item)
        return { kind: 'item', element, item }
      }
      case 'blockquote':
        return this.isInsideStructure() ? null : { kind: 'quotation', element, content: [] }
      case 'figure':
        return this.isInsideStructure() ? null : { kind: 'figure', element, images: [], texts: [] }
      case 'table':
        if (this.isInsideStructure()) this.lost.tables++
        if (this.isInsideStructure() || isLayoutTable(element)) return null
        return {
          kind: 'table',
          element,
          table: { type: 'table', id: this.reading.newId(), caption: '', rows: [] },
          cells: 0,
          cut: [],
        }
      case 'caption':
        return around?.kind === 'table' ? { kind: 'tableCaption', element } : null
      case 'tr':
        if (around?.kind === 'table') around.table.rows.push({ id: this.reading.newId(), cells: [] })
        return null
      case 'td':
      case 'th': {
        const row = around?.kind === 'table' ? around.table.rows.at(-1) : undefined
        if (!row || around?.kind !== 'table') return null
        around.cells++
        const cell: TableCell = {
          id: this.reading.newId(),
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
    const list: List = {
      type: 'list',
      id: this.reading.newId(),
      ordered: element.tagName === 'ol',
      items: [],
    }
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
        this.closeTable(container.table, container.cut)
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
    const content = withoutStrong(
      paragraphs.flatMap((paragraph, index): Inline[] =>
        index === 0 ? paragraph : [{ type: 'break' }, ...paragraph],
      ),
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

  private closeTable(table: Table, cut: readonly string[]): void {
    table.rows = table.rows.filter(row => row.cells.length > 0)
    fitSpans(table)
    markHeader(table)
    const source = plainBlock(table).join('\n')
    if (table.rows.length > 0 && source.trim() !== '') this.add({ kind: 'table', source, table })
    if (cut.length > 0) this.later.push({ kind: 'dropped', source: cut.join('\n') })
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
        this.pieces.push(lineOf(paragraph))
        return
      case 'heading':
        this.pieces.push(lineOf(paragraph))
        return
      case 'list':
        around.list.items.push({ id: this.reading.newId(), content: paragraph, nested: null })
        return
      case 'item':
        append(around.item.content, paragraph)
        return
      case 'cell':
        around.cell.blocks.push({ type: 'paragraph', id: this.reading.newId(), content: paragraph })
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

/** Google leads its readers by way of itself. */
function withoutDetour(address: string | undefined): string | undefined {
  const [, inner] =
    /^https:\/\/www\.google\.[a-z.]+\/url\?(?:[^#]*&)?q=(https?[^&#]+)/i.exec(address ?? '') ?? []
  try {
    return inner ? decodeURIComponent(inner) : address
  } catch {
    return address
  }
}

/** A paragraph, as pieces have it. */
export function lineOf(content: Inline[]): LinePiece {
  const text = plainInline(content)
  const strong = content.every(inline => inline.type === 'text' && inline.marks.includes('strong'))
  return { kind: 'line', source: text, text, content, strong }
}

const isStrong = (content: readonly Inline[]) =>
  content.every(inline => inline.type !== 'text' || inline.marks.includes('strong')) &&
  content.some(inline => inline.type === 'text')

/** Programs make headings bold by themselves; the body's headings are bold by being headings. */
function withoutStrong(content: Inline[]): Inline[] {
  if (!isStrong(content)) return content
  return content.map(inline =>
    inline.type === 'text' ? { ...inline, marks: inline.marks.filter(mark => mark !== 'strong') } : inline,
  )
}

/** A cell reaches at most to the end of its table. */
function fitSpans({ rows }: Table): void {
  rows.forEach((row, index) => {
    for (const cell of row.cells) cell.rows = Math.min(cell.rows, rows.length - index)
  })
}

/**
 * Spreadsheets have no header cells, only bold ones: where the first row is bold and the others are not, it is the
 * header. What is a header is bold by being one.
 */
function markHeader({ rows }: Table): void {
  const [first, ...others] = rows
  if (first && others.length > 0 && !rows.some(row => row.cells.some(cell => cell.header))) {
    const filled = first.cells.filter(cell => cell.blocks.length > 0)
    const isHeader =
      filled.length > 1 &&
      filled.every(isStrongCell) &&
      !others.some(row => row.cells.every(cell => isStrongCell(cell) || cell.blocks.length === 0))
    if (isHeader) for (const cell of first.cells) cell.header = true
  }
  for (const row of rows) {
    for (const cell of row.cells) {
      if (!cell.header || !isStrongCell(cell)) continue
      for (const block of cell.blocks)
        if (block.type === 'paragraph') block.content = withoutStrong(block.content)
    }
  }
}

const isStrongCell = ({ blocks }: TableCell) =>
  blocks.length > 0 && blocks.every(block => block.type === 'paragraph' && isStrong(block.content))

/** Width by height as a page shows a picture. */
function ratioOf(element: HtmlElement): number {
  const [width = 0, height = 0] = ['width', 'height'].map(name =>
    Number.parseFloat(attribute(element, name) ?? '0'),
  )
  return width > 0 && height > 0 ? width / height : 0
}

function spanOf(element: HtmlElement, name: string, most: number): number {
  const span = Number.parseInt(attribute(element, name) ?? '', 10)
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), most)
}
