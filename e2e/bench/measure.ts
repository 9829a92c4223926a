/** Times of one thing, in ms. */
export interface Times {
  p50: number
  p95: number
}

/** The middle and the 95th percentile of some times. */
export function summary(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}

/**
 * Runs the things in turn, A B A B, so that a machine that slows down slows all of them; a few rounds are not counted.
 * `after` cleans up what a thing answered; its time does not count.
 */
export async function inTurn<Name extends string>(
  rounds: number,
  things: Record<Name, () => Promise<unknown> | unknown>,
  after: (answer: unknown) => Promise<void> | void = () => undefined,
): Promise<Record<Name, Times>> {
  const names = Object.keys(things) as Name[]
  const times = new Map(names.map(name => [name, [] as number[]]))
  const unCounted = Math.ceil(rounds / 10)
  for (let round = -unCounted; round < rounds; round += 1) {
    for (const name of names) {
      const start = performance.now()
      const answer = await things[name]()
      if (round >= 0) times.get(name)?.push(performance.now() - start)
      await after(answer)
    }
  }
  return Object.fromEntries(names.map(name => [name, summary(times.get(name) ?? [])])) as Record<Name, Times>
}

/** One line of the table: what was measured, against what, and what is aimed at. */
export interface Row {
  name: string
  measured: Times
  floorName?: string
  floor?: Times
  aim?: number
  /** Which of the times is compared; the middle unless said. */
  by?: keyof Times
  /** What the numbers are; ms unless said. */
  unit?: string
}

/** Prints the rows with the ratio of what is compared. */
export function printTable(rows: readonly Row[]): void {
  const shown = (time: number | undefined) => (time === undefined ? '' : time.toFixed(time < 10 ? 3 : 1))
  const cells = rows.map(({ name, measured, floorName, floor, aim, by = 'p50', unit = 'ms' }) => [
    `${name}${unit === 'ms' ? '' : `, ${unit}`}`,
    shown(measured.p50),
    shown(measured.p95),
    floorName ?? '',
    shown(floor?.p50),
    shown(floor?.p95),
    floor ? `${(measured[by] / floor[by]).toFixed(2)} of ${by}` : '',
    aim === undefined ? '' : aim.toFixed(1),
  ])
  const header = ['measured', 'p50 ms', 'p95 ms', 'against', 'p50 ms', 'p95 ms', 'ratio', 'aim']
  const widths = header.map((title, column) =>
    Math.max(title.length, ...cells.map(row => row[column]?.length ?? 0)),
  )
  for (const row of [header, ...cells]) {
    console.log(
      row
        .map((cell, column) =>
          column === 0 || column === 3
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
  }
}
