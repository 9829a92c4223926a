import { benchCommenting } from './commenting.ts'

import { benchComparing } from './comparing.ts'

import { benchImporting } from './importing.ts'
import { benchLaunching } from './launching.ts'
import { printTable, type Row } from './measure.ts'
import { benchOpening } from './opening.ts'
import { benchSaving } from './saving.ts'
import { benchWriting } from './writing.ts'

/** Numbers that a measurement may be told, as `--letters=100`. */
type Numbers = Record<string, number>

/**
 * Every measurement by its name: `npm run bench` runs all, `npm run bench -- saving` one. `writing` takes about two
 * minutes (`-- writing --letters=100` for fewer keys), `importing` about three and some gigabytes of disk while it
 * runs (`-- importing --pictures=20` for fewer).
 */
const measurements: Record<string, (numbers: Numbers) => Promise<Row[]>> = {
  saving: benchSaving,
  comparing: benchComparing,
  opening: benchOpening,
  launching: benchLaunching,
  writing: benchWriting,
  importing: benchImporting,
  commenting: benchCommenting,
}

const asked = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const numbers: Numbers = {}
for (const argument of process.argv.slice(2)) {
  const given = /^--([a-z]+)=(\d+)$/.exec(argument)
  if (given) numbers[given[1] ?? ''] = Number(given[2])
}
const unknown = asked.find(name => !(name in measurements))
if (unknown !== undefined) {
  console.error(`no measurement “${unknown}”; there are: ${Object.keys(measurements).join(', ')}`)
  process.exit(2)
}
const rows: Row[] = []
for (const [name, measure] of Object.entries(measurements)) {
  if (asked.length === 0 || asked.includes(name)) rows.push(...(await measure(numbers)))
}
printTable(rows)
