import { v7 as newId } from 'uuid'
import type { Block, Inline, List } from '../../../shared/article/index.ts'

/** Blocks that this editor shows but does not edit yet. */
export type CarriedBlock = Extract<Block, { type: 'gallery' | 'table' | 'box' }>

/** The same block as a copy: every block inside it has a new id. Its own id is left to the caller. */
export function withFreshInnerIds(block: CarriedBlock): CarriedBlock {
  switch (block.type) {
    case 'gallery':
      return { ...block, figures: block.figures.map(figure => ({ ...figure, id: newId() })) }
    case 'table':
      return {
        ...block,
        rows: block.rows.map(row => ({
          id: newId(),
          cells: row.cells.map(cell => ({
            ...cell,
            id: newId(),
            blocks: cell.blocks.map(inner => (inner.type === 'list' ? freshList(inner) : freshText(inner))),
          })),
        })),
      }
    case 'box':
      return {
        ...block,
        blocks: block.blocks.map(inner => (inner.type === 'list' ? freshList(inner) : freshText(inner))),
      }
  }
}

const freshText = <T extends { id: string; content: Inline[] }>(block: T): T => ({
  ...block,
  id: newId(),
  content: freshInlines(block.content),
})

const freshList = (list: List): List => ({
  ...list,
  id: newId(),
  items: list.items.map(item => ({
    id: newId(),
    content: freshInlines(item.content),
    nested: item.nested && freshList(item.nested),
  })),
})

const freshInlines = (content: Inline[]): Inline[] =>
  content.map(inline => (inline.type === 'footnote' ? { ...inline, id: newId() } : inline))
