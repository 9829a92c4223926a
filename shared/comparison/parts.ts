import type { Block, Body, Figure, Inline, List, ListItem, Table, TableCell } from '../article/index.ts'

/** What a part of a body is: a block, or something inside one that has an id of its own. */
export type PartKind = Block['type'] | 'item' | 'row' | 'cell' | 'picture'

/**
 * A body is compared as a tree of parts of one shape, so that an item that leaves its list, a row that moves and a
 * paragraph that becomes a heading are the same thing to the comparison: a part, known by its id.
 */
export interface Part {
  id: string
  kind: PartKind
  /** All that is said of it besides its words and its children: a level, a caption, the texts of a picture. */
  facts: Readonly<Record<string, unknown>>
  /** Its own words; null for what has none. */
  content: readonly Inline[] | null
  children: readonly Part[]
}

/** The parts of a body, in reading order. */
export const partsOf = (body: Body): Part[] => body.blocks.map(partOfBlock)

function partOfBlock(block: Block): Part {
  switch (block.type) {
    case 'list':
      return partOfList(block)
    case 'gallery': {
      const { id, type, figures, ...facts } = block
      return { id, kind: type, facts, content: null, children: figures.map(partOfPicture) }
    }
    case 'table': {
      const { id, type, rows, ...facts } = block
      return { id, kind: type, facts, content: null, children: rows.map(partOfRow) }
    }
    case 'box': {
      const { id, type, blocks, ...facts } = block
      return { id, kind: type, facts, content: null, children: blocks.map(partOfBlock) }
    }
    case 'figure':
    case 'separator': {
      const { id, type, ...facts } = block
      return { id, kind: type, facts, content: null, children: [] }
    }
    default: {
      const { id, type, content, ...facts } = block
      return { id, kind: type, facts, content, children: [] }
    }
  }
}

function partOfList({ id, type, items, ...facts }: List): Part {
  return { id, kind: type, facts, content: null, children: items.map(partOfItem) }
}

function partOfItem({ id, content, nested, ...facts }: ListItem): Part {
  return { id, kind: 'item', facts, content, children: nested ? [partOfList(nested)] : [] }
}

function partOfPicture({ id, ...facts }: Figure): Part {
  return { id, kind: 'picture', facts, content: null, children: [] }
}

function partOfRow({ id, cells, ...facts }: Table['rows'][number]): Part {
  return { id, kind: 'row', facts, content: null, children: cells.map(partOfCell) }
}

function partOfCell({ id, blocks, ...facts }: TableCell): Part {
  return { id, kind: 'cell', facts, content: null, children: blocks.map(partOfBlock) }
}

/** A part as the body language has it; its schema says afterwards whether the tree was one of a body. */
export function blockOfPart(part: Part): unknown {
  const { id, kind, facts, content, children } = part
  const inner = children.map(blockOfPart)
  switch (kind) {
    case 'list':
      return { type: kind, id, ...facts, items: inner }
    case 'item':
      return { id, ...facts, content: content ?? [], nested: inner[0] ?? null }
    case 'gallery':
      return { type: kind, id, ...facts, figures: inner }
    case 'picture':
      return { id, ...facts }
    case 'table':
      return { type: kind, id, ...facts, rows: inner }
    case 'row':
      return { id, ...facts, cells: inner }
    case 'cell':
    case 'box':
      return kind === 'box' ? { type: kind, id, ...facts, blocks: inner } : { id, ...facts, blocks: inner }
    case 'figure':
    case 'separator':
      return { type: kind, id, ...facts }
    default:
      return { type: kind, id, ...facts, content: content ?? [] }
  }
}

/** Every part of some trees, each before its children. */
export function* everyPart(parts: readonly Part[]): Generator<Part> {
  for (const part of parts) {
    yield part
    yield* everyPart(part.children)
  }
}
