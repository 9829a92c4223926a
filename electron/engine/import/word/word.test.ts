import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../../../shared/article/index.ts'
import { contentToHtml } from '../../../../shared/package/index.ts'
import { encodeTcvn3, encodeVni } from '../../../../shared/vietnamese/index.ts'
import {
  cell,
  font,
  numbered,
  numberingOf,
  paragraph,
  picture,
  run,
  style,
  styled,
  type TrialDocument,
  table,
  trialDocument,
} from './docx.fixture.ts'
import { readWord } from './read.ts'

const read = (document: TrialDocument) => readWord({ fileName: 'bai.docx', bytes: trialDocument(document) })
const fragment = async (document: TrialDocument) =>
  contentToHtml((await read(document)).content, () => undefined)
const body = async (...paragraphs: string[]) =>
  (await fragment({ body: title + paragraphs.join(''), styles })).replace('<h1>Tin xã</h1>\n', '')
const styles = [
  style('Title', 'Title'),
  style('u1', 'heading 1'),
  style('u2', 'heading 2'),
  style('TieuDe', 'Tiêu đề 3'),
  style('Caption', 'caption'),
  style('Quote', 'Quote'),
  style('Muc', 'Mục lớn', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
  style('Con', 'Kiểu riêng', '<w:basedOn w:val="u2"/>'),
  style('Toc', 'toc 1'),
].join('')
const title = paragraph('Tin xã', styled('Title'))
const long = 'Đoạn văn đủ dài để làm thân bài, có dấu chấm ở cuối câu và nhiều chữ hơn đầu đề phía trên nó.'
const bold = '<w:b/>'

describe('a Word document', () => {
  test('has its headings by styles of any language, by level, and by looking like them', async () => {
    expect(
      await body(
        paragraph(long),
        paragraph('Một', styled('u1')),
        paragraph(long),
        paragraph('Hai', styled('u1')),
        paragraph('Hai một', styled('u2')),
        paragraph('Ba', styled('TieuDe')),
        paragraph('Bốn', styled('Muc')),
        paragraph('Năm', styled('Con')),
        paragraph(long),
        paragraph(run('Đầu đề đậm', bold)),
        paragraph(long),
        paragraph(run('Câu đậm, không phải đầu đề.', bold)),
        paragraph('Dòng thường'),
        paragraph(long),
      ),
    ).toBe(
      `<p>${long}</p>\n<h2>Một</h2>\n<p>${long}</p>\n<h2>Hai</h2>\n<h3>Hai một</h3>\n<h3>Ba</h3>\n<h3>Bốn</h3>\n<h3>Năm</h3>\n<p>${long}</p>\n<h2>Đầu đề đậm</h2>\n<p>${long}</p>\n<p><strong>Câu đậm, không phải đầu đề.</strong></p>\n<p>Dòng thường</p>\n<p>${long}</p>\n`,
    )
  })

  test('keeps lists, and the labels that no list prints as words', async () => {
    const numbering = numberingOf({
      1: [
        ['bullet', '•'],
        ['bullet', '–'],
      ],
      2: [
        ['decimal', '%1.'],
        ['lowerLetter', '%2)'],
      ],
      3: [['upperRoman', '%1.']],
      4: [['decimal', 'Điều %1.']],
      5: [['decimal', '%1.']],
    })
    const item = (text: string, list: number, level = 0) => paragraph(text, numbered(list, level))
    const document = {
      styles,
      numbering,
      body: [
        title,
        paragraph(long),
        item('gạch một', 1),
        item('gạch trong', 1, 1),
        item('gạch hai', 1),
        item('số một', 2),
        item('chữ a', 2, 1),
        item('số hai', 2),
        paragraph('Tình hình', numbered(3)),
        item('Phạm vi', 4),
        item('Đối tượng', 4),
        item('đếm một', 5),
        paragraph(long),
        item('đếm hai', 5),
        paragraph(long),
      ].join(''),
    }
    expect((await fragment(document)).split('</p>\n').slice(1).join('</p>\n')).toBe(
      `<ul><li>gạch một\n<ul><li>gạch trong</li></ul></li>\n<li>gạch hai</li></ul>\n<ol><li>số một\n<ol><li>chữ a</li></ol></li>\n<li>số hai</li></ol>\n<h2>I. Tình hình</h2>\n<p>Điều 1. Phạm vi</p>\n<p>Điều 2. Đối tượng</p>\n<h3>1. đếm một</h3>\n<p>${long}</p>\n<h3>2. đếm hai</h3>\n<p>${long}</p>\n`,
    )
    expect((await read(document)).report.warnings).toEqual(['listsRenumbered'])
  })

  test('keeps merged cells and header rows; a cell that stands alone is a box', async () => {
    const rows = table(
      [cell('Tổ'), cell('Việc', '<w:gridSpan w:val="2"/>')],
      [cell('1', '<w:vMerge w:val="restart"/>'), cell('a'), cell('b')],
      [cell('', '<w:vMerge/>'), cell('c'), cell('d')],
    ).replace('<w:tr>', '<w:tr><w:trPr><w:tblHeader/></w:trPr>')
    const box = table([cell(paragraph(run('Nên biết', bold)) + paragraph('Một điều.'))])
    expect(await body(paragraph(long), rows, box, paragraph(long))).toBe(
      `<p>${long}</p>\n<table><thead><tr><th scope="col">Tổ</th>\n<th scope="col" colspan="2">Việc</th></tr></thead>\n<tbody><tr><td rowspan="2">1</td>\n<td>a</td>\n<td>b</td></tr>\n<tr><td>c</td>\n<td>d</td></tr></tbody></table>\n<blockquote><p><strong>Nên biết</strong></p>\n<p>Một điều.</p></blockquote>\n<p>${long}</p>\n`,
    )
  })

  test('gives its pictures with their texts, and names those outside without fetching them', async () => {
    const document: TrialDocument = {
      styles,
      relations: [
        ['a', 'image', 'media/image1.png'],
        ['b', 'image', 'https://xa.vn/anh/cau%20moi.jpg', true],
      ],
      parts: { 'word/media/image1.png': 'PNG' },
      body: [
        title,
        paragraph(long),
        paragraph(picture('a', 'Bà con trồng cây')),
        paragraph('Trên tuyến kênh. Ảnh: Thu Hà', styled('Caption')),
        paragraph(long),
        paragraph(picture('b', 'Cầu mới')),
        paragraph(run('Cầu mới khánh thành', '<w:i/>')),
        paragraph(long),
      ].join(''),
    }
    const { content, pictures, report } = await read(document)
    const figures = figuresOf(content)
    expect(
      figures.map(({ fileName, alternative, caption, credit }) => [fileName, alternative, caption, credit]),
    ).toEqual([
      ['anh-1.png', 'Bà con trồng cây', 'Trên tuyến kênh.', 'Thu Hà'],
      ['cau moi.jpg', 'Cầu mới', 'Cầu mới khánh thành', ''],
    ])
    expect(pictures.map(({ figure, bytes }) => [figure, Buffer.from(bytes).toString()])).toEqual([
      [figures[0]?.id, 'PNG'],
    ])
    expect(report.warnings).toEqual(['picturesOutside', 'picturesMissing'])
  })

  test('reads what is accepted, and tells what stays behind', async () => {
    const changed = `<w:p>${run('Giữ ')}<w:ins w:id="1">${run('thêm ')}</w:ins><w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del>${run('ẩn', '<w:vanish/>')}<w:fldSimple w:instr="DATE">${run('12/3')}</w:fldSimple><w:r><w:commentReference w:id="1"/></w:r>${run('.')}</w:p>`
    const { content, report } = await read({
      styles,
      comments: '<w:comment w:id="1"><w:p/></w:comment>',
      header: paragraph('ĐẢNG BỘ XÃ'),
      body:
        title + paragraph(long) + changed + paragraph('Mục lục........1', styled('Toc')) + paragraph(long),
    })
    expect(contentToHtml(content, () => undefined)).toContain('<p>Giữ thêm 12/3.</p>')
    expect(report.warnings.sort()).toEqual(['remarksDropped', 'trackedChanges'])
    expect(report.parts.filter(({ taken }) => taken === 'dropped').map(({ text }) => text)).toEqual([
      'Mục lục........1',
      'ẩn',
      'ĐẢNG BỘ XÃ',
    ])
  })

  test('keeps footnotes, links, marks, breaks and text boxes', async () => {
    const textBox = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${paragraph('Trong khung.')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph('Trong khung.')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const document: TrialDocument = {
      styles,
      footnotes: `<w:footnote w:id="2">${paragraph(`<w:r><w:footnoteRef/></w:r>${run(' Theo báo cáo.')}`)}</w:footnote>`,
      relations: [
        ['l', 'hyperlink', 'https://xa.vn/?a=1&amp;b=2', true],
        ['x', 'hyperlink', 'javascript:alert(1)', true],
        ['f', 'hyperlink', 'file:///C:/a.txt', true],
      ],
      body: `${title}${paragraph(long)}${paragraph(
        `${run('m')}${run('2', '<w:vertAlign w:val="superscript"/>')}<w:r><w:footnoteReference w:id="2"/></w:r><w:hyperlink r:id="l">${run(' trang')}</w:hyperlink><w:hyperlink r:id="x">${run(' bấm')}</w:hyperlink><w:hyperlink r:id="f">${run(' tệp')}</w:hyperlink><w:r><w:br/></w:r>${run('xuống hàng', '<w:i/>')}${textBox}`,
      )}${paragraph(long)}`,
    }
    const { content, report } = await read(document)
    const html = contentToHtml(content, () => undefined)
    expect(html).toContain(
      '<a href="https://xa.vn/?a=1&amp;b=2"> trang</a> bấm tệp<br>\n<em>xuống hàng</em></p>',
    )
    expect(html).toContain('Theo báo cáo.')
    expect(content.body.blocks.filter(block => block.type === 'box')).toHaveLength(1)
    expect(report.warnings).toEqual(['addressesDropped'])
    expect(report.parts.filter(({ taken }) => taken === 'dropped').map(({ text }) => text)).toEqual([
      'javascript:alert(1)',
      'file:///C:/a.txt',
    ])
  })
})

describe('a Word document in an old encoding', () => {
  const words = 'Uỷ ban nhân dân xã Mường Khương tổ chức hội nghị sơ kết, đề ra nhiệm vụ trọng tâm.'
  const tcvn3 = (text: string) =>
    encodeTcvn3(text)
      .map(part => part.text)
      .join('')

  test('is read by the font of each run, also where a style or the whole document names it', async () => {
    const heading = paragraph(run(tcvn3('hội nghị sơ kết'), font('.VnTimeH')), styled('Title'))
    const mixed = paragraph(
      run(tcvn3(words), font('.VnTime')) + run(' Đã là Unicode.', font('Times New Roman')),
    )
    const { content, report } = await read({ styles, body: heading + mixed })
    expect(content.fields.title).toBe('HỘI NGHỊ SƠ KẾT')
    expect(contentToHtml(content, () => undefined)).toContain(`${words.replace('Uỷ', 'Uỷ')} Đã là Unicode.`)
    expect(report.decoded).toMatchObject({ encoding: 'tcvn3', shownBy: 'fonts' })
    expect(report.cleaned.softHyphens).toBe(0)

    const byDefault = `<w:docDefaults><w:rPrDefault><w:rPr>${font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>${styles}`
    const whole = await read({
      styles: byDefault,
      body: title.replace('Tin xã', tcvn3('tin xã')) + paragraph(tcvn3(words)),
    })
    expect([whole.content.fields.title, contentToHtml(whole.content, () => undefined)]).toEqual([
      'tin xã',
      `<h1>tin xã</h1>\n<p>${words}</p>\n`,
    ])
  })

  test('is whole also where a letter of VNI is parted between two runs', async () => {
    const vni = encodeVni(words)
    const runs = [...vni].map(sign => run(sign, font('VNI-Times'))).join('')
    const { content } = await read({ styles, body: title + paragraph(runs) })
    expect(contentToHtml(content, () => undefined)).toContain(`<p>${words}</p>`)
  })

  test('stays as it stands when the person wants that', async () => {
    const bytes = trialDocument({ styles, body: title + paragraph(run(tcvn3(words), font('.VnTime'))) })
    const { report } = await readWord({ fileName: 'a.docx', bytes, encoding: 'utf-8' })
    expect(report.decoded).toBeNull()
  })
})
