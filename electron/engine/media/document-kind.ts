import { promisify } from 'node:util'
import { fromBuffer, type ZipFile } from 'yauzl'
import type { AttachmentFault } from '../../../shared/words/index.ts'
import { readCompound } from './compound.ts'
import { pictureKind } from './picture-kind.ts'

/** A kind of document that goes with articles: what it is called and how its names end. */
export interface DocumentKind {
  type: string
  extension: string
}

/** What a file is by its content: a document that can go with an article, or the reason why not. */
export type DocumentJudgement =
  | ({ accepted: true } & DocumentKind)
  | { accepted: false; kind: AttachmentFault }

const office = 'application/vnd.openxmlformats-officedocument'
const kinds = {
  pdf: 'application/pdf',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  rtf: 'application/rtf',
  txt: 'text/plain',
  csv: 'text/csv',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
} as const

const accept = (extension: keyof typeof kinds): DocumentJudgement => ({
  accepted: true,
  type: kinds[extension],
  extension,
})
const refuse = (kind: AttachmentFault): DocumentJudgement => ({ accepted: false, kind })

/**
 * Judges a file by its content; its name only says whether plain text is a table, and names a script where the text
 * itself would not tell. Refused is what runs when it is opened (programs, scripts, macros, packed objects), what cannot be
 * looked into (a password, an archive of anything), and pictures, which would take with them where they were taken.
 */
export async function documentKind(bytes: Buffer, fileName: string): Promise<DocumentJudgement> {
  if (bytes.length === 0) return refuse('empty')
  const head = bytes.toString('latin1', 0, 1024)
  if (isProgram(head)) return refuse('program')
  if (pictureKind(bytes).accepted || isOtherPicture(bytes)) return refuse('picture')
  if (head.includes('%PDF-')) return accept('pdf')
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return archiveKind(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundKind(bytes)
  if (head.startsWith('{\\rtf')) return bytes.includes('\\objdata') ? refuse('object') : accept('rtf')
  if (head.startsWith('ID3') || /^\xff[\xf2\xf3\xfa\xfb]/.test(head)) return accept('mp3')
  if (head.slice(4, 8) === 'ftyp') return saysWhere(bytes) ? refuse('place') : accept('mp4')
  if (isArchive(head)) return refuse('archive')
  return textKind(bytes, fileName)
}

/** Windows, Linux and macOS programs, scripts with a first line that names their program, Java, shortcuts. */
const programs = [
  ...['\x7fELF', '#!', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', '\xce\xfa\xed\xfe', '\xfe\xed\xfa\xcf'],
  ...['\xfe\xed\xfa\xce', 'L\0\0\0\x01\x14\x02\0'],
]
const isProgram = (head: string) =>
  programs.some(start => head.startsWith(start)) || (head.startsWith('MZ') && head.includes('\0'))

const archives = ['Rar!', '7z\xbc\xaf', '\x1f\x8b', 'BZh', '\xfd7zXZ', 'MSCF']
const isArchive = (head: string) =>
  archives.some(start => head.startsWith(start)) || head.slice(257, 262) === 'ustar'

function isOtherPicture(bytes: Buffer): boolean {
  const judged = pictureKind(bytes)
  return !judged.accepted && ['HEIC', 'BMP', 'PSD', 'JPEG XL'].includes(judged.kind)
}

/** Telephones write into a film where it was taken. */
const saysWhere = (bytes: Buffer) =>
  bytes.includes(Buffer.from('\xa9xyz', 'latin1')) || bytes.includes('location.ISO6709')

/** The most files that an office document may hold; beyond that it is no document. */
const mostEntries = 20_000
const openZip = promisify<Buffer, { lazyEntries: true; decodeStrings: false }, ZipFile>(fromBuffer)

async function archiveKind(bytes: Buffer): Promise<DocumentJudgement> {
  const names = await namesIn(bytes).catch(() => null)
  if (!names) return refuse('broken')
  if (names.some(isMacro)) return refuse('macro')
  if (names.some(name => programNames.test(name))) return refuse('program')
  if (names.includes('word/document.xml')) return accept('docx')
  if (names.includes('xl/workbook.xml') || names.includes('xl/workbook.bin')) return accept('xlsx')
  if (names.includes('ppt/presentation.xml')) return accept('pptx')
  // An OpenDocument file begins with its type, stored as it is.
  const declared = /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(
    bytes.toString('latin1', 0, 200),
  )?.[1]
  if (declared) return accept(declared === 'text' ? 'odt' : declared === 'spreadsheet' ? 'ods' : 'odp')
  return refuse('archive')
}

const isMacro = (name: string) =>
  /(^|\/)(vbaproject|vbadata)[^/]*$|^xl\/(macrosheets|intlmacrosheets)\/|(^|\/)activex\/|^(basic|scripts)\/./.test(
    name,
  )

async function namesIn(bytes: Buffer): Promise<string[]> {
  const zip = await openZip(bytes, { lazyEntries: true, decodeStrings: false })
  zip.on('error', () => {})
  if (zip.entryCount > mostEntries) throw new RangeError('too many files in an archive')
  const names: string[] = []
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileNameRaw.toString('utf8').replaceAll('\\', '/').toLowerCase())
  }
  return names
}

function compoundKind(bytes: Buffer): DocumentJudgement {
  const file = readCompound(bytes)
  if (!file) return refuse('broken')
  const { names } = file
  if (names.has('encryptedpackage')) return refuse('password')
  if (['vba', '_vba_project', '_vba_project_cur', 'macros'].some(name => names.has(name)))
    return refuse('macro')
  if ([...names].some(name => name.endsWith('ole10native'))) return refuse('object')
  if (names.has('worddocument')) return accept('doc')
  if (names.has('powerpoint document')) return accept('ppt')
  if (names.has('workbook') || names.has('book')) {
    const book = file.stream('workbook') ?? file.stream('book')
    return book && hasMacroSheet(book) ? refuse('macro') : accept('xls')
  }
  // An installer is such a file too.
  return refuse('program')
}

/** Excel of 1992 kept its macros in sheets of their own: record BOUNDSHEET of [MS-XLS] says which sheets are such. */
function hasMacroSheet(book: Buffer): boolean {
  for (let at = 0; at + 4 <= book.length; ) {
    const kind = book.readUInt16LE(at)
    const length = book.readUInt16LE(at + 2)
    if (kind === 0x85 && length >= 6 && at + 10 <= book.length && book[at + 9] === 1) return true
    // The list of sheets ends with the first part of the file.
    if (kind === 0x0a) return false
    at += 4 + length
  }
  return false
}

/** Names of what a system runs or interprets when it is opened. */
const programNames =
  /\.(exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|msi|msp|jar|lnk|reg|cpl|dll|sys|sh|py|pl|rb|php|app|scf|inf|url|desktop)$/i
const pageNames = /\.(html?|xhtml|mht|mhtml|svg|xml|xsl)$/i

/** Text in UTF-8 or UTF-16 that is not to be run. */
function textKind(bytes: Buffer, fileName: string): DocumentJudgement {
  if (programNames.test(fileName)) return refuse('program')
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  const text = decoded(bytes, wide ? 'utf-16le' : 'utf-8')
  if (text === null || controls.test(text)) return refuse('unknown')
  if (/^\s*<(!doctype|html|svg|script|\?xml|hta:)/i.test(text) || pageNames.test(fileName))
    return refuse('page')
  return accept(/\.csv$/i.test(fileName) ? 'csv' : 'txt')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: text has none of them but tabs and line ends
const controls = /[\0-\x08\x0e-\x1f]/

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A file's name with the ending that its content has: `báo cáo.pdf.exe` of a PDF becomes `báo cáo.pdf`. */
export function nameOfKind(fileName: string, { extension }: DocumentKind): string {
  const stem = fileName.replace(/(\.[A-Za-z0-9]{1,5})+$/, '').trim() || 'tep'
  return `${stem.slice(0, 250 - extension.length)}.${extension}`
}
