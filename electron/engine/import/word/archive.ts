import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Refusal } from '../../../../shared/contract/index.ts'
import type { DocumentFault } from '../../../../shared/words/index.ts'

/** What a document may hold at most, unpacked, before it is refused unread. Bytes. */
export const mostUnpacked = 200_000_000
const mostEntries = 5_000
/** Text packs to a tenth, seldom to a fiftieth; only what was made to swell packs to less than this. */
const highestRatio = 300
/** Below this size nothing can hurt by swelling. Bytes. */
const harmless = 10_000_000

/** The parts of a document, not unpacked yet. */
export interface WordArchive {
  /** Names as the document writes them, without the slash in front. */
  has(name: string): boolean
  names(): string[]
  /** Null for a part that is not there. @throws Refusal documentRefused for one that is damaged. */
  read(name: string): Promise<Buffer | null>
}

/** @throws Refusal always. */
export function refuseDocument(name: string, kind: DocumentFault, cause?: unknown): never {
  throw new Refusal('documentRefused', { name, kind }, cause)
}

/**
 * Opens the archive that a Word document is, and judges all of its directory before any content: sizes, names, tricks.
 *
 * @throws Refusal documentRefused.
 */
export async function openWordArchive(fileName: string, bytes: Uint8Array): Promise<WordArchive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(buffer, { decodeStrings: false }).catch(error =>
    refuseDocument(fileName, 'damaged', error),
  )
  // Errors reach us through the promises; without a listener the emitter would throw them a second time.
  zip.on('error', () => {})
  const entries = await directoryOf(fileName, zip, buffer.length)
  return {
    has: name => entries.has(name.toLowerCase()),
    names: () => [...entries.values()].map(entry => entry.fileNameRaw.toString('utf8')),
    read: async name => {
      const entry = entries.get(name.toLowerCase())
      return entry ? await unpacked(fileName, zip, entry) : null
    },
  }
}

async function directoryOf(fileName: string, zip: ZipFile, size: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let total = 0
  let packed = 0
  if (zip.entryCount > mostEntries) refuseDocument(fileName, 'swollen')
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8')
      if (leadsOutside(name) || isLink(entry)) refuseDocument(fileName, 'unsafe')
      if (entry.isEncrypted()) refuseDocument(fileName, 'encrypted')
      total += entry.uncompressedSize
      packed += entry.compressedSize
      if (total > mostUnpacked) refuseDocument(fileName, 'swollen')
      if (name.endsWith('/')) continue
      // Word finds parts whatever their case; two of one name are a way to show one and hide the other.
      if (entries.has(name.toLowerCase())) refuseDocument(fileName, 'unsafe')
      entries.set(name.toLowerCase(), entry)
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    refuseDocument(fileName, 'damaged', error)
  }
  // More packed bytes than the file has: entries lie over one another.
  if (packed > size) refuseDocument(fileName, 'swollen')
  if (total > harmless && total > packed * highestRatio) refuseDocument(fileName, 'swollen')
  return entries
}

const leadsOutside = (name: string) =>
  /^[/\\]|^[A-Za-z]:|\\|\0/.test(name) || name.split('/').some(part => part === '..' || part === '.')

const isLink = (entry: Entry) => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000

async function unpacked(fileName: string, zip: ZipFile, entry: Entry): Promise<Buffer> {
  try {
    const stream = await zip.openReadStreamPromise(entry)
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk)
    return Buffer.concat(chunks)
  } catch (error) {
    return refuseDocument(fileName, 'damaged', error)
  }
}
