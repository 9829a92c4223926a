import { existsSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import {
  hasDisplay,
  installPackages,
  isDebian,
  isRoot,
  missingPackages,
  namesHere,
  releaseName,
  windowPackages,
} from './debian.ts'
import { ownElectron } from './find-electron.ts'
import { installed, project, toolEnvironment } from './project.ts'
import { type Count, countUnitTests, countWindowTests } from './reports.ts'
import { run } from './run.ts'
import { compilers, sqliteIsCompiled } from './sqlite.ts'

// `npm test`: everything that proves the program, one step after the other whatever the ones before said. Its last
// line is the count.
const unitReport = join(project, 'test-results', 'unit.json')
const windowReport = join(project, 'test-results', 'e2e.json')

interface Step {
  name: string
  program: string[]
  /** The step's count from its report; without a report the step counts as one test. */
  count?: () => Count | null
}

const steps: Step[] = [
  // With one checker for each project: every further one would read the same types over again.
  { name: 'Type-check', program: [installed('typescript', 'bin', 'tsc'), '-b', '--checkers', '1'] },
  { name: 'Lint', program: [installed('@biomejs', 'biome', 'bin', 'biome'), 'check', '.'] },
  {
    name: 'Unit tests',
    program: [
      installed('vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    count: () => countUnitTests(unitReport),
  },
  {
    name: 'Build and end-to-end tests',
    program: [join(import.meta.dirname, 'e2e.ts')],
    count: () => countWindowTests(windowReport),
  },
]

await prepareSystem()
for (const report of [unitReport, windowReport]) rmSync(report, { force: true })
const total: Count = { passed: 0, failed: 0 }
for (const step of steps) {
  const { passed, failed } = await take(step)
  total.passed += passed
  total.failed += failed
}
process.exitCode = total.failed === 0 ? 0 : 1
console.log(`tests: ${total.passed} passed, ${total.failed} failed`)

async function take(step: Step): Promise<Count> {
  console.log(`\n=== ${step.name}`)
  const started = Date.now()
  const { code } = await run(process.execPath, step.program, {
    cwd: project,
    env: toolEnvironment(),
    show: true,
    // Longer than Playwright’s own limit for all of its tests, which then says itself what it did not reach.
    limit: 2_700_000,
  })
  const counted = step.count?.() ?? { passed: code === 0 && !step.count ? 1 : 0, failed: 0 }
  // A step that ended badly has failed, whatever its report says or does not say.
  const count =
    code === 0 && counted.passed > 0 ? counted : { ...counted, failed: Math.max(1, counted.failed) }
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`--- ${step.name}: ${count.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
  return count
}

/** Sees that the system has what the window needs; as root on Debian it installs what is missing. */
async function prepareSystem(): Promise<void> {
  if (!isDebian()) return
  const needed = hasDisplay() ? windowPackages.filter(name => name.startsWith('lib')) : windowPackages
  const wanted = [...(await missingPackages(needed)), ...(await missingCompilers())]
  if (wanted.length === 0) return
  if (isRoot()) {
    console.log(`Installing on ${releaseName()}: ${wanted.join(' ')}`)
    const trouble = await installPackages(wanted)
    if (trouble === null) return
    console.log(trouble)
  }
  console.log(`The end-to-end tests need packages that are missing here. Install them as root:`)
  console.log(`  apt-get update && apt-get install -y ${(await namesHere(wanted)).join(' ')}`)
}

/** Compilers are needed only where development falls back to another Electron, and only the first time. */
async function missingCompilers(): Promise<string[]> {
  if (sqliteIsCompiled() || process.arch !== 'x64' || (await ownElectron()) !== null) return []
  const folders = (process.env.PATH ?? '').split(delimiter)
  return Object.entries(compilers)
    .filter(([program]) => !folders.some(folder => existsSync(join(folder, program))))
    .map(([, name]) => name)
}
