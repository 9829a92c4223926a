import { buildForElectron, runWithDisplay } from './built.ts'
import { installed } from './project.ts'

// `npm run test:e2e -- [Playwright's options]`: builds and drives the real window, on a virtual display if need be.
const args = process.argv.slice(2)
const chosen = args.some(argument => argument.startsWith('--project')) ? [] : ['--project=e2e']
const electron = await buildForElectron()
process.exitCode =
  electron === null
    ? 1
    : await runWithDisplay([installed('@playwright', 'test', 'cli.js'), 'test', ...chosen, ...args])
