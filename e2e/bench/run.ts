import { benchLaunching } from './launching.ts'
import { printTable, type Row } from './measure.ts'
import { benchOpening } from './opening.ts'
import { benchSaving } from './saving.ts'

/** Every measurement by its name: `npm run bench` runs all, `npm run bench -- saving` one. */
const measurements: Record<string, () => Promise<Row[]>> = {
  saving: benchSaving,
  opening: benchOpening,
  launching: benchLaunching,
}

const asked = process.argv.slice(2)
const unknown = asked.find(name => !(name in measurements))
if (unknown !== undefined) {
  console.error(`no measurement “${unknown}”; there are: ${Object.keys(measurements).join(', ')}`)
  process.exit(2)
}
const rows: Row[] = []
for (const [name, measure] of Object.entries(measurements)) {
  if (asked.length === 0 || asked.includes(name)) rows.push(...(await measure()))
}
printTable(rows)
