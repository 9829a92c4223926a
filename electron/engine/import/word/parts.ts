import { posix } from 'node:path'
import { openWordArchive, refuseDocument, type WordArchive } from './archive.ts'
import { elements, mostElements, parseXml, type XmlElement, XmlFault } from './xml.ts'

/** Where a document points: to a part of itself, or outside. */
export interface Relationship {
  type: string
  target: string
  external: boolean
}

/** A part with text, parsed, and what it points to by id. */
export interface WordPart {
  root: XmlElement
  relationships: Map<string, Relationship>
}

/** The parts of a Word document that an import reads. */
export interface WordParts {
  archive: WordArchive
  document: WordPart
  styles: XmlElement | null
  numbering: XmlElement | null
  footnotes: WordPart | null
  endnotes: WordPart | null
  comments: XmlElement | null
  /** Headers and footers. */
  margins: XmlElement[]
  properties: XmlElement | null
}

/**
 * Opens a document and parses its parts. Nothing outside of it is ever opened: what it points to outside stays an
 * address.
 *
 * @throws Refusal documentRefused.
 */
export async function openWordParts(fileName: string, bytes: Uint8Array): Promise<WordParts> {
  const archive = await openWordArchive(fileName, bytes)
  const left = { count: mostElements }
  const read = async (name: string): Promise<XmlElement | null> => {
    const part = await archive.read(name)
    return part && parsed(fileName, part, left)
  }
  const relationshipsOf = async (name: string) => {
    const { dir, base } = posix.parse(name)
    return readRelationships(await read(posix.join(dir, '_rels', `${base}.rels`)), dir)
  }
  const readPart = async (name: string | undefined): Promise<WordPart | null> => {
    const root = name === undefined ? null : await read(name)
    return root && name !== undefined ? { root, relationships: await relationshipsOf(name) } : null
  }

  const types = await read('[Content_Types].xml')
  if (!types) refuseDocument(fileName, 'damaged')
  if (isMacro(types) || archive.has('word/vbaProject.bin')) refuseDocument(fileName, 'macros')
  const package_ = await relationshipsOf('')
  const main = targetsOf(package_, 'officeDocument')[0] ?? 'word/document.xml'
  const document = await readPart(main)
  if (document?.root.name !== 'w:document') refuseDocument(fileName, 'damaged')
  const named = (type: string) => targetsOf(document.relationships, type)[0]
  const readNamed = async (type: string) => {
    const name = named(type)
    return name === undefined ? null : await read(name)
  }
  const margins: XmlElement[] = []
  for (const name of [
    ...targetsOf(document.relationships, 'header'),
    ...targetsOf(document.relationships, 'footer'),
  ].slice(0, 30)) {
    const margin = await read(name)
    if (margin) margins.push(margin)
  }
  const properties = targetsOf(package_, 'custom-properties')[0]
  return {
    archive,
    document,
    styles: await readNamed('styles'),
    numbering: await readNamed('numbering'),
    footnotes: await readPart(named('footnotes')),
    endnotes: await readPart(named('endnotes')),
    comments: await readNamed('comments'),
    margins,
    properties: properties === undefined ? null : await read(properties),
  }
}

function parsed(fileName: string, bytes: Buffer, left: { count: number }): XmlElement {
  try {
    return parseXml(decoded(bytes), left)
  } catch (error) {
    if (error instanceof XmlFault) {
      return refuseDocument(fileName, error.kind === 'broken' ? 'damaged' : error.kind, error)
    }
    if (error instanceof TypeError) return refuseDocument(fileName, 'damaged', error)
    throw error
  }
}

/** XML is UTF-8 unless it begins with a mark of UTF-16. @throws TypeError for bytes that are neither. */
function decoded(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex')
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true }).decode(bytes)
}

const isMacro = (types: XmlElement) =>
  elements(types).some(({ attributes }) => /macroEnabled/i.test(attributes.ContentType ?? ''))

function readRelationships(root: XmlElement | null, folder: string): Map<string, Relationship> {
  const found = new Map<string, Relationship>()
  for (const { attributes } of elements(root ?? undefined, 'rel:Relationship')) {
    const { Id, Target = '', Type = '' } = attributes
    if (Id === undefined) continue
    const external = attributes.TargetMode === 'External'
    found.set(Id, {
      type: Type.split('/').at(-1) ?? '',
      target: external ? Target : insidePath(folder, Target),
      external,
    })
  }
  return found
}

/** The name of a part, out of an address relative to another one or to the whole. */
function insidePath(folder: string, target: string): string {
  let path = target
  try {
    path = decodeURIComponent(target)
  } catch {
    // Not an encoded address: taken as it stands.
  }
  return posix.join('/', path.startsWith('/') ? '' : folder, path).slice(1)
}

const targetsOf = (relationships: Map<string, Relationship>, type: string) =>
  [...relationships.values()].filter(one => !one.external && one.type === type).map(one => one.target)
