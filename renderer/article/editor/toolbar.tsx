import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { FORMAT_TEXT_COMMAND, REDO_COMMAND, UNDO_COMMAND } from 'lexical'
import {
  Bold,
  Heading2,
  ImagePlus,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  MoreHorizontal,
  Quote,
  Redo2,
  Undo2,
} from 'lucide-react'
import { shownKeys } from '../../app/commands.ts'
import { shell } from '../../app/shell.ts'
import { useWords } from '../../app/words.ts'
import { FileTrigger, IconButton, MenuButton, type MenuEntry, ToggleButton, Toolbar } from '../../ui/index.ts'
import { $setBlockKind, $toggleList, type BlockKind, blockKinds, type ListKind } from './block-kind.ts'
import { $insertSeparator } from './insert.ts'
import { kindKeys, linkKeys, markKeys, redoKeys, undoKeys } from './shortcuts.ts'
import { useToolbarState } from './toolbar-state.ts'

export interface EditorToolbarProps {
  isDisabled: boolean
  addPictures: (files: readonly File[]) => void
  openLink: () => void
  openAttribution: () => void
  openKeys: () => void
}

/** The formats of the body language, and nothing else. */
export function EditorToolbar({
  isDisabled,
  addPictures,
  openLink,
  openAttribution,
  openKeys,
}: EditorToolbarProps) {
  const words = useWords().article.editor
  const [editor] = useLexicalComposerContext()
  const state = useToolbarState()
  const isMac = shell().platform === 'darwin'
  const keys = (of: string) => shownKeys(of, isMac)
  const withKeys = (label: string, of: string) => `${label} (${keys(of)})`

  const toKind = (kind: BlockKind) => {
    editor.update(() => $setBlockKind(kind))
    editor.focus()
  }
  const toList = (kind: ListKind) => {
    editor.update(() => $toggleList(kind))
    editor.focus()
  }
  const mark = (format: 'bold' | 'italic' | 'superscript' | 'subscript') => {
    editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)
    editor.focus()
  }
  const toggle = (label: string, of: string, icon: LucideIcon, isSelected: boolean, onChange: () => void) => (
    <ToggleButton
      key={label}
      label={withKeys(label, of)}
      icon={icon}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
    />
  )

  const kinds: MenuEntry[] = blockKinds.map(kind => ({
    id: kind,
    label: words.kinds[kind],
    keys: keys(kindKeys[kind]),
    isChosen: state.kind === kind,
    onAction: () => toKind(kind),
  }))
  const more: MenuEntry[] = [
    {
      id: 'superscript',
      label: words.superscript,
      keys: keys(markKeys.superscript),
      isChosen: state.superscript,
      onAction: () => mark('superscript'),
    },
    {
      id: 'subscript',
      label: words.subscript,
      keys: keys(markKeys.subscript),
      isChosen: state.subscript,
      onAction: () => mark('subscript'),
    },
    {
      id: 'attribution',
      label: words.attribution,
      isDisabled: state.attribution === null,
      onAction: openAttribution,
    },
    {
      id: 'separator',
      label: words.separator,
      onAction: () => {
        editor.update($insertSeparator)
        editor.focus()
      },
    },
    { id: 'line', separator: true },
    { id: 'keys', label: words.keys, onAction: openKeys },
  ]

  return (
    <Toolbar aria-label={words.toolbar} className="article-toolbar">
      <MenuButton
        small
        variant="plain"
        className="article-kind"
        label={state.kind === null ? words.kind : words.kinds[state.kind]}
        entries={kinds}
        isDisabled={isDisabled}
      />
      <span className="article-toolbar-gap" />
      {toggle(words.bold, markKeys.bold, Bold, state.bold, () => mark('bold'))}
      {toggle(words.italic, markKeys.italic, Italic, state.italic, () => mark('italic'))}
      {toggle(words.link, linkKeys, Link2, state.link !== null, openLink)}
      <span className="article-toolbar-gap" />
      {toggle(words.kinds.heading2, kindKeys.heading2, Heading2, state.kind === 'heading2', () =>
        toKind(state.kind === 'heading2' ? 'paragraph' : 'heading2'),
      )}
      {toggle(words.kinds.bullet, kindKeys.bullet, List, state.kind === 'bullet', () => toList('bullet'))}
      {toggle(words.kinds.number, kindKeys.number, ListOrdered, state.kind === 'number', () =>
        toList('number'),
      )}
      {toggle(words.kinds.quotation, kindKeys.quotation, Quote, state.kind === 'quotation', () =>
        toKind(state.kind === 'quotation' ? 'paragraph' : 'quotation'),
      )}
      <FileTrigger
        acceptedFileTypes={['image/*']}
        allowsMultiple
        onSelect={files => addPictures([...(files ?? [])])}
      >
        <IconButton small icon={ImagePlus} label={words.figure} isDisabled={isDisabled} />
      </FileTrigger>
      <span className="article-toolbar-gap" />
      <IconButton
        small
        icon={Undo2}
        label={withKeys(words.undo, undoKeys)}
        isDisabled={isDisabled || !state.canUndo}
        onPress={() => editor.dispatchCommand(UNDO_COMMAND, undefined)}
      />
      <IconButton
        small
        icon={Redo2}
        label={withKeys(words.redo, redoKeys)}
        isDisabled={isDisabled || !state.canRedo}
        onPress={() => editor.dispatchCommand(REDO_COMMAND, undefined)}
      />
      <MenuButton
        small
        variant="plain"
        iconOnly
        icon={MoreHorizontal}
        label={words.more}
        entries={more}
        isDisabled={isDisabled}
      />
    </Toolbar>
  )
}
