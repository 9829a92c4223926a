import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodySchema, contentSchema, plainBlock, plainBody } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import { contentToHtml } from '../../../shared/package/index.ts'
import { readPlainFile } from './plain-file.ts'

const read = (html: string, fileName = 'bai.html') => readPlainFile({ fileName, bytes: Buffer.from(html) })
const kinds = (html: string) => read(html).report.parts.map(part => [part.taken, part.text])
const fragment = (html: string) => contentToHtml(read(html).content, () => undefined)
const long = 'Đoạn văn đủ dài để làm thân bài, có dấu chấm ở cuối câu và nhiều chữ hơn đầu đề phía trên nó.'

describe('a page of a portal', () => {
  const page = `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Ra quân làm kênh - Cổng xã</title>
    <meta name="description" content="Sáng 15/3, hơn 60 đoàn viên ra quân."><style>p { color: red }</style></head>
    <body><header><a href="/">Cổng thông tin</a></header><nav><ul><li>Giới thiệu</li><li>Tin tức</li></ul></nav>
    <form id="aspnetForm" action="/x"><input value="tìm"><div class="content">
      <h1>Ra quân làm kênh</h1>
      <span class="date">Thứ Tư, 18/03/2026 | 08:30 GMT+7</span>
      <p><strong>Sáng 15/3, hơn 60 đoàn viên ra quân.</strong></p>
      <figure><img src="https://xa.vn/anh/k%C3%AAnh%201.jpg?v=2" alt="Vớt lục bình"><figcaption>Trên kênh. Ảnh: Thu Hà</figcaption></figure>
      <p style="text-align:justify">${long} <a href="https://xa.vn/ke-hoach?a=1&amp;b=2">kế&nbsp;hoạch</a>
         <a href="javascript:alert(1)">bấm</a> m<sup>2</sup> H<sub>2</sub>O <span style="font-weight:bold">đậm</span> <i>nghiêng</i></p>
      <p><b>Những việc đã làm</b></p>
      <p>${long}</p>
      <ul><li>Một<ol><li>Một một</li></ol></li><li>Hai</li></ul>
      <table><caption>Bảng</caption><thead><tr><td>Tổ<th colspan="2">Việc</thead><tr><th>1<td>a<td>b</table>
      <blockquote><p>Dân biết,</p><p>dân bàn.</p></blockquote><hr>
      <table><tr><td><img src="data:image/png;base64,AAAA"></td></tr><tr><td>Chú thích dưới ảnh.</td></tr></table>
      <p>${long}</p>
      <p style="text-align:right"><strong>Lê Minh Khôi</strong><br>Xã đoàn Hoà Bình</p>
    </div></form><script>alert("xin chào")</script><footer>Giấy phép số 1</footer></body></html>`

  test('comes over in the body language', () => {
    expect(fragment(page)).toBe(`<h1>Ra quân làm kênh</h1>
<p><strong>Sáng 15/3, hơn 60 đoàn viên ra quân.</strong></p>
<figure><figcaption>Trên kênh. <em>Ảnh: Thu Hà</em></figcaption></figure>
<p>${long} <a href="https://xa.vn/ke-hoach?a=1&amp;b=2">kế hoạch</a> bấm m<sup>2</sup> H<sub>2</sub>O <strong>đậm</strong> <em>nghiêng</em></p>
<h2>Những việc đã làm</h2>
<p>${long}</p>
<ul><li>Một
<ol><li>Một một</li></ol></li>
<li>Hai</li></ul>
<table><caption>Bảng</caption>
<tbody><tr><td>Tổ</td>
<th scope="row" colspan="2">Việc</th></tr>
<tr><th scope="row">1</th>
<td>a</td>
<td>b</td></tr></tbody></table>
<blockquote><p>Dân biết,<br>
dân bàn.</p></blockquote>
<hr>
<figure><figcaption>Chú thích dưới ảnh.</figcaption></figure>
<p>${long}</p>
<p><strong>Lê Minh Khôi</strong></p>
<p><em>Xã đoàn Hoà Bình</em></p>
`)
  })

  test('names its pictures and tells what was dropped', () => {
    const { content, report } = read(page)
    expect(content.fields.leadFigure).toMatchObject({
      media: null,
      fileName: 'kênh 1.jpg',
      alternative: 'Vớt lục bình',
    })
    expect(content.fields.writtenDate).toBe('2026-03-18')
    expect(report.parts.filter(part => part.taken === 'dropped').map(part => part.text)).toEqual([
      'Sáng 15/3, hơn 60 đoàn viên ra quân.',
      'Ra quân làm kênh - Cổng xã',
      'Cổng thông tin',
      'Giới thiệu Tin tức',
      'javascript:alert(1)',
      '<script>',
      'Giấy phép số 1',
    ])
    expect(report.warnings).toEqual(['addressesDropped', 'picturesMissing'])
  })
})

describe('what a page may lack or hide', () => {
  test('the title element stands in for a missing heading', () => {
    expect(kinds(`<title>Tin vui</title><p>${long}</p>`)).toEqual([
      ['title', 'Tin vui'],
      ['paragraph', long],
    ])
  })

  test('the description is the lede unless the text says it', () => {
    const head = '<meta name="description" content="Lời dẫn.">'
    expect(read(`${head}<h1>Tin</h1><p>${long}</p>`).content.fields.lede).toBe('Lời dẫn.')
    expect(read(`${head}<h1>Tin</h1><p>Lời dẫn. ${long}</p>`).content.fields.lede).toBe('')
  })

  test('a heading below a picture is the title all the same', () => {
    expect(kinds(`<img src="dau-trang.jpg"><h1>Tin vui</h1><p>${long}</p>`)).toEqual([
      ['image', 'dau-trang.jpg'],
      ['title', 'Tin vui'],
      ['paragraph', long],
    ])
  })

  test('hidden text stays hidden, and is told', () => {
    expect(kinds(`<h1>Tin</h1><p hidden>lén</p><div style="display: none">kín</div><p>${long}</p>`)).toEqual([
      ['title', 'Tin'],
      ['dropped', 'lén'],
      ['dropped', 'kín'],
      ['paragraph', long],
    ])
  })

  test('what stands outside the one article is dropped', () => {
    expect(
      kinds(`<div>Menu trên</div><article><h1>Tin</h1><p>${long}</p></article><div>Tin khác</div>`),
    ).toEqual([
      ['dropped', 'Menu trên'],
      ['title', 'Tin'],
      ['paragraph', long],
      ['dropped', 'Tin khác'],
    ])
  })

  test('a .txt that is HTML is read as HTML, a .html without tags as text', () => {
    expect(read('<p>Một</p><p>Hai.</p>', 'a.txt').report.parts.map(part => part.text)).toEqual([
      'Một',
      'Hai.',
    ])
    expect(read('Bài nói 3 < 5 và 7 > 2').report.parts.map(part => part.text)).toEqual([
      'Bài nói 3 < 5 và 7 > 2',
    ])
    expect(read('Thẻ <b> làm chữ đậm', 'a.txt').content.fields.title).toBe('Thẻ <b> làm chữ đậm')
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example/x',
    'trang.aspx',
    '#muc',
  ])('the address %j is dropped and its words stay', address => {
    const { content, report } = read(`<h1>Tin</h1><p><a href="${address}">chữ</a> còn lại.</p>`)
    expect(content.body.blocks).toMatchObject([{ content: [{ type: 'text', text: 'chữ còn lại.' }] }])
    expect(report.warnings).toEqual(['addressesDropped'])
  })
})

describe('pages made to hurt', () => {
  test('10,000 nested elements are walked through', () => {
    for (const tag of ['div', 'blockquote', 'span', 'b', 'section']) {
      const { content } = read(`<h1>Tin</h1>${`<${tag}>`.repeat(10_000)}chữ ở đáy`)
      expect(plainBody(content.body)).toBe('chữ ở đáy')
    }
  })

  test('lists nested too deep go on at the deepest level', () => {
    const { content } = read(`<h1>Tin</h1>${'<ul><li>x '.repeat(2000)}`)
    expect(plainBody(content.body).split('\n')).toHaveLength(2000)
    expect(bodySchema.safeParse(content.body).success).toBe(true)
  })

  test.each([
    ['millions of open elements', '<div>'.repeat(3_000_000)],
    ['tables in tables', '<table><tr><td>'.repeat(20_000)],
    [
      'marks that are opened again in every paragraph',
      `${Array.from({ length: 3000 }, (_, n) => `<b x${n}>`).join('')}${'<p>x'.repeat(3000)}`,
    ],
  ])(
    '%s are refused or read within seconds',
    (_, html) => {
      const before = performance.now()
      try {
        read(`<h1>Tin</h1>${html}`)
      } catch (problem) {
        expect(problem).toBeInstanceOf(Refusal)
        expect(problem).toMatchObject({ code: 'fileKind', details: { kind: 'tooIntricatePage' } })
      }
      expect(performance.now() - before).toBeLessThan(10_000)
    },
    20_000,
  )
})

/** Soup may put all words outside the article. */
function unlessEmpty(html: string): ReturnType<typeof readPlainFile> | null {
  try {
    return read(html)
  } catch (problem) {
    expect(problem).toMatchObject({ code: 'fileNoText' })
    return null
  }
}

test('any soup of tags gives a valid article with all of its words, or a refusal', () => {
  const tags =
    'div p h1 h2 h4 ul ol li table tr td th caption thead blockquote figure figcaption b i a sup span br hr pre article main section dl dt form img center font'.split(
      ' ',
    )
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
  let count = 0
  const bit = fc.oneof(
    fc
      .constantFrom(...tags)
      .map(
        tag => `<${tag}${tag === 'img' ? ' src="a.jpg" alt=""' : tag === 'a' ? ' href="https://x.vn"' : ''}>`,
      ),
    fc.constantFrom(...tags).map(tag => `</${tag}>`),
    fc.constantFrom(' ', '\n', '&nbsp;'),
    fc.constant('chữ').map(text => ` ${text}${count++} `),
  )
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 60 }), bits => {
      const html = `<p>đầu ${bits.join('')}`
      const article = unlessEmpty(html)
      if (!article) return
      const { content, report } = article
      contentSchema.parse(content)
      const texts = report.parts.filter(part => part.taken !== 'image').map(part => part.text)
      const inSource = words(html.replace(/<[^>]+>|&nbsp;/g, ' '))
      expect(words(texts.join('\n')).sort()).toEqual(inSource.sort())
      const kept = report.parts.filter(part => part.taken !== 'image' && part.taken !== 'dropped')
      const stored = [
        content.fields.title,
        content.fields.lede,
        content.fields.leadFigure?.caption ?? '',
        ...content.fields.authors.flatMap(author => [author.name, author.organisation]),
        ...content.body.blocks.flatMap(plainBlock),
      ]
      expect(words(stored.join('\n')).sort()).toEqual(words(kept.map(part => part.text).join('\n')).sort())
    }),
    { numRuns: 2000 },
  )
})
