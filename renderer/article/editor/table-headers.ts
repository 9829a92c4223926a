import {
  $computeTableMapSkipCellCheck,
  TableCellHeaderStates,
  type TableMapType,
  type TableNode,
} from '@lexical/table'

/**
 * Lexical knows a header cell by its row or by its column, and gives a new row the headers of its columns; the body
 * only says which cells are headers. A header cell is one of its row's where the whole first row is, one of its
 * column's where the whole first column is, and its row's where neither is.
 */
export function $settleHeaders(table: TableNode): void {
  const map = $tableMap(table)
  const row = $isHeaderRow(map)
  const column = $isHeaderColumn(map)
  for (const { cell, startRow, startColumn } of cellsOf(map)) {
    if (!cell.hasHeader()) continue
    const state =
      (row && startRow === 0 ? TableCellHeaderStates.ROW : 0) |
      (column && startColumn === 0 ? TableCellHeaderStates.COLUMN : 0)
    const settled = state === 0 ? TableCellHeaderStates.ROW : state
    if (settled !== cell.getHeaderStyles()) cell.setHeaderStyles(settled)
  }
}

/** The cells of the table by row and column; a cell stands wherever it spans. */
export const $tableMap = (table: TableNode): TableMapType =>
  $computeTableMapSkipCellCheck(table, null, null)[0]

/** Whether the first row is the table's header. */
export const $isHeaderRow = (map: TableMapType): boolean =>
  (map[0]?.length ?? 0) > 0 && (map[0]?.every(value => value.cell.hasHeader()) ?? false)

/** Whether the first column is the table's header. */
export const $isHeaderColumn = (map: TableMapType): boolean =>
  map.length > 0 && map.every(row => row[0]?.cell.hasHeader() ?? false)

/** Every cell once, with the row and the column where it starts. */
export function cellsOf(map: TableMapType) {
  return [...new Set(map.flat())]
}
