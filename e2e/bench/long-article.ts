import {
  type Block,
  type Body,
  bareFigure,
  bodyVersion,
  type Content,
  countSyllables,
  emptyContent,
  type Figure,
  plainBody,
  textRun,
} from '../../shared/article/index.ts'
import { randomFrom } from '../keys/random.ts'
import { wordsOfSample } from '../keys/words.ts'

/** How much stands in a long article; the syllables are those of the whole body. */
export const longArticle = { syllables: 20_000, figures: 40, tables: 10 }

/**
 * A long article as offices write them: paragraphs of 60 to 140 syllables with some bold words, a heading every
 * tenth, lists, figures and tables between them. The same every time.
 *
 * @param media hashes of pictures that the newsroom has; the figures show them in turn.
 */
export function longBody(media: readonly string[], { syllables, figures, tables } = longArticle): Body {
  const random = randomFrom(2026)
  const vocabulary = wordsOfSample().map(word => word.toLowerCase())
  const words = (count: number) => {
    const picked = Array.from({ length: count }, () => random.pick(vocabulary)).join(' ')
    return `${picked.charAt(0).toUpperCase()}${picked.slice(1)}.`
  }
  let number = 0
  const id = () => `khoi-${String(++number).padStart(6, '0')}`
  const paragraph = (count: number): Block & { type: 'paragraph' } => ({
    type: 'paragraph',
    id: id(),
    content: [textRun(`${words(count - 4)} `), textRun(words(4), 'strong')],
  })
  const figure = (index: number): Block => {
    const texts: Omit<Figure, 'id'> = {
      ...bareFigure({
        media: media[index % Math.max(1, media.length)] ?? null,
        fileName: `anh-${index}.jpg`,
      }),
      alternative: words(12),
      caption: words(15),
      credit: words(2),
    }
    return { type: 'figure', id: id(), ...texts }
  }
  const table = (): Block => ({
    type: 'table',
    id: id(),
    caption: words(8),
    rows: Array.from({ length: 6 }, (_, row) => ({
      id: id(),
      cells: Array.from({ length: 4 }, () => ({
        id: id(),
        header: row === 0,
        columns: 1,
        rows: 1,
        blocks: [{ type: 'paragraph' as const, id: id(), content: [textRun(words(5))] }],
      })),
    })),
  })
  const extras = [
    ...Array.from({ length: figures }, (_, index) => () => figure(index)),
    ...Array.from({ length: tables }, () => table),
  ]
  // Figures and tables stand evenly between the paragraphs.
  const order = extras.map((_, index) => extras[(index * 7) % extras.length] ?? table)
  const blocks: Block[] = []
  let left = syllables - (figures * 17 + tables * (8 + 6 * 4 * 5))
  const every = Math.max(1, Math.floor(left / 100 / extras.length))
  let paragraphs = 0
  while (left > 0) {
    if (paragraphs % 10 === 0) {
      blocks.push({ type: 'heading', id: id(), level: 2, content: [textRun(words(6))] })
      left -= 6
    }
    const count = Math.min(left, 60 + random.below(81))
    if (count <= 8) break
    if (paragraphs % 25 === 24) {
      const items = Array.from({ length: 4 }, () => ({
        id: id(),
        content: [textRun(words(20))],
        nested: null,
      }))
      blocks.push({ type: 'list', id: id(), ordered: false, items })
      left -= 80
    } else {
      blocks.push(paragraph(count))
      left -= count
    }
    paragraphs++
    if (paragraphs % every === 0) {
      const next = order.pop()
      if (next) blocks.push(next())
    }
  }
  for (const next of order) blocks.push(next())
  return { version: bodyVersion, blocks }
}

/** The article around a long body. */
export function longContent(title: string, body: Body): Content {
  const { fields } = emptyContent()
  return { fields: { ...fields, title, slug: 'bai-dai' }, body }
}

/** How many syllables readers would count in it. */
export const syllablesIn = (body: Body): number => countSyllables(plainBody(body))
