import {
  $findCellNode,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  registerTablePlugin,
  registerTableSelectionObserver,
  setScrollableTablesActive,
  type TableNode,
} from '@lexical/table'
import {
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
} from 'lexical'

/** Tables: cells that are selected together, ranges pasted into ranges, wide tables that scroll by themselves. */
export function registerTables(editor: LexicalEditor): () => void {
  setScrollableTablesActive(editor, true)
  return mergeRegister(
    registerTablePlugin(editor),
    // Tab is ours: after the last cell it makes a row.
    registerTableSelectionObserver(editor, false),
    editor.registerCommand(
      SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
      ({ nodes, selection }) => {
        // Lexical 0.52.0 refuses a table among other blocks in a cell, with all their words. Its words are lines here.
        if (!$isRangeSelection(selection) || !$findCellNode(selection.anchor.getNode())) return false
        if (nodes.length < 2 || !nodes.some($isTableNode)) return false
        selection.insertNodes(nodes.flatMap(node => ($isTableNode(node) ? $linesOf(node) : [node])))
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
  )
}

const $linesOf = (table: TableNode): LexicalNode[] =>
  table
    .getChildren()
    .filter($isTableRowNode)
    .flatMap(row => row.getChildren().filter($isTableCellNode))
    .flatMap(cell => cell.getChildren())
