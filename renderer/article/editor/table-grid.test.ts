import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Grid,
  insertColumn,
  insertRow,
  layOut,
  merge,
  rectangleAround,
  removeColumns,
  removeRows,
  rowsOf,
  split,
} from './table-grid.ts'

let made = 0
const create = () => `mới-${++made}`

const written = fc
  .array(
    fc.array(fc.record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 4 }) }), {
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map(rows => {
    let last = 0
    return rows.map((cells, row) => ({
      row: `hàng-${row}`,
      cells: cells.map(spans => ({ cell: `ô-${++last}`, ...spans })),
    }))
  })

/** How many cells take each place. */
function covers(grid: Grid<string, string>): number[][] {
  const counts = grid.rows.map(() => Array.from({ length: grid.columns }, () => 0))
  for (const { row, column, rows, columns } of grid.cells) {
    for (let y = row; y < row + rows; y++) {
      for (let x = column; x < column + columns; x++) {
        const line = counts[y]
        if (line?.[x] === undefined) return [[-1]]
        line[x] = (line[x] ?? 0) + 1
      }
    }
  }
  return counts
}
const isWhole = (grid: Grid<string, string>) =>
  covers(grid)
    .flat()
    .every(count => count === 1)

const table = (...rows: string[]) =>
  layOut(
    rows.map(row => ({ row, cells: [...row].map(cell => ({ cell, rows: 1, columns: 1 })) })),
    create,
  )
/** The table as it would be drawn. */
const drawn = (grid: Grid<string, string>) =>
  grid.rows.map((_, y) =>
    Array.from(
      { length: grid.columns },
      (_, x) =>
        grid.cells.find(
          ({ row, column, rows, columns }) =>
            row <= y && y < row + rows && column <= x && x < column + columns,
        )?.cell ?? '?',
    ).join(''),
  )
const at = (grid: Grid<string, string>, cell: string) => {
  const found = grid.cells.find(placed => placed.cell === cell)
  if (!found) throw new Error(`There is no cell ${cell}.`)
  return found
}

describe('a table as a grid', () => {
  it('has one cell in every place whatever is done to it, and keeps the cells that nobody removed', () => {
    fc.assert(
      fc.property(
        written,
        fc.array(fc.tuple(fc.nat(5), fc.nat(99), fc.nat(99)), { maxLength: 12 }),
        (rows, changes) => {
          let grid = layOut(rows, create)
          expect(isWhole(grid)).toBe(true)
          expect(grid.cells.map(({ cell }) => cell)).toEqual(
            expect.arrayContaining(rows.flatMap(({ cells }) => cells.map(({ cell }) => cell))),
          )
          for (const [kind, one, other] of changes) {
            const before = new Set(grid.cells.map(({ cell }) => cell))
            const first = grid.cells[one % grid.cells.length]
            const second = grid.cells[other % grid.cells.length]
            if (!first || !second) return
            const around = rectangleAround(grid, first, second)
            const fullHeight = around.fromRow === 0 && around.toRow === grid.rows.length - 1
            const fullWidth = around.fromColumn === 0 && around.toColumn === grid.columns - 1
            const gone = new Set<string>()
            if (kind === 0) grid = insertRow(grid, one % (grid.rows.length + 1), create)
            if (kind === 1) grid = insertColumn(grid, one % (grid.columns + 1), create)
            if (kind === 2 && !fullHeight) {
              for (const { cell, row, rows: high } of grid.cells) {
                if (row >= around.fromRow && row + high - 1 <= around.toRow) gone.add(cell)
              }
              grid = removeRows(grid, around.fromRow, around.toRow)
            }
            if (kind === 3 && !fullWidth) {
              for (const { cell, column, columns } of grid.cells) {
                if (column >= around.fromColumn && column + columns - 1 <= around.toColumn) gone.add(cell)
              }
              grid = removeColumns(grid, around.fromColumn, around.toColumn)
            }
            if (kind === 4) {
              const merged = merge(grid, around)
              for (const cell of merged?.others ?? []) gone.add(cell)
              grid = merged?.grid ?? grid
            }
            if (kind === 5) grid = split(grid, first, create)
            expect(isWhole(grid)).toBe(true)
            const after = new Set(grid.cells.map(({ cell }) => cell))
            expect([...before].filter(cell => !after.has(cell))).toEqual([...gone])
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('merges, and parts again into as many cells', () => {
    const grid = table('abc', 'def', 'ghi')
    const merged = merge(grid, { fromRow: 0, toRow: 1, fromColumn: 0, toColumn: 1 })
    expect(merged && drawn(merged.grid)).toEqual(['aac', 'aaf', 'ghi'])
    expect(merged && [merged.into, merged.others]).toEqual(['a', ['b', 'd', 'e']])
    if (!merged) return
    let next = 0
    const parted = split(merged.grid, at(merged.grid, 'a'), () => 'xyz'[next++] ?? '?')
    expect(drawn(parted)).toEqual(['axc', 'yzf', 'ghi'])
  })

  it('drops rows and columns that merging leaves without a cell of their own', () => {
    const merged = merge(table('ab', 'cd'), { fromRow: 0, toRow: 1, fromColumn: 0, toColumn: 1 })
    expect(merged && drawn(merged.grid)).toEqual(['a'])
    const rows = merge(table('ab', 'cd', 'ef'), { fromRow: 0, toRow: 1, fromColumn: 0, toColumn: 1 })
    expect(rows && drawn(rows.grid)).toEqual(['aa', 'ef'])
  })

  it('keeps a cell that reaches out of the removed rows, and the row below gets it', () => {
    const merged = merge(table('abc', 'def', 'ghi'), { fromRow: 0, toRow: 1, fromColumn: 1, toColumn: 1 })
    if (!merged) throw new Error('not merged')
    const rest = removeRows(merged.grid, 0, 0)
    expect(drawn(rest)).toEqual(['dbf', 'ghi'])
    expect(rowsOf(rest).map(row => row.map(({ cell }) => cell))).toEqual([
      ['d', 'b', 'f'],
      ['g', 'h', 'i'],
    ])
  })

  it('takes a wide cell whole into what is selected around it', () => {
    const merged = merge(table('abc', 'def', 'ghi'), { fromRow: 1, toRow: 2, fromColumn: 1, toColumn: 2 })
    if (!merged) throw new Error('not merged')
    const { grid } = merged
    expect(rectangleAround(grid, at(grid, 'b'), at(grid, 'e'))).toEqual({
      fromRow: 0,
      toRow: 2,
      fromColumn: 1,
      toColumn: 2,
    })
  })

  it('cuts spans to the room that there is, and fills what is missing', () => {
    const grid = layOut(
      [
        {
          row: 'r1',
          cells: [
            { cell: 'a', rows: 9, columns: 1 },
            { cell: 'b', rows: 2, columns: 1 },
          ],
        },
        { row: 'r2', cells: [] },
        { row: 'r3', cells: [{ cell: 'c', rows: 1, columns: 3 }] },
      ],
      () => '·',
    )
    expect(drawn(grid)).toEqual(['ab··', 'ab··', 'accc'])
  })
})
