import type { ClipboardEvent } from 'react'
import {
  clean,
  cleanLine,
  type Decoding,
  decodeLegacyText,
  nothingCleaned,
} from '../../shared/markup/index.ts'
import { askDecoding } from '../app/ask-decoding.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

/**
 * Pastes the text of the clipboard into a field as the newsroom keeps text: NFC, plain spaces, nothing unseen; into a
 * field of one line as one line. Text in an old encoding is shown before and after first. Undo takes it back like any
 * other typing.
 */
export const cleanPaste =
  (oneLine: boolean) =>
  (event: ClipboardEvent<Field>): void => {
    const field = event.currentTarget
    if (field.readOnly) return
    const text = event.clipboardData.getData('text/plain')
    const html = event.clipboardData.getData('text/html')
    const put = (pasted: string) => {
      const kept = oneLine ? cleanLine(pasted) : clean(pasted, nothingCleaned())
      // The only way that keeps the field's own undo; what React hears is what typing says.
      document.execCommand('insertText', false, kept)
    }
    const { decoded, text: read } = decodeLegacyText({ text, unread: null }, 'auto')
    if (decoded) {
      event.preventDefault()
      void putAnswered(field, decoded, put, { decode: read, keep: text })
    } else if (oldFont.test(html)) {
      event.preventDefault()
      void readByFonts(html, text).then(byFonts =>
        byFonts.decoded
          ? putAnswered(field, byFonts.decoded, put, { decode: byFonts.text, keep: text })
          : put(text),
      )
    } else if ((oneLine ? cleanLine(text) : clean(text, nothingCleaned())) !== text) {
      event.preventDefault()
      put(text)
    }
  }

/** Names of fonts that only text in an old encoding is set in, as they stand in HTML. */
const oldFont = /(?:["':\s=]|&quot;)(?:\.vn[a-z]|vni[- ])/i

/** Few words tell nothing by themselves; the fonts of the same clipboard do. */
async function readByFonts(html: string, text: string): Promise<{ text: string; decoded: Decoding | null }> {
  const { readPastedLines } = await import('../article/index.ts')
  return readPastedLines({ html, text, rtf: '' })
}

async function putAnswered(
  field: Field,
  decoded: Decoding,
  put: (text: string) => void,
  texts: { decode: string; keep: string },
): Promise<void> {
  const { selectionStart, selectionEnd } = field
  const answer = await askDecoding(decoded)
  field.focus()
  if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd)
  if (answer !== null && document.activeElement === field) put(texts[answer])
}
