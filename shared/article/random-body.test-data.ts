import fc from 'fast-check'
import {
  type Block,
  type Body,
  bodyVersion,
  type Figure,
  type Footnote,
  type Inline,
  type Link,
  type List,
  type ListItem,
  type Mark,
  type Paragraph,
  type TextRun,
  textRun,
} from './index.ts'

/** Random bodies in the form that the editor gives back: neighbouring runs differ in their marks, ids are unique. */
export const randomBody: fc.Arbitrary<Body> = fc
  .array(fc.nat({ max: 2 ** 30 }), { minLength: 0, maxLength: 12 })
  .chain(seeds => fc.tuple(...seeds.map(() => randomBlock())))
  .map(blocks => ({ version: bodyVersion, blocks: withUniqueIds(blocks) }))

const word = fc.constantFrom(
  'Huyện uỷ ',
  'Gò Quao',
  ' nghị quyết',
  'đ',
  '🏮',
  ' ',
  '“khoá XII”',
  'n^2',
  '\u00a0%',
)
const marks: fc.Arbitrary<Mark[]> = fc.subarray<Mark>(['emphasis', 'strong', 'subscript', 'superscript'])

const runs = (minLength: number): fc.Arbitrary<TextRun[]> =>
  fc
    .array(
      fc.tuple(word, marks).map(([text, of]) => textRun(text, ...of)),
      { minLength, maxLength: 4 },
    )
    .map(apart)

const link: fc.Arbitrary<Link> = fc
  .tuple(
    fc.constantFrom('https://kiengiang.gov.vn/tin?x=1', 'mailto:a@b.vn', '/tin-tuc', '#chu-thich'),
    runs(0),
  )
  .map(([address, content]) => ({ type: 'link', address, content }))

const footnote: fc.Arbitrary<Footnote> = fc
  .tuple(runs(1), fc.option(link))
  .map(([content, last]) => ({ type: 'footnote', id: '', content: last ? [...content, last] : content }))

const inlines: fc.Arbitrary<Inline[]> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: runs(1) },
      { weight: 1, arbitrary: link.map(inline => [inline]) },
      { weight: 1, arbitrary: fc.constant<Inline[]>([{ type: 'break' }]) },
      { weight: 1, arbitrary: footnote.map(inline => [inline]) },
      {
        weight: 1,
        arbitrary: runs(1).map<Inline[]>(content => [
          { type: 'attachment', attachment: 'tep-dinh-kem', content },
        ]),
      },
    ),
    { maxLength: 5 },
  )
  .map(parts => apart(parts.flat()))

const figure: fc.Arbitrary<Figure> = fc.record({
  id: fc.constant(''),
  media: fc.option(fc.constant('a'.repeat(64))),
  fileName: fc.constantFrom('', '11-11-23 fazmbv.jpg'),
  alternative: word,
  caption: word,
  credit: word,
  rights: word,
  crop: fc.constantFrom(null, { x: 0, y: 1250, width: 10_000, height: 7500 }),
  focus: fc.constantFrom(null, { x: 5000, y: 3333 }),
})

const paragraph: fc.Arbitrary<Paragraph> = inlines.map(content => ({ type: 'paragraph', id: '', content }))

const list = (depth: number): fc.Arbitrary<List> =>
  fc
    .tuple(
      fc.boolean(),
      fc.array(
        fc
          .tuple(inlines, depth > 1 ? fc.option(list(depth - 1)) : fc.constant(null))
          .map<ListItem>(([content, nested]) => ({ id: '', content, nested })),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([ordered, items]) => ({ type: 'list', id: '', ordered, items }))

const cell = fc.record({
  id: fc.constant(''),
  header: fc.boolean(),
  columns: fc.integer({ min: 1, max: 3 }),
  rows: fc.constant(1),
  blocks: fc.array(fc.oneof(paragraph, list(2)), { maxLength: 2 }),
})

const randomBlock = (): fc.Arbitrary<Block> =>
  fc.oneof(
    paragraph,
    fc
      .tuple(fc.constantFrom<2 | 3>(2, 3), inlines)
      .map<Block>(([level, content]) => ({ type: 'heading', id: '', level, content })),
    list(6),
    inlines.map<Block>(content => ({ type: 'quotation', id: '', content })),
    fc
      .tuple(inlines, word)
      .map<Block>(([content, attribution]) => ({ type: 'pullQuote', id: '', content, attribution })),
    figure.map<Block>(texts => ({ type: 'figure', ...texts })),
    fc
      .tuple(word, fc.array(figure, { minLength: 1, maxLength: 3 }))
      .map<Block>(([caption, figures]) => ({ type: 'gallery', id: '', caption, figures })),
    fc
      .tuple(word, fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }))
      .map<Block>(([caption, rows]) => ({
        type: 'table',
        id: '',
        caption,
        rows: rows.map(cells => ({ id: '', cells })),
      })),
    fc
      .tuple(word, fc.array(fc.oneof(paragraph, list(2)), { maxLength: 3 }))
      .map<Block>(([title, blocks]) => ({ type: 'box', id: '', title, blocks })),
    fc.constant<Block>({ type: 'separator', id: '' }),
  )

/** Neighbouring runs of equal marks as one. */
function apart<T extends Inline>(content: T[]): T[] {
  const merged: T[] = []
  for (const inline of content) {
    const last = merged.at(-1)
    if (last?.type === 'text' && inline.type === 'text' && last.marks.join() === inline.marks.join()) {
      merged[merged.length - 1] = { ...last, text: last.text + inline.text }
    } else {
      merged.push(inline)
    }
  }
  return merged
}

function withUniqueIds(blocks: Block[]): Block[] {
  let last = 0
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        key,
        key === 'id' ? `khoi-${String(++last).padStart(4, '0')}` : visit(member),
      ]),
    )
  }
  return blocks.map(block => visit(block) as Block)
}
