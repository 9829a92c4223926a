import { readFile, stat } from 'node:fs/promises'
import { setImmediate as othersFirst } from 'node:timers/promises'
import type { FolderStep, ImportReport, Person } from '../../../shared/contract/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import { asRefusal } from '../disk/failures.ts'
import type { EngineParts } from '../engine.ts'
import { articleById } from '../store/articles.ts'
import { importedFiles } from '../store/events.ts'
import { sha256 } from '../store/hash.ts'
import { type FolderFile, filesToImport } from './folder-files.ts'
import { refuseTooLarge } from './index.ts'
import { takeFile } from './take.ts'

/** @throws Refusal folderMissing, notFolder, folderReadOnly. */
export async function requireFolder(folder: string): Promise<void> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new Refusal('notFolder', { path: folder })
  } catch (error) {
    throw asRefusal(error, folder)
  }
}

/**
 * Makes a draft of every text in a folder, file by file, and tells of each as soon as it is done. Files are read one at
 * a time and forgotten, so that ten thousand need no more memory than one. One that cannot be taken does not stop the
 * others; one that was imported before, by the same bytes, is not taken again. Who stops listening stops the work
 * between two files: what is done stays, nothing is half made.
 *
 * @param person answers for who works; asked before each file, as they may have signed out.
 */
export async function* importFolder(
  parts: EngineParts,
  person: () => Person,
  folder: string,
  signal?: AbortSignal,
): AsyncGenerator<FolderStep> {
  let files = 0
  let others = 0
  for await (const _ of filesToImport(folder, () => others++)) files++
  yield { kind: 'found', files, others }
  const known = importedFiles(parts.room().newsroom.reading)
  for await (const { name, path } of filesToImport(folder)) {
    if (signal?.aborted) return
    const worker = person()
    yield await stepOf(parts, worker, { name, path }, known)
    // People go on working meanwhile.
    await othersFirst()
  }
}

async function stepOf(
  parts: EngineParts,
  person: Person,
  { name, path }: FolderFile,
  known: Map<string, string>,
): Promise<FolderStep> {
  const { reading } = parts.room().newsroom
  try {
    refuseTooLarge(name, (await stat(path)).size)
    const bytes = new Uint8Array(await readFile(path))
    const hash = sha256(bytes)
    const before = known.get(hash)
    const article = before === undefined ? undefined : articleById(reading, before)
    if (article) return { kind: 'known', name, id: article.id, number: article.number, title: article.title }
    const taken = await takeFile(parts, person, {
      fileName: fileNameOf(name),
      bytes,
      encoding: 'auto',
      isNew: true,
    })
    known.set(hash, taken.id)
    const number = articleById(reading, taken.id)?.number ?? 0
    return {
      kind: 'imported',
      name,
      id: taken.id,
      number,
      title: taken.title,
      report: shortened(taken.report),
    }
  } catch (error) {
    const refusal = asRefusal(error, path)
    // These are not about the file: the next would fare no better.
    if (['noNewsroom', 'diskFull', 'cancelled', 'notAllowed', 'signInRequired'].includes(refusal.code))
      throw refusal
    return { kind: 'refused', name, refusal: { code: refusal.code, details: refusal.details } }
  }
}

const fileNameOf = (name: string) => (name.split('/').at(-1) ?? name).slice(-255)

const mostParts = 40
const longestPart = 160

/** A report to look over: of ten thousand whole ones nobody reads, and they would fill the window's memory. */
function shortened(report: ImportReport): ImportReport {
  const parts = report.parts.slice(0, mostParts).map(part => ({
    ...part,
    text: part.text.length > longestPart ? `${part.text.slice(0, longestPart - 1)}…` : part.text,
  }))
  if (report.parts.length > mostParts) {
    parts.push({ taken: 'paragraph', text: `… +${report.parts.length - mostParts}` })
  }
  return { ...report, parts }
}
