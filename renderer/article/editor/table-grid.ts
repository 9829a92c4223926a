/** A cell with the place that it takes. */
export interface Placed<C> {
  cell: C
  row: number
  column: number
  rows: number
  columns: number
}

/** A table as places: every place of its rows and columns belongs to exactly one cell. A row yet to be made is null. */
export interface Grid<R, C> {
  rows: readonly (R | null)[]
  columns: number
  cells: readonly Placed<C>[]
}

/** A rectangle of places; `to` is the last one inside. */
export interface Rectangle {
  fromRow: number
  toRow: number
  fromColumn: number
  toColumn: number
}

/** Makes the cell that fills a place. */
type Create<C> = (row: number, column: number) => C

/** Rows of cells as a table writes them. */
export interface WrittenRow<R, C> {
  row: R
  cells: readonly { cell: C; rows: number; columns: number }[]
}

/**
 * The places of a table's cells. Spans that hang out below or run into a cell from above are cut to the room that there
 * is, and places that no cell takes are filled.
 */
export function layOut<R, C>(written: readonly WrittenRow<R, C>[], create: Create<C>): Grid<R, C> {
  const taken = written.map(() => new Set<number>())
  const cells: Placed<C>[] = []
  written.forEach(({ cells: own }, row) => {
    let column = 0
    for (const { cell, ...wanted } of own) {
      while (taken[row]?.has(column)) column++
      let columns = 1
      while (columns < wanted.columns && !taken[row]?.has(column + columns)) columns++
      const rows = Math.max(1, Math.min(wanted.rows, written.length - row))
      cells.push({ cell, row, column, rows, columns })
      for (const line of taken.slice(row, row + rows)) {
        for (let at = column; at < column + columns; at++) line.add(at)
      }
      column += columns
    }
  })
  const columns = Math.max(1, ...cells.map(placed => placed.column + placed.columns))
  taken.forEach((line, row) => {
    for (let column = 0; column < columns; column++) {
      if (!line.has(column)) cells.push({ cell: create(row, column), row, column, rows: 1, columns: 1 })
    }
  })
  return { rows: written.map(({ row }) => row), columns, cells: inOrder(cells) }
}

/** The cells that start in each row, in their order. */
export const rowsOf = <R, C>(grid: Grid<R, C>): Placed<C>[][] =>
  grid.rows.map((_, row) => grid.cells.filter(placed => placed.row === row))

/** The smallest rectangle around these two cells that cuts through none. */
export function rectangleAround<R, C>(grid: Grid<R, C>, one: Placed<C>, other: Placed<C>): Rectangle {
  const inside = new Set([one, other])
  for (;;) {
    const all = [...inside]
    const rectangle = {
      fromRow: Math.min(...all.map(placed => placed.row)),
      toRow: Math.max(...all.map(placed => placed.row + placed.rows - 1)),
      fromColumn: Math.min(...all.map(placed => placed.column)),
      toColumn: Math.max(...all.map(placed => placed.column + placed.columns - 1)),
    }
    for (const placed of cellsIn(grid, rectangle)) inside.add(placed)
    if (inside.size === all.length) return rectangle
  }
}

/** The cells that touch this rectangle. */
export const cellsIn = <R, C>(grid: Grid<R, C>, within: Rectangle): Placed<C>[] =>
  grid.cells.filter(
    placed =>
      placed.row <= within.toRow &&
      placed.row + placed.rows > within.fromRow &&
      placed.column <= within.toColumn &&
      placed.column + placed.columns > within.fromColumn,
  )

/** The table with a new row before the one at `at`; cells that reach over the place grow. */
export function insertRow<R, C>(grid: Grid<R, C>, at: number, create: Create<C>): Grid<R, C> {
  const cells = grid.cells.map(placed => {
    if (placed.row >= at) return { ...placed, row: placed.row + 1 }
    return placed.row + placed.rows > at ? { ...placed, rows: placed.rows + 1 } : placed
  })
  const covered = new Set(
    cells
      .filter(placed => placed.row < at && placed.row + placed.rows > at)
      .flatMap(placed => range(placed.column, placed.columns)),
  )
  const fresh = range(0, grid.columns)
    .filter(column => !covered.has(column))
    .map(column => ({ cell: create(at, column), row: at, column, rows: 1, columns: 1 }))
  const rows = [...grid.rows.slice(0, at), null, ...grid.rows.slice(at)]
  return { rows, columns: grid.columns, cells: inOrder([...cells, ...fresh]) }
}

/** The table with a new column before the one at `at`; cells that reach over the place grow. */
export const insertColumn = <R, C>(grid: Grid<R, C>, at: number, create: Create<C>): Grid<R, C> =>
  turned<R, C>(columns => insertRow(columns, at, (column, row) => create(row, column)))(grid)

/** The table without these rows; a cell that reaches further stays, smaller. */
export function removeRows<R, C>(grid: Grid<R, C>, from: number, to: number): Grid<R, C> {
  const count = to - from + 1
  const cells = grid.cells.flatMap(placed => {
    const end = placed.row + placed.rows - 1
    const lost = Math.max(0, Math.min(end, to) - Math.max(placed.row, from) + 1)
    if (lost === placed.rows) return []
    const above = Math.max(0, Math.min(placed.row, to + 1) - from)
    return [{ ...placed, row: placed.row - Math.min(above, count), rows: placed.rows - lost }]
  })
  return {
    rows: grid.rows.filter((_, row) => row < from || row > to),
    columns: grid.columns,
    cells: inOrder(cells),
  }
}

/** The table without these columns; a cell that reaches further stays, smaller. */
export const removeColumns = <R, C>(grid: Grid<R, C>, from: number, to: number): Grid<R, C> =>
  turned<R, C>(columns => removeRows(columns, from, to))(grid)

/** One cell in the place of all in the rectangle: the first of them; the others are to give their words to it. */
export function merge<R, C>(
  grid: Grid<R, C>,
  within: Rectangle,
): { grid: Grid<R, C>; into: C; others: C[] } | null {
  const [first, ...others] = cellsIn(grid, within)
  if (!first || others.length === 0) return null
  const merged = {
    ...first,
    row: within.fromRow,
    column: within.fromColumn,
    rows: within.toRow - within.fromRow + 1,
    columns: within.toColumn - within.fromColumn + 1,
  }
  const cells = grid.cells.filter(placed => placed !== first && !others.includes(placed))
  return {
    grid: tidied({ ...grid, cells: inOrder([...cells, merged]) }),
    into: first.cell,
    others: others.map(placed => placed.cell),
  }
}

/** The table with this cell parted into one for each of its places; its words stay in the first. */
export function split<R, C>(grid: Grid<R, C>, wide: Placed<C>, create: Create<C>): Grid<R, C> {
  const fresh = range(wide.row, wide.rows).flatMap(row =>
    range(wide.column, wide.columns)
      .filter(column => row !== wide.row || column !== wide.column)
      .map(column => ({ cell: create(row, column), row, column, rows: 1, columns: 1 })),
  )
  const cells = grid.cells.map(placed => (placed === wide ? { ...placed, rows: 1, columns: 1 } : placed))
  return { ...grid, cells: inOrder([...cells, ...fresh]) }
}

/** Rows and columns in which no cell starts show nothing: the cells over them become smaller instead. */
export function tidied<R, C>(grid: Grid<R, C>): Grid<R, C> {
  const withoutRows = (of: Grid<R, C>) => {
    const empty = of.rows.map((_, row) => row).filter(row => !of.cells.some(placed => placed.row === row))
    return empty.reverse().reduce((rest, row) => removeRows(rest, row, row), of)
  }
  const withoutColumns = (of: Grid<R, C>) => {
    const empty = range(0, of.columns).filter(column => !of.cells.some(placed => placed.column === column))
    return empty.reverse().reduce((rest, column) => removeColumns(rest, column, column), of)
  }
  return withoutColumns(withoutRows(grid))
}

/** Does to columns what `change` does to rows. */
function turned<R, C>(change: (grid: Grid<null, C>) => Grid<null, C>) {
  return (grid: Grid<R, C>): Grid<R, C> => {
    const changed = change({
      rows: range(0, grid.columns).map(() => null),
      columns: grid.rows.length,
      cells: grid.cells.map(turnedCell),
    })
    return { rows: grid.rows, columns: changed.rows.length, cells: inOrder(changed.cells.map(turnedCell)) }
  }
}

const turnedCell = <C>({ cell, row, column, rows, columns }: Placed<C>): Placed<C> => ({
  cell,
  row: column,
  column: row,
  rows: columns,
  columns: rows,
})

const inOrder = <C>(cells: readonly Placed<C>[]): Placed<C>[] =>
  [...cells].sort((one, other) => one.row - other.row || one.column - other.column)

const range = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + index)
