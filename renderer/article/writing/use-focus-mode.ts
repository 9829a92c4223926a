import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getSelection, $isRangeSelection } from 'lexical'
import { useEffect } from 'react'

/** What Escape closes before it leaves the focus mode. */
const inFront = '.ui-veil, .ui-popover, .article-find'

/** Writing alone: Escape returns to everything else. */
export function useEscapeFromFocus(isFocused: boolean, leave: () => void): void {
  useEffect(() => {
    if (!isFocused) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || document.querySelector(inFront)) return
      event.preventDefault()
      // The caret stays in the text.
      event.stopPropagation()
      leave()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [isFocused, leave])
}

/** Marks the block at the caret, so that the style sheet can let the others step back. Only the mark moves. */
export function useSpotlight(isOn: boolean): void {
  const [editor] = useLexicalComposerContext()
  useEffect(() => {
    if (!isOn) return
    let marked: HTMLElement | null = null
    const mark = () => {
      const key = editor.getEditorState().read(() => {
        const selection = $getSelection()
        return $isRangeSelection(selection)
          ? selection.anchor.getNode().getTopLevelElement()?.getKey()
          : undefined
      })
      const block = key ? editor.getElementByKey(key) : null
      if (block === marked) return
      marked?.removeAttribute('data-lit')
      block?.setAttribute('data-lit', '')
      marked = block
    }
    mark()
    const unregister = editor.registerUpdateListener(mark)
    return () => {
      unregister()
      marked?.removeAttribute('data-lit')
    }
  }, [editor, isOn])
}
