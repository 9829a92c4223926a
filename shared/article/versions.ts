import { z } from 'zod'
import { type Block, blockSchema, bodyVersion, type Figure, figureSchema } from './body.ts'
import { type Content, contentSchema } from './fields.ts'

/**
 * What was stored once is read for ever. Revisions are never rewritten, since their hash and their seal are taken of
 * them as they were stored; so every door that lets stored content in (drafts, revisions, packages, the clipboard)
 * asks `currentContent` for the meaning that it has in the language of today.
 */

/** A figure of version 1 showed all of its picture. */
const figure1 = z.looseObject({ crop: z.never().optional(), focus: z.never().optional() })
const block1 = z.looseObject({ type: z.string(), ...figure1.shape, figures: z.array(figure1).optional() })
const content1 = z.looseObject({
  fields: z.looseObject({ leadFigure: figure1.nullable() }),
  body: z.looseObject({ version: z.literal(1), blocks: z.array(block1) }),
})

type Block1 = z.infer<typeof block1>

const whole = <T extends object>(figure: T) => ({ ...figure, crop: null, focus: null })

function blockAfter1(block: Block1) {
  if (block.type === 'figure') return whole(block)
  return block.type === 'gallery' && block.figures ? { ...block, figures: block.figures.map(whole) } : block
}

function contentAfter1({ fields, body, ...rest }: z.infer<typeof content1>) {
  return {
    ...rest,
    fields: { ...fields, leadFigure: fields.leadFigure && whole(fields.leadFigure) },
    body: { ...body, version: 2, blocks: body.blocks.map(blockAfter1) },
  }
}

/** Content as it was stored: of this version, or of an older one that only `currentContent` understands. */
export interface StoredContent {
  fields: object
  body: { version: number }
}

/** Lets through, letter for letter, what `currentContent` can read. */
export const storedContentSchema = z.custom<StoredContent>(value => readStored(value).success)

/**
 * Stored content of any version in the language of today. It has the same words, blocks and ids.
 *
 * @throws ZodError for what no version allows, and for a version newer than this program.
 */
export function currentContent(stored: unknown): Content {
  return contentSchema.parse(upgraded(stored))
}

/** The same without an exception, and whether it was of an older version. */
export function readStored(stored: unknown) {
  const content = upgraded(stored)
  return { ...contentSchema.safeParse(content), older: content !== stored }
}

function upgraded(stored: unknown): unknown {
  const first = content1.safeParse(stored)
  return first.success ? contentAfter1(first.data) : stored
}

/** A block by itself, as a clipboard carries it without saying its version; null where it is none of any version. */
export function currentBlock(stored: unknown): Block | null {
  const first = block1.safeParse(stored)
  const parsed = blockSchema.safeParse(first.success ? blockAfter1(first.data) : stored)
  return parsed.success ? parsed.data : null
}

const texts = figureSchema.omit({ id: true })

/** A figure by itself, without its id; null where it is none of any version. */
export function currentFigure(stored: unknown): Omit<Figure, 'id'> | null {
  const first = figure1.safeParse(stored)
  const parsed = texts.safeParse(first.success ? whole(first.data) : stored)
  return parsed.success ? parsed.data : null
}

/** Whether content is of an older version than this program writes. */
export const isOlder = (version: number): boolean => version < bodyVersion
