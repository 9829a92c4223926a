import { v7 } from 'uuid'
import { type Block, plainBlock, textRun } from '../../../shared/article/index.ts'
import { type ImportEncoding, Refusal } from '../../../shared/contract/index.ts'
import {
  type Cleaned,
  clean,
  type Decoding,
  decodeLegacyPage,
  decodeLegacyText,
  joinBrokenLines,
  type Losses,
  type NewId,
  nothingCleaned,
  nothingLost,
  type Piece,
  parseHtml,
  readMarkup,
  withoutPictures,
} from '../../../shared/markup/index.ts'
import { bytesOfPictures, type PictureSource } from './pasted-pictures.ts'
import { rtfPictures } from './rtf-pictures.ts'

/** What a clipboard holds as text; '' for what it does not have. */
export interface ClipboardText {
  html: string
  text: string
  rtf: string
}

/** A picture whose bytes came along, and the figure that it belongs to, whose `media` is null as yet. */
export interface PastedPicture {
  figure: string
  file: File
}

/** What was pasted, in the body language, and what became of the rest. */
export interface Pasted {
  blocks: Block[]
  pictures: PastedPicture[]
  /** Pictures that did not come along, by file name; their figures only name them. */
  missing: string[]
  cleaned: Cleaned
  lost: Losses
  /** Line ends that were taken out of sentences. */
  joined: number
  /** The old encoding out of which the text was turned into Unicode. */
  decoded: Decoding | null
}

/** More is not pasted but imported: UTF-16 units of HTML without its pictures, and of text; blocks. */
const longestHtml = 12_000_000
const longestText = 2_000_000
const mostBlocks = 5000
/** Elements of HTML: what is pasted is read while the window waits. */
const mostElements = 120_000

/**
 * Clipboard text in the body language: of HTML (a browser's, Word's, Excel's, LibreOffice's, Google's) the structure
 * and the four marks, of plain text its paragraphs. Nothing else can come through, as only what is named is built.
 *
 * @param wish `auto` turns text in an old encoding into Unicode and says so; `utf-8` leaves it.
 * @throws Refusal fileTooLarge (`size` and `limit` in thousands of letters), fileKind `tooIntricatePage`.
 */
export function readClipboard(
  clipboard: ClipboardText,
  wish: ImportEncoding = 'auto',
  newId: NewId = () => v7(),
): Pasted {
  const pasted =
    clipboard.html === '' || isPrintedPage(clipboard.html)
      ? readText(clipboard.text, wish, newId)
      : readHtml(clipboard, wish, newId)
  const isEmpty = pasted.blocks.length === 0
  const result = isEmpty && clipboard.html !== '' ? readText(clipboard.text, wish, newId) : pasted
  if (result.blocks.length > mostBlocks) {
    throw tooLarge(result.blocks.reduce((sum, block) => sum + plainBlock(block).join('').length, 0))
  }
  return result
}

/** The words of a clipboard in lines, for a field that holds no more, and what they were decoded out of. */
export function readPastedLines(clipboard: ClipboardText): { text: string; decoded: Decoding | null } {
  const { blocks, decoded } = readClipboard(clipboard)
  return { text: blocks.flatMap(plainBlock).join('\n'), decoded }
}

const tooLarge = (length: number) =>
  new Refusal('fileTooLarge', { name: '', size: Math.ceil(length / 1000), limit: longestText / 1000 })

/** Browsers that show PDF copy its lines with breaks of this kind, and nothing else of use. */
const isPrintedPage = (html: string) =>
  /<br role="presentation"/i.test(html) && !/<(?:p|table|ul|ol|h\d)\b/i.test(html)

function readText(source: string, wish: ImportEncoding, newId: NewId): Pasted {
  if (source.length > longestText) throw tooLarge(source.length)
  const cleaned = nothingCleaned()
  const { text, decoded } = decodeLegacyText({ text: source, unread: null }, wish)
  const lines = clean(text, cleaned)
    .split('\n')
    .map(line => line.replace(/ {2,}/g, ' ').trim())
  const { paragraphs, joined } = joinBrokenLines(lines)
  const blocks = paragraphs.map(
    (line): Block => ({ type: 'paragraph', id: newId(), content: [textRun(line)] }),
  )
  return { blocks, pictures: [], missing: [], cleaned, lost: nothingLost(), joined, decoded }
}

function readHtml({ html, rtf }: ClipboardText, wish: ImportEncoding, newId: NewId): Pasted {
  const { rest, addresses } = withoutPictures(html)
  if (rest.length > longestHtml) throw tooLarge(rest.length)
  const cleaned = nothingCleaned()
  const tree = parseHtml('', rest, mostElements)
  const decoded = decodeLegacyPage(tree, { text: rest, unread: null }, wish)
  const { pieces, lost } = readMarkup(tree, cleaned, newId, { article: null, dropsSurroundings: false })
  const sources: PictureSource[] = []
  const figures: { id: string; fileName: string }[] = []
  const blocks = pieces.flatMap((piece): Block[] => {
    const block = blockOf(piece, newId)
    if (block === null) return []
    if (piece.kind === 'image' && block.type === 'figure') {
      sources.push({ address: addresses.get(piece.address) ?? piece.address, ratio: piece.ratio })
      figures.push(block)
    }
    return [block]
  })
  const needsRtf = sources.some(({ address }) => /^(?:file:|[a-z]:[\\/])/i.test(address))
  const found = bytesOfPictures(sources, needsRtf ? rtfPictures(rtf) : [])
  const pictures: PastedPicture[] = []
  const missing: string[] = []
  figures.forEach(({ id, fileName }, index) => {
    const bytes = found[index]
    if (bytes)
      pictures.push({ figure: id, file: new File([bytes.bytes], named(fileName, bytes.type), bytes) })
    else missing.push(fileName)
  })
  return { blocks, pictures, missing, cleaned, lost, joined: 0, decoded }
}

/** Word calls a PNG `.gif`, or by no ending at all. */
function named(fileName: string, type: string): string {
  const ending = type === 'image/jpeg' ? 'jpg' : (type.split('/')[1] ?? '')
  const stem = fileName.replace(/\.(?:png|jpe?g|gif|webp|bmp|tiff?|emz|wmz)$/i, '')
  return `${stem}.${ending.replace(/\+.*/, '')}`.slice(-255)
}

function blockOf(piece: Piece, newId: NewId): Block | null {
  const id = newId()
  switch (piece.kind) {
    case 'line':
    case 'verse':
      return { type: 'paragraph', id, content: piece.content }
    case 'heading':
      return { type: 'heading', id, level: piece.level === 3 ? 3 : 2, content: piece.content }
    case 'quotation':
      return { type: 'quotation', id, content: piece.content }
    case 'list':
      return piece.list
    case 'table':
      return piece.table
    case 'block':
      return piece.block
    case 'separator':
      return { type: 'separator', id }
    case 'image':
      return {
        type: 'figure',
        id,
        media: null,
        fileName: piece.fileName.slice(0, 255),
        alternative: piece.alternative.slice(0, 1000),
        caption: (piece.caption ?? '').replaceAll('\n', ' '),
        credit: '',
        rights: '',
        crop: piece.crop ?? null,
        focus: null,
      }
    case 'dropped':
      return null
  }
}
