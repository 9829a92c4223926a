import type { Block, Footnote, Inline, List } from '../../../shared/article/index.ts'

/**
 * What of blocks a footnote can hold: their words with marks and links, in one line. Of pictures nothing is left, and
 * notes inside notes there are none.
 */
export function noteWordsOf(blocks: readonly Block[]): Footnote['content'] {
  const words: Footnote['content'] = []
  for (const line of blocks.flatMap(linesOf)) {
    if (words.length > 0 && line.length > 0) words.push(blank)
    for (const inline of line) {
      if (inline.type === 'text' || inline.type === 'link') words.push(inline)
      else if (inline.type === 'attachment') words.push(...inline.content)
      else if (inline.type === 'break') words.push(blank)
    }
  }
  return words
}

const blank = { type: 'text' as const, text: ' ', marks: [] }

function linesOf(block: Block): Inline[][] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quotation':
    case 'pullQuote':
      return [block.content]
    case 'list':
      return linesOfList(block)
    case 'table':
      return block.rows.flatMap(row => row.cells.flatMap(cell => cell.blocks.flatMap(linesOf)))
    case 'box':
      return block.blocks.flatMap(linesOf)
    default:
      return []
  }
}

const linesOfList = (list: List): Inline[][] =>
  list.items.flatMap(item => [item.content, ...(item.nested ? linesOfList(item.nested) : [])])
