import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Body, type Content, emptyContent, type Figure } from '../../../shared/article/index.ts'
import { randomBody } from '../../../shared/article/random-body.test-data.ts'
import { readWord } from '../import/word/read.ts'
import { writeWord } from './word.ts'

const picture = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
)
const pictures = {
  ['a'.repeat(64)]: { bytes: new Uint8Array(picture), type: 'image/jpeg' as const, width: 1200, height: 800 },
}

/** The same with fresh ids: counted in order, so that references still fit. */
function counted<T>(value: T): T {
  const ids = new Map<string, string>()
  const idOf = (id: string) => {
    if (!ids.has(id)) ids.set(id, `id-${ids.size}`)
    return ids.get(id)
  }
  const visit = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(visit)
    if (each === null || typeof each !== 'object') return each
    return Object.fromEntries(
      Object.entries(each).map(([key, member]) => [
        key,
        key === 'id' && typeof member === 'string' ? idOf(member) : visit(member),
      ]),
    )
  }
  return visit(value) as T
}

async function through(content: Content): Promise<Content> {
  const bytes = await writeWord({ content, pictures })
  const read = await readWord({ fileName: 'bai.docx', bytes })
  const held = new Map(
    read.pictures.map(({ figure, bytes: inside }) => [
      figure,
      createHash('sha256').update(inside).digest('hex'),
    ]),
  )
  const known = createHash('sha256').update(picture).digest('hex')
  const visit = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(visit)
    if (each === null || typeof each !== 'object') return each
    const members = Object.fromEntries(Object.entries(each).map(([key, member]) => [key, visit(member)]))
    if ('media' in members && held.get(String(members.id)) === known) members.media = 'a'.repeat(64)
    return members
  }
  return visit(read.content) as Content
}
/** What Word can say of a body: a figure without a picture shows no part of one. */
const wordSays = (body: Body): Body => {
  const one = (figure: Figure): Figure =>
    figure.media === null ? { ...figure, crop: null, focus: null } : figure
  const blocks = body.blocks.map(block =>
    block.type === 'figure'
      ? { type: 'figure' as const, ...one(block) }
      : block.type === 'gallery'
        ? { ...block, figures: block.figures.map(one) }
        : block,
  )
  return { ...body, blocks }
}
const withBody = (body: Body): Content => ({ ...emptyContent(), body })

describe('an article that goes out to Word', () => {
  test('comes back with the same body', async () => {
    await fc.assert(
      fc.asyncProperty(randomBody, async body => {
        const content = withBody(wordSays(body))
        expect(counted((await through(content)).body)).toEqual(counted(content.body))
      }),
      { numRuns: 25 },
    )
  }, 300_000)
})
