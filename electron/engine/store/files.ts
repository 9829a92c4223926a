import type { State } from '../../../shared/workflow/index.ts'
import { prepared, type ReadableDB, type WritableDB } from './database.ts'

/** The two renditions of a picture or of a crop. The hashes are SHA-256, sizes in px. */
export interface RenditionColumns {
  large_hash: string
  large_type: string
  large_width: number
  large_height: number
  small_hash: string
  small_type: string
  small_width: number
  small_height: number
}

/** A picture; `hash` is that of the original. Sizes in bytes and px. */
export interface MediaRow extends RenditionColumns {
  hash: string
  file_name: string
  /** The file's name as somebody types it who leaves the marks out. */
  folded: string
  type: string
  size: number
  width: number
  height: number
  /** What it looks like, 64 bits in hexadecimal; null for what an older program kept. */
  look: string | null
  added_by: string
  added_at: number
}

export function mediaByHash(db: ReadableDB, hash: string): MediaRow | undefined {
  return prepared(db, 'SELECT * FROM media WHERE hash = @hash').get({ hash }) as MediaRow | undefined
}

/** The picture whose large rendition has these bytes: what left the newsroom in a document, and comes back. */
export function mediaByRendition(db: ReadableDB, sha256: string): MediaRow | undefined {
  return prepared(db, 'SELECT * FROM media WHERE large_hash = @sha256').get({ sha256 }) as
    | MediaRow
    | undefined
}

export function insertMedia(db: WritableDB, row: MediaRow): void {
  prepared(
    db,
    `INSERT OR IGNORE INTO media (hash, file_name, folded, type, size, width, height,
       large_hash, large_type, large_width, large_height, small_hash, small_type, small_width, small_height,
       look, added_by, added_at)
     VALUES (@hash, @file_name, @folded, @type, @size, @width, @height,
       @large_hash, @large_type, @large_width, @large_height, @small_hash, @small_type, @small_width, @small_height,
       @look, @added_by, @added_at)`,
  ).run(row)
}

export function setLook(db: WritableDB, hash: string, look: string): void {
  prepared(db, 'UPDATE media SET look = @look WHERE hash = @hash').run({ hash, look })
}

/** Renditions of a crop that were made before. */
export function mediaCrop(db: ReadableDB, media: string, crop: string): RenditionColumns | undefined {
  return prepared(db, 'SELECT * FROM media_crops WHERE media = @media AND crop = @crop').get({
    media,
    crop,
  }) as RenditionColumns | undefined
}

export function insertCrop(db: WritableDB, row: RenditionColumns & { media: string; crop: string }): void {
  prepared(
    db,
    `INSERT OR REPLACE INTO media_crops (media, crop, large_hash, large_type, large_width, large_height,
       small_hash, small_type, small_width, small_height)
     VALUES (@media, @crop, @large_hash, @large_type, @large_width, @large_height,
       @small_hash, @small_type, @small_width, @small_height)`,
  ).run(row)
}

/** A document that goes with articles. */
export interface AttachmentRow {
  hash: string
  file_name: string
  folded: string
  type: string
  size: number
  added_by: string
  added_at: number
}

export function attachmentByHash(db: ReadableDB, hash: string): AttachmentRow | undefined {
  return prepared(db, 'SELECT * FROM attachments WHERE hash = @hash').get({ hash }) as
    | AttachmentRow
    | undefined
}

export function insertAttachment(db: WritableDB, row: AttachmentRow): void {
  prepared(
    db,
    `INSERT OR IGNORE INTO attachments (hash, file_name, folded, type, size, added_by, added_at)
     VALUES (@hash, @file_name, @folded, @type, @size, @added_by, @added_at)`,
  ).run(row)
}

/** The article and, for a revision, how many of its revisions use a file. */
export interface UseRow {
  article: string
  number: number
  title: string
  state: State
  /** Whether its draft uses it now. */
  now: number
  /** Bits of `missingBits`. */
  missing: number
  revisions: number
}

export const usesSql = `
  SELECT id AS article, number, title, state, max(now) AS now, max(missing) AS missing, sum(revisions) AS revisions
  FROM (
    SELECT article, 1 AS now, missing, 0 AS revisions FROM draft_files WHERE file = @file
    UNION ALL
    SELECT article, 0, 0, count(*) FROM revision_files JOIN revisions ON revisions.hash = content
      WHERE file = @file GROUP BY article
  ) JOIN articles ON id = article
  GROUP BY id ORDER BY now DESC, number DESC`

/** Every article that uses a file, in its draft or in a revision; those that use it now come first. */
export function usesOfFile(db: ReadableDB, file: string): UseRow[] {
  return prepared(db, usesSql).all({ file }) as UseRow[]
}

/** Forgets a file that nothing uses; its bytes are to be taken from the disk after the transaction. */
export function deleteFile(db: WritableDB, hash: string): void {
  prepared(db, 'DELETE FROM media WHERE hash = @hash').run({ hash })
  prepared(db, 'DELETE FROM attachments WHERE hash = @hash').run({ hash })
  prepared(db, 'INSERT OR IGNORE INTO removed_files (hash) VALUES (@hash)').run({ hash })
}

/** Files that were forgotten and may still lie on the disk. */
export function removedFiles(db: ReadableDB): string[] {
  return prepared(db, 'SELECT hash FROM removed_files').pluck().all() as string[]
}

/** The file is off the disk, or has come again: nothing is left to be taken away. */
export function keepFile(db: WritableDB, hash: string): void {
  prepared(db, 'DELETE FROM removed_files WHERE hash = @hash').run({ hash })
}

export interface PackageRow {
  id: string
  article: string
  revision: string
  seal: string
  path: string
  file_name: string
  size: number
  sha256: string
  made_by: string
  made_at: number
}

export function insertPackage(db: WritableDB, row: PackageRow): void {
  prepared(
    db,
    `INSERT INTO packages (id, article, revision, seal, path, file_name, size, sha256, made_by, made_at)
     VALUES (@id, @article, @revision, @seal, @path, @file_name, @size, @sha256, @made_by, @made_at)`,
  ).run(row)
}

/** Packages of one article, or the newest 500 of the newsroom, newest first. */
export function packagesOf(db: ReadableDB, article: string | null): PackageRow[] {
  if (article !== null) {
    return prepared(db, 'SELECT * FROM packages WHERE article = @article ORDER BY made_at DESC, id DESC').all(
      {
        article,
      },
    ) as PackageRow[]
  }
  return prepared(db, 'SELECT * FROM packages ORDER BY made_at DESC LIMIT 500').all() as PackageRow[]
}
