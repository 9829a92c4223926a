import type { Table, TableCell } from '../../../shared/article/index.ts'

/** A place in a row of Word's grid: a cell, or where one from above goes on, over as many columns. */
export interface Place {
  cell: TableCell
  goesOn: boolean
  /** Whether the cell goes on in the row below. */
  hasMore: boolean
}

/**
 * Lays a table out as Word wants it: a cell over several rows stands again in each of them. As in HTML a row's cells
 * take the columns that those from above leave free.
 */
export function gridOf(table: Table): { rows: Place[][]; columns: number } {
  interface Open {
    cell: TableCell
    column: number
    left: number
  }
  let open: Open[] = []
  let columns = 1
  const rows = table.rows.map(({ cells }, index) => {
    const places: Place[] = []
    const next: Open[] = []
    let column = 0
    const goOn = () => {
      for (;;) {
        const above = open.find(one => one.column === column)
        if (!above) return
        const left = above.left - 1
        places.push({ cell: above.cell, goesOn: true, hasMore: left > 0 })
        if (left > 0) next.push({ ...above, left })
        column += above.cell.columns
      }
    }
    for (const cell of cells) {
      goOn()
      const left = Math.min(cell.rows, table.rows.length - index) - 1
      places.push({ cell, goesOn: false, hasMore: left > 0 })
      if (left > 0) next.push({ cell, column, left })
      column += cell.columns
    }
    goOn()
    columns = Math.max(columns, column)
    open = next
    return places
  })
  return { rows, columns }
}
