import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { FORMAT_TEXT_COMMAND } from 'lexical'
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
  Plus,
  Quote,
  Redo2,
  Undo2,
} from 'lucide-react'
import type { RefObject } from 'react'
import { shownKeys } from '../../app/commands.ts'
import { shell } from '../../app/shell.ts'
import { useWords } from '../../app/words.ts'
import { IconButton, MenuButton, type MenuEntry, ToggleButton, Toolbar } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { useUndoable } from '../undo/use-timeline.ts'
import { $setBlockKind, $toggleList, type BlockKind, type ListKind } from './block-kind.ts'
import type { EditorHost } from './host.ts'
import { insert, insertions } from './insertions.ts'
import { kindKeys, linkKeys, markKeys, redoKeys, undoKeys } from './keys.ts'
import { useToolbarState } from './toolbar-state.ts'

export interface EditorToolbarProps {
  isDisabled: boolean
  host: RefObject<EditorHost>
}

/** The formats of the body language, and nothing else. */
export function EditorToolbar({ isDisabled, host }: EditorToolbarProps) {
  const words = useWords()
  const said = words.article.editor
  const [editor] = useLexicalComposerContext()
  const state = useToolbarState()
  const { history } = useOpened()
  const { canUndo, canRedo } = useUndoable(history.timeline)
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

  const entries = (group: 'kind' | 'block'): MenuEntry[] =>
    insertions
      .filter(insertion => insertion.group === group)
      .map(insertion => ({
        id: insertion.id,
        label: insertion.label(words),
        icon: insertion.icon,
        keys: insertion.keys && keys(insertion.keys),
        isChosen: insertion.group === 'kind' && state.kind === insertion.id,
        onAction: () => insert(insertion, editor, host.current),
      }))
  const more: MenuEntry[] = [
    {
      id: 'superscript',
      label: said.superscript,
      keys: keys(markKeys.superscript),
      isChosen: state.superscript,
      onAction: () => mark('superscript'),
    },
    {
      id: 'subscript',
      label: said.subscript,
      keys: keys(markKeys.subscript),
      isChosen: state.subscript,
      onAction: () => mark('subscript'),
    },
  ]

  return (
    <Toolbar aria-label={said.toolbar} className="article-toolbar">
      <MenuButton
        small
        variant="plain"
        className="article-kind"
        label={state.kind === null ? said.kind : said.kinds[state.kind]}
        entries={entries('kind')}
        isDisabled={isDisabled}
      />
      <span className="article-toolbar-gap" />
      {toggle(said.bold, markKeys.bold, Bold, state.bold, () => mark('bold'))}
      {toggle(said.italic, markKeys.italic, Italic, state.italic, () => mark('italic'))}
      {toggle(said.link, linkKeys, Link2, state.link !== null, () => host.current.openDialog('link'))}
      <span className="article-toolbar-gap" />
      {toggle(said.kinds.heading2, kindKeys.heading2, Heading2, state.kind === 'heading2', () =>
        toKind(state.kind === 'heading2' ? 'paragraph' : 'heading2'),
      )}
      {toggle(said.kinds.bullet, kindKeys.bullet, List, state.kind === 'bullet', () => toList('bullet'))}
      {toggle(said.kinds.number, kindKeys.number, ListOrdered, state.kind === 'number', () =>
        toList('number'),
      )}
      {toggle(said.kinds.quotation, kindKeys.quotation, Quote, state.kind === 'quotation', () =>
        toKind(state.kind === 'quotation' ? 'paragraph' : 'quotation'),
      )}
      <IconButton
        small
        icon={ImagePlus}
        label={said.figure}
        isDisabled={isDisabled}
        onPress={() => host.current.choosePictures()}
      />
      <MenuButton
        small
        variant="plain"
        iconOnly
        icon={Plus}
        label={words.article.insert.button}
        entries={entries('block')}
        isDisabled={isDisabled}
      />
      <span className="article-toolbar-gap" />
      <IconButton
        small
        icon={Undo2}
        label={withKeys(said.undo, undoKeys)}
        isDisabled={isDisabled || !canUndo}
        onPress={history.undo}
      />
      <IconButton
        small
        icon={Redo2}
        label={withKeys(said.redo, redoKeys)}
        isDisabled={isDisabled || !canRedo}
        onPress={history.redo}
      />
      <MenuButton
        small
        variant="plain"
        iconOnly
        icon={MoreHorizontal}
        label={said.more}
        entries={more}
        isDisabled={isDisabled}
      />
    </Toolbar>
  )
}
