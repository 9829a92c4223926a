import { HistoryExtension } from '@lexical/history'
import { LinkExtension } from '@lexical/link'
import { ListExtension } from '@lexical/list'
import { RichTextExtension } from '@lexical/rich-text'
import { $createParagraphNode, $getRoot, configExtension, defineExtension, mergeRegister } from 'lexical'
import { type Body, linkAddress } from '../../../shared/article/index.ts'
import { registerBlockIds } from './block-id.ts'
import { $fromBody } from './from-body.ts'
import type { EditorHost } from './host.ts'
import { registerLimits } from './limits.ts'
import { registerLinkEdge } from './link-edge.ts'
import { bodyNodes } from './nodes/index.ts'
import { type PasteNotes, registerPaste } from './paste.ts'
import { registerRemovalAcrossBlocks } from './remove-across-blocks.ts'
import { registerShortcuts } from './shortcuts.ts'

export interface BodyEditorOptions {
  body: Body
  /** The window around the editor, as it is when something is asked of it. */
  host: () => EditorHost
  notes: PasteNotes
  /** Keeps pictures that were dropped or pasted, and puts them in. */
  addPictures: (files: readonly File[]) => void
}

/** The editor of a body: rich text, lists, links and history, kept within what the body language can say. */
export const bodyExtension = ({ body, host, notes, addPictures }: BodyEditorOptions) =>
  defineExtension({
    name: 'banthao/body',
    namespace: 'banthao',
    nodes: bodyNodes,
    $initialEditorState: null,
    theme,
    dependencies: [
      RichTextExtension,
      HistoryExtension,
      // An item stands at most one level below the one before it.
      configExtension(ListExtension, { hasStrictIndent: true }),
      configExtension(LinkExtension, { validateUrl: url => linkAddress.safeParse(url).success }),
    ],
    register: editor =>
      mergeRegister(
        registerLimits(editor),
        registerLinkEdge(editor),
        registerRemovalAcrossBlocks(editor),
        registerShortcuts(editor, host),
        registerPaste(editor, notes, addPictures),
        registerBlockIds(editor, () => {
          $fromBody(body)
          // Somebody must be able to put the caret somewhere.
          if ($getRoot().isEmpty()) $getRoot().append($createParagraphNode())
        }),
      ),
  })

const theme = {
  paragraph: 'article-paragraph',
  quote: 'article-quotation',
  heading: { h2: 'article-h2', h3: 'article-h3' },
  link: 'article-link',
  list: {
    ul: 'article-list',
    ol: 'article-list article-list-ordered',
    listitem: 'article-item',
    nested: { listitem: 'article-item-nested' },
  },
  text: {
    bold: 'article-strong',
    italic: 'article-emphasis',
    subscript: 'article-subscript',
    superscript: 'article-superscript',
  },
}
