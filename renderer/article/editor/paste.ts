import { $insertGeneratedNodes } from '@lexical/clipboard'
import { DRAG_DROP_PASTE } from '@lexical/rich-text'
import {
  $createParagraphNode,
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
} from 'lexical'
import type { Block } from '../../../shared/article/index.ts'
import { $nodeOfBlock, $nodesOfInlines } from './from-body.ts'
import { readPastedHtml } from './pasted-html.ts'
import { pastedLines } from './pasted-text.ts'
import { $removeAcrossBlocks } from './remove-across-blocks.ts'

/** What is told after a paste. */
export interface PasteNotes {
  /** Pictures that stood in the pasted text; an empty name where one had none. */
  picturesNotTaken: (names: readonly string[]) => void
}

/** Lets pasted text in through one door: cleaned to the body language. Pictures of the clipboard are kept. */
export function registerPaste(
  editor: LexicalEditor,
  notes: PasteNotes,
  addPictures: (files: readonly File[]) => void,
): () => void {
  return mergeRegister(
    editor.registerCommand(
      DRAG_DROP_PASTE,
      files => {
        addPictures(files.filter(file => file.type.startsWith('image/')))
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      event => {
        if (
          !(event instanceof ClipboardEvent) ||
          !event.clipboardData ||
          !$isRangeSelection($getSelection())
        ) {
          return false
        }
        const data = event.clipboardData
        // The editor's own clipboard keeps everything; files without text are pictures: Lexical hands both on.
        if (data.getData('application/x-lexical-editor')) return false
        const [html, text] = [data.getData('text/html'), data.getData('text/plain')]
        if (html === '' && text === '') return false
        event.preventDefault()
        const pasted = html === '' ? null : readPastedHtml(html)
        editor.update(
          () => {
            $removeAcrossBlocks()
            const nodes = $nodesOf(pasted?.blocks ?? [])
            $insert(editor, nodes.length > 0 ? nodes : $paragraphs(pastedLines(text)))
          },
          { tag: PASTE_TAG },
        )
        if (pasted && pasted.pictures.length > 0) notes.picturesNotTaken(pasted.pictures)
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
  )
}

function $insert(editor: LexicalEditor, nodes: LexicalNode[]) {
  const selection = $getSelection()
  if (nodes.length > 0 && $isRangeSelection(selection)) $insertGeneratedNodes(editor, nodes, selection)
}

/** One line goes into the line at the caret; more become paragraphs. */
function $paragraphs(lines: string[]): LexicalNode[] {
  const [first] = lines
  if (lines.length === 1 && first !== undefined) return [$createTextNode(first)]
  return lines.map(line => $createParagraphNode().append($createTextNode(line)))
}

/** The words of a single paragraph go into the line at the caret; anything more comes as blocks. */
function $nodesOf(blocks: readonly Block[]): LexicalNode[] {
  const [only] = blocks
  if (blocks.length === 1 && only?.type === 'paragraph') return $nodesOfInlines(only.content)
  return blocks.map($nodeOfBlock)
}
