import { type Block, type Inline, type List, plainInline, type Table } from '../article/index.ts'
import { fold } from '../vietnamese/index.ts'

/** A place in the words of a block: the offset counts UTF-16 units of its text runs, and those in its links. */
export interface Spot {
  block: string
  offset: number
  /** Words to know it by. */
  quote: string
}

/**
 * Headings that a reader who goes by headings stumbles over: a third level that stands below no second one, and a
 * heading without words. A box has headings of its own, which the text around it does not carry on.
 */
export function misplacedHeadings(blocks: readonly Block[]): Spot[] {
  const found: Spot[] = []
  let hasSecond = false
  for (const block of blocks) {
    if (block.type === 'box') {
      // Its title stands for the second level.
      found.push(...misplacedIn(block.blocks, hasSecond || block.title.trim() !== ''))
      continue
    }
    if (block.type !== 'heading') continue
    const quote = plainInline(block.content).trim()
    const isMisplaced = quote === '' || (block.level === 3 && !hasSecond)
    if (isMisplaced) found.push({ block: block.id, offset: 0, quote })
    hasSecond ||= block.level === 2
  }
  return found
}

function misplacedIn(blocks: readonly Block[], hasSecond: boolean): Spot[] {
  let second = hasSecond
  return blocks.flatMap(block => {
    if (block.type !== 'heading') return []
    const quote = plainInline(block.content).trim()
    const isMisplaced = quote === '' || (block.level === 3 && !second)
    second ||= block.level === 2
    return isMisplaced ? [{ block: block.id, offset: 0, quote }] : []
  })
}

/** Links whose words say nothing of where they lead: none at all, “tại đây”, a bare address. */
export function vagueLinks(blocks: readonly Block[]): Spot[] {
  return lines(blocks).flatMap(({ id, content }) => vagueIn(id, content))
}

function vagueIn(block: string, content: readonly Inline[]): Spot[] {
  const found: Spot[] = []
  let offset = 0
  for (const inline of content) {
    switch (inline.type) {
      case 'text':
        offset += inline.text.length
        break
      case 'link': {
        const words = plainInline(inline.content)
        if (isVague(words)) found.push({ block, offset, quote: words.trim() || inline.address })
        offset += words.length
        break
      }
      case 'attachment':
        offset += plainInline(inline.content).length
        break
      case 'footnote':
        for (const inner of inline.content) {
          if (inner.type !== 'link') continue
          const words = plainInline(inner.content)
          if (isVague(words)) found.push({ block, offset, quote: words.trim() || inner.address })
        }
        break
      case 'break':
        break
    }
  }
  return found
}

/** Words under which a link could lead anywhere, folded. */
const vague = new Set([
  ...['day', 'tai day', 'o day', 'vao day', 'bam vao day', 'nhan vao day', 'click vao day', 'xem tai day'],
  ...['xem', 'xem them', 'chi tiet', 'xem chi tiet', 'link', 'duong link', 'lien ket', 'duong dan'],
  ...['here', 'click here', 'more', 'read more'],
])

function isVague(words: string): boolean {
  const said = words.trim()
  if (said === '') return true
  if (/^(https?:\/\/|www\.)\S+$/i.test(said)) return true
  return vague.has(
    fold(said)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  )
}

/** Tables in which no cell is a header. */
export function headlessTables(blocks: readonly Block[]): Spot[] {
  return blocks.flatMap(block => {
    if (block.type !== 'table' || block.rows.some(row => row.cells.some(cell => cell.header))) return []
    return [{ block: firstLineOf(block), offset: 0, quote: block.caption.trim() || firstWordsOf(block) }]
  })
}

/** The first block inside a table in which a caret can stand; the table itself where there is none. */
function firstLineOf(table: Table): string {
  for (const row of table.rows) {
    for (const cell of row.cells) {
      const [first] = cell.blocks
      if (first) return first.type === 'list' ? (first.items[0]?.id ?? first.id) : first.id
    }
  }
  return table.id
}

const firstWordsOf = (table: Table): string => {
  const words = lines([table])
    .map(({ content }) => plainInline(content).trim())
    .filter(text => text !== '')
    .join(' · ')
  return words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words
}

interface Line {
  id: string
  content: readonly Inline[]
}

/** Everything in the text that holds words, by the block or the item in which a caret can stand. */
function lines(blocks: readonly Block[]): Line[] {
  return blocks.flatMap((block): Line[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
      case 'quotation':
      case 'pullQuote':
        return [block]
      case 'list':
        return linesOfList(block)
      case 'table':
        return block.rows.flatMap(row => row.cells.flatMap(cell => lines(cell.blocks)))
      case 'box':
        return lines(block.blocks)
      case 'figure':
      case 'gallery':
      case 'separator':
        return []
    }
  })
}

const linesOfList = (list: List): Line[] =>
  list.items.flatMap(item => [item, ...(item.nested ? linesOfList(item.nested) : [])])
