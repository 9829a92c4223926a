import { inflateSync } from 'node:zlib'
import { filesOf, readStored } from '../../../../shared/article/index.ts'
import { fold } from '../../../../shared/vietnamese/index.ts'
import type { WritableDB } from '../database.ts'

/** Pictures can be cropped, found by name and by look, and every file knows where it is used. */
export function migrate(db: WritableDB): void {
  db.exec(`
    -- What the picture looks like, 64 bits in hexadecimal: look-alikes differ in few of them. Null until it is known.
    ALTER TABLE media ADD COLUMN look TEXT;
    ALTER TABLE media ADD COLUMN folded TEXT NOT NULL DEFAULT '';
    ALTER TABLE attachments ADD COLUMN folded TEXT NOT NULL DEFAULT '';
    CREATE INDEX media_by_time ON media (added_at DESC, hash DESC);
    CREATE INDEX attachments_by_time ON attachments (added_at DESC, hash DESC);

    -- Renditions of a part of a picture, made from the original when first shown.
    CREATE TABLE media_crops (
      media TEXT NOT NULL REFERENCES media (hash) ON DELETE CASCADE,
      crop TEXT NOT NULL,
      large_hash TEXT NOT NULL,
      large_type TEXT NOT NULL,
      large_width INTEGER NOT NULL,
      large_height INTEGER NOT NULL,
      small_hash TEXT NOT NULL,
      small_type TEXT NOT NULL,
      small_width INTEGER NOT NULL,
      small_height INTEGER NOT NULL,
      PRIMARY KEY (media, crop)
    ) STRICT, WITHOUT ROWID;

    -- Which pictures and attachments a draft uses, written with it. \`missing\` has a bit for each text that is not there.
    CREATE TABLE draft_files (
      article TEXT NOT NULL REFERENCES articles (id),
      file TEXT NOT NULL,
      missing INTEGER NOT NULL,
      PRIMARY KEY (article, file)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX draft_files_by_file ON draft_files (file, article);
    CREATE TABLE revision_files (
      content TEXT NOT NULL REFERENCES revision_contents (hash),
      file TEXT NOT NULL,
      PRIMARY KEY (content, file)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX revision_files_by_file ON revision_files (file);

    -- Files whose row is gone and which are still to be taken from the disk.
    CREATE TABLE removed_files (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `)
  foldNames(db)
  noteDrafts(db)
  noteRevisions(db)
}

function foldNames(db: WritableDB): void {
  for (const table of ['media', 'attachments']) {
    const named = db.prepare(`SELECT hash, file_name FROM ${table}`).all() as {
      hash: string
      file_name: string
    }[]
    const write = db.prepare(`UPDATE ${table} SET folded = @folded WHERE hash = @hash`)
    for (const { hash, file_name } of named) write.run({ hash, folded: fold(file_name) })
  }
}

function noteDrafts(db: WritableDB): void {
  const write = db.prepare('INSERT INTO draft_files VALUES (@article, @file, @missing)')
  const content = db.prepare('SELECT content FROM drafts WHERE article = @article').pluck()
  for (const article of db.prepare('SELECT article FROM drafts').pluck().all()) {
    const files = filesIn(String(content.get({ article })))
    for (const [file, missing] of files) write.run({ article, file, missing })
  }
}

function noteRevisions(db: WritableDB): void {
  const write = db.prepare('INSERT INTO revision_files VALUES (@hash, @file)')
  const content = db.prepare('SELECT content FROM revision_contents WHERE hash = @hash').pluck()
  for (const hash of db.prepare('SELECT hash FROM revision_contents').pluck().all()) {
    for (const file of filesIn(inflated(content.get({ hash }))).keys()) write.run({ hash, file })
  }
}

/** The files that a draft or a revision names; what is damaged names none, and the check of the record tells of it. */
function filesIn(text: string): Map<string, number> {
  try {
    const stored: unknown = JSON.parse(text)
    const isForm = typeof stored === 'object' && stored !== null && 'content' in stored
    const { data } = readStored(isForm ? stored.content : stored)
    return data ? filesOf(data) : new Map()
  } catch {
    return new Map()
  }
}

function inflated(content: unknown): string {
  try {
    return inflateSync(content as Buffer).toString('utf8')
  } catch {
    return ''
  }
}
