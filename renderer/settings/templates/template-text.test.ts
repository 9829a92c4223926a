import { describe, expect, it } from 'vitest'
import { type Body, emptyBody, textRun } from '../../../shared/article/index.ts'
import { vi } from '../../words/vi.ts'
import { bodyOfText, textOfBody } from './template-text.ts'

const body: Body = {
  ...emptyBody(),
  blocks: [
    { type: 'paragraph', id: 'doan-1', content: [textRun('Mở '), textRun('đầu', 'strong')] },
    { type: 'heading', id: 'tieu-1', level: 2, content: [textRun('Kết quả')] },
    {
      type: 'list',
      id: 'sach-1',
      ordered: true,
      items: [
        { id: 'muc-01', content: [textRun('Một')], nested: null },
        { id: 'muc-02', content: [textRun('Hai')], nested: null },
      ],
    },
    { type: 'separator', id: 'ngan-1' },
  ],
}
const names = vi.settings.templates.parts
let made = 0
const newId = () => {
  made += 1
  return `moi-${String(made).padStart(3, '0')}`
}

describe('a template as text', () => {
  it('reads easily, and unchanged is the same body', () => {
    expect(textOfBody(body, names)).toBe('Mở đầu\n\n## Kết quả\n\n1. Một\n2. Hai\n\n[[Đường ngăn]]')
    expect(bodyOfText(textOfBody(body, names), body, names, newId)).toEqual(body)
  })

  it('keeps what was not touched and makes the rest anew', () => {
    const changed = bodyOfText('Mở đầu\n\n### Nhỏ\n\n- Một\n- Hai\n\n\nĐoạn\nhai dòng', body, names, newId)
    expect(changed.blocks).toEqual([
      body.blocks[0],
      { type: 'heading', id: expect.any(String), level: 3, content: [textRun('Nhỏ')] },
      {
        type: 'list',
        id: expect.any(String),
        ordered: false,
        items: [
          { id: expect.any(String), content: [textRun('Một')], nested: null },
          { id: expect.any(String), content: [textRun('Hai')], nested: null },
        ],
      },
      { type: 'paragraph', id: expect.any(String), content: [textRun('Đoạn hai dòng')] },
    ])
  })
})
