import { describe, expect, it } from 'vitest'
import { type Content, emptyContent, textRun } from '../article/index.ts'
import { copyFileName, copyPage, readCopy } from './copy.ts'

const content: Content = {
  fields: {
    ...emptyContent().fields,
    title: 'Hội nghị “tổng kết” <2026> & phương hướng</script>',
    lede: 'Sapo có chữ “ế” và dấu <.',
    tags: ['một', 'hai'],
  },
  body: {
    ...emptyContent().body,
    blocks: [
      { type: 'heading', id: 'tieu-muc', level: 2, content: [textRun('Tiêu mục')] },
      {
        type: 'paragraph',
        id: 'doan-mot',
        content: [textRun('Chữ </script><script>alert(1)</script> '), textRun('đậm', 'strong')],
      },
    ],
  },
}
const at = Date.UTC(2026, 10, 25, 2, 3, 4)

describe('a copy of an article saved elsewhere', () => {
  it('is a page that shows the words and carries the whole article', () => {
    const page = copyPage(content, at)
    expect(page).toContain('<h2>Tiêu mục</h2>')
    expect(page).toContain('<strong>đậm</strong>')
    expect(readCopy(page)).toEqual(content)
  })

  it('holds one script, which is no program, however hostile the words', () => {
    expect(copyPage(content, at).match(/<script\b[^>]*>/g)).toEqual([
      '<script type="application/json" id="ban-thao">',
    ])
  })

  it('outlives other line ends', () => {
    expect(readCopy(copyPage(content, at).replaceAll('\n', '\r\n'))).toEqual(content)
  })

  it('whose words somebody changed is read as the page that it is', () => {
    expect(readCopy(copyPage(content, at).replace('Tiêu mục</h2>', 'Tiêu đề khác</h2>'))).toBeNull()
  })

  it('that is none is no copy', () => {
    const page = copyPage(content, at)
    for (const other of ['', '<p>Chữ</p>', page.replace('banthao.copy/1', 'khác'), page.slice(0, -40)]) {
      expect(readCopy(other)).toBeNull()
    }
  })

  it('has a plain name that says which article and when', () => {
    expect(copyFileName(content, at)).toBe(
      'ban-luu_hoi-nghi-tong-ket-2026-phuong-huong-script_20261125-090304.html',
    )
    const untitled = { ...content, fields: { ...content.fields, title: '' } }
    expect(copyFileName(untitled, at)).toBe('ban-luu_bai_20261125-090304.html')
  })
})
