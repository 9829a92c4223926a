import type { Element, ElementContent, Properties, Root } from 'hast'
import { type Schema, sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import {
  type Block,
  type Content,
  type Figure,
  type Footnote,
  footnotesOf,
  type Inline,
  type List,
  type Mark,
  plainInline,
  shownPicture,
  type Table,
  type TableCell,
} from '../article/index.ts'

/** Where a picture is shown from, and its size in px. */
export interface ShownPicture {
  source: string
  width: number
  height: number
}

/** Finds the picture of a figure by what `shownPicture` calls it; undefined where there is none to show. */
export type FindPicture = (name: string) => ShownPicture | undefined

/**
 * The only HTML that leaves the newsroom. Portals' editors drop or mangle the rest, so there is no style, class, id
 * or span. Sources of pictures are relative names, or `data:` in the self-contained preview.
 */
export const allowedHtml: Schema = {
  tagNames: [
    ...[
      'h1',
      'h2',
      'h3',
      'p',
      'ul',
      'ol',
      'li',
      'blockquote',
      'cite',
      'figure',
      'figcaption',
      'img',
      'hr',
      'br',
    ],
    ...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'strong', 'em', 'sup', 'sub'],
  ],
  attributes: {
    a: ['href'],
    img: ['alt', 'width', 'height', 'src'],
    th: ['scope', 'colSpan', 'rowSpan'],
    td: ['colSpan', 'rowSpan'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['data'] },
  ancestors: {},
  required: {},
  clobber: [],
  strip: [],
  allowComments: false,
  allowDoctypes: false,
}

/** Words that the fragment adds to the article's own, in the article's language. */
const labels = {
  vi: { source: 'Nguồn', credit: 'Ảnh', correction: 'Đính chính' },
  en: { source: 'Source', credit: 'Photo', correction: 'Correction' },
}
const labelsOf = (content: Content) => (content.fields.language.startsWith('vi') ? labels.vi : labels.en)

/**
 * `noi-dung.html`: the whole article as a clean fragment to paste into a portal. It begins with the title as `h1`, the
 * lede as a strong paragraph and the lead figure; then the body; then footnotes, authors, organisations and source.
 * Every word of the article that a reader sees stands in it once, in reading order; headings keep their levels. A
 * figure whose picture is only named so far shows its caption.
 *
 * @param correction what the article corrects, said to readers; it closes the fragment.
 */
export function contentToHtml(content: Content, pictureOf: FindPicture, correction = ''): string {
  return `${toHtml(sanitize(contentTree(content, pictureOf, correction), allowedHtml), {
    characterReferences: { useNamedReferences: true },
  })}\n`
}

/** The same fragment as a tree, before it is checked against `allowedHtml`. */
export function contentTree(content: Content, pictureOf: FindPicture, correction = ''): Root {
  const writer = new FragmentWriter(content, pictureOf)
  return { type: 'root', children: spread([...writer.whole(), ...writer.correction(correction)]) }
}

const element = (tagName: string, children: ElementContent[], properties: Properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})
const text = (value: string): ElementContent => ({ type: 'text', value })

/** One block on a line, so that people can read the file and words stay apart where tags are stripped. */
function spread(blocks: Element[]): ElementContent[] {
  return blocks.flatMap((block, index) => (index === 0 ? [block] : [text('\n'), block]))
}

const tagOfMark: Record<Mark, string> = {
  strong: 'strong',
  emphasis: 'em',
  superscript: 'sup',
  subscript: 'sub',
}

class FragmentWriter {
  private readonly content: Content
  private readonly pictureOf: FindPicture
  private readonly footnotes: Footnote[]
  private readonly numbers: ReadonlyMap<string, number>
  private readonly words: (typeof labels)['vi']

  constructor(content: Content, pictureOf: FindPicture) {
    this.content = content
    this.pictureOf = pictureOf
    this.footnotes = footnotesOf(content.body)
    this.numbers = new Map(this.footnotes.map((note, index) => [note.id, index + 1]))
    this.words = labelsOf(content)
  }

  whole(): Element[] {
    const { title, lede, leadFigure } = this.content.fields
    return [
      ...(title.trim() ? [element('h1', [text(title)])] : []),
      ...(lede.trim() ? [element('p', [element('strong', this.lines(lede))])] : []),
      ...(leadFigure ? this.figure(leadFigure) : []),
      ...this.content.body.blocks.flatMap(block => this.block(block)),
      ...this.notes(),
      ...this.byline(),
      ...this.source(),
    ]
  }

  /** A note to the readers who have seen the article as it was before. */
  correction(words: string): Element[] {
    if (words.trim() === '') return []
    const label = element('strong', [text(`${this.words.correction}:`)])
    return [element('p', [label, text(' '), ...this.lines(words)])]
  }

  private block(block: Block): Element[] {
    switch (block.type) {
      case 'paragraph':
        return this.paragraph(block.content)
      case 'heading':
        return this.isShown(block.content) ? [element(`h${block.level}`, this.inlines(block.content))] : []
      case 'list':
        return [this.list(block)]
      case 'quotation':
        return [element('blockquote', this.paragraph(block.content))]
      case 'pullQuote':
        return [
          element(
            'blockquote',
            spread([
              ...this.paragraph(block.content),
              ...(block.attribution ? [element('p', [element('cite', [text(block.attribution)])])] : []),
            ]),
          ),
        ]
      case 'figure':
        return this.figure(block)
      case 'gallery':
        return [
          element(
            'figure',
            spread([
              ...block.figures.flatMap(figure => this.figure(figure)),
              ...(block.caption ? [element('figcaption', this.lines(block.caption))] : []),
            ]),
          ),
        ]
      case 'table':
        return [this.table(block)]
      case 'box':
        return [
          element(
            'blockquote',
            spread([
              ...(block.title ? [element('p', [element('strong', [text(block.title)])])] : []),
              ...block.blocks.flatMap(part => this.block(part)),
            ]),
          ),
        ]
      case 'separator':
        return [element('hr', [])]
    }
  }

  private paragraph(content: readonly Inline[]): Element[] {
    return this.isShown(content) ? [element('p', this.inlines(content))] : []
  }

  private isShown(content: readonly Inline[]): boolean {
    return plainInline(content).trim() !== '' || content.some(inline => inline.type === 'footnote')
  }

  private list(list: List): Element {
    return element(
      list.ordered ? 'ol' : 'ul',
      spread(
        list.items.map(item =>
          element('li', [
            ...this.inlines(item.content),
            ...(item.nested ? [text('\n'), this.list(item.nested)] : []),
          ]),
        ),
      ),
    )
  }

  private figure(figure: Figure): Element[] {
    const shown = shownPicture(figure)
    const picture = shown === null ? undefined : this.pictureOf(shown)
    const caption = [
      ...(figure.caption ? this.lines(figure.caption) : []),
      ...(figure.caption && figure.credit ? [text(' ')] : []),
      ...(figure.credit ? [element('em', [text(`${this.words.credit}: ${figure.credit}`)])] : []),
    ]
    if (!picture && caption.length === 0) return []
    return [
      element('figure', [
        ...(picture
          ? [
              element('img', [], {
                src: picture.source,
                alt: figure.alternative,
                width: picture.width,
                height: picture.height,
              }),
            ]
          : []),
        ...(caption.length > 0 ? [element('figcaption', caption)] : []),
      ]),
    ]
  }

  private table(table: Table): Element {
    const headed = table.rows.findIndex(row => !row.cells.every(cell => cell.header))
    const heads = headed === -1 ? table.rows : table.rows.slice(0, headed)
    const rest = table.rows.slice(heads.length)
    const rows = (of: Table['rows'], scope: 'col' | 'row') =>
      spread(of.map(row => element('tr', spread(row.cells.map(cell => this.cell(cell, scope))))))
    return element(
      'table',
      spread([
        ...(table.caption ? [element('caption', this.lines(table.caption))] : []),
        ...(heads.length > 0 ? [element('thead', rows(heads, 'col'))] : []),
        ...(rest.length > 0 ? [element('tbody', rows(rest, 'row'))] : []),
      ]),
    )
  }

  private cell(cell: TableCell, scope: 'col' | 'row'): Element {
    const [only, more] = cell.blocks
    const children =
      only?.type === 'paragraph' && !more
        ? this.inlines(only.content)
        : spread(cell.blocks.flatMap(block => this.block(block)))
    return element(cell.header ? 'th' : 'td', children, {
      ...(cell.header ? { scope } : {}),
      ...(cell.columns > 1 ? { colSpan: cell.columns } : {}),
      ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    })
  }

  /** Footnotes have no anchors, since portals drop ids: the number in the text is the one in the list. */
  private notes(): Element[] {
    if (this.footnotes.length === 0) return []
    return [
      element('hr', []),
      element('ol', spread(this.footnotes.map(note => element('li', this.inlines(note.content))))),
    ]
  }

  private byline(): Element[] {
    const { authors } = this.content.fields
    return authors.flatMap(({ name, organisation }, index) => [
      ...(name.trim() ? [element('p', [element('strong', [text(name)])])] : []),
      ...(organisation.trim() && authors[index + 1]?.organisation !== organisation
        ? [element('p', [element('em', [text(organisation)])])]
        : []),
    ])
  }

  private source(): Element[] {
    const { name, address } = this.content.fields.source
    if (!name.trim() && !address.trim()) return []
    const shown = text(name || address)
    return [
      element('p', [
        text(`${this.words.source}: `),
        /^https?:\/\//i.test(address) ? element('a', [shown], { href: address }) : shown,
      ]),
    ]
  }

  private inlines(content: readonly Inline[]): ElementContent[] {
    return content.flatMap((inline): ElementContent[] => {
      switch (inline.type) {
        case 'text':
          return [
            inline.marks.reduceRight<ElementContent>(
              (inner, mark) => element(tagOfMark[mark], [inner]),
              text(inline.text),
            ),
          ]
        case 'break':
          return [element('br', []), text('\n')]
        case 'link':
          return [element('a', this.inlines(inline.content), { href: inline.address })]
        case 'attachment':
          return [element('em', this.inlines(inline.content))]
        case 'footnote':
          return [element('sup', [text(`[${this.numbers.get(inline.id) ?? '?'}]`)])]
      }
    })
  }

  private lines(of: string): ElementContent[] {
    return of
      .split('\n')
      .flatMap((line, index) => (index === 0 ? [text(line)] : [element('br', []), text(`\n${line}`)]))
  }
}
