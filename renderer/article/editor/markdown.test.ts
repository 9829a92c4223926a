import { createHeadlessEditor } from '@lexical/headless'
import { registerList } from '@lexical/list'
import { registerRichText } from '@lexical/rich-text'
import { $getRoot, $getSelection, $isRangeSelection, $isTextNode, type LexicalEditor } from 'lexical'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Block, bodyVersion, textRun } from '../../../shared/article/index.ts'
import { registerBlockIds } from './block-id.ts'
import { $fromBody } from './from-body.ts'
import { $transform } from './markdown.ts'
import { bodyNodes } from './nodes/index.ts'
import { $toBody } from './to-body.ts'

const id = 'p00001'

describe('Markdown’s signs', () => {
  let editor: LexicalEditor
  const update = (change: () => void) => editor.update(change, { discrete: true })

  beforeEach(() => {
    editor = createHeadlessEditor({
      nodes: bodyNodes,
      onError: error => {
        throw error
      },
    })
    registerRichText(editor)
    registerList(editor)
  })

  /** Types a text key by key into a paragraph that holds `rest` behind the caret. */
  const typed = (text: string, rest = ''): Block[] => {
    registerBlockIds(editor, () =>
      $fromBody({
        version: bodyVersion,
        blocks: [{ type: 'paragraph', id, content: rest === '' ? [] : [textRun(rest)] }],
      }),
    )
    update(() => void $getRoot().selectStart())
    for (const character of text) {
      update(() => {
        const selection = $getSelection()
        if ($isRangeSelection(selection)) selection.insertText(character)
      })
      update(() => void $transform(character))
    }
    return editor.read($toBody).blocks
  }
  const paragraph = (...content: Extract<Block, { type: 'paragraph' }>['content']): Block => ({
    type: 'paragraph',
    id,
    content,
  })

  it('make headings, a quotation and lists of a paragraph, which keeps its id and its words', () => {
    expect(typed('## Mục', ' một')).toEqual([
      { type: 'heading', level: 2, id, content: [textRun('Mục một')] },
    ])
  })
  it('make a small heading', () => {
    expect(typed('### Mục')).toEqual([{ type: 'heading', level: 3, id, content: [textRun('Mục')] }])
  })
  it('make a quotation', () => {
    expect(typed('> Lời')).toEqual([{ type: 'quotation', id, content: [textRun('Lời')] }])
  })
  it('make lists', () => {
    expect(typed('- Việc')).toMatchObject([
      { type: 'list', ordered: false, items: [{ content: [textRun('Việc')] }] },
    ])
  })
  it('make numbered lists', () => {
    expect(typed('1. Việc')).toMatchObject([
      { type: 'list', ordered: true, items: [{ content: [textRun('Việc')] }] },
    ])
  })
  it('make a separator of three hyphens alone, with a line to go on in', () => {
    expect(typed('---').map(({ type }) => type)).toEqual(['separator', 'paragraph'])
  })

  it('make strong, emphasised and linked words, and what comes next is as before', () => {
    expect(typed('Câu **rất đậm** và *nghiêng*, [cổng](kiengiang.gov.vn) này')).toEqual([
      paragraph(
        textRun('Câu '),
        textRun('rất đậm', 'strong'),
        textRun(' và '),
        textRun('nghiêng', 'emphasis'),
        textRun(', '),
        { type: 'link', address: 'https://kiengiang.gov.vn', content: [textRun('cổng')] },
        textRun(' này'),
      ),
    ])
  })

  it.each([
    'Số 2 * 3 * 4',
    'Tích 5*3*2',
    '2020 - 2025',
    '#haihashtag',
    '# Một',
    'xem [1](không phải địa chỉ)',
    'xem [chỗ](javascript:alert(1))',
    'a**b**',
    '** không **',
    '----',
    '10. Mười',
    'Câu - gạch',
  ])('stay what they are in “%s”', text => {
    const shown = typed(text, text === '----' ? ' ' : '')
      .map(block =>
        'content' in block ? block.content.map(run => ('text' in run ? run.text : '')).join('') : '',
      )
      .join('')
    expect(shown.trimEnd()).toBe(text)
  })

  it('reach over no marked text', () => {
    expect(typed('*')).toEqual([paragraph(textRun('*'))])
    update(() => {
      const [text] = $getRoot().getAllTextNodes()
      if ($isTextNode(text)) text.toggleFormat('bold')
    })
    update(() => {
      const selection = $getSelection()
      if (!$isRangeSelection(selection)) return
      selection.setFormat(0)
      selection.insertText('chữ*')
    })
    update(() => void $transform('*'))
    expect(editor.read($toBody).blocks).toEqual([paragraph(textRun('*', 'strong'), textRun('chữ*'))])
  })
})
