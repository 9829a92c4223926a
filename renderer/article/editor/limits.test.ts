import { createHeadlessEditor } from '@lexical/headless'
import { registerList } from '@lexical/list'
import { registerRichText } from '@lexical/rich-text'
import {
  $getRoot,
  FORMAT_ELEMENT_COMMAND,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  INSERT_TAB_COMMAND,
  type LexicalEditor,
  OUTDENT_CONTENT_COMMAND,
} from 'lexical'
import { describe, expect, it } from 'vitest'
import {
  type Block,
  type Body,
  bodyVersion,
  deepestList,
  type List,
  textRun,
} from '../../../shared/article/index.ts'
import { registerBlockIds } from './block-id.ts'
import { $fromBody } from './from-body.ts'
import { registerLimits } from './limits.ts'
import { bodyNodes } from './nodes/index.ts'
import { $toBody } from './to-body.ts'

function editorWith(...blocks: Block[]): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: bodyNodes,
    onError: error => {
      throw error
    },
  })
  registerRichText(editor)
  registerList(editor)
  registerLimits(editor)
  registerBlockIds(editor, () => $fromBody({ version: bodyVersion, blocks }))
  return editor
}
const select = (editor: LexicalEditor, which: number) =>
  editor.update(() => void $getRoot().getAllTextNodes()[which]?.select(0, 0), { discrete: true })
const bodyOf = (editor: LexicalEditor): Body => editor.read($toBody)
const depthOf = (list: List): number =>
  1 + Math.max(0, ...list.items.map(item => (item.nested ? depthOf(item.nested) : 0)))

const list: Block = {
  type: 'list',
  id: 'ds-0001',
  ordered: true,
  items: [
    { id: 'muc-001', content: [textRun('một')], nested: null },
    { id: 'muc-002', content: [textRun('hai')], nested: null },
  ],
}
const paragraph: Block = { type: 'paragraph', id: 'doan-01', content: [textRun('đoạn')] }

describe('the editor', () => {
  it('indents list items, and no deeper than the body language allows', () => {
    const editor = editorWith(list)
    select(editor, 1)
    for (let press = 0; press < deepestList + 3; press++) {
      editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined)
    }
    const [deep] = bodyOf(editor).blocks
    expect(deep?.type === 'list' && depthOf(deep)).toBe(deepestList)
    for (let press = 0; press < deepestList; press++) {
      editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined)
    }
    expect(bodyOf(editor).blocks).toEqual([list])
  })

  it('indents a list in a cell and in a box as anywhere else', () => {
    const cell = { id: 'o-00001', header: false, columns: 1, rows: 1, blocks: [list] }
    const table: Block = {
      type: 'table',
      id: 'bang-01',
      caption: '',
      rows: [{ id: 'hang-01', cells: [cell] }],
    }
    const other: List = {
      ...list,
      id: 'ds-0002',
      items: list.items.map(item => ({ ...item, id: `${item.id}b` })),
    }
    const box: Block = { type: 'box', id: 'khung-01', title: '', blocks: [other] }
    const editor = editorWith(table, box)
    for (const which of [1, 3]) {
      select(editor, which)
      editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined)
    }
    const depths = bodyOf(editor).blocks.flatMap(block => {
      const inside =
        block.type === 'table' ? block.rows[0]?.cells[0]?.blocks : block.type === 'box' && block.blocks
      return (inside || []).map(one => (one.type === 'list' ? depthOf(one) : 0))
    })
    expect(depths).toEqual([2, 2])
    select(editor, 1)
    editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined)
    expect(bodyOf(editor).blocks[0]).toEqual(table)
  })

  it('has no indents, alignments, tabs and unknown marks outside of lists', () => {
    const editor = editorWith(paragraph)
    select(editor, 0)
    editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined)
    editor.dispatchCommand(FORMAT_ELEMENT_COMMAND, 'center')
    editor.dispatchCommand(INSERT_TAB_COMMAND, undefined)
    editor.update(() => void $getRoot().getAllTextNodes()[0]?.select(0, 4), { discrete: true })
    for (const format of ['underline', 'strikethrough', 'code', 'highlight', 'uppercase'] as const) {
      editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)
    }
    expect(
      editor.read(() =>
        $getRoot()
          .getAllTextNodes()
          .map(text => text.getFormat()),
      ),
    ).toEqual([0])
    expect(bodyOf(editor).blocks).toEqual([paragraph])
    editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')
    expect(bodyOf(editor).blocks).toEqual([{ ...paragraph, content: [textRun('đoạn', 'strong')] }])
  })
})
