import mammoth from 'mammoth'
import { writeArchive } from '../../packages/archive.ts'
import type { WordPart } from './parts.ts'
import type { Prepared } from './prepare.ts'
import { writeXml, type XmlElement, xmlElement } from './xml.ts'

/** A node of mammoth's document, as far as it is read here. Its transform API may change: the version is pinned. */
export interface WordNode {
  type: string
  children: WordNode[]
  /** The rest, by name. */
  is: Record<string, unknown>
}

/** What mammoth made of a document. */
export interface WordTree {
  blocks: WordNode[]
  /** The paragraphs of a note; null for one that is not there. */
  note(reference: WordNode): WordNode[] | null
}

/**
 * Has mammoth read a prepared document. It never sees the file itself but an archive written here, of nothing but the
 * parts with text: no pictures, no settings, and of what leads outside only the addresses of links.
 */
export async function readThroughMammoth(prepared: Prepared): Promise<WordTree> {
  let tree: WordTree = { blocks: [], note: () => null }
  await mammoth.convertToHtml(
    { buffer: archiveOf(prepared) },
    {
      includeEmbeddedStyleMap: false,
      includeDefaultStyleMap: false,
      externalFileAccess: false,
      transformDocument: (document: unknown) => {
        tree = treeOf(document)
        // The pages that mammoth would write are not wanted.
        return { ...(isRecord(document) ? document : {}), children: [] }
      },
    },
  )
  return tree
}

function archiveOf({ document, footnotes, endnotes }: Prepared): Buffer {
  const files: { name: string; bytes: Buffer }[] = []
  const add = (name: string, root: XmlElement) => files.push({ name, bytes: Buffer.from(writeXml(root)) })
  const addPart = (name: string, part: WordPart | null) => {
    if (!part) return
    add(`word/${name}.xml`, part.root)
    add(`word/_rels/${name}.xml.rels`, linksOf(part))
  }
  add('[Content_Types].xml', xmlElement('ct:Types'))
  add('_rels/.rels', xmlElement('rel:Relationships'))
  // Styles are looked up before; without any part of them mammoth fails.
  add('word/styles.xml', xmlElement('w:styles'))
  addPart('document', document)
  addPart('footnotes', footnotes)
  addPart('endnotes', endnotes)
  return writeArchive(files, 0)
}

/** Addresses of links. What they lead to is judged where they come into the body. */
function linksOf(part: WordPart): XmlElement {
  const links = [...part.relationships].filter(([, { type, external }]) => external && type === 'hyperlink')
  return xmlElement(
    'rel:Relationships',
    {},
    ...links.map(([Id, { target }]) =>
      xmlElement('rel:Relationship', { Id, Type: 'hyperlink', Target: target, TargetMode: 'External' }),
    ),
  )
}

function treeOf(document: unknown): WordTree {
  const notes = isRecord(document) ? document.notes : null
  const resolve = isRecord(notes) ? notes.resolve : null
  return {
    blocks: childrenOf(document),
    note: reference => {
      const found: unknown = typeof resolve === 'function' ? resolve.call(notes, reference.is) : null
      return isRecord(found) && Array.isArray(found.body) ? found.body.flatMap(nodeOf) : null
    },
  }
}

function nodeOf(value: unknown): WordNode[] {
  if (!isRecord(value) || typeof value.type !== 'string') return []
  return [{ type: value.type, children: childrenOf(value), is: value }]
}

const childrenOf = (value: unknown): WordNode[] =>
  isRecord(value) && Array.isArray(value.children) ? value.children.flatMap(nodeOf) : []

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** A text of a node by its name; empty where it has none. */
export const textAt = (node: WordNode, name: string): string => {
  const value = node.is[name]
  return typeof value === 'string' ? value : ''
}
