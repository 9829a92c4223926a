import { describe, expect, test } from 'vitest'
import { plainBody } from '../../../shared/article/index.ts'
import { contentToHtml } from '../../../shared/package/index.ts'
import { readPlainFile } from './plain-file.ts'

const read = (text: string, fileName = 'bai.md') => readPlainFile({ fileName, bytes: Buffer.from(text) })
const long = 'Đoạn văn đủ dài để làm thân bài, có dấu chấm ở cuối câu và nhiều chữ hơn đầu đề phía trên nó.'

describe('a Markdown file', () => {
  const file = `---
title: "Nước nổi về sớm"
date: 2026-09-18
tác giả: [Lê Minh Khôi, Thu Hà]
tags:
  - thuỷ lợi
  - mùa nước
mô tả: không ai hỏi
summary: >
  Mực nước sáng 18/9
  cao hơn cùng kỳ.
---

${long} **Đậm**, _nghiêng_, [cổng](https://xa.vn/a) và [bấm](javascript:alert(1)).[^1]

## Việc đã làm

1. Một
   - con
2. Hai

| Ấp | Số hộ |
|----|------:|
| Phú Lợi | 31 |

> Dân biết, dân bàn.

![Đồng ngập](anh/dong.jpg)

<p style="color:red">HTML <script>alert(1)</script>thô H<sub>2</sub>O</p>

[^1]: Theo *trạm đo*.
`
  test('comes over in the body language, with raw HTML cleaned', () => {
    const { content } = read(file)
    const html = contentToHtml(content, () => undefined)
    expect(html).toContain('<h2>Việc đã làm</h2>')
    expect(html).toContain(
      '<strong>Đậm</strong>, <em>nghiêng</em>, <a href="https://xa.vn/a">cổng</a> và bấm.',
    )
    expect(html).toContain('<ol><li>Một\n<ul><li>con</li></ul></li>\n<li>Hai</li></ol>')
    expect(html).toContain('HTML thô H<sub>2</sub>O')
    expect(html).toContain('Theo <em>trạm đo</em>.')
    expect(html).not.toContain('alert')
    expect(content.body.blocks.find(block => block.type === 'table')).toMatchObject({
      rows: [{ cells: [{ header: true }, { header: true }] }, {}],
    })
  })

  test('gives its front matter to the fields, and reports what has no field', () => {
    const { content, report } = read(file)
    expect(content.fields).toMatchObject({
      title: 'Nước nổi về sớm',
      slug: 'nuoc-noi-ve-som',
      writtenDate: '2026-09-18',
      lede: 'Mực nước sáng 18/9 cao hơn cùng kỳ.',
      tags: ['thuỷ lợi', 'mùa nước'],
      authors: [
        { name: 'Lê Minh Khôi', organisation: '' },
        { name: 'Thu Hà', organisation: '' },
      ],
    })
    expect(report.parts).toContainEqual({ taken: 'dropped', text: 'mota: không ai hỏi' })
    expect(plainBody(content.body)).toContain(long)
  })

  test('without front matter has its heading for a title; a line of dashes is no front matter', () => {
    const { content } = read(`# Tin vui\n\n${long}\n\n---\n\n${long}\n\n---\n`)
    expect(content.fields.title).toBe('Tin vui')
    expect(content.body.blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      'separator',
      'paragraph',
      'separator',
    ])
  })
})

test.each([
  ['lists in lists', Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')],
  ['quotations in quotations', `${'>'.repeat(100_000)} x`],
  ['signs that never close', '_a*'.repeat(100_000)],
  ['brackets that never close', '['.repeat(300_000)],
  ['links that never close', '[a]('.repeat(100_000)],
  ['very many items', '- a\n\n\n'.repeat(20_000)],
])(
  '%s are read or refused, in seconds',
  (_, text) => {
    try {
      read(`# Tin\n\n${long}\n\n${text}`)
    } catch (problem) {
      expect(problem).toMatchObject({ code: 'fileKind', details: { kind: 'tooIntricatePage' } })
    }
  },
  20_000,
)
