import { $getNodeByKey, type LexicalEditor, type NodeKey } from 'lexical'
import { $isFootnoteNode } from '../editor/nodes/footnote.ts'
import { isInNote } from './body-changes.ts'

/** Where something was done: in an input, known by itself and by its label, or at a node of the text. */
export interface Place {
  input: { element: WeakRef<HTMLElement>; label: string } | null
  node: NodeKey | null
}

/** The input that has the focus; an input of a figure stands inside the text and is one too. */
export function focusedInput(): HTMLElement | null {
  const { activeElement } = document
  if (!(activeElement instanceof HTMLElement) || activeElement.isContentEditable) return null
  return activeElement === document.body ? null : activeElement
}

/** Whether letters are typed in this input. */
export const isTyped = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && ['text', 'url', 'search', ''].includes(element.type))

/** The place of this input. */
export const placeOfInput = (element: HTMLElement): Place => ({
  input: { element: new WeakRef(element), label: labelOf(element) },
  node: null,
})

/** The place of a change of a field that is made now. */
export function placeOfField(): Place {
  const element = focusedInput()
  return { input: element && { element: new WeakRef(element), label: labelOf(element) }, node: null }
}

/** The place of a change of the text that is made now. */
export function placeInText(editor: LexicalEditor, node: NodeKey | null): Place {
  const element = focusedInput()
  const isInside = element !== null && editor.getRootElement()?.contains(element) === true && isTyped(element)
  return { input: isInside ? { element: new WeakRef(element), label: labelOf(element) } : null, node }
}

export interface Surroundings {
  editor: LexicalEditor
  /** The whole article screen. */
  screen: HTMLElement
  /** Opens the panel with the fields. */
  showFields: () => void
}

/** What stands in an input before something is put back there, so that the caret can go to where it differs. */
export function textOf(place: Place | null): string | null {
  const element = place?.input?.element.deref() ?? null
  return isTyped(element) ? element.value : null
}

/** Brings a place into view and puts the caret there. `before` is what stood in its input before. */
export function reveal(
  place: Place,
  before: string | null,
  { editor, screen, showFields }: Surroundings,
): void {
  if (place.input === null) {
    if (place.node === null) return
    revealText(editor, place.node)
    return
  }
  const { label } = place.input
  const there = connected(place.input.element.deref(), screen) ?? inputLabelled(label, screen)
  if (there) {
    revealInput(there, before)
    return
  }
  showFields()
  // The panel is drawn first.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const found = inputLabelled(label, screen)
      if (found) revealInput(found, null)
    }),
  )
}

const connected = (element: HTMLElement | undefined, screen: HTMLElement): HTMLElement | null =>
  element?.isConnected && screen.contains(element) ? element : null

function revealInput(element: HTMLElement, before: string | null): void {
  element.focus({ preventScroll: true })
  // The window draws the value that was put back a moment later.
  requestAnimationFrame(() => {
    element.scrollIntoView({ block: 'nearest' })
    if (!isTyped(element) || before === null || before === element.value) return
    const caret = endOfDifference(before, element.value)
    element.setSelectionRange(caret, caret)
  })
}

function revealText(editor: LexicalEditor, node: NodeKey): void {
  const root = editor.getRootElement()
  if (root === null) return
  const isNote = editor.getEditorState().read(() => $isFootnoteNode($getNodeByKey(node)))
  // Its words stand at the foot of the text, where the caret is already.
  if (isNote && isInNote(document.activeElement)) return
  const isElsewhere = document.activeElement !== root
  if (isElsewhere) editor.focus()
  requestAnimationFrame(() => {
    const element = editor.getElementByKey(node)
    if (element) element.scrollIntoView({ block: 'nearest' })
    const caret = getSelection()?.focusNode
    const atCaret = caret instanceof HTMLElement ? caret : caret?.parentElement
    // A long block may be in view while the caret in it is not.
    if (atCaret && root.contains(atCaret) && (!element || element.contains(atCaret))) {
      atCaret.scrollIntoView({ block: 'nearest' })
    }
  })
}

/** Where the part ends in which `after` differs from `before`, UTF-16 units. */
function endOfDifference(before: string, after: string): number {
  let same = 0
  const most = Math.min(before.length, after.length)
  while (same < most && before.at(-1 - same) === after.at(-1 - same)) same++
  return after.length - same
}

function inputLabelled(label: string, screen: HTMLElement): HTMLElement | null {
  if (label === '') return null
  const inputs = screen.querySelectorAll<HTMLElement>('input, textarea, button')
  return [...inputs].find(input => labelOf(input) === label) ?? null
}

function labelOf(element: HTMLElement): string {
  const labels = 'labels' in element && element.labels instanceof NodeList ? element.labels : []
  const [first] = labels
  return first?.textContent?.trim() ?? element.getAttribute('aria-label') ?? ''
}
