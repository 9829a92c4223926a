import { basename } from 'node:path'
import type { ImportEncoding, ImportReport, Person } from '../../../shared/contract/index.ts'
import { createArticle, saveDraft } from '../desk/articles.ts'
import type { EngineParts } from '../engine.ts'
import { addPicture } from '../media/keep.ts'
import { articleById } from '../store/articles.ts'
import { importedFiles } from '../store/events.ts'
import { attachmentByHash, mediaByRendition } from '../store/files.ts'
import { sha256 } from '../store/hash.ts'
import { sections } from '../store/settings.ts'
import { keepPictures, readArticle } from './index.ts'
import { settle } from './settle.ts'

export interface TakenFile {
  fileName: string
  bytes: Uint8Array
  encoding: ImportEncoding
  /** A draft that came of the same file, and its version then: the text replaces that draft's. */
  instead?: { id: string; version: number } | undefined
  /** Whether the same bytes are known to be new; else that is looked up. */
  isNew?: boolean
}

export interface TakenArticle {
  id: string
  version: number
  title: string
  report: ImportReport
}

/**
 * Makes a draft of a file, with its pictures. What was imported before, by the same bytes, is told in the report.
 *
 * @throws Refusal those of reading, of keeping pictures, and of writing drafts.
 */
export async function takeFile(parts: EngineParts, person: Person, file: TakenFile): Promise<TakenArticle> {
  const { newsroom, files } = parts.room()
  const { reading, writing } = newsroom
  const hash = sha256(file.bytes)
  const isKnown = !file.isNew && !file.instead && importedFiles(reading).has(hash)
  const read = await readArticle(file, { word: parts.word })
  const settled = settle(read.content, {
    sections: sections(reading),
    hasAttachment: attachment => attachmentByHash(reading, attachment) !== undefined,
    hasArticle: id => articleById(reading, id) !== undefined,
  })
  const { content } = settled
  const known = isKnown ? (['importedBefore'] as const) : []
  const report = { ...read.report, warnings: [...known, ...read.report.warnings, ...settled.warnings] }
  const at = parts.rules.now()
  await keepPictures({ content, report, pictures: read.pictures }, async picture => {
    // A picture that left in one of our documents comes back as what it was.
    const mine = mediaByRendition(reading, sha256(picture.bytes))
    if (mine) return mine.hash
    return (await addPicture({ db: writing, files, pictures: parts.pictures }, person.id, picture, at)).media
  })
  const name = basename(file.fileName).normalize('NFC')
  const { instead } = file
  const draft = instead && {
    id: instead.id,
    baseVersion: instead.version,
    content: JSON.stringify(content),
  }
  const id = instead?.id ?? createArticle(writing, person, content, at, { name, file: hash })
  const version = draft ? saveDraft(writing, person, draft, at).version : 1
  return { id, version, title: content.fields.title, report }
}
