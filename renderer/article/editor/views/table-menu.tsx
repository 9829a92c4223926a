import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@lexical/react/useLexicalEditable'
import { COMMAND_PRIORITY_HIGH, IS_APPLE, KEY_DOWN_COMMAND, mergeRegister, type NodeKey } from 'lexical'
import {
  ArrowDownToLine,
  ArrowLeftToLine,
  ArrowRightToLine,
  ArrowUpToLine,
  ChevronDown,
  type LucideIcon,
  TableCellsMerge,
  TableCellsSplit,
  Trash2,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '../../../app/words.ts'
import { MenuButton, type MenuEntry } from '../../../ui/index.ts'
import {
  $cellAtSelection,
  $doInTable,
  $tablePlace,
  type TableAction,
  type TablePlace,
} from '../table-actions.ts'

const icons: Partial<Record<TableAction, LucideIcon>> = {
  rowAbove: ArrowUpToLine,
  rowBelow: ArrowDownToLine,
  columnLeft: ArrowLeftToLine,
  columnRight: ArrowRightToLine,
  merge: TableCellsMerge,
  split: TableCellsSplit,
  deleteRow: Trash2,
  deleteColumn: Trash2,
  deleteTable: Trash2,
}

/** The cell of the caret carries this class, and the menu's button stands at its corner. */
const currentClass = 'article-cell-current'

/** What can be done to the table at the caret: a button at the cell's corner, and the keyboard's menu key. */
export function TableMenu() {
  const words = useWords().article.blocks
  const [editor] = useLexicalComposerContext()
  const isEditable = useLexicalEditable()
  const [cell, setCell] = useState<NodeKey | null>(null)
  const [place, setPlace] = useState<TablePlace | null>(null)

  const setOpen = (isOpen: boolean) => setPlace(isOpen ? editor.read('latest', $tablePlace) : null)
  useEffect(
    () =>
      mergeRegister(
        editor.registerUpdateListener(({ editorState }) => {
          setCell(editorState.read(() => $cellAtSelection()?.getKey() ?? null, { editor }))
        }),
        editor.registerCommand(
          KEY_DOWN_COMMAND,
          event => {
            if (event.isComposing || editor.isComposing() || !editor.isEditable()) return false
            const asks = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
            if (!asks || (IS_APPLE && event.metaKey) || $cellAtSelection() === null) return false
            event.preventDefault()
            setPlace($tablePlace())
            return true
          },
          COMMAND_PRIORITY_HIGH,
        ),
      ),
    [editor],
  )
  useEffect(() => {
    const element = cell === null ? null : editor.getElementByKey(cell)
    element?.classList.add(currentClass)
    return () => element?.classList.remove(currentClass)
  }, [editor, cell])

  if (cell === null || !isEditable) return null
  const entry = (action: TableAction, isDisabled = false, isChosen = false): MenuEntry => ({
    id: action,
    label: words.tableActions[action],
    icon: icons[action],
    isDisabled,
    isChosen,
    danger: action.startsWith('delete'),
    onAction: () => {
      editor.update(() => void $doInTable(action), { discrete: true })
      editor.focus()
    },
  })
  const entries: MenuEntry[] = [
    entry('rowAbove'),
    entry('rowBelow'),
    entry('columnLeft'),
    entry('columnRight'),
    { id: 'line-1', separator: true },
    entry('headerRow', false, place?.headerRow),
    entry('headerColumn', false, place?.headerColumn),
    { id: 'line-2', separator: true },
    entry('merge', !place?.mayMerge),
    entry('split', !place?.maySplit),
    { id: 'line-3', separator: true },
    entry('deleteRow'),
    entry('deleteColumn'),
    entry('deleteTable'),
  ]
  return (
    <div className="article-table-menu">
      <MenuButton
        small
        iconOnly
        icon={ChevronDown}
        label={words.tableMenu}
        entries={entries}
        isOpen={place !== null}
        onOpenChange={setOpen}
      />
    </div>
  )
}
