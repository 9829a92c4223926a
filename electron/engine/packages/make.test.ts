import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  emptyContent,
  type StoredContent,
  storedContentSchema,
  textRun,
} from '../../../shared/article/index.ts'
import { buildPackage, verifyPackage, writePackage } from './index.ts'
import { richContent, sealedArticle } from './sealed.fixture.ts'

const run = promisify(execFile)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banthao-package-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Whether a tool of the system answers, so that its opinion can be asked. */
function has(tool: string, ...probe: string[]): boolean {
  try {
    execFileSync(tool, probe, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The same article as it was sealed when the body language had no crop. */
function contentOfVersion1(): StoredContent {
  const older = JSON.stringify(richContent(), (name, member) =>
    name === 'crop' || name === 'focus' ? undefined : name === 'version' ? 1 : member,
  )
  return storedContentSchema.parse(JSON.parse(older))
}

describe('a package', () => {
  test('has the same bytes wherever and whenever it is made', async () => {
    const { bytes } = await buildPackage(sealedArticle())
    const program = `
      import { buildPackage } from './make.ts'
      import { sealedArticle } from './sealed.fixture.ts'
      const { bytes } = await buildPackage(sealedArticle())
      const { createHash } = await import('node:crypto')
      console.log(createHash('sha256').update(bytes).digest('hex'))`
    for (const TZ of ['UTC', 'America/St_Johns', 'Pacific/Kiritimati']) {
      const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', program], {
        cwd: import.meta.dirname,
        env: { ...process.env, TZ, LANG: 'tr_TR.UTF-8' },
      })
      expect(stdout.trim(), TZ).toBe(sha256(bytes))
    }
  })

  /**
   * A sealed revision gives the same package for ever, also by later versions of the program, and verifying makes it
   * again. Whoever changes these bytes on purpose once packages are in use gives the format a new name and keeps the
   * old one's code.
   */
  test('has the bytes of its format', async () => {
    const fileName = 'goi-bai_so-ket-cai-cach-hanh-chinh_20260306.zip'
    const made = [await buildPackage(sealedArticle(contentOfVersion1())), await buildPackage(sealedArticle())]
    expect(made.map(({ fileName, bytes }) => [fileName, sha256(bytes)])).toEqual([
      [fileName, 'd802a184f07dd1751f5427b38886f1bbf53b2da8791931ccf966da19c2ce2dd0'],
      [fileName, 'fe1e38c751be81b190ea6b5153a98e7a9dc3c31df3fc38ac08802e63200b0eb6'],
    ])
  })

  test('is refused for a seal of other words', async () => {
    const sealed = sealedArticle()
    const content = {
      ...sealed.revision.content,
      fields: { ...sealed.revision.content.fields, title: 'Khác' },
    }
    await expect(
      buildPackage({ ...sealed, revision: { ...sealed.revision, content } }),
    ).rejects.toMatchObject({
      code: 'packageNotWhole',
    })
    await expect(
      buildPackage({ ...sealed, seal: { ...sealed.seal, signature: '00'.repeat(64) } }),
    ).rejects.toMatchObject({ code: 'packageNotWhole' })
  })

  test('is refused when a picture is missing, by its file name', async () => {
    await expect(buildPackage({ ...sealedArticle(), pictures: new Map() })).rejects.toMatchObject({
      code: 'mediaMissing',
      details: { name: 'hoi nghi.png' },
    })
  })

  test('of an article with neither title nor picture is whole', async () => {
    const content = emptyContent()
    content.body.blocks = [{ type: 'paragraph', id: 'block-1', content: [textRun('Chỉ một đoạn.')] }]
    const built = await buildPackage(sealedArticle(content))
    expect(built.fileName).toBe('goi-bai_bai-7_20260306.zip')
    const { path } = await writePackage(folder, built)
    expect(await verifyPackage(path)).toMatchObject({ whole: true, faults: [] })
  })
})

describe('other tools', () => {
  test.skipIf(!has('python3', '--version'))(
    'unpack it, and the system confirms sums and signature',
    async () => {
      const { path } = await writePackage(folder, await buildPackage(sealedArticle()))
      const cwd = join(folder, 'unpacked')
      await mkdir(cwd)
      await run('python3', ['-m', 'zipfile', '-e', path, cwd])
      expect((await readdir(cwd, { recursive: true })).sort()).toEqual([
        'KEY.pem',
        'SHA256SUMS',
        'SHA256SUMS.sig',
        'bai-viet.json',
        'manifest.json',
        'media',
        'media/01-so-ket-cai-cach-hanh-chinh.png',
        'noi-dung.html',
        'xem-truoc.html',
      ])
      if (has('sha256sum', '--version')) {
        const { stdout } = await run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd })
        expect(stdout.match(/: OK$/gm)).toHaveLength(6)
      }
      const verify = '-verify -pubin -inkey KEY.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig'
      if (has('openssl', 'version')) {
        const { stdout } = await run('openssl', ['pkeyutl', ...verify.split(' ')], { cwd })
        expect(stdout).toContain('Signature Verified Successfully')
        await writeFile(join(cwd, 'SHA256SUMS'), 'x', { flag: 'a' })
        await expect(run('openssl', ['pkeyutl', ...verify.split(' ')], { cwd })).rejects.toMatchObject({
          code: 1,
        })
      }
    },
  )

  test.skipIf(!has('unzip', '-v'))('find nothing to complain of', async () => {
    const { path } = await writePackage(folder, await buildPackage(sealedArticle()))
    const { stdout, stderr } = await run('unzip', ['-t', path])
    expect(stdout).toContain('No errors detected')
    expect(stderr).toBe('')
  })
})

describe('writing a package', () => {
  test('twice leaves one file, and another of the same name beside it', async () => {
    const built = await buildPackage(sealedArticle())
    const first = await writePackage(folder, built)
    expect(await writePackage(folder, built)).toEqual({ ...first, isNew: false })
    const second = await writePackage(folder, await buildPackage(sealedArticle(richContent(), 9)))
    expect((await readdir(folder)).sort()).toEqual([
      'goi-bai_so-ket-cai-cach-hanh-chinh_20260306-2.zip',
      'goi-bai_so-ket-cai-cach-hanh-chinh_20260306.zip',
    ])
    expect(sha256(await readFile(second.path))).toBe(second.sha256)
    expect(first.size).toBe(built.bytes.length)
  })

  test('clears what a killed program left an hour ago, and nothing else', async () => {
    const remains = join(folder, '.goi-bai_x_20260101.zip.0011.part')
    await writeFile(remains, 'nửa')
    await writeFile(join(folder, 'ghi-chu.txt'), 'giữ')
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
    await utimes(remains, longAgo, longAgo)
    await utimes(join(folder, 'ghi-chu.txt'), longAgo, longAgo)
    await writePackage(folder, await buildPackage(sealedArticle()))
    expect((await readdir(folder)).sort()).toEqual([
      'ghi-chu.txt',
      'goi-bai_so-ket-cai-cach-hanh-chinh_20260306.zip',
    ])
  })

  test('into a folder that is none is refused', async () => {
    const built = await buildPackage(sealedArticle())
    const missing = join(folder, 'khong-co')
    await expect(writePackage(missing, built)).rejects.toMatchObject({
      code: 'folderMissing',
      details: { path: missing },
    })
    await writeFile(join(folder, 'tep'), '')
    await expect(writePackage(join(folder, 'tep'), built)).rejects.toMatchObject({ code: 'notFolder' })
  })

  test('into a read-only folder is refused and leaves nothing', async () => {
    const built = await buildPackage(sealedArticle())
    // Nobody may write into /proc, not even the administrator, for whom other folders' modes do not count.
    if (process.getuid?.() === 0) {
      await expect(writePackage('/proc/self/task', built)).rejects.toMatchObject({
        code: expect.stringMatching(/^folder(ReadOnly|Missing)$/),
      })
      return
    }
    await chmod(folder, 0o500)
    await expect(writePackage(folder, built)).rejects.toMatchObject({ code: 'folderReadOnly' })
    await chmod(folder, 0o700)
    expect(await readdir(folder)).toEqual([])
  })

  test.skipIf(process.getuid?.() !== 0 || !has('mount', '--version'))(
    'to a full disk is refused and leaves nothing',
    async context => {
      const disk = join(folder, 'dia')
      await mkdir(disk)
      try {
        await run('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk])
      } catch {
        context.skip()
      }
      try {
        await expect(writePackage(disk, await buildPackage(sealedArticle()))).rejects.toMatchObject({
          code: 'diskFull',
        })
        expect(await readdir(disk)).toEqual([])
        await run('mount', ['-o', 'remount,ro', disk])
        await expect(writePackage(disk, await buildPackage(sealedArticle()))).rejects.toMatchObject({
          code: 'folderReadOnly',
        })
      } finally {
        await run('umount', [disk])
      }
    },
  )
})
