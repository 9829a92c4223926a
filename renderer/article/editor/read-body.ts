import { $getNodeByKey, $getRoot, type EditorState, type LexicalEditor, type NodeKey } from 'lexical'
import { type Block, type Body, bodyVersion } from '../../../shared/article/index.ts'
import { $blocksOf, $toBody } from './to-body.ts'

/** The body that the editor holds; blocks that nobody changed since it was read last are the same objects. */
export function readBody(editor: LexicalEditor): Body {
  const shares = sharesOf(editor)
  if (shares === null) return editor.read('pending', $toBody)
  return { version: bodyVersion, blocks: shares.flatMap(({ blocks }) => blocks) }
}

/** The same as JSON, letter for letter as `JSON.stringify` gives it: only what changed is written out anew. */
export function readBodyJson(editor: LexicalEditor): string {
  const shares = sharesOf(editor)
  if (shares === null) return JSON.stringify(editor.read('pending', $toBody))
  const blocks = shares.flatMap(({ blocks, json }) => (blocks.length > 0 ? [json] : []))
  return `{"version":${bodyVersion},"blocks":[${blocks.join(',')}]}`
}

/** What one node under the root is in the body. */
interface Share {
  blocks: Block[]
  json: string
}

interface Known {
  state: EditorState
  shares: Map<NodeKey, Share>
}

const knownOf = new WeakMap<LexicalEditor, Known>()

/** The shares of all nodes under the root in their order; null while an update is under way, whose nodes still change. */
function sharesOf(editor: LexicalEditor): Share[] | null {
  if (editor._pendingEditorState !== null) return null
  const state = editor.getEditorState()
  return state.read(
    () => {
      const before = knownOf.get(editor)
      if (before && before.state !== state)
        for (const key of $changedBetween(before.state, state)) before.shares.delete(key)
      const shares = new Map<NodeKey, Share>()
      for (const node of $getRoot().getChildren()) {
        const key = node.getKey()
        const share = before?.shares.get(key) ?? newShare($blocksOf(node))
        shares.set(key, share)
      }
      knownOf.set(editor, { state, shares })
      return [...shares.values()]
    },
    { editor },
  )
}

const newShare = (blocks: Block[]): Share => ({
  blocks,
  json: blocks.map(block => JSON.stringify(block)).join(','),
})

/**
 * The nodes under the root in which anything changed. A node of a state that is in place never changes itself: whatever
 * happens to it makes another object of it, and what is put in or taken out changes what it stood beside.
 */
function* $changedBetween(one: EditorState, other: EditorState): Iterable<NodeKey> {
  const root = $getRoot()
  for (const [key, node] of other._nodeMap) {
    if (one._nodeMap.get(key) === node) continue
    let top = $getNodeByKey(key)
    for (let parent = top?.getParent(); parent && !parent.is(root); parent = top?.getParent()) top = parent
    if (top) yield top.getKey()
  }
}
