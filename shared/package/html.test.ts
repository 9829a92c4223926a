import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'
import {
  type Block,
  bodyVersion,
  type Content,
  emptyContent,
  type Figure,
  textRun,
} from '../article/index.ts'
import { allowedHtml, contentToHtml } from './html.ts'

const none = () => undefined
const articleOf = (...blocks: Block[]): Content => ({
  ...emptyContent(),
  body: { version: bodyVersion, blocks },
})
const paragraph = (text: string): Block => ({ type: 'paragraph', id: 'block-1', content: [textRun(text)] })
const figure = (over: Partial<Figure>): Figure => ({
  id: 'figure-1',
  media: null,
  fileName: 'a.jpg',
  alternative: '',
  caption: '',
  credit: '',
  rights: '',
  crop: null,
  focus: null,
  ...over,
})

function tagsOf(node: Nodes, found = new Set<string>()): Set<string> {
  if (node.type === 'element') {
    found.add([node.tagName, ...Object.keys(node.properties)].join(' '))
    for (const child of node.children) tagsOf(child, found)
  } else if (node.type === 'root') for (const child of node.children) tagsOf(child, found)
  return found
}

describe('the fragment', () => {
  test('holds title, lede, lead figure, body, authors and source in reading order', () => {
    const content = articleOf(paragraph('Thân bài.'))
    content.fields.title = 'Tiêu đề'
    content.fields.lede = 'Lời dẫn.'
    content.fields.leadFigure = figure({ caption: 'Chú thích.', credit: 'Minh Châu' })
    content.fields.authors = [
      { name: 'Trần Mai', organisation: 'Văn phòng' },
      { name: 'Lê Bình', organisation: 'Văn phòng' },
    ]
    content.fields.source = { name: 'Báo Xã', address: '' }
    expect(contentToHtml(content, none)).toBe(`<h1>Tiêu đề</h1>
<p><strong>Lời dẫn.</strong></p>
<figure><figcaption>Chú thích. <em>Ảnh: Minh Châu</em></figcaption></figure>
<p>Thân bài.</p>
<p><strong>Trần Mai</strong></p>
<p><strong>Lê Bình</strong></p>
<p><em>Văn phòng</em></p>
<p>Nguồn: Báo Xã</p>
`)
  })

  test('shows a picture with its texts and size', () => {
    const content = articleOf({
      type: 'figure',
      ...figure({ media: 'a'.repeat(64), alternative: 'Một "ảnh"' }),
    })
    const picture = { source: 'media/01-x.jpg', width: 1600, height: 900 }
    expect(contentToHtml(content, () => picture)).toBe(
      '<figure><img src="media/01-x.jpg" alt="Một &quot;ảnh&quot;" width="1600" height="900"></figure>\n',
    )
  })

  test('leaves out what nobody would see', () => {
    const content = articleOf(paragraph(' '), { type: 'figure', ...figure({}) })
    expect(contentToHtml(content, none)).toBe('\n')
  })

  test('takes words for words, whatever they look like', () => {
    const words = '<script>alert(1)</script> & </p><img src=x onerror=alert(1)>'
    const content = articleOf(paragraph(words), {
      type: 'table',
      id: 'table-1',
      caption: words,
      rows: [{ id: 'row-01', cells: [{ id: 'cell-1', header: false, columns: 1, rows: 1, blocks: [] }] }],
    })
    content.fields.title = words
    content.fields.lede = words
    content.fields.leadFigure = figure({ caption: words, credit: words, alternative: words })
    content.fields.authors = [{ name: words, organisation: words }]
    content.fields.source = { name: words, address: 'javascript:alert(1)' }
    const tree = fromHtml(contentToHtml(content, none), { fragment: true })
    expect([...tagsOf(tree)].sort()).toEqual([
      'caption',
      'em',
      'figcaption',
      'figure',
      'h1',
      'p',
      'strong',
      'table',
      'tbody',
      'td',
      'tr',
    ])
  })

  test('numbers footnotes in the text and lists them below', () => {
    const footnote = (id: string, text: string) => ({
      type: 'footnote' as const,
      id,
      content: [textRun(text)],
    })
    const content = articleOf({
      type: 'paragraph',
      id: 'block-1',
      content: [
        textRun('Một'),
        footnote('note-01', 'Chú một.'),
        textRun(' hai'),
        footnote('note-02', 'Chú hai.'),
      ],
    })
    expect(contentToHtml(content, none)).toBe(`<p>Một<sup>[1]</sup> hai<sup>[2]</sup></p>
<hr>
<ol><li>Chú một.</li>
<li>Chú hai.</li></ol>
`)
  })

  test('knows no style, class, id or span', () => {
    expect(allowedHtml.tagNames).not.toContain('span')
    expect(JSON.stringify(allowedHtml.attributes)).not.toMatch(/style|class|"id"|"on/)
  })

  test('labels what it adds in the language of the article', () => {
    const content = articleOf()
    content.fields.language = 'en'
    content.fields.source = { name: 'Gazette', address: 'https://example.org/a' }
    expect(contentToHtml(content, none)).toBe('<p>Source: <a href="https://example.org/a">Gazette</a></p>\n')
  })
})
