import { type Crop, cropName, shownPicture } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import { fold } from '../../../shared/vietnamese/index.ts'
import { inTransaction, type WritableDB } from '../store/database.ts'
import {
  insertCrop,
  insertMedia,
  keepFile,
  type MediaRow,
  mediaByHash,
  mediaCrop,
  type RenditionColumns,
} from '../store/files.ts'
import { sha256 } from '../store/hash.ts'
import type { MediaFiles } from './files.ts'
import { hashOf } from './hash.ts'
import type { Pictures } from './pictures.ts'
import type { Renditions } from './render.ts'

/** What keeping and showing pictures needs of an open newsroom. */
export interface PictureRoom {
  db: WritableDB
  files: MediaFiles
  pictures: Pictures
}

/**
 * Keeps a picture in the newsroom: the original, and the renditions that readers get. The files are on disk before
 * the row says so. The same bytes are kept once. The bytes are handed over: the caller must not use them after.
 *
 * @throws Refusal when it is no picture that can be kept.
 */
export async function addPicture(
  { db, files, pictures }: PictureRoom,
  person: string,
  picture: { fileName: string; bytes: Uint8Array },
  at: number,
): Promise<{ media: string; fileName: string; width: number; height: number }> {
  const fileName = picture.fileName.normalize('NFC')
  const hash = await hashOf(picture.bytes)
  return files.exclusively(hash, async () => {
    const known = mediaByHash(db, hash)
    if (known) return { media: hash, fileName, width: known.width, height: known.height }
    const size = picture.bytes.length
    const made = await pictures.process(fileName, picture.bytes)
    await Promise.all([
      files.write(hash, 'original', made.bytes),
      files.write(hash, 'large', made.large.bytes),
      files.write(hash, 'small', made.small.bytes),
    ])
    const { type, width, height, look } = made
    const row: MediaRow = {
      hash,
      file_name: fileName,
      folded: fold(fileName),
      type,
      size,
      width,
      height,
      ...columnsOf(made),
      look,
      added_by: person,
      added_at: at,
    }
    inTransaction(db, () => {
      keepFile(db, hash)
      insertMedia(db, row)
    })
    return { media: hash, fileName, width, height }
  })
}

/**
 * A rendition with its type and size in px. That of a crop is made from the original when it is first asked for, and
 * kept beside the others.
 *
 * @throws Refusal `mediaMissing` when it is gone or damaged.
 */
export async function readPicture(
  room: PictureRoom,
  of: { media: string; crop: Crop | null },
  size: 'large' | 'small',
) {
  const { db, files } = room
  const row = mediaByHash(db, of.media)
  if (!row) throw new Refusal('mediaMissing', { name: of.media.slice(0, 12) })
  const columns = of.crop === null ? row : await cropped(room, row, of.crop)
  const kind = of.crop === null ? size : (`${size}.${cropName(of.crop)}` as const)
  const expected = { name: row.file_name, sha256: columns[`${size}_hash`] }
  // A copy of plain bytes: what was read may be a view into a pool that the port cannot carry.
  const bytes = new Uint8Array(await files.read(of.media, kind, expected))
  return {
    bytes,
    type: columns[`${size}_type`],
    width: columns[`${size}_width`],
    height: columns[`${size}_height`],
  }
}

/** Reads the large rendition of every picture that figures show, by what `shownPicture` calls it. */
export async function readShown(
  room: PictureRoom,
  figures: readonly { media: string | null; crop: Crop | null }[],
) {
  const shown = new Map<string, Awaited<ReturnType<typeof readPicture>>>()
  for (const { media, crop } of figures) {
    const name = shownPicture({ media, crop })
    if (media === null || name === null || shown.has(name)) continue
    shown.set(name, await readPicture(room, { media, crop }, 'large'))
  }
  return shown
}

/** The renditions of a crop; made anew where they were never made, or a file of them is gone. */
async function cropped(room: PictureRoom, row: MediaRow, crop: Crop): Promise<RenditionColumns> {
  const { db, files, pictures } = room
  const name = cropName(crop)
  return files.exclusively(row.hash, async () => {
    const known = mediaCrop(db, row.hash, name)
    if (known && (await areThere(files, row.hash, name))) return known
    const original = await files.read(row.hash, 'original', { sha256: row.hash, name: row.file_name })
    const made = await pictures.crop(row.file_name, original, crop)
    await Promise.all([
      files.write(row.hash, `large.${name}`, made.large.bytes),
      files.write(row.hash, `small.${name}`, made.small.bytes),
    ])
    const columns = columnsOf(made)
    insertCrop(db, { media: row.hash, crop: name, ...columns })
    return columns
  })
}

const areThere = async (files: MediaFiles, hash: string, name: string) =>
  (await files.has(hash, `large.${name}`)) && (await files.has(hash, `small.${name}`))

const columnsOf = ({ large, small }: Renditions): RenditionColumns => ({
  large_hash: sha256(large.bytes),
  large_type: large.type,
  large_width: large.width,
  large_height: large.height,
  small_hash: sha256(small.bytes),
  small_type: small.type,
  small_width: small.width,
  small_height: small.height,
})
