import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '../../../shared/contract/index.ts'
import { sha256 } from '../store/hash.ts'
import { mediaFiles } from './index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banthao-media-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = new TextEncoder().encode('ảnh')
const hash = sha256(bytes)
const original = { sha256: hash, name: 'anh.jpg' }
const everything = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.length > 2)
    .sort()

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return { code: error.code, details: error.details }
      throw error
    },
  )

describe('media files', () => {
  it('are named by their content and lie in folders of their first two letters', async () => {
    const files = mediaFiles(folder)
    await files.write(hash, 'original', bytes)
    await files.write(hash, 'large', Buffer.from('large'))
    await files.write(hash, 'small', Buffer.from('small'))
    const name = join(hash.slice(0, 2), hash.slice(2))
    expect(everything()).toEqual([name, `${name}.large`, `${name}.small`])
    expect(relative(folder, files.path(hash, 'large'))).toBe(`${name}.large`)
    expect(Buffer.from(await files.read(hash, 'original', original))).toEqual(Buffer.from(bytes))
    const small = await files.read(hash, 'small', { sha256: sha256('small'), name: 'anh.jpg' })
    expect(Buffer.from(small).toString()).toBe('small')
  })

  it('are written once, however often the same content comes', async () => {
    const files = mediaFiles(folder)
    await Promise.all([1, 2, 3].map(() => files.write(hash, 'original', bytes)))
    await files.write(hash, 'original', bytes)
    expect(everything()).toHaveLength(1)
  })

  it('that are gone or damaged are missing, by the name that people know', async () => {
    const files = mediaFiles(folder)
    const missing = { code: 'mediaMissing', details: { name: 'anh.jpg' } }
    const large = { sha256: sha256('large'), name: 'anh.jpg' }
    expect(await refusalOf(files.read(hash, 'large', large))).toEqual(missing)
    await files.write(hash, 'large', Buffer.from('large'))
    writeFileSync(files.path(hash, 'large'), 'lạrge')
    expect(await refusalOf(files.read(hash, 'large', large))).toEqual(missing)
    await files.write(hash, 'original', bytes)
    writeFileSync(files.path(hash, 'original'), 'other')
    expect(await refusalOf(files.read(hash, 'original', original))).toEqual(missing)
    await files.write(hash, 'original', bytes)
    expect(await refusalOf(files.read(hash, 'original', original))).toBe('done')
  })

  it('that a crash left half-written are cleared away, the whole ones stay', async () => {
    const files = mediaFiles(folder)
    await files.removeUnfinished()
    await files.write(hash, 'original', bytes)
    writeFileSync(`${dirname(files.path(hash, 'original'))}/.${hash.slice(2)}.0123456789ab.part`, 'ả')
    await files.removeUnfinished()
    expect(everything()).toEqual([join(hash.slice(0, 2), hash.slice(2))])
    rmSync(folder, { recursive: true })
    await files.removeUnfinished()
  })

  it('cannot be asked for by a path', () => {
    expect(() => mediaFiles(folder).path('../../../etc/passwd', 'original')).toThrow(TypeError)
  })

  it('say so when the folder cannot be written', async () => {
    // File permissions do not stop root, /sys does.
    const isRoot = process.getuid?.() === 0
    const locked = isRoot ? '/sys/kernel' : folder
    chmodSync(folder, 0o500)
    const refusal = await refusalOf(mediaFiles(locked).write(hash, 'original', bytes))
    chmodSync(folder, 0o700)
    expect(refusal).toEqual({ code: 'folderReadOnly', details: { path: locked } })
  })

  it('say so when the disk is full, and leave nothing half-made', () => {
    const script = `
      import { readdirSync } from 'node:fs'
      import { mediaFiles } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
      import { sha256 } from ${JSON.stringify(join(import.meta.dirname, '../store/hash.ts'))}
      const folder = process.env.DISK
      const files = mediaFiles(folder)
      const left = () => readdirSync(folder, { recursive: true }).filter(name => name.length > 2).length
      const keep = bytes => files.write(sha256(bytes), 'original', bytes).then(() => 'kept', ({ code }) => code)
      const large = await keep(Buffer.alloc(200_000, 1))
      console.log(JSON.stringify([large, left(), await keep(Buffer.from('ảnh')), left()]))`
    expect(JSON.parse(withSmallDisk(folder, script))).toEqual(['diskFull', 0, 'kept', 1])
  })
})

/** Runs a module where DISK is a disk of 64 kB, made for it in a mount namespace of its own; answers what it says. */
function withSmallDisk(disk: string, script: string): string {
  const mounted = 'mount -t tmpfs -o size=64k tmpfs "$DISK" && exec "$NODE" --input-type=module -e "$SCRIPT"'
  const user = process.getuid?.() === 0 ? [] : ['--map-root-user']
  const env = { ...process.env, DISK: disk, NODE: process.execPath, SCRIPT: script }
  return execFileSync('unshare', ['--mount', ...user, 'bash', '-c', mounted], { encoding: 'utf8', env })
}
