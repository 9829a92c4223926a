import { Refusal } from '../../../shared/contract/index.ts'

/** First bytes of files that are no text, and what people call them. */
const signatures: { kind: string; at: number; bytes: string }[] = [
  { kind: 'PDF', at: 0, bytes: '%PDF-' },
  { kind: 'JPEG', at: 0, bytes: '\xff\xd8\xff' },
  { kind: 'PNG', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'GIF', at: 0, bytes: 'GIF87a' },
  { kind: 'GIF', at: 0, bytes: 'GIF89a' },
  { kind: 'WebP', at: 8, bytes: 'WEBP' },
  { kind: 'TIFF', at: 0, bytes: 'II*\0' },
  { kind: 'TIFF', at: 0, bytes: 'MM\0*' },
  { kind: 'HEIC', at: 4, bytes: 'ftyphei' },
  { kind: 'MP4', at: 4, bytes: 'ftyp' },
  { kind: 'MP3', at: 0, bytes: 'ID3' },
  { kind: 'RTF', at: 0, bytes: '{\\rtf' },
  { kind: 'RAR', at: 0, bytes: 'Rar!\x1a\x07' },
  { kind: '7z', at: 0, bytes: '7z\xbc\xaf\x27\x1c' },
  { kind: 'GZIP', at: 0, bytes: '\x1f\x8b' },
  { kind: 'SQLite', at: 0, bytes: 'SQLite format 3\0' },
  { kind: 'EXE', at: 0, bytes: 'MZ\x90\0' },
  { kind: 'ELF', at: 0, bytes: '\x7fELF' },
]

/** Office documents are archives; the names inside tell them apart. */
const insideZip: [part: string, kind: string][] = [
  ['noi-dung.html', 'goi-bai (.zip)'],
  ['word/', 'Word (.docx)'],
  ['xl/', 'Excel (.xlsx)'],
  ['ppt/', 'PowerPoint (.pptx)'],
  ['opendocument.text', 'LibreOffice (.odt)'],
]

/** How much of a file is looked at, in bytes. */
const glance = 65_536

/**
 * Judges a file by its content, whatever its name says.
 *
 * @throws Refusal fileKind when it is a known format that is no text; `details.kind` names it.
 */
export function refuseForeign(fileName: string, bytes: Uint8Array): void {
  const start = latin1(bytes.subarray(0, glance))
  const known = signatures.find(({ at, bytes: signature }) => start.startsWith(signature, at))
  const kind = known?.kind ?? officeKind(start)
  if (kind) throw new Refusal('fileKind', { name: fileName, kind })
}

function officeKind(start: string): string | undefined {
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) {
    return insideZip.find(([part]) => start.includes(part))?.[1] ?? 'ZIP'
  }
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    return start.includes('W\0o\0r\0d\0D\0o\0c') ? 'Word (.doc)' : 'Microsoft Office (.doc, .xls, .ppt)'
  }
  return undefined
}

/** A Word document, or why a file of its family cannot be read; null for files of other kinds. */
export type WordKind = 'document' | 'encrypted' | 'oldWord' | 'openDocument' | null

/** Judges by content: archives by the names inside, the older family by the names of its streams. */
export function wordKind(bytes: Uint8Array): WordKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 8).equals(compound)) {
    if (buffer.includes(streamName('EncryptedPackage'))) return 'encrypted'
    return buffer.includes(streamName('WordDocument')) ? 'oldWord' : null
  }
  if (!latin1(bytes.subarray(0, 4)).startsWith('PK\x03\x04')) return null
  const names = latin1(bytes.subarray(0, glance)) + latin1(bytes.subarray(-glance))
  if (names.includes('opendocument.text')) return 'openDocument'
  return names.includes('word/') ? 'document' : null
}

const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const streamName = (name: string) => Buffer.from(name, 'utf16le')

const blockTags =
  /^<(?:!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|h[1-6]|ul|ol|table|figure|blockquote|center|font|span|b|strong)\b/i

/**
 * Whether a decoded text is HTML: it begins with a tag of HTML, or is called so and has tags at all. A plain text that
 * merely speaks of tags stays a text.
 */
export function isHtml(fileName: string, text: string): boolean {
  const start = text.slice(0, 4096).replace(/^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*\?>)+/, '')
  if (blockTags.test(start)) return true
  return /\.x?html?$/i.test(fileName) && /<\/?[a-z][^<>]*>/i.test(text)
}

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
