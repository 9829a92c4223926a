import type { LexicalEditor } from 'lexical'

const moving = new Set([
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
])

/**
 * A key or a press that moves the caret counts before the next key does. The browser tells of the new place by an event that waits
 * in a queue, which keys overtake while the window is busy: End and Enter, pressed quickly, parted the line at the old
 * place. Here the news is brought forward when another key comes first.
 */
export function registerMovedCaret(editor: LexicalEditor): () => void {
  let isMoved = false
  const onKeyDown = (event: KeyboardEvent) => {
    if (isMoved && !event.isComposing) document.dispatchEvent(new Event('selectionchange'))
    isMoved = moving.has(event.key)
  }
  const onMouseDown = () => {
    isMoved = true
  }
  const onSelectionChange = () => {
    isMoved = false
  }
  return editor.registerRootListener(root => {
    if (root === null) return
    root.addEventListener('keydown', onKeyDown, true)
    root.addEventListener('mousedown', onMouseDown, true)
    document.addEventListener('selectionchange', onSelectionChange)
    return () => {
      root.removeEventListener('keydown', onKeyDown, true)
      root.removeEventListener('mousedown', onMouseDown, true)
      document.removeEventListener('selectionchange', onSelectionChange)
    }
  })
}
