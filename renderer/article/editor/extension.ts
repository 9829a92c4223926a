import { LinkExtension } from '@lexical/link'
import { ListExtension } from '@lexical/list'
import { RichTextExtension } from '@lexical/rich-text'
import { $createParagraphNode, $getRoot, configExtension, defineExtension, mergeRegister } from 'lexical'
import { type Body, linkAddress } from '../../../shared/article/index.ts'
import { registerBlockIds } from './block-id.ts'
import { registerBox } from './box.ts'
import { $fromBody } from './from-body.ts'
import type { EditorHost } from './host.ts'
import { registerLimits } from './limits.ts'
import { registerLines } from './lines.ts'
import { registerLinkEdge } from './link-edge.ts'
import { registerMarkdown } from './markdown.ts'
import { registerMovedCaret } from './moved-caret.ts'
import { registerEntrances } from './nesting.ts'
import { bodyNodes } from './nodes/index.ts'
import { registerNotes } from './open-note.ts'
import { type PasteHost, registerPaste } from './paste.ts'
import { registerRemovalAcrossBlocks } from './remove-across-blocks.ts'
import { registerShortcuts } from './shortcuts.ts'
import { registerTables } from './tables.ts'
import { theme } from './theme.ts'
import { registerHolders } from './within.ts'

export interface BodyEditorOptions {
  body: Body
  /** The window around the editor, as it is when something is asked of it. */
  host: () => EditorHost
  /** What pasting asks of the window, as it is when something is pasted. */
  pasting: () => PasteHost
}

/** The editor of a body: rich text, lists and links, kept within what the body language can say. */
export const bodyExtension = ({ body, host, pasting }: BodyEditorOptions) =>
  defineExtension({
    name: 'banthao/body',
    namespace: 'banthao',
    nodes: bodyNodes,
    $initialEditorState: null,
    theme,
    dependencies: [
      RichTextExtension,
      // An item stands at most one level below the one before it.
      configExtension(ListExtension, { hasStrictIndent: true }),
      configExtension(LinkExtension, { validateUrl: url => linkAddress.safeParse(url).success }),
    ],
    register: editor =>
      mergeRegister(
        registerLimits(editor),
        registerTables(editor),
        registerHolders(editor),
        registerBox(editor),
        registerLines(editor),
        registerEntrances(editor),
        registerNotes(editor),
        registerLinkEdge(editor),
        registerMovedCaret(editor),
        registerRemovalAcrossBlocks(editor),
        registerShortcuts(editor, host),
        registerMarkdown(editor),
        registerPaste(editor, pasting),
        registerBlockIds(editor, () => {
          $fromBody(body)
          // Somebody must be able to put the caret somewhere.
          if ($getRoot().isEmpty()) $getRoot().append($createParagraphNode())
        }),
      ),
  })
