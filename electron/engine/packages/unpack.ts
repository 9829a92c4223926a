import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl'
import type { PackageFault } from '../../../shared/contract/index.ts'
import { packagedNameSchema } from '../../../shared/package/index.ts'

/** What an archive may hold at most before it is refused unread. */
export const mostEntries = 10_000
export const mostBytes = 2_000_000_000

/** A file in an archive, not yet read. */
export interface FoundFile {
  name: string
  /** Bytes, as the archive's directory has it; reading checks it. */
  size: number
}

/** A file in an archive, read to its end. */
export interface ReadFile {
  sha256: string
  crc32: number
  size: number
  /** Only where the caller asked to keep it. */
  bytes: Buffer | null
}

/** An opened archive whose names have been found safe; what was not safe stands in `faults` and cannot be read. */
export interface OpenArchive {
  files: ReadonlyMap<string, FoundFile>
  faults: PackageFault[]
  /** Null where the file's bytes are damaged, or longer or shorter than the directory says. */
  read(name: string, keep: boolean): Promise<ReadFile | null>
}

/**
 * Reads the directory of an archive and judges every name before any content: at most 10,000 entries and 2 GB in all,
 * no path out of the archive, no link, no name twice (Windows takes `a` and `A` for one).
 *
 * @returns null when it is not an archive, or a broken one.
 */
export async function openArchive(file: FileHandle): Promise<OpenArchive | null> {
  const opened = await fromFdPromise(file.fd, { autoClose: false, decodeStrings: false }).catch(() => null)
  if (!opened) return null
  // Errors reach us through the promises; without a listener the emitter would throw them a second time.
  opened.on('error', () => {})
  const entries = await directoryOf(opened).catch(() => null)
  return entries && { ...entries, read: (name, keep) => readEntry(opened, entries.entries.get(name), keep) }
}

async function directoryOf(zip: ZipFile) {
  const files = new Map<string, FoundFile>()
  const entries = new Map<string, Entry>()
  const faults: PackageFault[] = []
  const seen = new Set<string>()
  let bytes = 0
  if (zip.entryCount > mostEntries)
    return { files, entries, faults: [{ kind: 'tooLarge', file: '' } as const] }
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString('utf8')
    bytes += entry.uncompressedSize
    const kind = faultOf(entry, name, seen)
    seen.add(name.toLowerCase())
    if (bytes > mostBytes) {
      faults.push({ kind: 'tooLarge', file: name })
      return { files: new Map<string, FoundFile>(), entries, faults }
    }
    if (kind) faults.push({ kind, file: name })
    else if (!isFolder(name)) {
      files.set(name, { name, size: entry.uncompressedSize })
      entries.set(name, entry)
    }
  }
  return { files, entries, faults }
}

function faultOf(entry: Entry, name: string, seen: ReadonlySet<string>): PackageFault['kind'] | null {
  if (leadsOutside(name)) return 'pathOutside'
  if (seen.has(name.toLowerCase())) return 'duplicate'
  const unixMode = entry.externalFileAttributes >>> 16
  if ((unixMode & 0o170000) === 0o120000) return 'link'
  if (isFolder(name)) return null
  return packagedNameSchema.safeParse(name).success ? null : 'added'
}

function leadsOutside(name: string): boolean {
  return /^[/\\]|^[A-Za-z]:|\\|\0/.test(name) || name.split('/').some(part => part === '..' || part === '.')
}

const isFolder = (name: string) => /^[a-z0-9-]+\/$/.test(name)

async function readEntry(zip: ZipFile, entry: Entry | undefined, keep: boolean): Promise<ReadFile | null> {
  if (!entry || entry.isEncrypted()) return null
  try {
    const stream = await zip.openReadStreamPromise(entry)
    const hash = createHash('sha256')
    const chunks: Buffer[] = []
    let checksum = 0
    let size = 0
    for await (const chunk of stream) {
      const bytes: Buffer = chunk
      hash.update(bytes)
      checksum = crc32(bytes, checksum)
      size += bytes.length
      if (keep) chunks.push(bytes)
    }
    if (size !== entry.uncompressedSize) return null
    return { sha256: hash.digest('hex'), crc32: checksum, size, bytes: keep ? Buffer.concat(chunks) : null }
  } catch {
    return null
  }
}
