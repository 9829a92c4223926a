import { createHeadlessEditor } from '@lexical/headless'
import { $getRoot, $isElementNode, type LexicalEditor } from 'lexical'
import { registerBlockIds } from '../../../renderer/article/editor/block-id.ts'
import { $fromBody } from '../../../renderer/article/editor/from-body.ts'
import { bodyNodes } from '../../../renderer/article/editor/nodes/index.ts'
import { readBodyJson } from '../../../renderer/article/editor/read-body.ts'
import type { Body } from '../../../shared/article/index.ts'
import { openBare } from './bare-editor.ts'

let body: Body = { version: 2, blocks: [] }
let pictures: string[] = []
let root: HTMLElement | null = null
let editor: LexicalEditor | null = null

/** After the frame that is being made has been painted. */
const painted = () =>
  new Promise<void>(resolve =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    }),
  )

/** What the bench asks of the page. */
export const benchPage = {
  take(text: string, addresses: string[]) {
    body = JSON.parse(text)
    pictures = addresses
  },
  /** Opens the text in a new editor with the caret in its middle; ms until it is painted. */
  async open(): Promise<number> {
    editor?.setRootElement(null)
    document.querySelector('.page')?.remove()
    await painted()
    const start = performance.now()
    const page = document.createElement('div')
    page.className = 'page'
    root = document.createElement('div')
    root.className = 'text'
    root.contentEditable = 'true'
    root.spellcheck = false
    page.append(root)
    document.body.append(page)
    const opened = openBare(root, body, pictures)
    editor = opened
    opened.update(
      () => {
        const blocks = $getRoot().getChildren()
        const middle = blocks
          .slice(Math.floor(blocks.length / 2))
          .find(block => block.getType() === 'paragraph')
        if ($isElementNode(middle)) middle.selectEnd()
      },
      { discrete: true },
    )
    root.focus()
    while (document.activeElement !== root) await painted()
    await painted()
    return performance.now() - start
  },
  /**
   * What autosave costs after each of so many letters, ms: ours, and bare Lexical's own JSON of the same text, in turn.
   */
  serialising(rounds: number): { ours: number[]; bare: number[] } {
    const ours = createHeadlessEditor({ nodes: bodyNodes })
    registerBlockIds(ours, () => $fromBody(body))
    const bare = editor
    if (!bare) throw new Error('open the bare editor first')
    const letter = (into: LexicalEditor, round: number) =>
      into.update(
        () => {
          const texts = $getRoot().getAllTextNodes()
          texts[(round * 7) % texts.length]?.spliceText(0, 0, 'ế')
        },
        { discrete: true },
      )
    const times = { ours: [] as number[], bare: [] as number[] }
    const timed = (work: () => unknown) => {
      const start = performance.now()
      work()
      return performance.now() - start
    }
    for (let round = 0; round < rounds; round++) {
      letter(ours, round)
      times.ours.push(timed(() => readBodyJson(ours)))
      letter(bare, round)
      times.bare.push(timed(() => JSON.stringify(bare.getEditorState().toJSON())))
    }
    return times
  },
}

declare global {
  interface Window {
    benchPage: typeof benchPage
  }
}
window.benchPage = benchPage
