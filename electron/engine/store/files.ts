import { prepared, type ReadableDB, type WritableDB } from './database.ts'

/** A picture; the hashes are SHA-256, `hash` that of the original. Sizes in bytes and px. */
export interface MediaRow {
  hash: string
  file_name: string
  type: string
  size: number
  width: number
  height: number
  large_hash: string
  large_type: string
  large_width: number
  large_height: number
  small_hash: string
  small_type: string
  small_width: number
  small_height: number
  added_by: string
  added_at: number
}

export function mediaByHash(db: ReadableDB, hash: string): MediaRow | undefined {
  return prepared(db, 'SELECT * FROM media WHERE hash = @hash').get({ hash }) as MediaRow | undefined
}

export function insertMedia(db: WritableDB, row: MediaRow): void {
  prepared(
    db,
    `INSERT OR IGNORE INTO media (hash, file_name, type, size, width, height,
       large_hash, large_type, large_width, large_height, small_hash, small_type, small_width, small_height,
       added_by, added_at)
     VALUES (@hash, @file_name, @type, @size, @width, @height,
       @large_hash, @large_type, @large_width, @large_height, @small_hash, @small_type, @small_width, @small_height,
       @added_by, @added_at)`,
  ).run(row)
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
