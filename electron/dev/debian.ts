import { existsSync, readFileSync } from 'node:fs'
import { run } from './run.ts'

/** What Electron and a display without a screen need on Debian; their dependencies are all the rest. */
export const windowPackages = ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2']

/** Whether this is Debian or a relative of it. */
export function isDebian(): boolean {
  return process.platform === 'linux' && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
}

/** Those of the packages that are not installed. Releases since 2024 call some of them `…t64`. */
export async function missingPackages(names: readonly string[]): Promise<string[]> {
  const missing: string[] = []
  for (const name of names) {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own format.
    const states = await run('dpkg-query', ['-W', '-f=${db:Status-Status}\n', name, `${name}t64`])
    if (!states.output.split('\n').includes('installed')) missing.push(name)
  }
  return missing
}

/** The names under which this release has the packages, once its lists are up to date. */
export async function namesHere(names: readonly string[]): Promise<string[]> {
  const here: string[] = []
  for (const name of names) {
    const shown = await run('apt-cache', ['show', '--quiet', `${name}t64`])
    here.push(shown.code === 0 && shown.output.includes('Package:') ? `${name}t64` : name)
  }
  return here
}

/** Installs packages, as root. Resolves to what went wrong, or null. */
export async function installPackages(names: readonly string[]): Promise<string | null> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update', '-qq'], { env, limit: 300_000 })
  const install = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...(await namesHere(names))],
    { env, limit: 600_000 },
  )
  if (install.code === 0) return null
  return `${update.code === 0 ? '' : update.output}${install.output}`.trim()
}

/** Shared libraries that a program needs and this system lacks. Empty where that cannot be told. */
export async function missingLibraries(executable: string): Promise<string[]> {
  if (process.platform !== 'linux') return []
  const { output } = await run('ldd', [executable])
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].flatMap(([, library]) => library ?? [])
}

/** Says in words which libraries are missing and how to get them; null when none is. */
export async function librariesInWords(executable: string): Promise<string | null> {
  const libraries = await missingLibraries(executable)
  if (libraries.length === 0) return null
  const missing = `Electron needs shared libraries that this system lacks: ${libraries.join(', ')}.`
  if (!isDebian()) return `${missing}\nInstall GTK 3, NSS, GBM and ALSA with your system's package manager.`
  const packages = await namesHere(windowPackages.filter(name => name.startsWith('lib')))
  return `${missing}\nInstall them: ${isRoot() ? '' : 'sudo '}apt-get install ${packages.join(' ')}`
}

export const isRoot = () => process.getuid?.() === 0

/** Chromium's sandbox does not run as root. */
export const rootArguments = () => (process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : [])

/** Whether a window has somewhere to show itself. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** The release's name, for messages. */
export function releaseName(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8').match(/^PRETTY_NAME="?([^"\n]+)/m)?.[1] ?? process.platform
  } catch {
    return process.platform
  }
}
