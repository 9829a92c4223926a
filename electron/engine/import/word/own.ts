import {
  attachmentSchema,
  type Block,
  type Box,
  bareFigure,
  bodyVersion,
  type Content,
  daySchema,
  emptyContent,
  type Fields,
  type Figure,
  fieldsSchema,
  type Gallery,
  type PullQuote,
  plainBlock,
  plainInline,
  type Table,
  type TableCell,
  textRun,
} from '../../../../shared/article/index.ts'
import type { ImportWarning } from '../../../../shared/words/index.ts'
import {
  attachmentOfBookmark,
  builtIn,
  dayShown,
  type FieldLabel,
  fieldLabels,
  genreNamed,
  headerFill,
  momentRead,
  noFileName,
  noPicture,
  propertyNames,
  separatorText,
  wordStyles,
  wordTables,
} from '../../export/word-names.ts'
import type { Part } from '../draft.ts'
import type { Shaped } from '../shape.ts'
import { type ReadCell, readCell } from './cells.ts'
import type { PictureFacts } from './facts.ts'
import { ListBuilder } from './list-builder.ts'
import { type ParagraphTools, type ReadParagraph, readParagraph } from './paragraphs.ts'
import type { WordParts } from './parts.ts'
import { roleOf } from './roles.ts'
import { textAt, type WordNode, type WordTree } from './through-mammoth.ts'
import { elements, textIn } from './xml.ts'

/** Whether this program wrote the document, which may have been through Word since. */
export function isOwn(parts: WordParts): boolean {
  return propertiesOf(parts).has(propertyNames.version)
}

function propertiesOf({ properties }: WordParts): Map<string, string> {
  return new Map(
    elements(properties ?? undefined, 'cp:property').map(property => [
      property.attributes.name ?? '',
      textIn(property).trim(),
    ]),
  )
}

/** Reads a document of ours: by its styles each paragraph is what it was, and nothing is guessed. */
export function readOwn(tree: WordTree, tools: ParagraphTools, parts: WordParts): Shaped {
  const properties = propertiesOf(parts)
  const reader = new OwnReader({ ...tools, attachmentOf: attachmentOfBookmark }, properties)
  for (const node of tree.blocks) reader.one(node)
  return reader.finish()
}

class OwnReader {
  private readonly tools: ParagraphTools
  private readonly properties: Map<string, string>
  private readonly content: Content = emptyContent()
  private readonly blocks: Block[] = []
  private readonly parts: Part[] = []
  private readonly inside: Shaped['inside'] = []
  private readonly warnings = new Set<ImportWarning>()
  private readonly lists: ListBuilder
  /** What the lines of a picture's texts belong to. */
  private figure: Figure | null = null
  private gallery: Gallery | null = null
  private pullQuote: PullQuote | null = null
  private tableCaption: string | null = null
  private titled = false

  constructor(tools: ParagraphTools, properties: Map<string, string>) {
    this.tools = tools
    this.properties = properties
    this.lists = new ListBuilder(tools.newId, true)
  }

  one(node: WordNode): void {
    if (node.type === 'paragraph') this.paragraph(readParagraph(node, this.tools))
    else if (node.type === 'table') this.table(node)
    else for (const inner of node.children) this.one(inner)
  }

  finish(): Shaped {
    this.endLists()
    this.endTableCaption()
    const { fields } = this.content
    const section = this.properties.get(propertyNames.section)
    if (fields.section && section) fields.section.id = section.slice(0, 64)
    fields.related = (this.properties.get(propertyNames.related) ?? '')
      .split(' ')
      .filter(Boolean)
      .slice(0, 50)
    if (fields.title === '') this.warnings.add('titleMissing')
    const body = { version: bodyVersion, blocks: this.blocks } as const
    return {
      content: { fields: fieldsThatFit(fields), body },
      parts: this.parts,
      warnings: [...this.warnings],
      inside: this.inside,
    }
  }

  private say(taken: Part['taken'], text: string): void {
    this.parts.push({ taken, text })
  }

  private paragraph(read: ReadParagraph): void {
    const { numbered } = read.facts
    const id = idOf(read)
    const text = plainInline(read.content)
    if (id !== wordStyles.galleryCaption.id && !isFigureText(id)) this.endFigure(id)
    if (numbered) {
      this.endTableCaption()
      this.lists.add(numbered, read.content)
      return
    }
    this.endLists()
    if (id !== wordStyles.spacer.id && id !== wordStyles.tableCaption.id) this.endTableCaption()
    switch (id) {
      case wordStyles.spacer.id:
        if (text !== '' || read.pictures.length > 0) this.plain(read)
        return
      case wordStyles.lede.id:
        this.content.fields.lede = [this.content.fields.lede, text].filter(Boolean).join('\n')
        this.say('lede', text)
        return
      case wordStyles.leadFigure.id:
      case wordStyles.figure.id:
      case wordStyles.galleryFigure.id:
        this.figures(id, read)
        return
      case builtIn.caption:
      case wordStyles.credit.id:
      case wordStyles.rights.id:
      case wordStyles.alternative.id:
        this.figureText(id, read, text)
        return
      case wordStyles.galleryCaption.id:
        if (this.gallery) {
          this.gallery.caption = text
          if (text !== '') this.say('caption', text)
          this.gallery = null
          this.figure = null
        } else this.plain(read)
        return
      case wordStyles.attribution.id:
        if (this.pullQuote) {
          this.pullQuote.attribution = text
          this.say('quotation', text)
          this.pullQuote = null
        } else this.plain(read)
        return
      case wordStyles.separator.id:
        if (text === separatorText || text === '')
          this.add({ type: 'separator', id: this.tools.newId() }, 'separator')
        else this.plain(read)
        return
      case wordStyles.tableCaption.id:
        this.endTableCaption()
        this.tableCaption = text
        return
      case wordStyles.attachments.id:
        return
      default:
        this.plain(read)
    }
  }

  /** A paragraph of Word's own styles, or one that somebody added. */
  private plain(read: ReadParagraph): void {
    const { content } = read
    const text = plainInline(content)
    const role = roleOf(read.facts)
    const id = this.tools.newId()
    for (const { facts } of read.pictures) this.addFigure(this.newFigure(facts))
    if (read.pictures.length > 0 && text.trim() === '') return
    switch (role.kind) {
      case 'title':
        this.content.fields.title = this.titled ? `${this.content.fields.title} ${text}`.trim() : text
        this.titled = true
        if (text !== '') this.say('title', text)
        return
      case 'heading':
        this.add({ type: 'heading', id, level: role.level <= 2 ? 2 : 3, content }, 'heading')
        return
      case 'quotation':
        this.add({ type: 'quotation', id, content }, 'quotation')
        return
      case 'pullQuote':
        this.pullQuote = { type: 'pullQuote', id, content, attribution: '' }
        this.add(this.pullQuote, 'quotation')
        return
      default:
        this.add({ type: 'paragraph', id, content }, 'paragraph')
    }
  }

  private add(block: Block, taken: Part['taken']): void {
    if (block.type !== 'pullQuote') this.pullQuote = null
    this.blocks.push(block)
    const text = plainBlock(block).join('\n')
    if (text !== '' || block.type === 'separator') this.say(taken, text)
  }

  private endLists(): void {
    for (const list of this.lists.take()) this.add(list, 'list')
  }

  private endTableCaption(): void {
    const caption = this.tableCaption
    this.tableCaption = null
    if (caption !== null && caption !== '') {
      this.add({ type: 'paragraph', id: this.tools.newId(), content: [textRun(caption)] }, 'paragraph')
    }
  }

  /** Another paragraph than a text of the figure ends it; a gallery goes on until its caption, if nothing else comes. */
  private endFigure(id: string): void {
    this.figure = null
    if (id !== wordStyles.galleryFigure.id) this.gallery = null
  }

  private figures(id: string, read: ReadParagraph): void {
    const text = plainInline(read.content).trim()
    const found = read.pictures.map(({ facts }) => this.newFigure(facts))
    if (found.length === 0) found.push(this.missingFigure(text === noPicture ? '' : text))
    else if (text !== '')
      this.add({ type: 'paragraph', id: this.tools.newId(), content: read.content }, 'paragraph')
    for (const figure of found) {
      if (id === wordStyles.leadFigure.id && this.content.fields.leadFigure === null) {
        this.content.fields.leadFigure = figure
        this.figure = figure
        this.say('image', figure.fileName)
      } else if (id === wordStyles.galleryFigure.id) this.addToGallery(figure)
      else this.addFigure(figure)
    }
  }

  private addFigure(figure: Figure): void {
    const block = { type: 'figure' as const, ...figure }
    this.pullQuote = null
    this.blocks.push(block)
    this.figure = block
    this.say('image', figure.fileName)
  }

  private addToGallery(figure: Figure): void {
    this.say('image', figure.fileName)
    this.figure = figure
    this.pullQuote = null
    if (this.gallery) this.gallery.figures.push(figure)
    else {
      this.gallery = { type: 'gallery', id: this.tools.newId(), caption: '', figures: [figure] }
      this.blocks.push(this.gallery)
    }
  }

  private newFigure(facts: PictureFacts): Figure {
    const { crop, focus } = facts
    const alternative = facts.alternative.slice(0, 1000)
    const figure = { ...this.missingFigure(facts.fileName), alternative, crop, focus }
    if (facts.part !== null) this.inside.push({ figure: figure.id, name: facts.part })
    return figure
  }

  private missingFigure(name: string): Figure {
    return {
      id: this.tools.newId(),
      ...bareFigure({ media: null, fileName: name === noFileName ? '' : name.slice(0, 255) }),
    }
  }

  private figureText(style: string, read: ReadParagraph, text: string): void {
    const { figure } = this
    if (!figure) {
      this.plain({ ...read, facts: { ...read.facts, style: { ids: [], names: [] } } })
      return
    }
    const [key, most] =
      style === builtIn.caption
        ? (['caption', 2000] as const)
        : style === wordStyles.credit.id
          ? (['credit', 300] as const)
          : style === wordStyles.rights.id
            ? (['rights', 1000] as const)
            : (['alternative', 1000] as const)
    figure[key] = [figure[key], text].filter(Boolean).join('\n').slice(0, most)
    this.say('caption', text)
  }

  private table(node: WordNode): void {
    this.endFigure('')
    this.endLists()
    const style = textAt(node, 'styleId')
    const rows = node.children
      .filter(row => row.type === 'tableRow')
      .map(row =>
        row.children
          .filter(cell => cell.type === 'tableCell')
          .map(cell => ({ cell, read: readCell(cell, this.tools) })),
      )
      .filter(row => row.length > 0)
    const read = rows.map(row => row.map(cell => cell.read))
    if (style !== wordTables.table.id) this.endTableCaption()
    switch (style) {
      case wordTables.fields.id:
        this.fields(read)
        return
      case wordTables.box.id:
        for (const cell of read.flat()) this.box(cell)
        return
      case wordTables.attachments.id:
        this.attachments(rows.slice(1))
        return
      default:
        this.bodyTable(read)
    }
  }

  private bodyTable(rows: ReadCell[][]): void {
    if (rows.length === 0) return
    const table: Table = {
      type: 'table',
      id: this.tools.newId(),
      caption: (this.tableCaption ?? '').slice(0, 2000),
      rows: rows.map(cells => ({ id: this.tools.newId(), cells: cells.map(cell => this.cell(cell)) })),
    }
    this.tableCaption = null
    this.add(table, 'table')
    const pictures = rows.flat().flatMap(cell => cell.pictures)
    if (pictures.length > 0 || rows.flat().some(cell => cell.nested)) this.warnings.add('tablesSimplified')
    for (const facts of pictures) this.addFigure(this.newFigure(facts))
  }

  private cell(cell: ReadCell): TableCell {
    const blocks = cell.parts.flatMap((part): TableCell['blocks'] => {
      if (part.kind === 'lists') return part.blocks
      const content = part.lines[0] ?? []
      const isNothing = content.length === 0 && idOf(part.read) === wordStyles.emptyCell.id
      return isNothing ? [] : [{ type: 'paragraph', id: this.tools.newId(), content }]
    })
    return {
      id: this.tools.newId(),
      header: cell.fill === headerFill,
      columns: cell.columns,
      rows: cell.rows,
      blocks,
    }
  }

  private box(cell: ReadCell): void {
    let title = ''
    const blocks = cell.parts.flatMap((part): Box['blocks'] => {
      if (part.kind === 'lists') return part.blocks
      const content = part.lines[0] ?? []
      const style = idOf(part.read)
      if (style === wordStyles.boxTitle.id) {
        title = [title, plainInline(content)].filter(Boolean).join(' ').slice(0, 300)
        return []
      }
      if (style === wordStyles.emptyCell.id && content.length === 0) return []
      const role = roleOf(part.read.facts)
      const id = this.tools.newId()
      return role.kind === 'heading'
        ? [{ type: 'heading', id, level: role.level <= 2 ? 2 : 3, content }]
        : [{ type: 'paragraph', id, content }]
    })
    this.add({ type: 'box', id: this.tools.newId(), title, blocks }, 'box')
    for (const facts of cell.pictures) this.addFigure(this.newFigure(facts))
  }

  private fields(rows: ReadCell[][]): void {
    for (const [label, value] of rows) {
      if (!label || !value) continue
      const name = linesOf(label).join(' ').replace(/\s*:$/, '').trim()
      const known = labelNames.find(key => fieldLabels[key] === name)
      const lines = linesOf(value)
      if (known) this.field(known, lines)
      else if (lines.some(line => line.trim() !== '')) this.say('dropped', [name, ...lines].join(': '))
    }
  }

  private field(label: FieldLabel, lines: string[]): void {
    const { fields } = this.content
    const text = lines.join('\n')
    const worded = lines.map(line => line.trim()).filter(line => line !== '')
    if (worded.length === 0) return
    switch (label) {
      case 'authors':
        // Where there is no name, the office stands behind its tab all the same.
        fields.authors = lines
          .filter(line => line.trim() !== '')
          .map(line => {
            const [name = '', ...organisation] = line.split('\t')
            return { name: name.trim(), organisation: organisation.join(' ').trim() }
          })
        this.say('author', worded.map(line => line.replaceAll('\t', ', ')).join('\n'))
        return
      case 'section':
        fields.section = { id: '', name: text }
        this.say('field', text)
        return
      case 'genre': {
        const genre = genreNamed(text.trim())
        if (genre) fields.genre = genre
        this.say(genre ? 'field' : 'dropped', text)
        return
      }
      case 'tags':
        fields.tags = worded
        this.say('tags', worded.join(', '))
        return
      case 'sourceName':
        fields.source.name = text
        this.say('source', text)
        return
      case 'sourceAddress':
        fields.source.address = text
        this.say('source', text)
        return
      case 'eventDate':
      case 'writtenDate': {
        const day = dayShown(text)
        const valid = daySchema.safeParse(day).success
        if (valid) fields[label] = day
        this.say(valid ? 'date' : 'dropped', text)
        return
      }
      case 'publishFrom':
      case 'withdrawOn':
        fields[label] = momentRead(text)
        this.say(fields[label] === null ? 'dropped' : 'date', text)
        return
      default:
        fields[label] = text
        this.say('field', text)
    }
  }

  private attachments(rows: { cell: WordNode; read: ReadCell }[][]): void {
    for (const row of rows) {
      const [title = '', number = '', date = '', issuer = '', fileName = ''] = row.map(({ read }) =>
        linesOf(read).join('\n'),
      )
      const bookmarks = row.flatMap(({ read }) =>
        read.parts.flatMap(part => (part.kind === 'paragraph' ? part.read.bookmarks : [])),
      )
      const id = bookmarks.map(attachmentOfBookmark).find(found => found !== null)
      const attachment = attachmentSchema.safeParse({
        id: id ?? '',
        file: this.properties.get(`${propertyNames.attachment}${id}`) ?? '',
        fileName,
        title,
        number,
        date: dayShown(date),
        issuer,
      })
      if (attachment.success) this.content.fields.attachments.push(attachment.data)
      else this.warnings.add('attachmentsMissing')
      this.say('attachments', [title, fileName].filter(Boolean).join(' – '))
    }
  }
}

const labelNames: FieldLabel[] = Object.keys(fieldLabels).filter(
  (name): name is FieldLabel => name in fieldLabels,
)

/** Word in another language may give its own styles other ids; their names stay. */
const idsByName = new Map<string, string>([
  ['caption', builtIn.caption],
  ...Object.values(wordStyles).map(({ id, name }): [string, string] => [name.toLowerCase(), id]),
])

/** The id that the style of a paragraph has in our documents. */
function idOf({ facts: { style } }: ReadParagraph): string {
  const [id = ''] = style.ids
  return idsByName.get(style.names[0] ?? '') ?? id
}

const isFigureText = (id: string) =>
  [builtIn.caption, wordStyles.credit.id, wordStyles.rights.id, wordStyles.alternative.id].some(
    style => style === id,
  )

/** The paragraphs of a cell as text. */
const linesOf = ({ parts }: ReadCell): string[] =>
  parts.flatMap(part =>
    part.kind === 'paragraph'
      ? [plainInline(part.lines[0] ?? [])]
      : part.blocks.flatMap(list => list.items.map(item => plainInline(item.content))),
  )

/** Fields that somebody changed in Word until they no longer fit are left out rather than the whole refused. */
function fieldsThatFit(fields: Fields): Fields {
  const whole = fieldsSchema.safeParse(fields)
  if (whole.success) return fields
  const empty = emptyContent().fields
  const broken = new Set(whole.error.issues.map(issue => String(issue.path[0])))
  return fieldsSchema.parse({
    ...fields,
    ...Object.fromEntries(Object.entries(empty).filter(([name]) => broken.has(name))),
  })
}
