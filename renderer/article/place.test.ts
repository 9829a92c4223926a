import { createHeadlessEditor } from '@lexical/headless'
import fc from 'fast-check'
import { $getRoot, $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical'
import { describe, expect, it } from 'vitest'
import { type Body, bodyVersion, textRun } from '../../shared/article/index.ts'
import { randomBody } from '../../shared/article/random-body.test-data.ts'
import { $fromBody } from './editor/from-body.ts'
import { bodyNodes } from './editor/nodes/index.ts'
import { $caret, $restoreCaret } from './place.ts'

function editorOf(body: Body): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: bodyNodes,
    onError: error => {
      throw error
    },
  })
  editor.update(() => $fromBody(body), { discrete: true, skipTransforms: true })
  return editor
}

describe('the place of the caret', () => {
  it('is found again in a fresh editor of the same body, wherever it was', () => {
    fc.assert(
      fc.property(randomBody, fc.nat(), fc.nat(), (body, which, where) => {
        const [before, after] = [editorOf(body), editorOf(body)]
        let caret: ReturnType<typeof $caret> = null
        before.update(
          () => {
            const texts = $getRoot().getAllTextNodes()
            const text = texts[which % Math.max(1, texts.length)]
            const offset = text ? 1 + (where % text.getTextContentSize()) : 0
            text?.select(offset, offset)
            caret = $caret()
          },
          { discrete: true },
        )
        if (caret === null) return
        const place = caret
        after.update(() => expect($restoreCaret(place)).toBe(true), { discrete: true })
        expect(after.read($caret)).toEqual(place)
        const shown = (editor: LexicalEditor) =>
          editor.read(() => {
            const selection = $getSelection()
            return $isRangeSelection(selection) ? selection.anchor.getNode().getTextContent() : null
          })
        expect(shown(after)).toBe(shown(before))
      }),
      { numRuns: 200 },
    )
  })

  it('is at the end of a block that became shorter, and nowhere when the block is gone', () => {
    const editor = editorOf({
      version: bodyVersion,
      blocks: [{ type: 'paragraph', id: 'doan-01', content: [textRun('Huyện')] }],
    })
    editor.update(
      () => {
        expect($restoreCaret({ block: 'doan-01', offset: 99 })).toBe(true)
        expect($caret()).toEqual({ block: 'doan-01', offset: 5 })
        expect($restoreCaret({ block: 'doan-02', offset: 0 })).toBe(false)
      },
      { discrete: true },
    )
  })
})
