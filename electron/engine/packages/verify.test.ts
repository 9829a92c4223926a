import { sign } from 'node:crypto'
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { PackageFault } from '../../../shared/contract/index.ts'
import { packagedNames } from '../../../shared/package/index.ts'
import { sha256 } from '../store/hash.ts'
import { writeArchive } from './archive.ts'
import { sumsOf } from './contents.ts'
import { buildPackage, fingerprintOf, verifyPackage } from './index.ts'
import { pemOf } from './keys.ts'
import { keyFrom, richContent, sealedArticle } from './sealed.fixture.ts'
import { openArchive } from './unpack.ts'

const sealed = sealedArticle()
const { at } = sealed.seal.statement
const picture = 'media/01-so-ket-cai-cach-hanh-chinh.png'
let bytes: Buffer
let folder = ''
let path = ''

beforeAll(async () => {
  bytes = (await buildPackage(sealed)).bytes
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banthao-verify-'))
  path = join(folder, 'goi.zip')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

type File = { name: string; bytes: Buffer }

async function filesOf(archive: Buffer): Promise<File[]> {
  await writeFile(path, archive)
  const handle = await open(path)
  const opened = await openArchive(handle)
  const files: File[] = []
  for (const name of opened?.files.keys() ?? []) {
    files.push({ name, bytes: (await opened?.read(name, true))?.bytes ?? Buffer.alloc(0) })
  }
  await handle.close()
  return files
}

async function faultsOf(archive: Buffer): Promise<PackageFault[]> {
  await writeFile(path, archive)
  const { whole, faults } = await verifyPackage(path)
  expect(whole).toBe(faults.length === 0)
  return faults
}

/** The package with its files changed, packed again in the same way. */
async function repacked(change: (files: File[]) => File[]): Promise<Buffer> {
  return writeArchive(change(await filesOf(bytes)), at)
}

const replaced = (name: string, edit: (content: Buffer) => Buffer) => (files: File[]) =>
  files.map(file => (file.name === name ? { name, bytes: edit(file.bytes) } : file))

/** What somebody can do who holds a newsroom's key: all sums and the signature fit again. */
function signedAgain(files: File[], key = keyFrom(1)): File[] {
  const listed = files.filter(({ name }) => name !== packagedNames.sums && name !== packagedNames.signature)
  const sums = Buffer.from(sumsOf(listed.map(file => ({ name: file.name, sha256: sha256(file.bytes) }))))
  return files.map(file => {
    if (file.name === packagedNames.sums) return { ...file, bytes: sums }
    if (file.name === packagedNames.signature) return { ...file, bytes: sign(null, sums, key.privateKey) }
    return file
  })
}

/** Writes the true sums and sizes of the files into the manifest. */
function listedAgain(files: File[]): File[] {
  return replaced(packagedNames.manifest, content => {
    const manifest = JSON.parse(content.toString())
    for (const entry of manifest.files) {
      const file = files.find(({ name }) => name === entry.name)
      if (file) Object.assign(entry, { sha256: sha256(file.bytes), size: file.bytes.length })
    }
    return Buffer.from(`${JSON.stringify(manifest)}\n`)
  })(files)
}

test('a whole package says who sealed it and who vouches', async () => {
  await writeFile(path, bytes)
  expect(await verifyPackage(path)).toEqual({
    file: path,
    whole: true,
    faults: [],
    record: {
      title: 'Sơ kết công tác cải cách hành chính & chuyển đổi số',
      article: sealed.article.id,
      revision: sealed.revision.id,
      revisionHash: sealed.revision.hash,
      newsroom: 'Đảng uỷ xã mẫu',
      newsroomFingerprint: fingerprintOf(keyFrom(1).publicKey),
      approver: 'Nguyễn Hồng Sơn',
      approverRole: 'approver',
      approverFingerprint: fingerprintOf(keyFrom(2).publicKey),
      sealedAt: at,
      files: 8,
      supersedes: null,
    },
  })
})

test('a fingerprint is the SHA-256 of the key in groups of four', () => {
  expect(fingerprintOf('00'.repeat(32))).toBe(
    '6668 7aad f862 bd77 6c8f c18b 8e9f 8e20 0897 1485 6ee2 33b3 902a 591d 0d5f 2925',
  )
})

describe('one changed byte', () => {
  test('anywhere in the archive is found', async () => {
    // Files' contents make most of the bytes; headers and directory are to be hit as often.
    const directory = bytes.indexOf('PK\x01\x02')
    const offsets = fc.oneof(
      fc.nat(bytes.length - 1),
      fc.integer({ min: directory, max: bytes.length - 1 }),
      fc.nat(40),
      fc.nat(40).map(offset => bytes.indexOf('PK\x03\x04', 100) + offset),
    )
    await fc.assert(
      fc.asyncProperty(offsets, fc.integer({ min: 1, max: 255 }), async (offset, change) => {
        const changed = Buffer.from(bytes)
        changed[offset] = (changed[offset] ?? 0) ^ change
        expect(await faultsOf(changed)).not.toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['noi-dung.html', 'noi-dung.html'],
    ['xem-truoc.html', 'xem-truoc.html'],
    ['bai-viet.json', 'bai-viet.json'],
    [picture, picture],
    ['KEY.pem', 'KEY.pem'],
  ])('in %s is laid to that file', async (name, blamed) => {
    const archive = await repacked(
      replaced(name, content => {
        const changed = Buffer.from(content)
        changed[20] = (changed[20] ?? 0) ^ 1
        return changed
      }),
    )
    const faults = await faultsOf(archive)
    expect(faults).toContainEqual({ kind: 'changed', file: blamed })
    expect(new Set(faults.map(fault => fault.file))).toEqual(new Set([blamed]))
  })

  test('in the sums or their signature is laid to the signature', async () => {
    const flip = (content: Buffer) => {
      const changed = Buffer.from(content)
      changed[3] = (changed[3] ?? 0) ^ 1
      return changed
    }
    expect(await faultsOf(await repacked(replaced(packagedNames.signature, flip)))).toEqual([
      { kind: 'signature', file: 'SHA256SUMS.sig' },
    ])
    expect(await faultsOf(await repacked(replaced(packagedNames.sums, flip)))).toEqual([
      { kind: 'signature', file: 'SHA256SUMS.sig' },
      { kind: 'changed', file: 'SHA256SUMS' },
    ])
  })
})

describe('files', () => {
  test.each([
    'noi-dung.html',
    'bai-viet.json',
    picture,
    'manifest.json',
    'SHA256SUMS',
    'SHA256SUMS.sig',
    'KEY.pem',
  ])('%s missing is named', async name => {
    const faults = await faultsOf(await repacked(files => files.filter(file => file.name !== name)))
    expect(faults).toContainEqual({ kind: 'missing', file: name })
    expect(faults.filter(fault => fault.kind === 'missing')).toHaveLength(1)
  })

  test('one more is named', async () => {
    const added = { name: 'media/la.html', bytes: Buffer.from('lạ') }
    expect(await faultsOf(await repacked(files => [...files, added]))).toEqual([
      { kind: 'added', file: 'media/la.html' },
    ])
  })

  test('in another order, or with bytes between or behind, make another archive', async () => {
    const changed = { kind: 'changed', file: 'goi.zip' }
    expect(await faultsOf(await repacked(files => [...files].reverse()))).toEqual([changed])
    expect(await faultsOf(writeArchive(await filesOf(bytes), at + 2000))).toEqual([changed])
    expect(await faultsOf(Buffer.concat([bytes, Buffer.from('đuôi')]))).toEqual([
      { kind: 'unreadable', file: 'goi.zip' },
    ])
  })

  test('packed again by another program are told apart from a changed file', async () => {
    const zip = new ZipFile()
    for (const file of await filesOf(bytes)) zip.addBuffer(file.bytes, file.name)
    zip.end()
    expect(await faultsOf(await collected(zip))).toEqual([{ kind: 'changed', file: 'goi.zip' }])
  })
})

describe('hostile archives', () => {
  const evil = (...names: string[]) =>
    repacked(files => [...files, ...names.map(name => ({ name, bytes: Buffer.from('x') }))])

  test.each(['../ngoai.txt', '/etc/passwd', 'C:\\x.txt', 'media\\..\\x', 'media/../../x', 'a/./b'])(
    'the path %j is refused',
    async name => {
      expect(await faultsOf(await evil(name))).toEqual([{ kind: 'pathOutside', file: name }])
    },
  )

  test('a name twice is refused, also in other letters', async () => {
    expect(await faultsOf(await evil('noi-dung.html'))).toEqual([
      { kind: 'duplicate', file: 'noi-dung.html' },
    ])
    expect(await faultsOf(await evil('NOI-DUNG.html'))).toEqual([
      { kind: 'duplicate', file: 'NOI-DUNG.html' },
    ])
  })

  test('a symbolic link is refused', async () => {
    const zip = new ZipFile()
    for (const file of await filesOf(bytes)) {
      const mode = file.name === picture ? 0o120777 : 0o100644
      zip.addBuffer(file.bytes, file.name, { mode, compress: false })
    }
    zip.end()
    expect(await faultsOf(await collected(zip))).toContainEqual({ kind: 'link', file: picture })
  })

  test('ten thousand files more are refused unread', async () => {
    const names = Array.from({ length: 10_001 }, (_, index) => `media/${index}`)
    expect(await faultsOf(await evil(...names))).toEqual([{ kind: 'tooLarge', file: 'goi.zip' }])
  })

  test('a bomb is refused by the size that it claims', async () => {
    const zip = new ZipFile()
    for (const file of await filesOf(bytes)) zip.addBuffer(file.bytes, file.name)
    zip.end()
    const bomb = await collected(zip)
    bomb.writeUInt32LE(2_100_000_000, bomb.lastIndexOf('PK\x01\x02') + 24)
    expect(await faultsOf(bomb)).toEqual([{ kind: 'tooLarge', file: 'KEY.pem' }])
  })

  test('a bomb is refused by the size that it has', async () => {
    const zeros = Buffer.alloc(50_000_000)
    const zip = new ZipFile()
    for (const file of await filesOf(bytes)) {
      zip.addBuffer(file.name === packagedNames.fragment ? zeros : file.bytes, file.name)
    }
    zip.end()
    const bomb = await collected(zip)
    expect(bomb.length).toBeLessThan(100_000)
    // Claims 10 bytes where 50 million come out.
    bomb.writeUInt32LE(10, bomb.indexOf('PK\x01\x02') + 24)
    expect(await faultsOf(bomb)).toContainEqual({ kind: 'changed', file: 'noi-dung.html' })
  })

  test.each<[string, () => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['no archive', () => Buffer.from('%PDF-1.7 không phải gói bài')],
    ['an archive cut off', () => bytes.subarray(0, bytes.length - 100)],
    ['only its first half', () => bytes.subarray(0, bytes.length / 2)],
  ])('%s is unreadable', async (_, content) => {
    expect(await faultsOf(content())).toEqual([{ kind: 'unreadable', file: 'goi.zip' }])
  })

  test('random bytes inside never throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.nat(bytes.length),
        async (offset, noise, cut) => {
          const changed = Buffer.from(bytes.subarray(0, Math.max(cut, offset + 1)))
          changed.set(noise.subarray(0, changed.length - offset), offset)
          if (!changed.equals(bytes)) expect(await faultsOf(changed)).not.toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a manifest nested without end is no manifest', async () => {
    const deep = Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    const faults = await faultsOf(await repacked(replaced(packagedNames.manifest, () => deep)))
    expect(faults).toContainEqual({ kind: 'manifest', file: 'manifest.json' })
  })
})

describe('who holds the newsroom key', () => {
  const archive = (change: (files: File[]) => File[]) =>
    repacked(files => signedAgain(listedAgain(change(files))))

  test('cannot change the sealed article', async () => {
    const edit = replaced(packagedNames.article, content =>
      Buffer.from(content.toString().replace('98,5%', '99,5%')),
    )
    expect(await faultsOf(await archive(edit))).toEqual([{ kind: 'revision', file: 'bai-viet.json' }])
  })

  test('cannot make a page say something else than the sealed article', async () => {
    const edit = (name: string) =>
      replaced(name, content => Buffer.from(content.toString().replace('98,5%', '99,5%')))
    expect(await faultsOf(await archive(edit('noi-dung.html')))).toEqual([
      { kind: 'revision', file: 'noi-dung.html' },
    ])
    expect(await faultsOf(await archive(edit('xem-truoc.html')))).toEqual([
      { kind: 'revision', file: 'xem-truoc.html' },
    ])
  })

  test('cannot put another name or role to the seal', async () => {
    const edit = replaced(packagedNames.manifest, content =>
      Buffer.from(content.toString().replaceAll('Nguyễn Hồng Sơn', 'Nguyễn Hồng Hà')),
    )
    const faults = await faultsOf(await archive(edit))
    expect(faults.map(fault => fault.kind)).toEqual(['seal', 'voucher'])
  })

  test('cannot list a file that the article does not have', async () => {
    const extra = { name: 'media/02-la.png', bytes: Buffer.from('lạ') }
    const add = (files: File[]) => {
      const listed = replaced(packagedNames.manifest, content => {
        const manifest = JSON.parse(content.toString())
        const { name, bytes: of } = extra
        manifest.files.push({ name, sha256: sha256(of), size: of.length, type: 'image/png' })
        return Buffer.from(`${JSON.stringify(manifest)}\n`)
      })(files)
      return [...listed.slice(0, 4), extra, ...listed.slice(4)]
    }
    expect(await faultsOf(await archive(add))).toEqual([{ kind: 'added', file: 'media/02-la.png' }])
  })
})

test('a package signed by another newsroom is whole, and shows that newsroom', async () => {
  const { bytes: other } = await buildPackage(sealedArticle(richContent(), 9))
  await writeFile(path, other)
  const { whole, record } = await verifyPackage(path)
  expect(whole).toBe(true)
  expect(record?.newsroomFingerprint).toBe(fingerprintOf(keyFrom(9).publicKey))
})

test("another newsroom's signature alone does not fit", async () => {
  const key = keyFrom(9)
  const swap = replaced(packagedNames.key, () => Buffer.from(pemOf(key.publicKey)))
  const faults = await faultsOf(await repacked(files => signedAgain(swap(files), key)))
  expect(faults).toContainEqual({ kind: 'signature', file: 'SHA256SUMS.sig' })
  expect((await verifyPackage(path)).record).toBeNull()
})

test('a file that is not there, or no file, is refused', async () => {
  const missing = join(folder, 'khong-co.zip')
  await expect(verifyPackage(missing)).rejects.toMatchObject({
    code: 'fileMissing',
    details: { path: missing },
  })
  await mkdir(join(folder, 'thu-muc'))
  await expect(verifyPackage(join(folder, 'thu-muc'))).rejects.toMatchObject({ code: 'notFile' })
  expect(basename(path)).toBe('goi.zip')
})

function collected(zip: ZipFile): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
    zip.outputStream.on('end', () => resolve(Buffer.concat(chunks)))
    zip.on('error', reject)
  })
}
