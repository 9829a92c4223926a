import { createHeadlessEditor } from '@lexical/headless'
import { $getRoot, $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical'
import { describe, expect, it } from 'vitest'
import { type Block, bareFigure, bodyVersion, textRun } from '../../../shared/article/index.ts'
import { registerBlockIds } from './block-id.ts'
import { $fromBody } from './from-body.ts'
import { $goBeside, type Side } from './nesting.ts'
import { bodyNodes } from './nodes/index.ts'

const list: Block = {
  type: 'list',
  id: 'ds-0001',
  ordered: false,
  items: [{ id: 'muc-001', content: [textRun('mục')], nested: null }],
}
const cell = { id: 'o-00001', header: false, columns: 1, rows: 1, blocks: [{ ...list, id: 'ds-0002' }] }
const table: Block = { type: 'table', id: 'bang-01', caption: '', rows: [{ id: 'hang-01', cells: [cell] }] }
const paragraph: Block = { type: 'paragraph', id: 'doan-01', content: [textRun('đoạn')] }
const figure: Block = { type: 'figure', id: 'anh-0001', ...bareFigure({ media: null, fileName: 'anh.jpg' }) }

function editorWith(...blocks: Block[]): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: bodyNodes,
    onError: error => {
      throw error
    },
  })
  registerBlockIds(editor, () => $fromBody({ version: bodyVersion, blocks }))
  return editor
}

/** Goes beside what stands at these words: the kinds of the blocks then, and which of them has the caret where. */
function gone(editor: LexicalEditor, words: string, side: Side) {
  const update = (change: () => void) => editor.update(change, { discrete: true })
  update(() => {
    const text = $getRoot()
      .getAllTextNodes()
      .find(node => node.getTextContent() === words)
    text?.selectEnd()
    $goBeside(side)
  })
  return editor.read(() => {
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return null
    const { anchor } = selection
    return {
      blocks: $getRoot()
        .getChildren()
        .map(node => node.getType()),
      at: anchor.getNode().getTopLevelElementOrThrow().getIndexWithinParent(),
      offset: anchor.offset,
    }
  })
}

describe('going out of what is nested', () => {
  it('leads into the words beside it', () => {
    expect(gone(editorWith(table, paragraph), 'mục', 'after')).toEqual({
      blocks: ['captionedTable', 'paragraph'],
      at: 1,
      offset: 0,
    })
    expect(gone(editorWith(paragraph, list), 'mục', 'before')).toEqual({
      blocks: ['paragraph', 'list'],
      at: 0,
      offset: 4,
    })
  })

  it('makes a line where there are no words, at the edges of the text too', () => {
    expect(gone(editorWith(table, figure), 'mục', 'after')).toEqual({
      blocks: ['captionedTable', 'paragraph', 'figure'],
      at: 1,
      offset: 0,
    })
    expect(gone(editorWith(table), 'mục', 'before')).toEqual({
      blocks: ['paragraph', 'captionedTable'],
      at: 0,
      offset: 0,
    })
  })

  it('makes a line beside plain words, without parting them', () => {
    expect(gone(editorWith(paragraph, { ...paragraph, id: 'doan-02' }), 'đoạn', 'after')).toEqual({
      blocks: ['paragraph', 'paragraph', 'paragraph'],
      at: 1,
      offset: 0,
    })
  })
})
