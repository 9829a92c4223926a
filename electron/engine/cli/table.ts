/** Rows with their cells below each other; the last one is not filled up. `right` names columns of numbers. */
export function inColumns(
  rows: readonly (readonly string[])[],
  { right = [] }: { right?: number[] } = {},
): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => widthOf(row[column] ?? ''))))
  return rows.map(row =>
    row
      .map((cell, column) => {
        const blanks = ' '.repeat(Math.max((widths[column] ?? 0) - widthOf(cell), 0))
        if (right.includes(column)) return blanks + cell
        return column === row.length - 1 ? cell : cell + blanks
      })
      .join('  ')
      .trimEnd(),
  )
}

/** Facts behind their names, those that there are; a fact of several lines stands below itself. */
export function labelled(facts: readonly (readonly [string, string | undefined])[]): string[] {
  const rows = facts.flatMap(([name, fact]) =>
    fact === undefined ? [] : fact.split('\n').map((line, index) => [index === 0 ? `${name}:` : '', line]),
  )
  return inColumns(rows)
}

/** Columns that a text takes; a letter with its marks is one. */
const widthOf = (text: string) => [...text.normalize('NFC')].length
