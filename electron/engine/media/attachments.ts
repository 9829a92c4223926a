import { Refusal } from '../../../shared/contract/index.ts'
import { fold } from '../../../shared/vietnamese/index.ts'
import { inTransaction, type ReadableDB, type WritableDB } from '../store/database.ts'
import { type AttachmentRow, attachmentByHash, insertAttachment, keepFile } from '../store/files.ts'
import { documentKind, nameOfKind } from './document-kind.ts'
import type { MediaFiles } from './files.ts'
import { hashOf } from './hash.ts'

/** A file that goes with an article is at most so large, in bytes: portals take no more, and mail does not either. */
export const largestAttachment = 50_000_000

/**
 * Keeps a document in the newsroom. Its name gets the ending of what it is; the same bytes are kept once.
 *
 * @throws Refusal `fileTooLarge`, `attachmentRefused` (with the `kind` of fault).
 */
export async function addAttachment(
  { db, files }: { db: WritableDB; files: MediaFiles },
  person: string,
  file: { fileName: string; bytes: Uint8Array },
  at: number,
): Promise<{ file: string; fileName: string; type: string; size: number }> {
  const name = file.fileName.normalize('NFC')
  const size = file.bytes.length
  if (size > largestAttachment) {
    throw new Refusal('fileTooLarge', { name, size: Math.ceil(size / 1e6), limit: largestAttachment / 1e6 })
  }
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, size)
  const judged = await documentKind(bytes, name)
  if (!judged.accepted) throw new Refusal('attachmentRefused', { name, kind: judged.kind })
  const fileName = nameOfKind(name, judged)
  const hash = await hashOf(bytes)
  return files.exclusively(hash, async () => {
    await files.write(hash, 'original', bytes)
    const row: AttachmentRow = {
      hash,
      file_name: fileName,
      folded: fold(fileName),
      type: judged.type,
      size,
      added_by: person,
      added_at: at,
    }
    inTransaction(db, () => {
      keepFile(db, hash)
      insertAttachment(db, row)
    })
    return { file: hash, fileName, type: judged.type, size }
  })
}

/** A document as it was kept. @throws Refusal `attachmentMissing` when it is gone or damaged. */
export async function readAttachment(db: ReadableDB, files: MediaFiles, hash: string) {
  const row = attachmentByHash(db, hash)
  if (!row) throw new Refusal('attachmentMissing', { name: hash.slice(0, 12) })
  const name = row.file_name
  const bytes = await files.read(hash, 'original', { sha256: hash, name }).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'mediaMissing'
      ? new Refusal('attachmentMissing', { name }, error)
      : error
  })
  return { bytes: new Uint8Array(bytes), fileName: name, type: row.type }
}
