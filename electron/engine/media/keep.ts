import { Refusal } from '../../../shared/contract/index.ts'
import type { ReadableDB, WritableDB } from '../store/database.ts'
import { insertMedia, type MediaRow, mediaByHash } from '../store/files.ts'
import { sha256 } from '../store/hash.ts'
import type { MediaFiles } from './files.ts'
import type { Pictures } from './pictures.ts'

/**
 * Keeps a picture in the newsroom: the original, and the renditions that readers get. The files are on disk before
 * the row says so. The same bytes are kept once.
 *
 * @throws Refusal when it is no picture that can be kept.
 */
export async function addPicture(
  newsroom: { db: WritableDB; files: MediaFiles; pictures: Pictures },
  person: string,
  picture: { fileName: string; bytes: Uint8Array },
  at: number,
): Promise<{ media: string; fileName: string; width: number; height: number }> {
  const { db, files, pictures } = newsroom
  const fileName = picture.fileName.normalize('NFC')
  const hash = sha256(picture.bytes)
  const known = mediaByHash(db, hash)
  if (known) return { media: hash, fileName, width: known.width, height: known.height }
  const made = await pictures.process(fileName, picture.bytes)
  await files.write(hash, 'original', picture.bytes)
  await files.write(hash, 'large', made.large.bytes)
  await files.write(hash, 'small', made.small.bytes)
  const row: MediaRow = {
    hash,
    file_name: fileName,
    type: made.type,
    size: picture.bytes.length,
    width: made.width,
    height: made.height,
    large_hash: sha256(made.large.bytes),
    large_type: made.large.type,
    large_width: made.large.width,
    large_height: made.large.height,
    small_hash: sha256(made.small.bytes),
    small_type: made.small.type,
    small_width: made.small.width,
    small_height: made.small.height,
    added_by: person,
    added_at: at,
  }
  insertMedia(db, row)
  return { media: hash, fileName, width: made.width, height: made.height }
}

/** A rendition with its type and size in px. @throws Refusal `mediaMissing` when it is gone or damaged. */
export async function readPicture(db: ReadableDB, files: MediaFiles, hash: string, size: 'large' | 'small') {
  const row = mediaByHash(db, hash)
  if (!row) throw new Refusal('mediaMissing', { name: hash.slice(0, 12) })
  const expected = { name: row.file_name, sha256: size === 'large' ? row.large_hash : row.small_hash }
  // A copy of plain bytes: what was read may be a view into a pool that the port cannot carry.
  const bytes = new Uint8Array(await files.read(hash, size, expected))
  return size === 'large'
    ? { bytes, type: row.large_type, width: row.large_width, height: row.large_height }
    : { bytes, type: row.small_type, width: row.small_width, height: row.small_height }
}
