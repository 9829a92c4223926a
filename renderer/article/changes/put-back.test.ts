import { createHeadlessEditor } from '@lexical/headless'
import fc from 'fast-check'
import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical'
import { describe, expect, it } from 'vitest'
import {
  type Body,
  bodyVersion,
  emptyContent,
  type Paragraph,
  textRun,
} from '../../../shared/article/index.ts'
import { randomBody } from '../../../shared/article/random-body.test-data.ts'
import { applyComparison, compareContents } from '../../../shared/comparison/index.ts'
import { randomEdits } from '../../../shared/comparison/random-edits.test-data.ts'
import { $blockId, registerBlockIds } from '../editor/block-id.ts'
import { $fromBody } from '../editor/from-body.ts'
import { bodyNodes } from '../editor/nodes/index.ts'
import { $toBody } from '../editor/to-body.ts'
import { $replaceBlocks, replaceOnScreen } from './put-back.ts'

function editorWith(body: Body) {
  const editor = createHeadlessEditor({
    nodes: bodyNodes,
    onError: error => {
      throw error
    },
  })
  registerBlockIds(editor, () => $fromBody(body))
  return editor
}
const bodyOf = (editor: ReturnType<typeof editorWith>): Body => editor.read($toBody)
const contentOf = (body: Body) => ({ ...emptyContent(), body })
const paragraph = (id: string, text: string): Paragraph => ({
  type: 'paragraph',
  id,
  content: [textRun(text)],
})
const body = (...blocks: Paragraph[]): Body => ({ version: bodyVersion, blocks })

describe('putting blocks in the place of others on the screen', () => {
  it('makes the text the other one, for any text and what somebody made of it', () => {
    fc.assert(
      fc.property(randomBody, randomEdits, (one, edit) => {
        const other = edit(one)
        fc.pre(one.blocks.length > 0 && other.blocks.length > 0)
        const editor = editorWith(other)
        editor.update(() => $replaceBlocks(other.blocks, one.blocks), {
          discrete: true,
          skipTransforms: true,
        })
        expect(bodyOf(editor)).toEqual(bodyOf(editorWith(one)))
      }),
      { numRuns: 25 },
    )
  })

  it('leaves every node alone whose block is the same', () => {
    const [a, b, c] = [paragraph('doan-01', 'Một'), paragraph('doan-02', 'Hai'), paragraph('doan-03', 'Ba')]
    const editor = editorWith(body(a, b, c))
    const keys = () =>
      editor.read(() =>
        Object.fromEntries(
          $getRoot()
            .getChildren()
            .map(node => [$blockId(node), node.getKey()]),
        ),
      )
    const before = keys()
    editor.update(() => $replaceBlocks([a, b, c], [c, paragraph('doan-01', 'Mới'), b]), { discrete: true })
    expect(bodyOf(editor).blocks).toEqual([c, paragraph('doan-01', 'Mới'), b])
    expect(keys()).toMatchObject({ 'doan-02': before['doan-02'], 'doan-03': before['doan-03'] })
  })

  it('keeps what was written elsewhere since, and refuses where it was written just there', () => {
    const [a, b] = [paragraph('doan-01', 'Một hai'), paragraph('doan-02', 'Ba bốn')]
    const before = contentOf(body(a, b))
    const after = contentOf(body(paragraph('doan-01', 'Một'), b))
    const editor = editorWith(after.body)
    editor.update(
      () => {
        $getRoot().append($createParagraphNode().append($createTextNode('Viết thêm')))
      },
      { discrete: true },
    )
    const steps: unknown[] = []
    const nowhere = { input: null, node: null }
    const screen = {
      fields: after.fields,
      body: () => bodyOf(editor),
      change: () => steps.push('fields'),
      history: { timeline: { together: (_: unknown, work: () => void) => work() } },
    }
    const back = applyComparison(before, compareContents(before, after), new Set([1]))
    if (!back) throw new Error('the one change can be put back')
    expect(replaceOnScreen(editor, screen as never, after, back, nowhere)).toBe(true)
    expect(bodyOf(editor).blocks.map(block => 'content' in block && block.content)).toEqual([
      [textRun('Một hai')],
      [textRun('Ba bốn')],
      [textRun('Viết thêm')],
    ])
    expect(replaceOnScreen(editor, screen as never, after, back, nowhere)).toBe(false)
    expect(steps).toEqual([])
  })
})
