import { HistoryExtension } from '@lexical/history'
import { LinkExtension, LinkNode } from '@lexical/link'
import { RichTextExtension } from '@lexical/rich-text'
import {
  $createParagraphNode,
  $getRoot,
  $isElementNode,
  COMMAND_PRIORITY_HIGH,
  configExtension,
  defineExtension,
  FORMAT_TEXT_COMMAND,
  HISTORY_MERGE_TAG,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  IS_APPLE,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical'
import { type Footnote, linkAddress } from '../../../shared/article/index.ts'
import { pressed } from '../../app/commands.ts'
import { $nodesOfInlines } from './from-body.ts'
import { pastePlainKeys } from './keys.ts'
import { registerLinkEdge } from './link-edge.ts'
import { pasteIntoNote } from './paste-note-words.ts'
import { knownFormats } from './text-format.ts'
import { theme } from './theme.ts'
import { $inlinesOf } from './to-body.ts'

export interface NoteEditorOptions {
  content: Footnote['content']
  /** Enter or Escape: the caret goes back to the mark. */
  leave: () => void
  openLink: () => void
}

/** The editor of one note: a single line of words with marks and links. */
export const noteExtension = ({ content, leave, openLink }: NoteEditorOptions) =>
  defineExtension({
    name: 'banthao/note',
    // Another clipboard than the body's: a note can hold none of its blocks.
    namespace: 'banthao-note',
    nodes: [LinkNode],
    $initialEditorState: null,
    theme,
    dependencies: [
      RichTextExtension,
      HistoryExtension,
      configExtension(LinkExtension, { validateUrl: url => linkAddress.safeParse(url).success }),
    ],
    register: editor => {
      const stop = () => true
      /** Ctrl+Shift+V was pressed last: the text alone is wanted. */
      let plainly = false
      const go = (event: KeyboardEvent | null) => {
        if (event?.isComposing || editor.isComposing()) return false
        event?.preventDefault()
        leave()
        return true
      }
      editor.update(() => $fillNote(content), { discrete: true, tag: HISTORY_MERGE_TAG })
      return mergeRegister(
        registerLinkEdge(editor),
        editor.registerCommand(
          FORMAT_TEXT_COMMAND,
          format => !knownFormats.includes(format),
          COMMAND_PRIORITY_HIGH,
        ),
        editor.registerCommand(INSERT_PARAGRAPH_COMMAND, stop, COMMAND_PRIORITY_HIGH),
        editor.registerCommand(INSERT_LINE_BREAK_COMMAND, stop, COMMAND_PRIORITY_HIGH),
        editor.registerCommand(KEY_ENTER_COMMAND, go, COMMAND_PRIORITY_HIGH),
        editor.registerCommand(KEY_ESCAPE_COMMAND, go, COMMAND_PRIORITY_HIGH),
        editor.registerCommand(
          KEY_DOWN_COMMAND,
          event => {
            plainly = pressed(event, pastePlainKeys, IS_APPLE)
            if (event.isComposing || editor.isComposing() || !(event.ctrlKey || event.metaKey)) return false
            const marks = { Period: 'superscript', Comma: 'subscript' } as const
            if (event.code === 'KeyL' && !event.altKey && !event.shiftKey) openLink()
            else if (event.code === 'Period' || event.code === 'Comma') {
              editor.dispatchCommand(FORMAT_TEXT_COMMAND, marks[event.code])
            } else return false
            event.preventDefault()
            event.stopPropagation()
            return true
          },
          COMMAND_PRIORITY_HIGH,
        ),
        editor.registerCommand(
          PASTE_COMMAND,
          event => {
            if (!(event instanceof ClipboardEvent)) return false
            event.preventDefault()
            const copied = (type: string) => event.clipboardData?.getData(type) ?? ''
            void pasteIntoNote(editor, {
              html: plainly ? '' : copied('text/html'),
              text: copied('text/plain'),
              rtf: '',
            })
            return true
          },
          COMMAND_PRIORITY_HIGH,
        ),
      )
    },
  })

/** Puts these words into the note's editor, in place of what is there. */
export function $fillNote(content: Footnote['content']): void {
  $getRoot()
    .clear()
    .append($createParagraphNode().append(...$nodesOfInlines(content)))
}

/** The words of the note's editor; what a note cannot hold is left out. */
export function $noteContent(): Footnote['content'] {
  const line = $getRoot().getFirstChild()
  if (!$isElementNode(line)) return []
  return $inlinesOf(line).flatMap(inline =>
    inline.type === 'text' || inline.type === 'link' ? [inline] : [],
  )
}
