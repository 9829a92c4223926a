import { type KeptFile, type KeptFileDetails, type Person, Refusal } from '../../../shared/contract/index.ts'
import { fold } from '../../../shared/vietnamese/index.ts'
import { inTransaction, prepared, type ReadableDB, type WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import {
  attachmentByHash,
  deleteFile,
  keepFile,
  mediaByHash,
  removedFiles,
  setLook,
  usesOfFile,
} from '../store/files.ts'
import { personById } from '../store/people.ts'
import type { MediaFiles } from './files.ts'
import { type PictureRoom, readPicture } from './keep.ts'
import { type Looking, lookAlikes } from './look-alikes.ts'

/** What of the newsroom's files is asked for. */
export interface FileQuery {
  show: 'all' | 'pictures' | 'attachments' | 'unused' | 'missing' | 'alike'
  /** Words of the file's name, with or without diacritics; empty finds all. */
  search: string
  after: { at: number; hash: string } | null
  limit: number
}

interface KeptRow {
  hash: string
  kind: 'picture' | 'attachment'
  file_name: string
  type: string
  size: number
  width: number
  height: number
  look: string | null
  added_by: string
  added_at: number
  drafts: number
  revisions: number
  missing: number
}

const columns = (kind: 'picture' | 'attachment', shape: string) => `
  hash, '${kind}' AS kind, file_name, type, size, ${shape}, added_by, added_at,
  (SELECT count(*) FROM draft_files WHERE file = hash) AS drafts,
  (SELECT count(*) FROM revision_files WHERE file = hash) AS revisions,
  (SELECT coalesce(max(missing & 1) | max(missing & 2), 0) FROM draft_files WHERE file = hash) AS missing`

const pictures = `SELECT ${columns('picture', 'width, height, look')} FROM media`
const attachments = `SELECT ${columns('attachment', '0 AS width, 0 AS height, NULL AS look')} FROM attachments`

/** Each half is read along its index of times, and no further than the page needs. */
const conditions: Record<FileQuery['show'], string> = {
  all: '1',
  pictures: '1',
  attachments: '1',
  alike: '1',
  unused: `NOT EXISTS (SELECT 1 FROM draft_files WHERE file = hash)
    AND NOT EXISTS (SELECT 1 FROM revision_files WHERE file = hash)`,
  missing: 'EXISTS (SELECT 1 FROM draft_files WHERE file = hash AND missing <> 0)',
}

/** The newsroom's files, the newest first, a page at a time. */
export function listFiles(db: ReadableDB, query: FileQuery): { files: KeptFile[]; more: boolean } {
  const facts = {
    ...words(query.search),
    at: query.after?.at ?? Number.MAX_SAFE_INTEGER,
    hash: query.after?.hash ?? 'g',
    limit: query.limit + 1,
  }
  const named = searchWords.map(word => `AND (@${word} = '' OR instr(folded, @${word}) > 0)`).join(' ')
  const where = `WHERE (added_at, hash) < (@at, @hash) ${named} AND ${conditions[query.show]}
    ORDER BY added_at DESC, hash DESC LIMIT @limit`
  const both = [
    ...(query.show === 'attachments' ? [] : [`SELECT * FROM (${pictures} ${where})`]),
    ...(query.show === 'pictures' ? [] : [`SELECT * FROM (${attachments} ${where})`]),
  ].join(' UNION ALL ')
  const sql = `SELECT * FROM (${both}) ORDER BY added_at DESC, hash DESC LIMIT @limit`
  const rows = prepared(db, sql).all(facts) as KeptRow[]
  return { files: rows.slice(0, query.limit).map(row => shown(db, row)), more: rows.length > query.limit }
}

/** Pictures that look like another one, those that do after each other. */
export function listAlike(db: ReadableDB, search: string): KeptFile[] {
  const groups = lookAlikes(looking(db))
  const wanted = fold(search.trim()).split(/\s+/)
  return groups.flatMap((group, index) => {
    const rows = group.flatMap(({ hash }) => rowOf(db, hash) ?? [])
    const found = rows.some(row => wanted.every(word => fold(row.file_name).includes(word)))
    return found ? rows.map(row => ({ ...shown(db, row), group: index + 1 })) : []
  })
}

/** How many files there are of each sort. */
export function countFiles(db: ReadableDB) {
  const count = (table: string, condition: string) =>
    Number(prepared(db, `SELECT count(*) FROM ${table} WHERE ${condition}`).pluck().get())
  const both = (condition: string) => count('media', condition) + count('attachments', condition)
  return {
    all: both('1'),
    pictures: count('media', '1'),
    attachments: count('attachments', '1'),
    unused: both(conditions.unused),
    missing: both(conditions.missing),
    alike: lookAlikes(looking(db)).reduce((sum, group) => sum + group.length, 0),
  }
}

/** A file with every article that uses it. @throws Refusal `mediaMissing` for a file that is not kept. */
export function fileDetails(db: ReadableDB, hash: string): KeptFileDetails {
  const row = rowOf(db, hash)
  if (!row) throw new Refusal('mediaMissing', { name: hash.slice(0, 12) })
  const alike = lookAlikes(looking(db)).find(group => group.some(one => one.hash === hash)) ?? []
  return {
    file: shown(db, row),
    uses: usesOfFile(db, hash).map(({ now, missing, ...use }) => ({
      ...use,
      now: now === 1,
      ...missingTexts(missing),
    })),
    alike: alike
      .flatMap(one => (one.hash === hash ? [] : (rowOf(db, one.hash) ?? [])))
      .map(other => shown(db, other)),
  }
}

/**
 * Takes a file out of the newsroom that no draft and no revision uses. First it is forgotten, then its bytes go: a crash
 * in between leaves bytes that `removeForgotten` takes away, never a row without its file.
 *
 * @throws Refusal `fileInUse` (with an article and how many there are), `notAllowed`, `mediaMissing`.
 */
export async function removeFile(
  { db, files }: { db: WritableDB; files: MediaFiles },
  person: Person,
  hash: string,
  at: number,
): Promise<void> {
  await files.exclusively(hash, async () => {
    inTransaction(db, () => {
      const row = rowOf(db, hash)
      if (!row) throw new Refusal('mediaMissing', { name: hash.slice(0, 12) })
      const mayRemove = person.roles.includes('editor') || person.roles.includes('secretary')
      if (!mayRemove && row.added_by !== person.id) {
        throw new Refusal('notAllowed', { roles: ['editor', 'secretary'] })
      }
      const uses = usesOfFile(db, hash)
      const [first] = uses
      if (first) {
        const kind = first.title || `#${first.number}`
        throw new Refusal('fileInUse', { name: row.file_name, kind, size: uses.length })
      }
      deleteFile(db, hash)
      appendEvent(db, { at, person: person.id, kind: 'file.removed', data: { note: row.file_name } })
    })
    await takeAway(db, files, hash)
  })
}

/** Takes from the disk what was forgotten before a crash; for when the newsroom is opened. */
export async function removeForgotten(db: WritableDB, files: MediaFiles): Promise<void> {
  for (const hash of removedFiles(db)) await files.exclusively(hash, () => takeAway(db, files, hash))
}

async function takeAway(db: WritableDB, files: MediaFiles, hash: string): Promise<void> {
  if (mediaByHash(db, hash) || attachmentByHash(db, hash)) return
  await files.remove(hash)
  keepFile(db, hash)
}

/** Looks at the pictures that an older program kept; answers how many it has learnt of. */
export async function learnLooks(room: PictureRoom): Promise<number> {
  const unseen = prepared(room.db, 'SELECT hash FROM media WHERE look IS NULL').pluck().all() as string[]
  let learnt = 0
  for (const media of unseen) {
    try {
      const { bytes } = await readPicture(room, { media, crop: null }, 'small')
      setLook(room.db, media, await room.pictures.look(media, bytes))
      learnt += 1
    } catch (error) {
      // A picture whose file is gone looks like nothing, and is not asked again.
      if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
      setLook(room.db, media, plainLook)
    }
  }
  return learnt
}

const plainLook = '0'.repeat(16)

function looking(db: ReadableDB): Looking[] {
  return prepared(
    db,
    'SELECT hash, look, width, height FROM media WHERE look IS NOT NULL ORDER BY added_at DESC, hash DESC',
  ).all() as Looking[]
}

function rowOf(db: ReadableDB, hash: string): KeptRow | undefined {
  const sql = `${pictures} WHERE hash = @hash UNION ALL ${attachments} WHERE hash = @hash`
  return prepared(db, sql).get({ hash }) as KeptRow | undefined
}

const searchWords = ['word0', 'word1', 'word2', 'word3'] as const

/** The first four words of a search; a statement has a fixed number of them. */
function words(search: string): Record<(typeof searchWords)[number], string> {
  const [word0 = '', word1 = '', word2 = '', word3 = ''] = fold(search.trim()).split(/\s+/)
  return { word0, word1, word2, word3 }
}

const missingTexts = (bits: number) => ({
  missingAlternative: (bits & 1) !== 0,
  missingCredit: (bits & 2) !== 0,
})

function shown(db: ReadableDB, row: KeptRow): KeptFile {
  return {
    hash: row.hash,
    kind: row.kind,
    fileName: row.file_name,
    type: row.type,
    size: row.size,
    width: row.width,
    height: row.height,
    addedBy: { id: row.added_by, name: personById(db, row.added_by)?.name ?? '?' },
    addedAt: row.added_at,
    drafts: row.drafts,
    inRevisions: row.revisions > 0,
    ...missingTexts(row.missing),
    group: null,
  }
}
