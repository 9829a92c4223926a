import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { makeOnce } from './make-once.ts'
import { cacheFolder, installed, toolEnvironment } from './project.ts'
import { run } from './run.ts'

const binary = 'better_sqlite3.node'

/*
 * better-sqlite3's prebuilt binary is made for Node-API 10, which Node 20 (Electron 33) does not have. The calls it
 * uses were there already as experimental ones, so compiled with these marks it loads in Node 20, Node 24 and
 * Electron 33 alike. better-sqlite3 loads build/Release before its prebuilt binaries.
 */
const marks = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'

/** Programs that compiling needs, and the Debian packages that have them. */
export const compilers = { 'g++': 'g++', make: 'make', python3: 'python3' } as const

/** Puts a better-sqlite3 that Electron 33 can load into the installed packages; compiles it when this user has none. */
export async function ensureSqliteForNode20(): Promise<void> {
  const folder = join(
    cacheFolder,
    `better-sqlite3-${sqliteVersion()}-node20-${process.platform}-${process.arch}`,
  )
  await makeOnce(folder, compile)
  const made = join(folder, binary)
  const target = installed('better-sqlite3', 'build', 'Release', binary)
  if (existsSync(target) && readFileSync(target).equals(readFileSync(made))) return
  mkdirSync(dirname(target), { recursive: true })
  // A running program may have the old one open: it is replaced, never written into.
  const beside = `${target}.${process.pid}`
  copyFileSync(made, beside)
  renameSync(beside, target)
}

/** Whether compiling is still ahead. */
export function sqliteIsCompiled(): boolean {
  return existsSync(
    join(cacheFolder, `better-sqlite3-${sqliteVersion()}-node20-${process.platform}-${process.arch}`),
  )
}

async function compile(folder: string): Promise<void> {
  console.log('Compiling better-sqlite3 for this Electron (about a minute, once)...')
  // A copy, so that what is installed is never half built. Its headers are a package of their own.
  const copy = join(folder, 'node_modules', 'better-sqlite3')
  for (const name of ['better-sqlite3', 'node-addon-api']) {
    cpSync(installed(name), join(folder, 'node_modules', name), { recursive: true })
  }
  const headers = headersFolder()
  const args = [
    'rebuild',
    '--release',
    '--force_build=1',
    ...(headers === null ? [] : [`--nodedir=${headers}`]),
  ]
  const built = await run(process.execPath, [installed('node-gyp', 'bin', 'node-gyp.js'), ...args], {
    cwd: copy,
    env: { ...toolEnvironment(), CXXFLAGS: marks },
    limit: 900_000,
  })
  const made = join(copy, 'build', 'Release', binary)
  if (built.code !== 0 || !existsSync(made)) {
    const lines = built.output.trim().split('\n').slice(-15).join('\n')
    throw new Error(
      `better-sqlite3 could not be compiled:\n${lines}\n\nIt needs a C++ compiler, make and Python. ` +
        `On Debian: apt-get install ${Object.values(compilers).join(' ')}`,
    )
  }
  renameSync(made, join(folder, binary))
  await run('rm', ['-rf', join(folder, 'node_modules')])
}

/** Where Node's C headers are, or null: then node-gyp downloads them. */
function headersFolder(): string | null {
  const places = [
    installed('node', 'node_modules', `node-${process.platform}-${process.arch}`),
    installed(`node-${process.platform}-${process.arch}`),
    join(dirname(process.execPath), '..'),
    '/usr',
  ]
  return places.find(place => existsSync(join(place, 'include', 'node', 'node_api.h'))) ?? null
}

function sqliteVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(installed('better-sqlite3', 'package.json'), 'utf8'))
  return z.object({ version: z.string() }).parse(manifest).version
}
