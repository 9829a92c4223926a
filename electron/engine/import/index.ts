import type { Content } from '../../../shared/article/index.ts'
import type { ImportEncoding, ImportReport } from '../../../shared/contract/index.ts'
import type { NewId } from '../../../shared/markup/index.ts'
import { readPlainFile } from './plain-file.ts'

export { largestImport, refuseTooLarge } from './size.ts'

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
}

/** A picture that stands inside a file; `figure` is the id of the figure that it belongs to, whose `media` is null. */
export interface FoundPicture {
  figure: string
  fileName: string
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
 *   fileNoText.
 */
export async function readArticle(file: ImportFile, tools: ImportTools = {}): Promise<ReadArticle> {
  return { ...readPlainFile(file, tools.newId), pictures: [] }
}
