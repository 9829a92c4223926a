import { hasDisplay, librariesInWords } from './debian.ts'
import { findElectron } from './find-electron.ts'
import { installed, project, toolEnvironment } from './project.ts'
import { run } from './run.ts'

// `npm run test:e2e -- [Playwright's options]`: builds and drives the real window, on a virtual display if need be.
process.exitCode = await endToEnd(process.argv.slice(2))

async function endToEnd(args: string[]): Promise<number> {
  const electron = await findElectron().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return null
  })
  if (!electron) return 1
  const lacking = await librariesInWords(electron.executable)
  if (lacking !== null) {
    console.error(lacking)
    return 1
  }
  const options = { cwd: project, env: toolEnvironment(), show: true }
  const build = await run(
    process.execPath,
    [installed('electron-vite', 'bin', 'electron-vite.js'), 'build'],
    {
      ...options,
      show: false,
    },
  )
  if (build.code !== 0) {
    console.error(build.output)
    return build.code
  }
  const chosen = args.some(argument => argument.startsWith('--project')) ? [] : ['--project=e2e']
  const playwright = [
    process.execPath,
    installed('@playwright', 'test', 'cli.js'),
    'test',
    ...chosen,
    ...args,
  ]
  const display = hasDisplay() ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1920x1080x24']
  const [program = process.execPath, ...rest] = [...display, ...playwright]
  const tests = await run(program, rest, options)
  if (tests.code === 127) console.error(`${program} is missing. On Debian: apt-get install xvfb xauth`)
  return tests.code
}
