import { type TokenKind, tokensOf } from '../vietnamese/index.ts'
import type { Block, Body, Inline, List } from './body.ts'
import type { Content } from './fields.ts'

/** The words of a run of inlines; a break is a line end, a footnote's text is left out (see `footnotesOf`). */
export function plainInline(content: readonly Inline[]): string {
  return content
    .map(inline => {
      switch (inline.type) {
        case 'text':
          return inline.text
        case 'break':
          return '\n'
        case 'link':
        case 'attachment':
          return inline.content.map(run => run.text).join('')
        case 'footnote':
          return ''
      }
    })
    .join('')
}

/** The text of a block's parts, in reading order, one entry for each line that a reader would see. */
export function plainBlock(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quotation':
      return [plainInline(block.content)]
    case 'pullQuote':
      return present([plainInline(block.content), block.attribution])
    case 'list':
      return plainList(block)
    case 'figure':
      return present([block.caption, block.credit])
    case 'gallery':
      return present([...block.figures.flatMap(figure => [figure.caption, figure.credit]), block.caption])
    case 'table':
      return present([
        block.caption,
        ...block.rows.flatMap(row => row.cells.flatMap(cell => cell.blocks.flatMap(plainBlock))),
      ])
    case 'box':
      return present([block.title, ...block.blocks.flatMap(plainBlock)])
    case 'separator':
      return []
  }
}

/** The whole body as text: a line for each part, blocks parted by an empty line. */
export function plainBody(body: Body): string {
  return body.blocks
    .map(block => plainBlock(block).join('\n'))
    .filter(text => text !== '')
    .join('\n\n')
}

/** Whether anybody would see something: a picture counts, an empty paragraph does not. */
export function isBlank(content: Content): boolean {
  return !content.body.blocks.some(
    block =>
      block.type === 'figure' ||
      block.type === 'gallery' ||
      plainBlock(block).some(text => text.trim() !== ''),
  )
}

/** Every footnote of the body in reading order. */
export function footnotesOf(body: Pick<Body, 'blocks'>) {
  return inlinesOf(body).filter(inline => inline.type === 'footnote')
}

/** Every inline of the body in reading order, however deep its block stands. */
export function inlinesOf(body: Pick<Body, 'blocks'>): Inline[] {
  return body.blocks.flatMap(inlinesOfBlock)
}

function inlinesOfBlock(block: Block): Inline[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quotation':
    case 'pullQuote':
      return block.content
    case 'list':
      return block.items.flatMap(item => [
        ...item.content,
        ...(item.nested ? inlinesOfBlock(item.nested) : []),
      ])
    case 'table':
      return block.rows.flatMap(row => row.cells.flatMap(cell => cell.blocks.flatMap(inlinesOfBlock)))
    case 'box':
      return block.blocks.flatMap(inlinesOfBlock)
    case 'figure':
    case 'gallery':
    case 'separator':
      return []
  }
}

/** Every figure of an article in reading order: the lead figure first, then those of the body. */
export function figuresOf(content: Content) {
  const lead = content.fields.leadFigure ? [content.fields.leadFigure] : []
  return [
    ...lead,
    ...content.body.blocks.flatMap(block =>
      block.type === 'figure' ? [block] : block.type === 'gallery' ? block.figures : [],
    ),
  ]
}

const counted: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'word',
  'code',
  'number',
  'date',
  'time',
  'document',
  'address',
  'file',
])

/**
 * Words as Vietnamese count them (*chữ*): each syllable, and each number, date, number of a document or address as one,
 * as somebody does who counts them on paper.
 */
export function countSyllables(text: string): number {
  let count = 0
  for (const { kind } of tokensOf(text)) if (counted.has(kind)) count++
  return count
}

/** How many syllables somebody reads in a minute; a rough measure for news, not a law. */
const readInMinute = 240

/** About how long a text of so many syllables takes to read, whole minutes, at least one where there is anything. */
export function readingMinutes(syllables: number): number {
  return Math.ceil(syllables / readInMinute)
}

function plainList(list: List): string[] {
  return list.items.flatMap(item => [
    plainInline(item.content),
    ...(item.nested ? plainList(item.nested) : []),
  ])
}

const present = (texts: string[]) => texts.filter(text => text !== '')
