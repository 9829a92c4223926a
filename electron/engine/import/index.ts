import type { Content } from '../../../shared/article/index.ts'
import { type ImportEncoding, type ImportReport, Refusal } from '../../../shared/contract/index.ts'
import type { NewId } from '../../../shared/markup/index.ts'
import type { WordThreads } from '../word/thread.ts'
import { wordKind } from './kind.ts'
import { readPlainFile } from './plain-file.ts'
import { refuseTooLarge } from './size.ts'

export { keepPictures } from './keep.ts'
export { refuseTooLarge } from './size.ts'

/** A file to make an article of. */
export interface ImportFile {
  fileName: string
  bytes: Uint8Array
  encoding?: ImportEncoding
}

/** What reading needs besides the file. */
export interface ImportTools {
  /** Makes the ids of blocks; UUIDv7 by default. */
  newId?: NewId
  /** The threads that read Word documents. Without them these are no files to import. */
  word?: WordThreads
}

/** A picture that stands inside a file; `figure` is the id of the figure that it belongs to, whose `media` is null. */
export interface FoundPicture {
  figure: string
  bytes: Uint8Array
}

/** An article as a file has it, and what was taken for what. Nothing of it is kept yet. */
export interface ReadArticle {
  content: Content
  report: ImportReport
  pictures: FoundPicture[]
}

/**
 * The one door by which articles come in: reads a file, whatever its kind, which is judged by its content.
 *
 * @throws Refusal fileEmpty, fileTooLarge (sizes in MB), fileKind (`details.kind` says what it is), fileEncoding,
 *   fileNoText, documentRefused (`details.kind` is the fault).
 */
export async function readArticle(file: ImportFile, tools: ImportTools = {}): Promise<ReadArticle> {
  const { fileName, bytes, encoding = 'auto' } = file
  const kind = wordKind(bytes)
  if (kind === null || !tools.word) return readPlainFile(file, tools.newId)
  if (kind !== 'document') throw new Refusal('documentRefused', { name: fileName, kind })
  refuseTooLarge(fileName, bytes.length)
  return tools.word.read({ fileName, bytes, encoding })
}
