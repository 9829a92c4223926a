import { createHeadlessEditor } from '@lexical/headless'
import { registerList } from '@lexical/list'
import { $getRoot } from 'lexical'
import { expect, it } from 'vitest'
import { type Block, bodySchema, bodyVersion, type List, textRun } from '../../../shared/article/index.ts'
import { registerBlockIds } from './block-id.ts'
import { $fromBody } from './from-body.ts'
import { bodyNodes } from './nodes/index.ts'
import { $pasteItems } from './paste-items.ts'
import { $toBody } from './to-body.ts'

let count = 0
type Item = string | [text: string, nested: List]
const list = (ordered: boolean, ...items: Item[]): List => ({
  type: 'list',
  id: `danh-sach-so-${++count}`,
  ordered,
  items: items.map(item => {
    const [text, nested] = typeof item === 'string' ? [item, null] : item
    return { id: `muc-so-${++count}`, content: text === '' ? [] : [textRun(text)], nested }
  }),
})
const shown = (each: List): unknown => [
  each.ordered ? '1.' : '-',
  ...each.items.flatMap(item => [
    item.content.map(inline => (inline.type === 'text' ? inline.text : '')).join(''),
    ...(item.nested ? [shown(item.nested)] : []),
  ]),
]

/** What became of a list after another was pasted behind these words, or null where it goes its usual way. */
function pasted(into: List, at: string, blocks: Block[], offset = at.length) {
  const editor = createHeadlessEditor({
    nodes: bodyNodes,
    onError: error => {
      throw error
    },
  })
  registerList(editor)
  registerBlockIds(editor, () => $fromBody({ version: bodyVersion, blocks: [into] }))
  let taken = false
  editor.update(
    () => {
      const text = $getRoot()
        .getAllTextNodes()
        .find(node => node.getTextContent() === at)
      if (text) text.select(offset, offset)
      else $getRoot().selectEnd()
      taken = $pasteItems(blocks)
    },
    { discrete: true },
  )
  const body = editor.read('latest', $toBody)
  expect(bodySchema.safeParse(body).error).toBeUndefined()
  return taken ? body.blocks.map(block => (block.type === 'list' ? shown(block) : block.type)) : null
}

it('items that are pasted behind an item belong to its list, whatever kind theirs was', () => {
  expect(pasted(list(true, 'một', 'hai'), 'một', [list(false, 'a', 'b')])).toEqual([
    ['1.', 'một', 'a', 'b', 'hai'],
  ])
  expect(pasted(list(true, 'một'), 'một', [list(false, ['a', list(true, 'b')], 'c')])).toEqual([
    ['1.', 'một', 'a', ['1.', 'b'], 'c'],
  ])
  expect(pasted(list(true, ['một', list(false, 'x')]), 'x', [list(true, 'a')])).toEqual([
    ['1.', 'một', ['-', 'x', 'a']],
  ])
})

it('an empty item gives its place to them', () => {
  expect(pasted(list(true, 'một', ''), '', [list(false, 'a', 'b')])).toEqual([['1.', 'một', 'a', 'b']])
})

it('within an item, behind one with a list below it, and with more than a list, all goes its usual way', () => {
  expect(pasted(list(true, 'một'), 'một', [list(false, 'a')], 1)).toBeNull()
  expect(pasted(list(true, ['một', list(false, 'x')]), 'một', [list(false, 'a')])).toBeNull()
  const paragraph: Block = { type: 'paragraph', id: 'doan-mot', content: [textRun('p')] }
  expect(pasted(list(true, 'một'), 'một', [list(false, 'a'), paragraph])).toBeNull()
})
