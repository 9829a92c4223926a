import { buildForElectron, runWithDisplay } from './built.ts'

// `npm run bench -- [names of measurements]`: builds and measures, on a virtual display if need be.
const electron = await buildForElectron()
process.exitCode =
  electron === null ? 1 : await runWithDisplay(['e2e/bench/run.ts', ...process.argv.slice(2)])
