import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '../../../shared/contract/index.ts'
import { mediaFiles, sha256Hex } from './index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banthao-media-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = new TextEncoder().encode('ảnh')
const hash = sha256Hex(bytes)
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
    expect(Buffer.from(await files.read(hash, 'original', 'anh.jpg'))).toEqual(Buffer.from(bytes))
    expect(Buffer.from(await files.read(hash, 'small', 'anh.jpg')).toString()).toBe('small')
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
    expect(await refusalOf(files.read(hash, 'large', 'anh.jpg'))).toEqual(missing)
    await files.write(hash, 'original', bytes)
    writeFileSync(files.path(hash, 'original'), 'other')
    expect(await refusalOf(files.read(hash, 'original', 'anh.jpg'))).toEqual(missing)
    await files.write(hash, 'original', bytes)
    expect(await refusalOf(files.read(hash, 'original', 'anh.jpg'))).toBe('done')
  })

  it('that a crash left half-written are cleared away, the whole ones stay', async () => {
    const files = mediaFiles(folder)
    await files.removeUnfinished()
    await files.write(hash, 'original', bytes)
    writeFileSync(`${files.path(hash, 'original')}.123.unfinished`, 'ả')
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

  it('say so when the disk is full, and leave nothing half-made', async context => {
    const disk = smallDisk()
    if (disk === null) return context.skip('a disk of 64 kB can only be mounted by root on Linux')
    try {
      const files = mediaFiles(folder)
      const large = Buffer.alloc(200_000, 1)
      const refusal = await refusalOf(files.write(sha256Hex(large), 'original', large))
      expect(refusal).toEqual({ code: 'diskFull', details: { path: folder } })
      expect(everything()).toEqual([])
      await files.write(hash, 'original', bytes)
      expect(everything()).toHaveLength(1)
    } finally {
      disk.remove()
    }
  })
})

/** Makes `folder` a disk of 64 kB; null where that is not possible. */
function smallDisk(): { remove(): void } | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' })
    return { remove: () => execFileSync('umount', [folder]) }
  } catch {
    return null
  }
}
