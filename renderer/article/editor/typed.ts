import { HISTORIC_TAG, type LexicalEditor, mergeRegister } from 'lexical'

/**
 * Tells of each single character that somebody typed and that stands in the text now. Not of what an input method
 * composes, of what is pasted, or of what a command puts in: only the key itself may set something off.
 */
export function registerTyped(editor: LexicalEditor, typed: (character: string) => void): () => void {
  let character: string | null = null
  const onBeforeInput = (event: InputEvent) => {
    const isOne = event.inputType === 'insertText' && !event.isComposing && event.data?.length === 1
    character = isOne && !isInInput(event.target) ? event.data : null
  }
  return mergeRegister(
    editor.registerRootListener((root, before) => {
      before?.removeEventListener('beforeinput', onBeforeInput, true)
      root?.addEventListener('beforeinput', onBeforeInput, true)
    }),
    editor.registerUpdateListener(({ dirtyLeaves, dirtyElements, tags }) => {
      if (character === null || (dirtyLeaves.size === 0 && dirtyElements.size === 0)) return
      const now = character
      character = null
      if (!tags.has(HISTORIC_TAG) && !editor.isComposing() && editor.isEditable()) typed(now)
    }),
  )
}

const isInInput = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
