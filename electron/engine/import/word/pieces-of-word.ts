import {
  type Inline,
  plainBlock,
  plainInline,
  type Table,
  textRun,
} from '../../../../shared/article/index.ts'
import type { ImagePiece, LinePiece, Piece } from '../../../../shared/markup/index.ts'
import { signatureLines } from '../html.ts'
import { boxOf, joinLines, labelled, type ReadCell, readCell, tableOf, wordsOfCell } from './cells.ts'
import type { PictureFacts } from './facts.ts'
import { ListBuilder } from './list-builder.ts'
import { type ParagraphTools, type ReadParagraph, readParagraph } from './paragraphs.ts'
import { roleOf } from './roles.ts'
import type { WordNode, WordTree } from './through-mammoth.ts'

/** A caption is one thought, not a paragraph of the text. UTF-16 units. */
const longestCaption = 400

/** The parts of a Word document, for the one that recognises an article's shape. */
export function piecesOfWord(tree: WordTree, tools: ParagraphTools): Piece[] {
  const reader = new WordPieces(tools)
  for (const node of tree.blocks) reader.one(node)
  return reader.finish()
}

/** Headings with the levels of the document, until all of them are known. */
type Heading = Extract<Piece, { kind: 'heading' }> & { rank?: number }

class WordPieces {
  private readonly tools: ParagraphTools
  private readonly pieces: Piece[] = []
  private readonly lists: ListBuilder
  private readonly headings: Heading[] = []
  /** A caption that stands above what it belongs to. */
  private waiting: LinePiece | null = null
  private pictures = 0

  constructor(tools: ParagraphTools) {
    this.tools = tools
    this.lists = new ListBuilder(tools.newId, false)
  }

  one(node: WordNode): void {
    if (node.type === 'paragraph') this.paragraph(readParagraph(node, this.tools))
    else if (node.type === 'table') this.table(node)
    else for (const inner of node.children) this.one(inner)
  }

  finish(): Piece[] {
    this.endLists()
    this.endWaiting()
    this.rankHeadings()
    this.tellPlain()
    return this.pieces.flatMap(signatureLines)
  }

  private paragraph(read: ReadParagraph): void {
    const role = roleOf(read.facts)
    const lines = labelled(read)
    if (role.kind === 'contents') {
      this.endLists()
      const source = lines.map(plainInline).join(' ')
      if (source !== '') this.pieces.push({ kind: 'dropped', source })
      return
    }
    const { numbered } = read.facts
    const isItem =
      numbered !== null && numbered.kind !== 'words' && (role.kind === 'text' || role.kind === 'quotation')
    if (isItem && lines.length > 0) {
      this.endWaiting()
      this.lists.add(numbered, joinLines(lines))
      for (const { facts } of read.pictures) this.picture(facts)
      return
    }
    if (lines.length > 0 || read.pictures.length > 0 || read.rule) this.endLists()
    const before = read.pictures.filter(({ at }) => plainInline(read.content.slice(0, at)).trim() === '')
    for (const { facts } of before) this.picture(facts)
    this.lines(read, role, lines)
    for (const one of read.pictures) if (!before.includes(one)) this.picture(one.facts)
    if (read.rule) this.add({ kind: 'separator', source: '' })
  }

  private lines(read: ReadParagraph, role: ReturnType<typeof roleOf>, lines: Inline[][]): void {
    const [first] = lines
    if (!first) return
    const content = joinLines(lines)
    const text = plainInline(content)
    if (role.kind === 'caption' || this.isCaption(read, text)) {
      this.caption(lineOf(content, read.facts.strong), role.kind === 'caption')
      return
    }
    switch (role.kind) {
      case 'title':
        this.title(content, text)
        return
      case 'heading':
        this.heading(content, text, role.level)
        return
      case 'quotation':
        this.quotation(content, text)
        return
      case 'pullQuote':
        this.add({
          kind: 'block',
          taken: 'quotation',
          source: text,
          block: { type: 'pullQuote', id: this.tools.newId(), content, attribution: '' },
        })
        return
      default:
        for (const line of lines) this.line(line, read, role.kind === 'lede')
    }
  }

  private line(content: Inline[], { facts }: ReadParagraph, lede: boolean): void {
    const text = plainInline(content)
    if (/^(?:\*\s*){3,}$|^(?:[-_=~]\s?){3,}$/.test(text)) {
      this.add({ kind: 'separator', source: text })
      return
    }
    this.add({ ...lineOf(content, facts.strong), ...(lede && { lede: true }) })
  }

  private title(content: Inline[], text: string): void {
    const last = this.headings.at(-1)
    // A long title is often set in two paragraphs.
    if (last && last.rank === 0 && this.pieces.at(-1) === last) {
      last.content = [...last.content, textRun(' '), ...content]
      last.text = `${last.text} ${text.replaceAll('\n', ' ')}`
      last.source = last.text
      return
    }
    this.heading(content, text, this.headings.some(({ rank }) => rank === 0) ? 1 : 0)
  }

  private heading(content: Inline[], text: string, rank: number): void {
    const heading: Heading = {
      kind: 'heading',
      source: text,
      text: text.replaceAll('\n', ' '),
      content,
      level: 2,
      rank,
    }
    this.headings.push(heading)
    this.add(heading)
  }

  private quotation(content: Inline[], text: string): void {
    const last = this.pieces.at(-1)
    if (last?.kind === 'quotation') {
      last.content = [...last.content, { type: 'break' }, ...content]
      last.source = `${last.source}\n${text}`
    } else this.add({ kind: 'quotation', source: text, content })
  }

  private picture(facts: PictureFacts): void {
    this.pictures++
    const [, extension = ''] = /\.([a-z0-9]{3,4})$/i.exec(facts.fileName) ?? []
    const isMade = facts.fileName === '' || /^(?:image|media|picture)\d*\.\w+$/i.test(facts.fileName)
    const made = `anh-${this.pictures}${extension === '' ? '' : `.${extension.toLowerCase().replace('jpeg', 'jpg')}`}`
    const fileName = isMade ? made : facts.fileName.normalize('NFC').slice(0, 255)
    this.add({
      kind: 'image',
      source: fileName,
      fileName,
      address: '',
      ratio: 0,
      alternative: facts.alternative.normalize('NFC').replace(/\s+/g, ' ').trim(),
      caption: '',
      crop: facts.crop,
      ...(facts.part !== null && { inside: facts.part }),
    })
  }

  /** Below a picture a short line in italics, in the middle or beginning with `Ảnh` is its caption. */
  private isCaption({ facts }: ReadParagraph, text: string): boolean {
    if (!this.lastPicture() || text.length > longestCaption || facts.outline !== undefined) return false
    if (/^(?:Ảnh|Hình|Nguồn ảnh|Ảnh minh ho[ạa]|Photo)\s*(?:\d+\s*)?[:.]/i.test(text)) return true
    return !facts.strong && (facts.italic || facts.centred)
  }

  private lastPicture(): ImagePiece | null {
    const last = this.pieces.at(-1)
    return last?.kind === 'image' && last.caption === '' && this.lists.isEmpty ? last : null
  }

  private caption(line: LinePiece, byStyle: boolean): void {
    const picture = this.lastPicture()
    const last = this.pieces.at(-1)
    if (picture && line.text.length <= 2000) picture.caption = line.text.replaceAll('\n', ' ')
    else if (byStyle && last?.kind === 'table' && last.table.caption === '' && !this.waiting)
      this.captionTable(last.table, line)
    else {
      this.endWaiting()
      this.waiting = line
    }
  }

  private captionTable(table: Table, line: LinePiece): void {
    table.caption = line.text.slice(0, 2000)
  }

  private add(piece: Piece): void {
    const waiting = this.waiting
    this.waiting = null
    if (waiting && piece.kind === 'image') piece.caption = waiting.text.slice(0, 2000)
    else if (waiting && piece.kind === 'table') {
      this.captionTable(piece.table, waiting)
      piece.source = plainBlock(piece.table).join('\n')
    } else if (waiting) this.pieces.push(waiting)
    this.pieces.push(piece)
  }

  private endWaiting(): void {
    if (this.waiting) this.pieces.push(this.waiting)
    this.waiting = null
  }

  private endLists(): void {
    for (const list of this.lists.take())
      this.pieces.push({ kind: 'list', source: plainBlock(list).join('\n'), list })
  }

  private table(node: WordNode): void {
    this.endLists()
    const rows = node.children
      .filter(row => row.type === 'tableRow')
      .map(row => ({
        header: row.is.isHeader === true,
        cells: row.children.filter(cell => cell.type === 'tableCell').map(cell => readCell(cell, this.tools)),
      }))
    const cells = rows.flatMap(row => row.cells)
    if (cells.some(cell => cell.nested)) this.tools.warnings.add('tablesSimplified')
    const hasPictures = cells.some(cell => cell.pictures.length > 0)
    const [only, second] = cells
    if (hasPictures && cells.every(cell => wordsOfCell(cell).length <= longestCaption))
      this.pictureTable(rows.map(row => row.cells))
    else if (only && !second) this.box(only)
    else this.wordTable(rows, cells, hasPictures)
  }

  private wordTable(
    rows: { cells: ReadCell[]; header: boolean }[],
    cells: ReadCell[],
    hasPictures: boolean,
  ): void {
    const table = tableOf(rows, this.tools)
    const source = plainBlock(table).join('\n')
    if (source.trim() !== '') this.add({ kind: 'table', source, table })
    if (hasPictures) this.tools.warnings.add('tablesSimplified')
    for (const cell of cells) for (const facts of cell.pictures) this.picture(facts)
  }

  private box(cell: ReadCell): void {
    const [first, second] = cell.parts
    // Captions are often written into a text box below the picture.
    if (first?.kind === 'paragraph' && !second && cell.pictures.length === 0) {
      const text = plainInline(joinLines(first.lines))
      if (roleOf(first.read.facts).kind === 'caption' || this.isCaption(first.read, text)) {
        this.caption(lineOf(joinLines(first.lines), false), false)
        return
      }
    }
    const block = boxOf(cell, this.tools)
    const source = plainBlock(block).join('\n')
    if (source.trim() !== '') this.add({ kind: 'block', taken: 'box', source, block })
    for (const facts of cell.pictures) this.picture(facts)
  }

  /** A table that only arranges pictures, with their captions in the same cells or in the row below. */
  private pictureTable(rows: ReadCell[][]): void {
    for (let index = 0; index < rows.length; index++) {
      const cells = rows[index] ?? []
      const below = rows[index + 1] ?? []
      const isRow =
        cells.length > 0 && cells.every(cell => cell.pictures.length > 0 && wordsOfCell(cell) === '')
      const captioned =
        isRow && below.length === cells.length && below.every(cell => cell.pictures.length === 0)
      cells.forEach((cell, column) => {
        for (const facts of cell.pictures) this.picture(facts)
        const words = wordsOfCell(captioned ? (below[column] ?? cell) : cell).replaceAll('\n', ' ')
        if (words === '') return
        const picture = this.lastPicture()
        if (picture) picture.caption = words
        else this.add(lineOf([textRun(words)], false))
      })
      if (captioned) index++
    }
  }

  /**
   * The body language has two levels. The title is what has its style, or else the one highest heading when nothing
   * longer than a line stands above it.
   */
  private rankHeadings(): void {
    const title = this.headings.find(({ rank }) => rank === 0) ?? this.likelyTitle()
    if (title) title.level = 1
    const others = this.headings.filter(heading => heading !== title)
    const highest = Math.min(...others.map(({ rank = 1 }) => Math.max(rank, 1)))
    for (const heading of others) heading.level = (heading.rank ?? 1) <= highest ? 2 : 3
    for (const heading of this.headings) delete heading.rank
  }

  private likelyTitle(): Heading | undefined {
    const highest = Math.min(...this.headings.map(({ rank = 1 }) => rank))
    const [only, second] = this.headings.filter(({ rank }) => rank === highest)
    if (!only || second) return undefined
    const above = this.pieces.slice(0, this.pieces.indexOf(only))
    return above.every(piece => piece.kind === 'dropped' || (piece.kind === 'line' && piece.text.length < 80))
      ? only
      : undefined
  }

  /** Where headings have a style or are bold, a plain short line is a line. */
  private tellPlain(): void {
    const shows =
      this.headings.some(({ level }) => level !== 1) ||
      this.pieces.some(piece => piece.kind === 'line' && piece.strong)
    if (!shows) return
    for (const piece of this.pieces) if (piece.kind === 'line') piece.plain = true
  }
}

function lineOf(content: Inline[], strong: boolean): LinePiece {
  const text = plainInline(content)
  return { kind: 'line', source: text, text, content, strong }
}
