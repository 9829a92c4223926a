import { createHeadlessEditor } from '@lexical/headless'
import { registerRichText } from '@lexical/rich-text'
import fc from 'fast-check'
import {
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  $isTextNode,
  HISTORIC_TAG,
  type LexicalEditor,
} from 'lexical'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Body, bodyVersion, type Inline, plainInline, textRun } from '../../../shared/article/index.ts'
import { randomBody } from '../../../shared/article/random-body.test-data.ts'
import { anchorAt, replaceWords, textsOf } from '../../../shared/comments/index.ts'
import { registerBlockIds } from '../editor/block-id.ts'
import { $fromBody } from '../editor/from-body.ts'
import { bodyNodes } from '../editor/nodes/index.ts'
import { $toBody } from '../editor/to-body.ts'
import { $putWords, $wordsOfBlock } from './blocks.ts'
import { LiveAnchors } from './live-anchors.ts'

function editorOf(body: Body): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: bodyNodes,
    onError: error => {
      throw error
    },
  })
  registerRichText(editor)
  registerBlockIds(editor, () => $fromBody(body))
  return editor
}
const bodyOf = (editor: LexicalEditor) => editor.read('latest', $toBody)

describe('comments in the text on the screen', () => {
  const paragraph = (id: string, text: string) => ({
    type: 'paragraph' as const,
    id,
    content: [textRun(text)],
  })
  const body: Body = {
    version: bodyVersion,
    blocks: [
      paragraph('doan-01', 'Xã Tân Hoà khởi công cây cầu dài 42 mét.'),
      paragraph('doan-02', 'Nhân dân đóng góp một phần kinh phí.'),
    ],
  }
  let editor: LexicalEditor
  let live: LiveAnchors
  beforeEach(() => {
    editor = editorOf(body)
    live = new LiveAnchors(editor)
    const put = (id: string, block: string, words: string) => {
      const start = textsOf(body).get(block)?.indexOf(words) ?? -1
      const anchor = anchorAt(body, [{ block, start, end: start + words.length }])
      if (anchor) live.put(id, anchor)
    }
    put('so', 'doan-01', '42 mét')
    put('tien', 'doan-02', 'một phần kinh phí')
  })
  const update = (change: () => void) => editor.update(change, { discrete: true })
  const $text = (index: number) => $getRoot().getAllTextNodes()[index]
  const words = (id: string) => {
    const anchor = live.get(id)
    return anchor?.kind === 'range' ? live.wordsAt(anchor.spans) : null
  }

  it('follow what is typed, and only what changed is looked at', () => {
    update(() => void $text(0)?.spliceText(0, 0, 'Sáng 12/11, '))
    expect([...live.follow()]).toEqual(['doan-01'])
    expect([words('so'), words('tien')]).toEqual(['42 mét', 'một phần kinh phí'])
    update(() => void $text(0)?.select(0, 0))
    expect(live.follow().size).toBe(0)
  })

  it('come back with what is taken back', () => {
    const before = editor.getEditorState()
    update(() => void $getRoot().getFirstChild()?.remove())
    live.follow()
    expect(words('so')).toBeNull()
    editor.setEditorState(before, { tag: HISTORIC_TAG })
    live.follow()
    expect(words('so')).toBe('42 mét')
  })

  it('go with blocks that are split, joined and moved', () => {
    update(() => {
      const text = $text(0)
      text?.select(35, 35).insertParagraph()
    })
    live.follow()
    expect(words('so')).toBe('42\nmét')
    update(() => void $getRoot().getFirstChild()?.insertBefore($getRoot().getLastChildOrThrow()))
    live.follow()
    expect(words('tien')).toBe('một phần kinh phí')
    expect([...live.order().keys()].slice(0, 2)).toEqual(['doan-02', 'doan-01'])
  })

  it('count offsets as the body does, whatever stands in a block', () => {
    fc.assert(
      fc.property(randomBody, of => {
        const random = editorOf(of)
        const now = bodyOf(random)
        const anchors = new LiveAnchors(random)
        for (const [block, text] of textsOf(now)) expect(anchors.wordsOf(block)?.text ?? '').toBe(text)
      }),
      { numRuns: 100 },
    )
  })
})

describe('an accepted proposal', () => {
  it('makes the same words, marks and links on the screen as on the disk', () => {
    fc.assert(
      fc.property(
        randomBody,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', 'mới', 'hai từ\nxuống', '42'),
        (of, which, a, b, put) => {
          const editor = editorOf(of)
          const before = bodyOf(editor)
          const blocks = [...textsOf(before)].filter(([, text]) => text !== '')
          const chosen = blocks[which % Math.max(1, blocks.length)]
          if (!chosen) return
          const [block, text] = chosen
          const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
          if (start === end) return
          const key = new LiveAnchors(editor).keyOf(block)
          editor.update(
            () => {
              const node = key === null ? null : $getNodeByKey(key)
              if ($isElementNode(node)) $putWords(node, start, end, put)
            },
            { discrete: true },
          )
          const contentOf = (body: Body): Inline[] => {
            const found: Inline[][] = []
            const walk = (value: unknown) => {
              if (typeof value !== 'object' || value === null) return
              if ('id' in value && value.id === block && 'content' in value)
                found.push(value.content as Inline[])
              else for (const inner of Object.values(value)) walk(inner)
            }
            walk(body)
            return found[0] ?? []
          }
          const after = contentOf(bodyOf(editor))
          expect(after).toEqual(replaceWords(contentOf(before), start, end, put))
          expect(plainInline(after)).toBe(text.slice(0, start) + put + text.slice(end))
        },
      ),
      { numRuns: 200 },
    )
  })
})

it('pieces of a block are its text nodes, in order', () => {
  const editor = editorOf({
    version: bodyVersion,
    blocks: [
      {
        type: 'paragraph',
        id: 'doan-01',
        content: [
          textRun('Xem '),
          { type: 'link', address: 'https://xa.vn', content: [textRun('cổng')] },
          { type: 'break' },
          textRun('của xã', 'strong'),
        ],
      },
    ],
  })
  const pieces = editor.read('latest', () => {
    const block = $getRoot().getFirstChild()
    if (!$isElementNode(block)) return []
    return $wordsOfBlock(block).pieces.map(({ node, start, length }) => {
      const text = $getNodeByKey(node)
      return [$isTextNode(text) ? text.getTextContent() : '', start, length]
    })
  })
  expect(pieces).toEqual([
    ['Xem ', 0, 4],
    ['cổng', 4, 4],
    ['của xã', 9, 6],
  ])
})
