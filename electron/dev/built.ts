import { hasDisplay, librariesInWords } from './debian.ts'
import { findElectron } from './find-electron.ts'
import { installed, project, toolEnvironment } from './project.ts'
import { run } from './run.ts'

/** Finds an Electron that runs here and builds the program; the path of that Electron, or null once it was said why not. */
export async function buildForElectron(): Promise<string | null> {
  const electron = await findElectron().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return null
  })
  if (!electron) return null
  const lacking = await librariesInWords(electron.executable)
  if (lacking !== null) {
    console.error(lacking)
    return null
  }
  const builder = installed('electron-vite', 'bin', 'electron-vite.js')
  const build = await run(process.execPath, [builder, 'build'], { cwd: project, env: toolEnvironment() })
  if (build.code !== 0) {
    console.error(build.output)
    return null
  }
  return electron.executable
}

/** Runs Node with these arguments where a window can be shown: on the display there is, or on a virtual one. */
export async function runWithDisplay(args: string[]): Promise<number> {
  const display = hasDisplay() ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1920x1080x24']
  const [program = process.execPath, ...rest] = [...display, process.execPath, ...args]
  const outcome = await run(program, rest, { cwd: project, env: toolEnvironment(), show: true })
  if (outcome.code === 127) console.error(`${program} is missing. On Debian: apt-get install xvfb xauth`)
  return outcome.code
}
