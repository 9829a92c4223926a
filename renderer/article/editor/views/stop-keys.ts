import { stopLexicalPropagation } from 'lexical'
import { useEffect, useRef } from 'react'

const events = [
  ...['keydown', 'beforeinput', 'input', 'compositionstart', 'compositionend'],
  ...['copy', 'cut', 'paste', 'drop', 'dragover', 'dragstart', 'click', 'pointerdown'],
]

/**
 * For inputs inside the editor: what happens in them is theirs, not the editor's. The events go on to the window, as
 * React listens there.
 */
export function useOwnEvents<T extends HTMLElement>() {
  const ref = useRef<T>(null)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    for (const name of events) element.addEventListener(name, stopLexicalPropagation)
    return () => {
      for (const name of events) element.removeEventListener(name, stopLexicalPropagation)
    }
  }, [])
  return ref
}
