import type { Block, Body } from './body.ts'
import { canonicalJson } from './canonical.ts'
import { plainBlock } from './plain.ts'

/** How a block stands to another text: only here, in both but changed, or the same. */
export type BlockChange = 'only' | 'changed' | 'same'

/**
 * How each block of a body stands to another body, by its id; a block that was given a new id on the way but says the
 * same is the same.
 */
export function changesAgainst(body: Body, other: Body): Map<string, BlockChange> {
  const byId = new Map(other.blocks.map(block => [block.id, canonicalJson(block)]))
  const words = new Set(other.blocks.map(sayingOf))
  return new Map(
    body.blocks.map(block => {
      const there = byId.get(block.id)
      if (there === canonicalJson(block)) return [block.id, 'same']
      if (words.has(sayingOf(block))) return [block.id, there === undefined ? 'same' : 'changed']
      return [block.id, there === undefined ? 'only' : 'changed']
    }),
  )
}

const sayingOf = (block: Block) => `${block.type} ${plainBlock(block).join('\n')}`
