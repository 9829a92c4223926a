import { createHeadlessEditor } from '@lexical/headless'
import { $getRoot, $getSelection, $isRangeSelection } from 'lexical'
import { describe, expect, it } from 'vitest'
import { type Block, bodyVersion, textRun } from '../../../shared/article/index.ts'
import { registerBlockIds } from './block-id.ts'
import { $fromBody } from './from-body.ts'
import { $insertFigures } from './insert.ts'
import { bodyNodes } from './nodes/index.ts'

/** The kinds of the blocks after pictures came, and what stands before the caret. */
function withPictures(blocks: Block[], $select: () => void) {
  const editor = createHeadlessEditor({
    nodes: bodyNodes,
    onError: error => {
      throw error
    },
  })
  registerBlockIds(editor, () => $fromBody({ version: bodyVersion, blocks }))
  editor.update($select, { discrete: true })
  const media = 'a'.repeat(64)
  editor.update(() => $insertFigures(['a.jpg', 'b.jpg'].map(fileName => ({ media, fileName }))), {
    discrete: true,
  })
  return editor.read('latest', () => {
    const selection = $getSelection()
    const anchor = $isRangeSelection(selection) ? selection.anchor : null
    return {
      kinds: $getRoot()
        .getChildren()
        .map(node => node.getType()),
      caret: anchor && [anchor.getNode().getTextContent(), anchor.offset],
    }
  })
}

const paragraph = (text: string): Block => ({
  type: 'paragraph',
  id: 'doan-01',
  content: text === '' ? [] : [textRun(text)],
})

describe('Pictures that come', () => {
  it('stand below the paragraph in which somebody writes, whose caret stays', () => {
    const select = () => $getRoot().getAllTextNodes()[0]?.select(4, 4)
    expect(withPictures([paragraph('nghiêng')], select)).toEqual({
      kinds: ['paragraph', 'figure', 'figure', 'paragraph'],
      caret: ['nghiêng', 4],
    })
  })

  it('stand above the empty line in which somebody is about to write', () => {
    const select = () => $getRoot().selectEnd()
    expect(withPictures([paragraph('')], select)).toEqual({
      kinds: ['figure', 'figure', 'paragraph'],
      caret: ['', 0],
    })
  })

  it('stand at the end when there is no caret, with a line to write in below', () => {
    const kinds = withPictures([paragraph('nghiêng')], () => {}).kinds
    expect(kinds).toEqual(['paragraph', 'figure', 'figure', 'paragraph'])
    expect(withPictures([], () => {}).kinds).toEqual(['figure', 'figure', 'paragraph'])
  })
})
