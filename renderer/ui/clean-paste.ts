import type { ClipboardEvent } from 'react'
import { clean, cleanLine, nothingCleaned } from '../../shared/markup/index.ts'

/**
 * Pastes the text of the clipboard into a field as the newsroom keeps text: NFC, plain spaces, nothing unseen; into a
 * field of one line as one line. Undo takes it back like any other typing.
 */
export const cleanPaste =
  (oneLine: boolean) =>
  (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
    const text = event.clipboardData.getData('text/plain')
    const kept = oneLine ? cleanLine(text) : clean(text, nothingCleaned())
    if (kept === text || event.currentTarget.readOnly) return
    event.preventDefault()
    // The only way that keeps the field's own undo; what React hears is what typing says.
    document.execCommand('insertText', false, kept)
  }
