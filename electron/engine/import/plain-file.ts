import { v7 } from 'uuid'
import { contentSchema } from '../../../shared/article/index.ts'
import { type ImportEncoding, Refusal } from '../../../shared/contract/index.ts'
import {
  bytesOfDataAddress,
  clean,
  decodeLegacyPage,
  decodeLegacyText,
  type NewId,
  nothingCleaned,
  parseHtml,
  withoutPictures,
} from '../../../shared/markup/index.ts'
import { readCopy } from '../../../shared/package/index.ts'
import { encodingNames } from '../../../shared/vietnamese/index.ts'
import { takeCopy } from './copy.ts'
import { decode } from './encoding.ts'
import { frontMatterOf } from './front-matter.ts'
import { readHtml } from './html.ts'
import type { FoundPicture, ReadArticle } from './index.ts'
import { isHtml, refuseForeign } from './kind.ts'
import { readLines } from './lines.ts'
import { isMarkdown, markdownToHtml, takeFrontMatter } from './markdown.ts'
import { shapeArticle } from './shape.ts'
import { refuseLongText, refuseTooLarge } from './size.ts'

/**
 * Makes an article of a text, Markdown or HTML file and says what it took for what. The words come over as they stand, typing
 * errors and all; only what nobody sees is cleaned (see `clean`). What kind of file it is is judged by its content. Text
 * in TCVN3, VNI or VIQR is turned into Unicode before it is cleaned, when it is surely that or when `encoding` says so;
 * the report shows it.
 *
 * @param newId makes the ids of blocks, UUIDv7 by default.
 * @throws Refusal fileEmpty, fileTooLarge (sizes in MB), fileKind (`details.kind` says what it is), fileEncoding,
 *   fileNoText.
 */
export function readPlainFile(
  file: { fileName: string; bytes: Uint8Array; encoding?: ImportEncoding },
  newId: NewId = () => v7(),
): ReadArticle {
  const { fileName, bytes, encoding: wish = 'auto' } = file
  if (bytes.length === 0) throw new Refusal('fileEmpty', { name: fileName })
  refuseTooLarge(fileName, bytes.length)
  refuseForeign(fileName, bytes)
  const whole = decode(fileName, bytes)
  const copy = readCopy(whole.text)
  if (copy) return { ...takeCopy(copy, whole.encoding), pictures: [] }
  const isPage = isMarkdown(fileName) || isHtml(fileName, whole.text)
  const { rest, addresses } = isPage
    ? withoutPictures(whole.text)
    : { rest: whole.text, addresses: new Map() }
  const source = { ...whole, text: rest }
  refuseLongText(fileName, source.text.length)
  const cleaned = nothingCleaned()
  const readPage = () => {
    const tree = parseHtml(fileName, source.text)
    const decoded = decodeLegacyPage(tree, source, wish)
    return { decoded, read: readHtml(tree, cleaned, newId), matter: null }
  }
  const readMarkdown = () => {
    const { text, decoded } = decodeLegacyText(source, wish)
    const { matter, text: rest } = frontMatterOf(text)
    const tree = parseHtml(fileName, markdownToHtml(fileName, rest))
    return { decoded, read: readHtml(tree, cleaned, newId), matter }
  }
  const readText = () => {
    const { text, decoded } = decodeLegacyText(source, wish)
    return { decoded, read: readLines(fileName, clean(text, cleaned), cleaned, newId), matter: null }
  }
  const reading = isMarkdown(fileName) ? readMarkdown : isPage ? readPage : readText
  const { read, decoded, matter } = reading()
  const shaped = shapeArticle(read, newId)
  const { content, warnings } = shaped
  const parts = matter ? [...takeFrontMatter(matter, content), ...shaped.parts] : shaped.parts
  const kept = parts.some(part => part.taken !== 'dropped' && /[\p{L}\p{N}]/u.test(part.text))
  if (!kept) throw new Refusal('fileNoText', { name: fileName })
  if (source.text.includes('\ufffd')) warnings.push('charactersDamaged')
  const encoding = source.unread && decoded ? encodingNames[decoded.encoding] : source.encoding
  return {
    content: contentSchema.parse(content),
    report: { encoding, decoded, parts, cleaned, warnings: [...new Set([...read.warnings, ...warnings])] },
    pictures: picturesOf(shaped.inside, addresses),
  }
}

/** The pictures that are written into the page; one that many figures show is decoded once. */
function picturesOf(
  inside: readonly { figure: string; name: string }[],
  addresses: ReadonlyMap<string, string>,
): FoundPicture[] {
  const decoded = new Map<string, Uint8Array>()
  return inside.map(({ figure, name }) => {
    const bytes =
      decoded.get(name) ?? bytesOfDataAddress(addresses.get(name) ?? name)?.bytes ?? new Uint8Array()
    decoded.set(name, bytes)
    return { figure, bytes }
  })
}
