import { createHeadlessEditor } from '@lexical/headless'
import { $getRoot, type LexicalEditor } from 'lexical'
import { describe, expect, it } from 'vitest'
import {
  type Block,
  type Body,
  bareFigure,
  bodyVersion,
  emptyFields,
  textRun,
} from '../../../shared/article/index.ts'
import { $nodeOfBlock } from '../editor/from-body.ts'
import { bodyNodes } from '../editor/nodes/index.ts'
import { $toBody } from '../editor/to-body.ts'
import { $replaceIn, $segments, noteWith } from './segments.ts'

function editorOf(body: Body): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: bodyNodes,
    onError: error => {
      throw error
    },
  })
  editor.update(() => void $getRoot().append(...body.blocks.map($nodeOfBlock)), {
    discrete: true,
    skipTransforms: true,
  })
  return editor
}
const cell = (id: string, text: string) => ({
  id,
  header: false,
  columns: 1,
  rows: 1,
  blocks: [{ type: 'paragraph' as const, id: `${id}p`, content: [textRun(text)] }],
})
const pictured = (id: string, caption: string) => ({
  id,
  ...bareFigure({ media: null, fileName: 'a.jpg' }),
  caption,
  alternative: caption,
})
const blocks: Block[] = [
  {
    type: 'paragraph',
    id: 'p00001',
    content: [
      textRun('Huyện ', 'strong'),
      { type: 'link', address: 'https://a.vn', content: [textRun('uỷ Gò')] },
      textRun(' Quao'),
      { type: 'footnote', id: 'note01', content: [textRun('xem '), textRun('Huyện uỷ', 'emphasis')] },
      { type: 'break' },
      textRun('hết'),
    ],
  },
  { type: 'pullQuote', id: 'q00001', content: [textRun('Lời')], attribution: 'Ông Ba' },
  {
    type: 'table',
    id: 't00001',
    caption: 'Bảng một',
    rows: [{ id: 'r00001', cells: [cell('c00001', 'ô một'), cell('c00002', 'ô hai')] }],
  },
  {
    type: 'box',
    id: 'b00001',
    title: 'Khung',
    blocks: [{ type: 'paragraph', id: 'bp0001', content: [textRun('trong khung')] }],
  },
  { type: 'figure', ...pictured('f00001', 'ruộng') },
  {
    type: 'gallery',
    id: 'g00001',
    caption: 'Chùm ảnh',
    figures: [pictured('f00002', 'bờ'), pictured('f00003', 'bờ')],
  },
]
const body: Body = { version: bodyVersion, blocks }
const fields = { ...emptyFields(), title: 'Tiêu đề', lede: 'Sapo', place: 'Gò Quao', tags: ['đất', 'lúa'] }
const segmentsOf = (editor: LexicalEditor) => editor.getEditorState().read(() => $segments(fields))

describe('the texts of an article', () => {
  it('are all there in reading order: fields, words, notes, cells, captions, titles', () => {
    const shown = segmentsOf(editorOf(body)).flatMap(({ kind, text }) => (text === '' ? [] : [[kind, text]]))
    expect(shown).toEqual([
      ['field', 'Tiêu đề'],
      ['field', 'Sapo'],
      ['words', 'Huyện uỷ Gò Quao\ufffc\nhết'],
      ['note', 'xem Huyện uỷ'],
      ['words', 'Lời'],
      ['line', 'Ông Ba'],
      ['words', 'ô một'],
      ['words', 'ô hai'],
      ['line', 'Bảng một'],
      ['words', 'trong khung'],
      ['line', 'Khung'],
      ['line', 'ruộng'],
      ['line', 'ruộng'],
      ['line', 'bờ'],
      ['line', 'bờ'],
      ['line', 'bờ'],
      ['line', 'bờ'],
      ['line', 'Chùm ảnh'],
      ['field', 'đất'],
      ['field', 'lúa'],
      ['field', 'Gò Quao'],
    ])
  })

  it('keep marks and links where words are replaced, over several of them too', () => {
    const editor = editorOf(body)
    const [words, note] = segmentsOf(editor).filter(({ kind }) => kind === 'words' || kind === 'note')
    editor.update(
      () => {
        if (words) $replaceIn(words, 9, 11, 'Quao')
        if (note) $replaceIn(note, 4, 12, 'Đảng uỷ')
      },
      { discrete: true },
    )
    expect(editor.read($toBody).blocks[0]).toEqual({
      type: 'paragraph',
      id: 'p00001',
      content: [
        textRun('Huyện ', 'strong'),
        { type: 'link', address: 'https://a.vn', content: [textRun('uỷ Quao')] },
        textRun(' Quao'),
        { type: 'footnote', id: 'note01', content: [textRun('xem '), textRun('Đảng uỷ', 'emphasis')] },
        { type: 'break' },
        textRun('hết'),
      ],
    })
    const [again] = segmentsOf(editor).filter(({ kind }) => kind === 'words')
    editor.update(() => void (again && $replaceIn(again, 0, 18, 'Đảng uỷ')), { discrete: true })
    expect(editor.read($toBody).blocks[0]).toMatchObject({
      content: [textRun('Đảng uỷ', 'strong'), { type: 'footnote' }, { type: 'break' }, textRun('hết')],
    })
  })

  it('are told apart in a gallery whose pictures say the same', () => {
    const editor = editorOf(body)
    const segments = segmentsOf(editor)
    const one = segments.find(({ id }) => id.includes('f00003 figure.alternative'))
    expect(new Set(segments.map(({ id }) => id)).size).toBe(segments.length)
    editor.update(() => void (one && $replaceIn(one, 0, 2, 'kênh')), { discrete: true })
    expect(editor.read($toBody).blocks.at(-1)).toEqual({
      ...blocks.at(-1),
      figures: [pictured('f00002', 'bờ'), { ...pictured('f00003', 'bờ'), alternative: 'kênh' }],
    })
  })

  it('lose a note’s run when nothing of it is left', () => {
    const content = [
      textRun('a'),
      { type: 'link' as const, address: 'https://a.vn', content: [textRun('bc')] },
      textRun('d'),
    ]
    expect(noteWith(content, 0, 3, 'x')).toEqual([textRun('x'), textRun('d')])
    expect(noteWith(content, 1, 2, '')).toEqual([
      textRun('a'),
      { ...content[1], content: [textRun('c')] },
      textRun('d'),
    ])
  })
})
