import { $isLinkNode } from '@lexical/link'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $findMatchingParent, $getSelection, $isRangeSelection } from 'lexical'
import { useEffect, useState } from 'react'
import { $kindAtSelection, type BlockKind, type ListKind } from './block-kind.ts'

export interface ToolbarState {
  kind: BlockKind | ListKind | null
  bold: boolean
  italic: boolean
  superscript: boolean
  subscript: boolean
  /** The address of the link at the caret, or null. */
  link: string | null
}

const nothing: ToolbarState = {
  kind: null,
  bold: false,
  italic: false,
  superscript: false,
  subscript: false,
  link: null,
}

/** What stands at the caret, for the toolbar. */
export function useToolbarState(): ToolbarState {
  const [editor] = useLexicalComposerContext()
  const [state, setState] = useState(nothing)
  useEffect(() => {
    const change = (part: Partial<ToolbarState>) => setState(before => merged(before, part))
    return editor.registerUpdateListener(({ editorState }) => {
      change(editorState.read($atSelection, { editor }))
    })
  }, [editor])
  return state
}

/** The same object when nothing differs, so that the toolbar is not drawn again on each key. */
function merged(before: ToolbarState, part: Partial<ToolbarState>): ToolbarState {
  const after = { ...before, ...part }
  const keys = ['kind', 'bold', 'italic', 'superscript', 'subscript', 'link'] as const
  return keys.every(key => before[key] === after[key]) ? before : after
}

function $atSelection(): Partial<ToolbarState> {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return { kind: null, link: null }
  const node = selection.anchor.getNode()
  const link = $findMatchingParent(node, $isLinkNode)
  return {
    kind: $kindAtSelection(),
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    superscript: selection.hasFormat('superscript'),
    subscript: selection.hasFormat('subscript'),
    link: link ? link.getURL() : null,
  }
}
