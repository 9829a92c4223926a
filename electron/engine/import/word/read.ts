import { v7 } from 'uuid'
import { contentSchema } from '../../../../shared/article/index.ts'
import { type ImportEncoding, Refusal } from '../../../../shared/contract/index.ts'
import type { NewId, Piece } from '../../../../shared/markup/index.ts'
import { decodeSetTexts, nothingCleaned } from '../../../../shared/markup/index.ts'
import type { FoundPicture, ReadArticle } from '../index.ts'
import { shapeArticle } from '../shape.ts'
import { refuseDocument } from './archive.ts'
import { isOwn, readOwn } from './own.ts'
import type { ParagraphTools } from './paragraphs.ts'
import { openWordParts, type WordParts } from './parts.ts'
import { piecesOfWord } from './pieces-of-word.ts'
import { prepare } from './prepare.ts'
import { readThroughMammoth } from './through-mammoth.ts'

/**
 * Makes an article of a Word document and says what it took for what. Runs in a thread: a document that was made to
 * hurt can take all its time and memory.
 *
 * @throws Refusal documentRefused, fileNoText, fileKind.
 */
export async function readWord(
  file: { fileName: string; bytes: Uint8Array; encoding?: ImportEncoding | undefined },
  newId: NewId = () => v7(),
): Promise<ReadArticle> {
  const { fileName, bytes, encoding = 'auto' } = file
  const parts = await openWordParts(fileName, bytes)
  const own = isOwn(parts)
  const prepared = prepare(parts, own)
  const decoded = decodeSetTexts(prepared.texts, { text: '', unread: null }, encoding)
  // It fails where a document lacks what every document has.
  const tree = await readThroughMammoth(prepared).catch(error => refuseDocument(fileName, 'damaged', error))
  const counts = nothingCleaned()
  const { warnings } = prepared
  const tools: ParagraphTools = {
    tree,
    facts: prepared.facts,
    counts,
    newId,
    warnings,
    refusedAddresses: [],
    own,
    attachmentOf: () => null,
  }
  const shaped = own ? readOwn(tree, tools, parts) : shapeForeign(piecesOfWord(tree, tools))
  const { content, inside } = shaped
  const unsaid = [...prepared.dropped, ...tools.refusedAddresses].map(text => ({
    taken: 'dropped' as const,
    text,
  }))
  const report = {
    encoding: 'Word (.docx)',
    decoded,
    parts: [...shaped.parts, ...unsaid],
    cleaned: counts,
    warnings: [...new Set([...warnings, ...shaped.warnings])],
  }
  const hasPicture = shaped.parts.some(part => part.taken === 'image')
  const hasWords = shaped.parts.some(part => part.taken !== 'dropped' && /[\p{L}\p{N}]/u.test(part.text))
  if (!hasPicture && !hasWords) throw new Refusal('fileNoText', { name: fileName })
  return { content: contentSchema.parse(content), report, pictures: await picturesOf(parts, inside) }

  function shapeForeign(pieces: Piece[]) {
    return shapeArticle({ pieces, warnings: [] }, newId)
  }
}

async function picturesOf(
  parts: WordParts,
  inside: { figure: string; name: string }[],
): Promise<FoundPicture[]> {
  // A part that many figures show is unpacked once.
  const unpacked = new Map<string, Uint8Array>()
  const pictures: FoundPicture[] = []
  for (const { figure, name } of inside) {
    const bytes = unpacked.get(name) ?? new Uint8Array((await parts.archive.read(name)) ?? [])
    unpacked.set(name, bytes)
    pictures.push({ figure, bytes })
  }
  return pictures
}
