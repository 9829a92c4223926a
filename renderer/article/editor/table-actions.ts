import {
  $createTableCellNode,
  $createTableRowNode,
  $createTableSelectionFrom,
  $findCellNode,
  $findTableNode,
  $isTableCellNode,
  $isTableRowNode,
  $isTableSelection,
  TableCellHeaderStates,
  type TableCellNode,
  type TableNode,
  type TableRowNode,
} from '@lexical/table'
import {
  $createParagraphNode,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $setSelection,
  type ElementNode,
} from 'lexical'
import { $isUnused } from './block-id.ts'
import {
  cellsIn,
  type Grid,
  insertColumn,
  insertRow,
  layOut,
  merge,
  type Placed,
  type Rectangle,
  rectangleAround,
  removeColumns,
  removeRows,
  rowsOf,
  split,
} from './table-grid.ts'
import { $isHeaderColumn, $isHeaderRow, $settleHeaders, $tableMap } from './table-headers.ts'

/** What can be done to the table at the selection. */
export const tableActions = [
  'rowAbove',
  'rowBelow',
  'columnLeft',
  'columnRight',
  'headerRow',
  'headerColumn',
  'merge',
  'split',
  'deleteRow',
  'deleteColumn',
  'deleteTable',
] as const
export type TableAction = (typeof tableActions)[number]

type TableGrid = Grid<TableRowNode, TableCellNode>

/** Where the selection stands in a table, and what may be done there. */
export interface TablePlace {
  headerRow: boolean
  headerColumn: boolean
  mayMerge: boolean
  maySplit: boolean
}

/** The table at the selection, or null. Looks through the whole table: not for each key. */
export function $tablePlace(): TablePlace | null {
  const cell = $cellAtSelection()
  const table = cell && $findTableNode(cell)
  if (!cell || !table) return null
  const map = $tableMap(table)
  const cells = $selectedCells(cell)
  return {
    headerRow: $isHeaderRow(map),
    headerColumn: $isHeaderColumn(map),
    mayMerge: cells.length > 1,
    maySplit: cells.some(isWide),
  }
}

/** The cell of the caret, or the one where a selection of several ends; null outside of a table. */
export function $cellAtSelection(): TableCellNode | null {
  return $endsOfSelection()?.[1] ?? null
}

function $endsOfSelection(): [TableCellNode, TableCellNode] | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) && !$isTableSelection(selection)) return null
  const [anchor, focus] = [selection.anchor, selection.focus].map(point => {
    const node = point.getNode()
    return $isTableCellNode(node) ? node : $findCellNode(node)
  })
  if (!anchor || !focus || !$findTableNode(anchor)?.is($findTableNode(focus))) return null
  return [anchor, focus]
}

/** The cells that the selection touches, this one at least. */
function $selectedCells(cell: TableCellNode): TableCellNode[] {
  const table = $findTableNode(cell)
  const ends = $endsOfSelection()
  if (!table || !ends || ends[0].is(ends[1])) return [cell]
  // Only looked at: places that no cell takes are left out again.
  const grid = layOut<TableRowNode, TableCellNode | null>($written(table), () => null)
  const [from, to] = ends.map(end => grid.cells.find(placed => placed.cell?.is(end)))
  if (!from || !to) return [cell]
  return cellsIn(grid, rectangleAround(grid, from, to)).flatMap(placed => placed.cell ?? [])
}

const isWide = (cell: TableCellNode) => cell.getColSpan() > 1 || cell.getRowSpan() > 1

/** Does this to the table at the selection; says whether there was one and whether it could be done. */
export function $doInTable(action: TableAction): boolean {
  const ends = $endsOfSelection()
  const table = ends && $findTableNode(ends[1])
  if (!ends || !table) return false
  if (action === 'deleteTable') {
    $replaceByLine(table)
    return true
  }
  const grid = $gridOf(table)
  const [from, to] = ends.map(end => grid.cells.find(placed => placed.cell.is(end)))
  if (!from || !to) return false
  return $change(table, grid, rectangleAround(grid, from, to), to, action)
}

function $change(
  table: TableNode,
  grid: TableGrid,
  selected: Rectangle,
  at: Placed<TableCellNode>,
  action: Exclude<TableAction, 'deleteTable'>,
): boolean {
  const map = $tableMap(table)
  const [headerRow, headerColumn] = [$isHeaderRow(map), $isHeaderColumn(map)]
  const { fromRow, toRow, fromColumn, toColumn } = selected
  /** A new cell is a header where the whole row or column beside it is one. */
  const create = (isHeader: (row: number, column: number) => boolean) => (row: number, column: number) =>
    $newCell(isHeader(row, column))
  switch (action) {
    case 'rowAbove':
    case 'rowBelow': {
      const place = action === 'rowAbove' ? fromRow : toRow + 1
      const isHeader = (row: number, column: number) =>
        (headerRow && row === 0) || (headerColumn && column === 0)
      const next = insertRow(grid, place, create(isHeader))
      $arrange(table, next)
      $selectAt(next, place, at.column)
      return true
    }
    case 'columnLeft':
    case 'columnRight': {
      const place = action === 'columnLeft' ? fromColumn : toColumn + 1
      const isHeader = (row: number, column: number) =>
        (headerRow && row === 0) || (headerColumn && column === 0)
      const next = insertColumn(grid, place, create(isHeader))
      $arrange(table, next)
      $selectAt(next, at.row, place)
      return true
    }
    case 'deleteRow':
    case 'deleteColumn': {
      const isRow = action === 'deleteRow'
      const whole = isRow
        ? fromRow === 0 && toRow === grid.rows.length - 1
        : fromColumn === 0 && toColumn === grid.columns - 1
      if (whole) {
        $replaceByLine(table)
        return true
      }
      const next = isRow ? removeRows(grid, fromRow, toRow) : removeColumns(grid, fromColumn, toColumn)
      // The caret leaves before what it stands in is removed.
      $selectAt(
        next,
        isRow ? Math.min(fromRow, next.rows.length - 1) : at.row,
        isRow ? at.column : fromColumn,
      )
      $arrange(table, next)
      return true
    }
    case 'merge': {
      const merged = merge(grid, selected)
      if (!merged) return false
      $gather(merged.into, merged.others)
      merged.into.selectEnd()
      $arrange(table, merged.grid)
      return true
    }
    case 'split': {
      const wide = cellsIn(grid, selected).filter(placed => placed.rows > 1 || placed.columns > 1)
      if (wide.length === 0) return false
      const next = wide.reduce((all, one) => {
        const now = all.cells.find(placed => placed.cell.is(one.cell)) ?? one
        return split(all, now, () => $newCell(one.cell.hasHeader()))
      }, grid)
      at.cell.selectEnd()
      $arrange(table, next)
      return true
    }
    case 'headerRow':
    case 'headerColumn': {
      $arrange(table, grid)
      const isRow = action === 'headerRow'
      const on = isRow ? !headerRow : !headerColumn
      for (const { cell, row, column } of grid.cells) {
        if ((isRow ? row : column) > 0) continue
        const other = isRow ? headerColumn && column === 0 : headerRow && row === 0
        cell.setHeaderStyles(on || other ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS)
      }
      $settleHeaders(table)
      return true
    }
  }
}

/** Moves the caret to the next or the previous cell; after the last one a new row is made. */
export function $goToNextCell(backward: boolean): boolean {
  const cell = $cellAtSelection()
  const table = cell && $findTableNode(cell)
  if (!cell || !table) return false
  const cells = table.getChildren().flatMap(row => ($isTableRowNode(row) ? row.getChildren() : []))
  const next = cells[cells.findIndex(other => other.is(cell)) + (backward ? -1 : 1)]
  if ($isTableCellNode(next)) {
    next.selectEnd()
  } else if (!backward) {
    const grid = $gridOf(table)
    const last = grid.rows.length
    const headerColumn = $isHeaderColumn($tableMap(table))
    const grown = insertRow(grid, last, (_, column) => $newCell(headerColumn && column === 0))
    $arrange(table, grown)
    $selectAt(grown, last, 0)
  }
  return true
}

/** Selects every cell of the table at the caret. */
export function $selectWholeTable(): boolean {
  const cell = $cellAtSelection()
  const table = cell && $findTableNode(cell)
  const cells = table?.getChildren().flatMap(row => ($isTableRowNode(row) ? row.getChildren() : []))
  const [first, last] = [cells?.at(0), cells?.at(-1)]
  if (!table || !$isTableCellNode(first) || !$isTableCellNode(last)) return false
  $setSelection($createTableSelectionFrom(table, first, last))
  return true
}

/** A cell with a line to write in. */
export const $newCell = (header: boolean): TableCellNode =>
  $createTableCellNode(header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS).append(
    $createParagraphNode(),
  )

const $written = (table: TableNode) =>
  table
    .getChildren()
    .filter($isTableRowNode)
    .map(row => ({
      row,
      cells: row
        .getChildren()
        .filter($isTableCellNode)
        .map(cell => ({ cell, rows: cell.getRowSpan(), columns: cell.getColSpan() })),
    }))

const $gridOf = (table: TableNode): TableGrid => layOut($written(table), () => $newCell(false))

/** Makes the table stand as the grid says; cells and rows that are not in it go, the others are only moved. */
function $arrange(table: TableNode, grid: TableGrid) {
  const keptRows = new Set(grid.rows.map(row => row?.getKey()))
  const keptCells = new Set(grid.cells.map(({ cell }) => cell.getKey()))
  const before = table.getChildren().filter($isTableRowNode)
  const rows = grid.rows.map(row => row ?? $createTableRowNode())
  rows.forEach((row, index) => $putAt(table, index, row))
  rowsOf(grid).forEach((cells, index) => {
    const row = rows[index]
    if (!row) return
    cells.forEach(({ cell, rows: high, columns: wide }, place) => {
      if (cell.getRowSpan() !== high) cell.setRowSpan(high)
      if (cell.getColSpan() !== wide) cell.setColSpan(wide)
      $putAt(row, place, cell)
    })
  })
  for (const row of before) {
    for (const cell of row.getChildren()) if (!keptCells.has(cell.getKey())) cell.remove(true)
    if (!keptRows.has(row.getKey())) row.remove(true)
  }
  $settleHeaders(table)
}

function $putAt(parent: ElementNode, index: number, child: TableRowNode | TableCellNode) {
  const there = parent.getChildAtIndex(index)
  if (there?.is(child)) return
  if (there) there.insertBefore(child)
  else parent.append(child)
}

/** Puts the words of the other cells after those of the first, in reading order. */
function $gather(into: TableCellNode, others: readonly TableCellNode[]) {
  for (const other of others) {
    const blocks = other.getChildren().filter(block => !$isNothing(block))
    if (blocks.length === 0) continue
    if (into.getChildren().every($isNothing)) into.clear()
    into.append(...blocks)
  }
  if (into.isEmpty()) into.append($createParagraphNode())
}

const $isNothing = (block: Parameters<typeof $isUnused>[0]) =>
  $isUnused(block) ||
  ($isParagraphNode(block) && block.isEmpty() && block.getParent()?.getChildrenSize() === 1)

function $selectAt(grid: TableGrid, row: number, column: number) {
  const placed = grid.cells.find(
    cell =>
      cell.row <= row &&
      row < cell.row + cell.rows &&
      cell.column <= column &&
      column < cell.column + cell.columns,
  )
  ;(placed ?? grid.cells.at(-1))?.cell.selectStart()
}

function $replaceByLine(table: TableNode) {
  const line = $createParagraphNode()
  table.replace(line)
  line.selectStart()
}
