import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, blockSchema, type Inline, type List, plainBlock } from '../../../shared/article/index.ts'
import { readClipboard } from './pasted.ts'

const readPastedHtml = (html: string) => readClipboard({ html, text: '', rtf: '' })
const readPastedText = (text: string) => readClipboard({ html: '', text, rtf: '' })

/** Blocks in a short notation: kind and words, marks as **strong**, _emphasis_, ^super^, links as [words](address). */
const shown = (blocks: readonly Block[]): string[] => blocks.flatMap(shownBlock)

function shownBlock(block: Block): string[] {
  switch (block.type) {
    case 'list':
      return shownList(block, '')
    case 'table':
      return block.rows.map(row =>
        row.cells.map(cell => (cell.header ? '# ' : '') + shown(cell.blocks).join(' / ')).join(' | '),
      )
    case 'separator':
      return ['---']
    case 'heading':
      return [`${'#'.repeat(block.level)} ${inlines(block.content)}`]
    case 'quotation':
      return [`> ${inlines(block.content)}`]
    case 'paragraph':
      return [inlines(block.content)]
    default:
      return [block.type]
  }
}

const shownList = (list: List, indent: string): string[] =>
  list.items.flatMap(item => [
    `${indent}${list.ordered ? '1.' : '-'} ${inlines(item.content)}`,
    ...(item.nested ? shownList(item.nested, `${indent}  `) : []),
  ])

const inlines = (content: readonly Inline[]): string =>
  content
    .map(inline => {
      if (inline.type === 'break') return '⏎'
      if (inline.type === 'link') return `[${inlines(inline.content)}](${inline.address})`
      if (inline.type !== 'text') return ''
      const signs = { strong: '**', emphasis: '_', superscript: '^', subscript: '~' }
      return inline.marks.reduce((text, mark) => signs[mark] + text + signs[mark], inline.text)
    })
    .join('')

describe('pasted HTML', () => {
  it('from Word keeps structure and marks, not fonts, and makes lists of its list paragraphs', () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator
      content="Microsoft Word 15"><style>p.MsoNormal{font-family:"Times New Roman"}</style></head><body lang=VI>
      <!--StartFragment--><h1 style='color:red'><b>I. Kết quả</b></h1>
      <p class=MsoNormal style='text-align:justify'><b><span style='font-size:14.0pt;font-family:"Times New Roman"'>
      Nghị quyết&nbsp;số 18-NQ/TW</span></b><span lang=VI> về x<sup>2</sup>, H<sub>2</sub>O<o:p></o:p></span></p>
      <p class=MsoNormal><o:p>&nbsp;</o:p></p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
        style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Mục một</p>
      <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.</span>Mục con</p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Mục hai</p>
      <p class=MsoNormal>Sau danh sách</p><!--EndFragment--></body></html>`
    expect(shown(readPastedHtml(word).blocks)).toEqual([
      '## I. Kết quả',
      '**Nghị quyết số 18-NQ/TW** về x^2^, H~2~O',
      '- Mục một',
      '  1. Mục con',
      '- Mục hai',
      'Sau danh sách',
    ])
  })

  it('from Google Docs is not bold as a whole, and knows its marks by their styles', () => {
    const google = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span
      style="font-weight:400">Thường </span><span style="font-weight:700">đậm</span><span style="font-style:italic">
      nghiêng</span></p><ul><li dir="ltr"><p>một</p></li><li><p>hai</p><ol><li>hai chấm một</li></ol></li></ul></b>`
    expect(shown(readPastedHtml(google).blocks)).toEqual([
      'Thường **đậm**_ nghiêng_',
      '- một',
      '- hai',
      '  1. hai chấm một',
    ])
  })

  it('keeps a table with its header cells, and takes a table of one column for what it is: layout', () => {
    const table = `<table><caption>Kết quả</caption><thead><tr><th>Xã</th><th colspan=2>Số hộ</th></tr></thead>
      <tr><td><p>Tân Hoà</p><p>ấp 1</p></td><td>1.234</td><td><ul><li>a</li></ul></td></tr></table>
      <table><tr><td><h2>Tin</h2><p>Đoạn</p></td></tr></table>`
    const { blocks } = readPastedHtml(table)
    expect(blocks[0]).toMatchObject({
      type: 'table',
      caption: 'Kết quả',
      rows: [{ cells: [{}, { columns: 2 }] }, {}],
    })
    expect(shown(blocks)).toEqual(['# Xã | # Số hộ', 'Tân Hoà / ấp 1 | 1.234 | - a', '## Tin', 'Đoạn'])
  })

  it('keeps links that a reader may follow, the words of the others, and names pictures without fetching them', () => {
    const page = `<div>Xem <a href="https://gov.vn/a?b=1" style="color:blue"><b>cổng</b> tỉnh</a>, <a
      href="javascript:alert(1)">chỗ khác</a><script>window.stolen = 1</script><img src="https://x.vn/anh%20dep.jpg?w=9">
      <img src="data:image/png;base64,AAAA"><img src="x.gif" width=1 height=1><img src="a.jpg" alt="Lễ trao giải"></div>`
    expect(shown(readPastedHtml(page).blocks)).toEqual([
      'Xem [**cổng** tỉnh](https://gov.vn/a?b=1), chỗ khác',
      'figure',
      'figure',
      'figure',
    ])
    expect(readPastedHtml(page).missing).toEqual(['anh dep.jpg', 'a.jpg'])
  })

  it('parts paragraphs at blocks, keeps line breaks inside one, and drops empty ones', () => {
    const page = `<div>một<br>hai<br></div><p></p><p>&nbsp;</p><section><div><div>ba</div>bốn</div></section>năm
      <blockquote><p>sáu</p><p>bảy</p></blockquote><hr><dl><dt>tám</dt><dd>chín</dd></dl>`
    expect(shown(readPastedHtml(page).blocks)).toEqual([
      'một⏎hai',
      'ba',
      'bốn',
      'năm',
      '> sáu⏎bảy',
      '---',
      'tám',
      'chín',
    ])
  })

  it('flattens lists deeper than the body allows without losing an item', () => {
    const deep = `${'<ul><li>x'.repeat(9)}${'</li></ul>'.repeat(9)}`
    const [list] = readPastedHtml(deep).blocks
    expect(shown(list ? [list] : []).map(line => line.indexOf('-'))).toEqual([0, 2, 4, 6, 8, 10, 10, 10, 10])
  })

  it('puts text into NFC with plain spaces', () => {
    expect(shown(readPastedHtml(`<p>${'Huyện uỷ'.normalize('NFD')}\u00a0Gò\u200b Quao</p>`).blocks)).toEqual([
      'Huyện uỷ Gò Quao',
    ])
    expect(shown(readPastedText('Dòng một\r\n\r\n\tDòng\u00a0hai\n').blocks)).toEqual([
      'Dòng một',
      'Dòng hai',
    ])
  })

  it('is always of the body language, whatever the HTML, and keeps every word of plain markup', () => {
    const tag = fc.constantFrom(
      ...'p div h1 h4 ul ol li table tr td th blockquote b i span a br hr img sup section o:p font'.split(
        ' ',
      ),
    )
    const markup = fc.letrec<{ node: string }>(tie => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('chữ ', 'Đảng', ' ', '&nbsp;', '&lt;x&gt;', '</ul>', '<!-- a -->'),
        fc
          .tuple(
            tag,
            fc.constantFrom(
              '',
              ' style="font-weight:bold"',
              ' href="#a"',
              ' style="mso-list:l0 level3 lfo1"',
            ),
            fc.array(tie('node'), { maxLength: 4 }),
          )
          .map(([name, attribute, inner]) => `<${name}${attribute}>${inner.join('')}</${name}>`),
      ),
    })).node
    fc.assert(
      fc.property(markup, html => {
        const { blocks } = readPastedHtml(html)
        for (const block of blocks) expect(blockSchema.safeParse(block).error).toBeUndefined()
        const words = (text: string) => (text.match(/chữ|Đảng/g) ?? []).length
        expect(words(blocks.flatMap(plainBlock).join(' '))).toBe(words(html))
      }),
      { numRuns: 500 },
    )
  })
})
