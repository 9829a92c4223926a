import {
  $isRangeSelection,
  $isTextNode,
  COMPOSITION_END_TAG,
  COMPOSITION_START_TAG,
  CUT_TAG,
  type EditorState,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type NodeKey,
  PASTE_TAG,
  type UpdateListenerPayload,
} from 'lexical'
import { lettersOf } from './letters.ts'
import type { ChangeKind } from './timeline.ts'

/** A change of the text: what stood there before, what it was, and the node that it touched first. */
export interface BodyChange {
  before: EditorState
  kind: ChangeKind
  node: NodeKey | null
  /** The word in which letters were changed, or null. */
  word: string | null
}

/** Tells of every change of the text that a person would want to take back. Looks at what changed only. */
export function registerBodyChanges(
  editor: LexicalEditor,
  changed: (change: BodyChange) => void,
): () => void {
  return editor.registerUpdateListener(update => {
    const { prevEditorState, dirtyElements, dirtyLeaves, tags } = update
    if (tags.has(HISTORIC_TAG) || (tags.has(HISTORY_MERGE_TAG) && !tags.has(HISTORY_PUSH_TAG))) return
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
    if (prevEditorState.isEmpty() || isUnchanged(update)) return
    const [leaf] = dirtyLeaves
    const touched = [...dirtyElements].find(([key, intentionally]) => intentionally && key !== 'root')
    const letters = lettersIn(update)
    changed({
      before: prevEditorState,
      kind: kindOf(update, editor.isComposing(), letters),
      node: touched?.[0] ?? leaf ?? null,
      word: letters.word,
    })
  })
}

interface LettersOfNode {
  grown: number
  word: string | null
}

/** What became of the letters of the one text that changed: of its words, or of the texts that a picture keeps. */
function lettersIn({ editorState, prevEditorState, dirtyLeaves }: UpdateListenerPayload): LettersOfNode {
  const [key] = dirtyLeaves
  const before = key === undefined ? undefined : prevEditorState._nodeMap.get(key)
  const after = key === undefined ? undefined : editorState._nodeMap.get(key)
  // The first letter of a line, taken back and set anew by an input method, stands in another node of the same line.
  const parent = (after ?? before)?.__parent
  if (dirtyLeaves.size !== 1 || !parent) return { grown: 0, word: null }
  const isWords = $isTextNode(after ?? before)
  const text = (state: EditorState, node: typeof before) => {
    if (node === undefined) return ''
    return $isTextNode(node) ? node.__text : JSON.stringify(state.read(() => node.exportJSON()))
  }
  const letters = lettersOf(text(prevEditorState, before), text(editorState, after))
  const { grown, word } = letters
  return { grown, word: word === null ? null : `${isWords ? parent : key} ${word}` }
}

function kindOf(update: UpdateListenerPayload, isComposing: boolean, { grown }: LettersOfNode): ChangeKind {
  const { editorState, prevEditorState, dirtyElements, dirtyLeaves, tags } = update
  if (isComposing || tags.has(COMPOSITION_START_TAG) || tags.has(COMPOSITION_END_TAG)) return 'composing'
  if ([PASTE_TAG, CUT_TAG, HISTORY_PUSH_TAG].some(tag => tags.has(tag))) return 'other'
  const [key] = dirtyLeaves
  const touched = [...dirtyElements].filter(([element, intentionally]) => intentionally && element !== 'root')
  // The first letter of an empty line makes a text in it; any other change of structure stands alone.
  if (key === undefined || dirtyLeaves.size > 1 || touched.length > 1) return 'other'
  const selection = { before: prevEditorState._selection, after: editorState._selection }
  if ($isRangeSelection(selection.before) && !selection.before.isCollapsed()) return 'other'
  const [before, after] = [prevEditorState._nodeMap.get(key), editorState._nodeMap.get(key)]
  if ($isTextNode(after) && before === undefined) return after.__text.length <= 2 ? 'typing' : 'other'
  if (!$isTextNode(before)) return before && after ? inputKind(grown) : 'other'
  if (after === undefined) return before.__text.length === 1 ? 'deleting' : 'other'
  if (!$isTextNode(after) || before.__format !== after.__format) return 'other'
  if (Math.abs(grown) > 2) return 'other'
  return grown < 0 ? 'deleting' : 'typing'
}

/** A text of a figure is typed in an input of its own, a footnote in an editor of its own. */
function inputKind(grown: number): ChangeKind {
  // An editor without a window has nothing in which somebody could type.
  const activeElement = globalThis.document?.activeElement
  if (!activeElement) return 'other'
  const isTyped = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
  if (!isTyped && !isInNote(activeElement)) return 'other'
  return grown < 0 ? 'deleting' : 'typing'
}

/** Whether the caret is in the editor of a footnote. */
export const isInNote = (element: Element | null): boolean =>
  element instanceof HTMLElement &&
  element.isContentEditable &&
  element.closest('.article-note-editing') !== null

/** A node may be marked as changed although it came out as it was. */
function isUnchanged({
  editorState,
  prevEditorState,
  dirtyElements,
  dirtyLeaves,
}: UpdateListenerPayload): boolean {
  if (dirtyLeaves.size > 1 || [...dirtyElements].some(([key, own]) => own && key !== 'root')) return false
  const [key] = dirtyLeaves
  if (key === undefined) return false
  const [before, after] = [prevEditorState._nodeMap.get(key), editorState._nodeMap.get(key)]
  if (before === undefined || after === undefined || before.__parent !== after.__parent) return false
  if (before === after) return true
  const json = (state: EditorState, node: typeof before) =>
    JSON.stringify(state.read(() => node.exportJSON()))
  return json(prevEditorState, before) === json(editorState, after)
}
