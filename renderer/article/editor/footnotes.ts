import {
  $getNodeByKey,
  $getRoot,
  $getState,
  $isElementNode,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type NodeKey,
} from 'lexical'
import type { Footnote } from '../../../shared/article/index.ts'
import { $isFootnoteNode, FootnoteNode, footnoteState } from './nodes/footnote.ts'

/** A footnote of the text with the key of its mark. */
export interface Note {
  key: NodeKey
  footnote: Footnote
}

/** The footnotes of a text in reading order, followed; the first is number 1. */
export interface Notes {
  current: () => readonly Note[]
  subscribe: (changed: () => void) => () => void
}

const ofEditor = new WeakMap<LexicalEditor, Notes>()

/** The notes of this editor's text. They are counted again when a mark comes, goes or moves, not for each key. */
export function notesOf(editor: LexicalEditor): Notes {
  const before = ofEditor.get(editor)
  if (before) return before
  const notes = newNotes(editor)
  ofEditor.set(editor, notes)
  return notes
}

function newNotes(editor: LexicalEditor): Notes {
  let list: readonly Note[] = []
  const listeners = new Set<() => void>()
  let unregister: (() => void) | null = null
  const look = () => {
    const found = editor.read('latest', $notes)
    const same =
      found.length === list.length &&
      found.every((note, at) => note.key === list[at]?.key && note.footnote === list[at]?.footnote)
    if (same) return
    list = found
    for (const changed of listeners) changed()
  }
  const register = () =>
    mergeRegister(
      editor.registerMutationListener(FootnoteNode, look, { skipInitialization: false }),
      editor.registerUpdateListener(({ dirtyElements }) => {
        // A block that moves takes its marks with it untouched. Plain typing changes no element's children.
        if (list.length > 1 && [...dirtyElements.values()].includes(true)) look()
      }),
    )
  return {
    current: () => list,
    subscribe: changed => {
      listeners.add(changed)
      unregister ??= register()
      return () => {
        listeners.delete(changed)
        if (listeners.size > 0) return
        unregister?.()
        unregister = null
      }
    },
  }
}

function $notes(): Note[] {
  const found: Note[] = []
  const walk = (node: LexicalNode) => {
    if ($isFootnoteNode(node)) found.push({ key: node.getKey(), footnote: $getState(node, footnoteState) })
    else if ($isElementNode(node)) node.getChildren().forEach(walk)
  }
  walk($getRoot())
  return found
}

/** Puts the caret right after the mark of this note; says whether the mark is there. */
export function $selectAfterMark(key: NodeKey): boolean {
  const mark = $getNodeByKey(key)
  if (!$isFootnoteNode(mark)) return false
  const next = mark.getNextSibling()
  if (next === null) {
    mark.getParent()?.selectEnd()
  } else {
    mark.selectNext(0, 0)
  }
  return true
}

/** Takes the mark of a note out of the text, and the note with it. */
export function $removeNote(key: NodeKey): void {
  const mark = $getNodeByKey(key)
  if (!$isFootnoteNode(mark)) return
  $selectAfterMark(key)
  mark.remove()
}
