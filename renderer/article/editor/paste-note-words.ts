import { $getSelection, $isRangeSelection, type LexicalEditor, PASTE_TAG } from 'lexical'
import { askDecoding } from '../../app/ask-decoding.ts'
import { refusePaste, tellPaste } from '../paste-note.ts'
import { $nodesOfInlines } from './from-body.ts'
import { noteWordsOf } from './note-words.ts'
import { type ClipboardText, type Pasted, readClipboard } from './pasted.ts'

/** Lets text into a note through the body's door: cleaned, with its marks and links, as one line. */
export async function pasteIntoNote(editor: LexicalEditor, clipboard: ClipboardText): Promise<void> {
  let pasted: Pasted
  try {
    pasted = readClipboard(clipboard)
    if (pasted.decoded) {
      const answer = await askDecoding(pasted.decoded)
      if (answer === null) return
      if (answer === 'keep') pasted = readClipboard(clipboard, 'utf-8')
      await new Promise<void>(resolve => editor.focus(resolve))
    }
  } catch (why) {
    refusePaste(why)
    return
  }
  const words = noteWordsOf(pasted.blocks)
  editor.update(
    () => {
      const selection = $getSelection()
      if ($isRangeSelection(selection)) selection.insertNodes($nodesOfInlines(words))
    },
    { tag: PASTE_TAG },
  )
  tellPaste(pasted, null)
}
