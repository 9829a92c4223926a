import { buildForElectron } from './built.ts'
import { installed, project, toolEnvironment } from './project.ts'
import { run } from './run.ts'

// `npm run test:e2e -- [Playwright's options]`: builds and drives the real window. Where there is no display, each of
// Playwright's workers makes one of its own.
const args = process.argv.slice(2)
const chosen = args.some(argument => argument.startsWith('--project')) ? [] : ['--project=e2e']
const electron = await buildForElectron()
if (electron === null) process.exitCode = 1
else {
  const playwright = [installed('@playwright', 'test', 'cli.js'), 'test', ...chosen, ...args]
  const { code } = await run(process.execPath, playwright, {
    cwd: project,
    env: toolEnvironment(),
    show: true,
  })
  process.exitCode = code
}
