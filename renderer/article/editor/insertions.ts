import { $getRoot, $getSelection, type LexicalEditor } from 'lexical'
import {
  Asterisk,
  Heading2,
  Heading3,
  ImagePlus,
  Images,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  MessageSquareQuote,
  Minus,
  PanelTop,
  Paperclip,
  Pilcrow,
  Quote,
  Table,
} from 'lucide-react'
import { fold } from '../../../shared/vietnamese/index.ts'
import type { AllWords } from '../../app/words.ts'
import { $setBlockKind, $toggleList, type BlockKind, type ListKind } from './block-kind.ts'
import type { EditorHost } from './host.ts'
import { $insertBox, $insertGallery, $insertSeparator } from './insert.ts'
import { kindKeys, linkKeys } from './keys.ts'
import { insertNote } from './open-note.ts'

/** Something that can be put in at the caret, or what the block at the caret can become. */
export interface Insertion {
  id: string
  /** `kind` turns the block at the caret into another; `block` puts something new in. */
  group: 'kind' | 'block'
  icon: LucideIcon
  label: (words: AllWords) => string
  /** Other words that somebody may look for it by; never shown. */
  also: (words: AllWords) => string
  /** Its shortcut, bound and shown. */
  keys?: string
  /** Does it at the selection, which is there when this is called. */
  run: (editor: LexicalEditor, host: EditorHost) => void
}

const kind = (id: BlockKind, icon: LucideIcon): Insertion => ({
  id,
  group: 'kind',
  icon,
  label: words => words.article.editor.kinds[id],
  also: words => words.article.insert.also[id],
  keys: kindKeys[id],
  run: editor => editor.update(() => $setBlockKind(id)),
})

const list = (id: ListKind, icon: LucideIcon): Insertion => ({
  id,
  group: 'kind',
  icon,
  label: words => words.article.editor.kinds[id],
  also: words => words.article.insert.also[id],
  keys: kindKeys[id],
  run: editor => editor.update(() => $toggleList(id)),
})

/**
 * Everything that can be put into the text, once: the toolbar's menus, the `/` menu, Ctrl+K, the shortcuts and the list
 * of keys read it here.
 */
export const insertions: readonly Insertion[] = [
  kind('paragraph', Pilcrow),
  kind('heading2', Heading2),
  kind('heading3', Heading3),
  list('bullet', List),
  list('number', ListOrdered),
  kind('quotation', Quote),
  kind('pullQuote', MessageSquareQuote),
  {
    id: 'figure',
    group: 'block',
    icon: ImagePlus,
    label: words => words.article.insert.figure,
    also: words => words.article.insert.also.figure,
    run: (_, host) => host.choosePictures(),
  },
  {
    id: 'link',
    group: 'block',
    icon: Link2,
    label: words => words.article.editor.link,
    also: words => words.article.insert.also.link,
    keys: linkKeys,
    run: (_, host) => host.openDialog('link'),
  },
  {
    id: 'separator',
    group: 'block',
    icon: Minus,
    label: words => words.article.editor.separator,
    also: words => words.article.insert.also.separator,
    run: editor => editor.update($insertSeparator),
  },
  {
    id: 'table',
    group: 'block',
    icon: Table,
    label: words => words.article.blocks.table,
    also: words => words.article.insert.also.table,
    keys: 'Ctrl+Alt+T',
    run: (_, host) => host.openDialog('table'),
  },
  {
    id: 'gallery',
    group: 'block',
    icon: Images,
    label: words => words.article.blocks.gallery,
    also: words => words.article.insert.also.gallery,
    run: editor => editor.update($insertGallery),
  },
  {
    id: 'box',
    group: 'block',
    icon: PanelTop,
    label: words => words.article.blocks.box,
    also: words => words.article.insert.also.box,
    keys: 'Ctrl+Alt+K',
    run: editor => editor.update($insertBox),
  },
  {
    id: 'footnote',
    group: 'block',
    icon: Asterisk,
    label: words => words.article.blocks.footnote,
    also: words => words.article.insert.also.footnote,
    keys: 'Ctrl+Alt+F',
    run: insertNote,
  },
  {
    id: 'attachment',
    group: 'block',
    icon: Paperclip,
    label: words => words.article.blocks.attachment,
    also: words => words.article.insert.also.attachment,
    run: (_, host) => host.openDialog('attachment'),
  },
]

/** Puts it in where the caret is or was; at the end of a text in which nobody has been yet. */
export function insert(insertion: Insertion, editor: LexicalEditor, host: EditorHost): void {
  if (!editor.isEditable()) return
  editor.update(
    () => {
      if ($getSelection() === null) $getRoot().selectEnd()
    },
    { discrete: true },
  )
  editor.focus()
  insertion.run(editor, host)
}

/** What somebody means who typed this: with or without diacritics, by the label or by another name for it. */
export function insertionsFor(typed: string, words: AllWords): Insertion[] {
  const parts = fold(typed).split(/\s+/).filter(Boolean)
  const ranked = insertions.flatMap(insertion => {
    const label = fold(insertion.label(words))
    const all = `${label} ${fold(insertion.also(words))}`
    if (!parts.every(part => ` ${all}`.includes(` ${part}`))) return []
    const [first = ''] = parts
    return [{ insertion, rank: label.startsWith(first) ? 0 : label.includes(first) ? 1 : 2 }]
  })
  return ranked.sort((one, other) => one.rank - other.rank).map(({ insertion }) => insertion)
}
