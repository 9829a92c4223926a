import { createHeadlessEditor } from '@lexical/headless'
import { $createParagraphNode, $createTextNode, $getRoot, type LexicalEditor } from 'lexical'
import { beforeEach, describe, expect, it } from 'vitest'
import { registerBodyChanges } from './body-changes.ts'

describe('a change of the text', () => {
  let editor: LexicalEditor
  let told: [kind: string, before: string][]
  const update = (change: () => void, tag?: string) =>
    editor.update(change, { discrete: true, ...(tag ? { tag } : {}) })
  const $text = () => $getRoot().getAllTextNodes()[0]

  beforeEach(() => {
    editor = createHeadlessEditor({
      onError: error => {
        throw error
      },
    })
    update(() => void $getRoot().append($createParagraphNode().append($createTextNode('mộ'))))
    update(() => void $text()?.select(2, 2))
    told = []
    registerBodyChanges(editor, ({ kind, before }) =>
      told.push([kind, before.read(() => $getRoot().getTextContent())]),
    )
  })

  it('is typing where letters come, deleting where they go, and stands alone where structure changes', () => {
    update(() => void $text()?.setTextContent('một').select(3, 3))
    update(() => void $text()?.setTextContent('mộ').select(2, 2))
    update(() => void $getRoot().append($createParagraphNode(), $createParagraphNode()))
    update(() => void $text()?.toggleFormat('bold'))
    expect(told).toEqual([
      ['typing', 'mộ'],
      ['deleting', 'một'],
      ['other', 'mộ'],
      ['other', 'mộ\n\n\n\n'],
    ])
  })

  it('is not told when the caret moves, when nothing came of it, and when it was put back', () => {
    update(() => void $text()?.select(0, 0))
    update(() => void $text()?.markDirty())
    update(() => void $text()?.setTextContent('hai'), 'historic')
    update(() => void $text()?.setTextContent('ba'), 'history-merge')
    expect(told).toEqual([])
  })

  it('stands alone when it was pasted or asked to', () => {
    update(() => void $text()?.setTextContent('mộa').select(3, 3), 'paste')
    update(() => void $text()?.setTextContent('mộab').select(4, 4), 'history-push')
    expect(told.map(([kind]) => kind)).toEqual(['other', 'other'])
  })
})
