import { createHeadlessEditor } from '@lexical/headless'
import { registerList } from '@lexical/list'
import { registerRichText } from '@lexical/rich-text'
import fc from 'fast-check'
import { $getRoot, type LexicalEditor } from 'lexical'
import { describe, expect, it } from 'vitest'
import { type Block, type Body, bodyVersion, textRun } from '../../../shared/article/index.ts'
import { randomBody } from '../../../shared/article/random-body.test-data.ts'
import { $blockWith } from '../place.ts'
import { registerBlockIds } from './block-id.ts'
import { $fromBody } from './from-body.ts'
import { $movableOf, $moveSelected, $moveTo, $siblingsOf } from './move-block.ts'
import { bodyNodes } from './nodes/index.ts'
import { $toBody } from './to-body.ts'

function editorOf(body: Body): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: bodyNodes,
    onError: error => {
      throw error
    },
  })
  registerRichText(editor)
  registerList(editor)
  registerBlockIds(editor, () => $fromBody(body))
  return editor
}
const paragraph = (id: string): Block => ({ type: 'paragraph', id, content: [textRun(id)] })
const body: Body = {
  version: bodyVersion,
  blocks: [
    paragraph('aaaaaa'),
    {
      type: 'list',
      id: 'llllll',
      ordered: false,
      items: [
        {
          id: 'item01',
          content: [textRun('1')],
          nested: {
            type: 'list',
            id: 'nested',
            ordered: true,
            items: [{ id: 'item11', content: [textRun('1.1')], nested: null }],
          },
        },
        { id: 'item02', content: [textRun('2')], nested: null },
        { id: 'item03', content: [textRun('3')], nested: null },
      ],
    },
    { type: 'separator', id: 'ssssss' },
    paragraph('zzzzzz'),
  ],
}
const ids = (editor: LexicalEditor) => editor.read($toBody).blocks.map(({ id }) => id)
const items = (editor: LexicalEditor) =>
  editor
    .read($toBody)
    .blocks.flatMap(block => (block.type === 'list' ? block.items : []))
    .map(({ id, nested }) => (nested ? `${id} (${nested.items.map(item => item.id)})` : id))
const move = (editor: LexicalEditor, id: string, index: number) => {
  editor.update(
    () => {
      const node = $blockWith(id)
      const movable = node && $movableOf(node)
      if (movable) $moveTo(movable, index)
    },
    { discrete: true },
  )
}
const step = (editor: LexicalEditor, id: string, by: -1 | 1) =>
  editor.update(
    () => {
      $blockWith(id)?.selectStart()
      $moveSelected(by)
    },
    { discrete: true },
  )

describe('a block', () => {
  it('moves to any place of the text and keeps its id', () => {
    const editor = editorOf(body)
    move(editor, 'zzzzzz', 0)
    expect(ids(editor)).toEqual(['zzzzzz', 'aaaaaa', 'llllll', 'ssssss'])
    move(editor, 'aaaaaa', 4)
    expect(ids(editor)).toEqual(['zzzzzz', 'llllll', 'ssssss', 'aaaaaa'])
    move(editor, 'ssssss', 1)
    expect(ids(editor)).toEqual(['zzzzzz', 'ssssss', 'llllll', 'aaaaaa'])
  })

  it('of a list moves within its list, with what stands below it', () => {
    const editor = editorOf(body)
    move(editor, 'item01', 2)
    expect(items(editor)).toEqual(['item02', 'item01 (item11)', 'item03'])
    move(editor, 'item01', 3)
    expect(items(editor)).toEqual(['item02', 'item03', 'item01 (item11)'])
    move(editor, 'item03', 0)
    expect(items(editor)).toEqual(['item03', 'item02', 'item01 (item11)'])
    expect(ids(editor)).toEqual(['aaaaaa', 'llllll', 'ssssss', 'zzzzzz'])
  })

  it('moves by steps with the keys, as far as there is something to pass', () => {
    const editor = editorOf(body)
    step(editor, 'aaaaaa', -1)
    step(editor, 'zzzzzz', 1)
    expect(ids(editor)).toEqual(['aaaaaa', 'llllll', 'ssssss', 'zzzzzz'])
    step(editor, 'aaaaaa', 1)
    step(editor, 'zzzzzz', -1)
    expect(ids(editor)).toEqual(['llllll', 'aaaaaa', 'zzzzzz', 'ssssss'])
    step(editor, 'item02', -1)
    expect(items(editor)).toEqual(['item02', 'item01 (item11)', 'item03'])
    step(editor, 'item01', 1)
    expect(items(editor)).toEqual(['item02', 'item03', 'item01 (item11)'])
    step(editor, 'item11', 1)
    expect(items(editor)).toEqual(['item02', 'item03', 'item01 (item11)'])
  })

  it('moves together with the others that are selected', () => {
    const editor = editorOf(body)
    editor.update(
      () => {
        const [first, second] = [$blockWith('aaaaaa'), $blockWith('llllll')]
        const selection = first?.selectStart()
        const last = second?.selectEnd()
        if (selection && last) selection.focus.set(last.focus.key, last.focus.offset, last.focus.type)
        $moveSelected(1)
      },
      { discrete: true },
    )
    expect(ids(editor).length).toBe(4)
  })

  it('is neither lost, doubled nor renamed, wherever it is moved in whatever text', () => {
    fc.assert(
      fc.property(randomBody, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 }), (random, moves) => {
        // Lists that come to stand beside each other become one, as everywhere in the editor.
        const body = { ...random, blocks: random.blocks.filter(({ type }) => type !== 'list') }
        const editor = editorOf(body)
        const before = ids(editor)
        for (const [which, where] of moves) {
          editor.update(
            () => {
              const children = $getRoot().getChildren()
              const node = children[which % Math.max(1, children.length)]
              const movable = node && { nodes: [node] }
              if (movable) $moveTo(movable, where % ($siblingsOf(movable).length + 1))
            },
            { discrete: true },
          )
        }
        const kept = [...editor.read($toBody).blocks].sort(
          (one, other) => before.indexOf(one.id) - before.indexOf(other.id),
        )
        expect(kept).toEqual(editorOf(body).read($toBody).blocks)
      }),
      { numRuns: 25 },
    )
  })
})
