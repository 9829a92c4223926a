import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Block,
  type Body,
  bareFigure,
  bodyVersion,
  type Content,
  emptyContent,
  type Figure,
  type Footnote,
  type Inline,
  type List,
  type TableCell,
  type TextRun,
  textRun,
} from '../../../shared/article/index.ts'
import { randomBody } from '../../../shared/article/random-body.test-data.ts'
import { openWordArchive } from '../import/word/archive.ts'
import { readWord } from '../import/word/read.ts'
import { parseXml } from '../import/word/xml.ts'
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
/** What Word has no clear words for, each by its name. */
function hardBodies(): [name: string, ...blocks: Block[]][] {
  let count = 0
  const id = () => `block-${++count}`
  const inlines = (content: (Inline | string)[]) =>
    content.map(inline => (typeof inline === 'string' ? textRun(inline) : inline))
  const lineBreak = { type: 'break' as const }
  const p = (...content: (Inline | string)[]) => ({
    type: 'paragraph' as const,
    id: id(),
    content: inlines(content),
  })
  const item = (text: string, nested: List | null = null) => ({
    id: id(),
    content: text === '' ? [] : [textRun(text)],
    nested,
  })
  const list = (ordered: boolean, ...items: List['items']): List => ({
    type: 'list',
    id: id(),
    ordered,
    items,
  })
  const cell = (columns: number, rows: number, ...blocks: TableCell['blocks']): TableCell => ({
    id: id(),
    header: false,
    columns,
    rows,
    blocks,
  })
  const table = (...rows: TableCell[][]) => ({
    type: 'table' as const,
    id: id(),
    caption: '',
    rows: rows.map(cells => ({ id: id(), cells })),
  })
  const link = (address: string, ...content: TextRun[]) => ({ type: 'link' as const, address, content })
  const note = (...content: Footnote['content']): Footnote => ({ type: 'footnote', id: id(), content })
  return [
    ['empty paragraphs', p(), p('a'), p(), p(), p('  hai  khoảng  '), p('b', lineBreak, lineBreak), p()],
    [
      'notes with links, in lists and cells, and empty ones',
      p(
        'a',
        note(textRun('x '), link('https://a.vn/?q=1&b="', textRun('l')), textRun('2', 'superscript')),
        note(),
      ),
      table([cell(1, 1, p('c', note(link('mailto:a@b.vn', textRun('thư'))))), cell(1, 1, p('d'))]),
    ],
    [
      'lists in lists, in cells, and behind each other',
      list(true, item('a'), item('', list(false, item('b', list(true, item('c'), item('')))))),
      list(true, item('số lại từ đầu')),
      list(false, item('d')),
      table([
        cell(1, 1, p('x'), list(true, item('e', list(false, item('f', list(true, item('g'))))))),
        cell(1, 1, list(false, item('h')), list(true, item('i')), p('k')),
      ]),
    ],
    [
      'cells that span both ways, and empty ones',
      table(
        [cell(3, 1, p('A'))],
        [cell(1, 3, p('B')), cell(1, 1), cell(1, 2, p('D'))],
        [cell(1, 2, p())],
        [cell(1, 1, p('F'))],
      ),
      table([cell(2, 2, p('A')), cell(1, 1, p('B'))], [cell(1, 1, p('C'))]),
      table([cell(1, 1, p('một ô'))]),
    ],
    [
      'marks upon marks',
      p(
        textRun('m'),
        textRun('2', 'superscript'),
        textRun('3', 'strong', 'emphasis', 'subscript'),
        lineBreak,
        '<&',
      ),
    ],
    [
      'a table of 300 rows',
      table(...Array.from({ length: 300 }, (_, row) => [cell(1, 1, p(`${row}`)), cell(1, 1, p('x'))])),
    ],
  ]
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

  test('comes back with its fields', async () => {
    const content: Content = {
      ...emptyContent(),
      fields: {
        ...emptyContent().fields,
        title: 'Hai dòng\nđầu đề',
        shortTitle: 'Đầu đề',
        slug: 'dau-de',
        lede: 'Sapo có “ngoặc” & dấu <.',
        section: { id: 'muc-1', name: 'Xây dựng Đảng' },
        genre: 'reportage',
        tags: ['chuyển đổi số', 'a, b; c'],
        authors: [
          { name: 'Thu Hà', organisation: 'Văn phòng Đảng uỷ' },
          { name: '', organisation: 'Ban biên tập' },
          { name: 'Lê An', organisation: '' },
        ],
        source: { name: 'Cổng tỉnh', address: 'https://tinh.vn/a?b=1&c=2' },
        eventDate: '2026-03-12',
        writtenDate: '2026-03-15',
        publishFrom: Date.UTC(2026, 2, 16, 0, 30),
        withdrawOn: Date.UTC(2026, 11, 31, 17, 0, 5),
        language: 'vi',
        leadFigure: {
          id: 'anh-dai-dien',
          ...bareFigure({ media: 'a'.repeat(64), fileName: 'kênh 1.jpg' }),
          alternative: 'Bà con',
          caption: 'Trên kênh.',
          credit: 'Thu Hà',
          rights: 'Của toà soạn',
          crop: { x: 1000, y: 0, width: 5000, height: 10_000 },
          focus: { x: 2500, y: 5000 },
        },
        attachments: [
          {
            id: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000',
            file: 'b'.repeat(64),
            fileName: 'kế hoạch.pdf',
            title: 'Kế hoạch',
            number: '18-KH/ĐU',
            date: '2026-01-02',
            issuer: 'Đảng uỷ',
          },
        ],
        related: ['0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001'],
        place: 'Xã Tân Hoà',
        term: '2025-2030',
        rights: 'Ghi rõ nguồn',
      },
    }
    const back = await through(content)
    expect({ ...back.fields, leadFigure: { ...back.fields.leadFigure, id: 'anh-dai-dien' } }).toEqual(
      content.fields,
    )
    expect(back.body.blocks).toEqual([])
  })

  test('comes back with its merged cells', async () => {
    const cell = (id: string, columns: number, rows: number, header = false): TableCell => ({
      id,
      header,
      columns,
      rows,
      blocks: [{ type: 'paragraph', id: `${id}-doan`, content: [textRun(id)] }],
    })
    const body: Body = {
      version: bodyVersion,
      blocks: [
        {
          type: 'table',
          id: 'bang-1',
          caption: 'Bảng 1',
          rows: [
            { id: 'hang-1', cells: [cell('o-1-dau', 1, 2, true), cell('o-1-hai', 2, 1, true)] },
            { id: 'hang-2', cells: [cell('o-2-mot', 1, 1), cell('o-2-hai', 1, 2)] },
            { id: 'hang-3', cells: [cell('o-3-mot', 2, 1)] },
          ],
        },
      ],
    }
    expect(counted((await through(withBody(body))).body)).toEqual(counted(body))
  })

  test.each(hardBodies())('comes back with %s', async (_, ...blocks) => {
    const body: Body = { version: bodyVersion, blocks }
    expect(counted((await through(withBody(body))).body)).toEqual(counted(body))
  })

  test('is the same bytes whenever it is written, and well-formed XML in Times New Roman 14 and vi-VN', async () => {
    const [body] = fc.sample(randomBody, { seed: 7, numRuns: 1 })
    const content = withBody(body ?? emptyContent().body)
    const first = await writeWord({ content, pictures })
    await writeWord({ content: emptyContent(), pictures: {} })
    expect(Buffer.compare(await writeWord({ content, pictures }), first)).toBe(0)

    const archive = await openWordArchive('bai.docx', first)
    const texts = new Map<string, string>()
    for (const name of archive.names().filter(each => /\.(?:xml|rels)$/.test(each))) {
      const text = (await archive.read(name))?.toString('utf8') ?? ''
      expect(() => parseXml(text)).not.toThrow()
      texts.set(name, text)
    }
    const styles = texts.get('word/styles.xml') ?? ''
    for (const said of [
      'Times New Roman',
      '<w:sz w:val="28"/>',
      'w:val="vi-VN"',
      '"Heading 2"',
      '"caption"',
      '"Quote"',
      '"List Bullet"',
    ])
      expect(styles).toContain(said)
    expect(texts.get('docProps/core.xml')).not.toMatch(/20\d\d-/)
  })
})
