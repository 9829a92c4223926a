import { type FileHandle, open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { currentContent, shownPicture } from '../../../shared/article/index.ts'
import { type PackageFault, Refusal, type Verification } from '../../../shared/contract/index.ts'
import {
  type Manifest,
  manifestSchema,
  type PackagedArticle,
  packagedArticleSchema,
  packagedJson,
  packagedNames,
  statementText,
} from '../../../shared/package/index.ts'
import { codeOf } from '../disk/failures.ts'
import { sha256 } from '../store/hash.ts'
import { type ArchiveLayout, archiveLayout } from './archive.ts'
import { mostPictureBytes, type PackedPicture, packedFiles, revisionHashOf } from './contents.ts'
import { fingerprintOf } from './fingerprint.ts'
import { pemOf, signedBy } from './keys.ts'
import { speaksOf } from './statement.ts'
import { type OpenArchive, openArchive, type ReadFile } from './unpack.ts'

/** Beyond this a manifest or an article is not one; bytes. */
const longestText = 100_000_000

/**
 * Whether a package file is whole and who vouches for it. It needs no newsroom. Every byte of the file counts: the
 * newsroom's signature covers the sums, the sums every file, the approver's seal the article; the pages are made
 * again from the sealed article and compared; at last the archive itself is compared with the one that these files
 * must give.
 *
 * Somebody who signs everything anew with another newsroom's key makes a package that is whole, but its
 * `newsroomFingerprint` is another: the receiver compares it with the one noted down.
 *
 * @returns faults for whatever is wrong with the archive, never an exception.
 * @throws Refusal fileMissing, notFile, fileUnreadable when there is no file to look at.
 */
export async function verifyPackage(path: string): Promise<Verification> {
  const file = await openToRead(path)
  try {
    const archive = await openArchive(file)
    if (!archive)
      return {
        file: path,
        whole: false,
        faults: [{ kind: 'unreadable', file: basename(path) }],
        record: null,
      }
    return await new Inspection(path, file, archive).run()
  } finally {
    await file.close()
  }
}

async function openToRead(path: string): Promise<FileHandle> {
  try {
    // Looked at first: to open a pipe waits until somebody writes into it.
    if (!(await stat(path)).isFile()) throw new Refusal('notFile', { path })
    return await open(path, 'r')
  } catch (problem) {
    if (problem instanceof Refusal) throw problem
    const missing = ['ENOENT', 'ENOTDIR'].includes(codeOf(problem))
    throw new Refusal(missing ? 'fileMissing' : 'fileUnreadable', { path }, problem)
  }
}

class Inspection {
  private readonly path: string
  private readonly file: FileHandle
  private readonly archive: OpenArchive
  private readonly faults: PackageFault[]
  private readonly contents = new Map<string, ReadFile>()

  constructor(path: string, file: FileHandle, archive: OpenArchive) {
    this.path = path
    this.file = file
    this.archive = archive
    this.faults = archive.faults.map(fault => ({ ...fault, file: fault.file || basename(path) }))
  }

  async run(): Promise<Verification> {
    if (this.faults.some(fault => fault.kind === 'tooLarge')) return this.answer(null)
    const manifest = await this.readManifest()
    const sums = await this.readSums()
    await this.readAll(manifest)
    this.checkNames(manifest, sums)
    const signed = this.checkSignature(manifest)
    this.checkSums(manifest, sums, signed)
    const sealed = manifest !== null && this.checkSeal(manifest)
    const article = manifest && this.checkArticle(manifest)
    if (manifest && article && this.faults.length === 0) this.checkPages(manifest, article)
    if (manifest && this.faults.length === 0) await this.checkLayout(manifest)
    const believed = manifest !== null && signed && sealed && !this.isFaulty(packagedNames.manifest)
    return this.answer(believed ? manifest : null)
  }

  private answer(manifest: Manifest | null): Verification {
    const statement = manifest?.seal.statement
    return {
      file: this.path,
      whole: this.faults.length === 0 && manifest !== null,
      faults: this.faults,
      record:
        manifest && statement
          ? {
              title: manifest.article.title,
              article: manifest.article.id,
              revision: manifest.revision.id,
              revisionHash: manifest.revision.hash,
              newsroom: manifest.newsroom.name,
              newsroomFingerprint: fingerprintOf(manifest.newsroom.publicKey),
              approver: statement.name,
              approverRole: statement.role,
              approverFingerprint: fingerprintOf(statement.publicKey),
              sealedAt: statement.at,
              files: this.archive.files.size,
              supersedes: statement.supersedes ?? null,
            }
          : null,
    }
  }

  private add(kind: PackageFault['kind'], file: string): void {
    if (!this.faults.some(fault => fault.kind === kind && fault.file === file))
      this.faults.push({ kind, file })
  }

  private isFaulty(file: string): boolean {
    return this.faults.some(fault => fault.file === file)
  }

  /** Reads a file of the archive once. Null where it is absent or damaged. */
  private async read(name: string, keep: boolean): Promise<ReadFile | null> {
    const found = this.archive.files.get(name)
    const before = this.contents.get(name)
    if (!found || before) return before ?? null
    const content = await this.archive.read(name, keep && found.size <= longestText)
    if (content) this.contents.set(name, content)
    else this.add('changed', name)
    return content
  }

  private async readManifest(): Promise<Manifest | null> {
    const bytes = (await this.read(packagedNames.manifest, true))?.bytes
    const manifest = bytes && parsed(bytes, manifestSchema)
    if (manifest && packagedJson(manifest) === bytes.toString('utf8')) return manifest
    if (this.archive.files.has(packagedNames.manifest)) this.add('manifest', packagedNames.manifest)
    return null
  }

  /** The hashes that `SHA256SUMS` gives, by name. */
  private async readSums(): Promise<Map<string, string>> {
    const text = (await this.read(packagedNames.sums, true))?.bytes?.toString('utf8') ?? ''
    const sums = new Map<string, string>()
    for (const line of text.split('\n')) {
      const [, hash, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
      if (hash && name) sums.set(name, hash)
    }
    return sums
  }

  private async readAll(manifest: Manifest | null): Promise<void> {
    const kept = new Set<string>([packagedNames.article, packagedNames.signature, packagedNames.key])
    let pictures = 0
    for (const { name } of manifest?.pictures ?? []) {
      pictures += this.archive.files.get(name)?.size ?? 0
      if (pictures <= mostPictureBytes) kept.add(name)
    }
    for (const name of this.archive.files.keys()) await this.read(name, kept.has(name))
  }

  /** Where the manifest cannot be read, the signed sums say which files there should be. */
  private checkNames(manifest: Manifest | null, sums: ReadonlyMap<string, string>): void {
    const listed = manifest ? manifest.files.map(file => file.name) : [...sums.keys()]
    const expected = new Set<string>([...listed, ...Object.values(packagedNames)])
    for (const name of expected) {
      if (!this.archive.files.has(name) && !this.isFaulty(name)) this.add('missing', name)
    }
    for (const name of this.archive.files.keys()) if (!expected.has(name)) this.add('added', name)
  }

  private checkSignature(manifest: Manifest | null): boolean {
    const sums = this.contents.get(packagedNames.sums)?.bytes
    const signature = this.contents.get(packagedNames.signature)?.bytes
    if (!manifest || !sums || !signature) return false
    if (signedBy(manifest.newsroom.publicKey, sums, signature)) return true
    this.add('signature', packagedNames.signature)
    return false
  }

  /** A true signature makes the sums the truth; else the manifest is, as far as it goes. */
  private checkSums(manifest: Manifest | null, sums: ReadonlyMap<string, string>, signed: boolean): void {
    const inManifest = new Map(manifest?.files.map(file => [file.name, file]))
    for (const [name, content] of this.contents) {
      if (name === packagedNames.sums || name === packagedNames.signature) continue
      const stated = inManifest.get(name)
      if (!signed && stated) {
        if (content.sha256 !== stated.sha256) this.add('changed', name)
        else if (content.sha256 !== sums.get(name)) this.add('changed', packagedNames.sums)
        continue
      }
      if (content.sha256 !== sums.get(name) && !this.isFaulty(name)) this.add('changed', name)
      else if (stated && stated.sha256 !== content.sha256) this.add('manifest', packagedNames.manifest)
    }
    const covered = new Set([...inManifest.keys(), packagedNames.manifest, packagedNames.key])
    if (manifest && [...sums.keys()].some(name => !covered.has(name)))
      this.add('manifest', packagedNames.manifest)
    const key = this.contents.get(packagedNames.key)?.bytes?.toString('utf8')
    if (manifest && key !== undefined && key !== pemOf(manifest.newsroom.publicKey))
      this.add('changed', packagedNames.key)
  }

  private checkSeal(manifest: Manifest): boolean {
    const { newsroom, seal, voucher } = manifest
    const { statement } = seal
    const sealed =
      speaksOf(statement, manifest) &&
      signedHex(statement.publicKey, statementText(statement), seal.signature)
    const vouched =
      voucher.statement.newsroom === newsroom.id &&
      voucher.statement.person === statement.person &&
      voucher.statement.name === statement.name &&
      voucher.statement.publicKey === statement.publicKey &&
      signedHex(newsroom.publicKey, statementText(voucher.statement), voucher.signature)
    if (!sealed) this.add('seal', packagedNames.manifest)
    if (!vouched) this.add('voucher', packagedNames.manifest)
    return sealed && vouched
  }

  private checkArticle(manifest: Manifest): PackagedArticle | null {
    const bytes = this.contents.get(packagedNames.article)?.bytes
    if (!bytes) return null
    const article = parsed(bytes, packagedArticleSchema)
    const fits =
      article !== null &&
      packagedJson(article) === bytes.toString('utf8') &&
      article.article === manifest.article.id &&
      article.number === manifest.article.number &&
      currentContent(article.content).fields.title === manifest.article.title &&
      revisionHashOf(article.article, article.content) === manifest.revision.hash
    if (fits) return article
    this.add('revision', packagedNames.article)
    return null
  }

  /** Makes every file again from the sealed article: who holds the newsroom's key cannot make a page say more. */
  private checkPages(manifest: Manifest, article: PackagedArticle): void {
    const pictures = new Map<string, PackedPicture>()
    for (const { media, crop, name, type, width, height } of manifest.pictures) {
      const bytes = this.contents.get(name)?.bytes
      const shown = shownPicture({ media, crop: crop ?? null })
      if (bytes && shown !== null) pictures.set(shown, { bytes, type, width, height })
    }
    const { format: _, pictures: __, files: ___, supersedes: ____, ...facts } = manifest
    let expected: ReturnType<typeof packedFiles>
    try {
      expected = packedFiles({ ...facts, content: article.content, pictures })
    } catch {
      this.add('manifest', packagedNames.manifest)
      return
    }
    const names = new Set(expected.map(file => file.name))
    for (const { name } of manifest.files) if (!names.has(name)) this.add('added', name)
    for (const { name, bytes } of expected) {
      const content = this.contents.get(name)
      if (!content) this.add('missing', name)
      else if (name !== packagedNames.manifest && !isSame(bytes, content)) this.add('revision', name)
    }
    if (this.faults.length === 0) {
      const made = expected.find(file => file.name === packagedNames.manifest)
      const manifestFile = this.contents.get(packagedNames.manifest)
      if (!made || !manifestFile || !isSame(made.bytes, manifestFile))
        this.add('manifest', packagedNames.manifest)
    }
  }

  /** Compares all bytes of the archive that are not a file's content: headers, order, directory, nothing between. */
  private async checkLayout(manifest: Manifest): Promise<void> {
    const { sums, signature, key, manifest: manifestName } = packagedNames
    const names = [...manifest.files.map(file => file.name), manifestName, sums, signature, key]
    const files = names.flatMap(name => {
      const content = this.contents.get(name)
      return content ? [{ name, size: content.size, crc32: content.crc32 }] : []
    })
    const layout = archiveLayout(files, manifest.seal.statement.at)
    if (!(await this.matches(layout))) this.add('changed', basename(this.path))
  }

  private async matches(layout: ArchiveLayout): Promise<boolean> {
    if ((await this.file.stat()).size !== layout.size) return false
    const pieces = [
      ...layout.files.map(({ header, headerAt }) => ({ bytes: header, at: headerAt })),
      { bytes: layout.directory, at: layout.directoryAt },
    ]
    for (const { bytes, at } of pieces) {
      const there = Buffer.alloc(bytes.length)
      await this.file.read(there, 0, there.length, at)
      if (!there.equals(bytes)) return false
    }
    return true
  }
}

const signedHex = (publicKey: string, text: string, signature: string) =>
  signedBy(publicKey, Buffer.from(text), Buffer.from(signature, 'hex'))

function isSame(bytes: Uint8Array, content: ReadFile): boolean {
  return bytes.length === content.size && sha256(bytes) === content.sha256
}

/** JSON by a schema; null for anything else, however deep it is nested. */
function parsed<T>(bytes: Uint8Array, schema: { parse(value: unknown): T }): T | null {
  try {
    return schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return null
  }
}
