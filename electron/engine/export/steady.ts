import { openWordArchive } from '../import/word/archive.ts'
import { writeArchive } from '../packages/archive.ts'
import { tableStyles } from './word-style-sheet.ts'

/** ZIP counts from 1980; a document that bears no moment of its making bears this. */
const noTime = Date.UTC(1980, 0, 1)
const noMoment = '1980-01-01T00:00:00Z'

/**
 * The same document with everything in it that chance or the clock gave replaced: ids of links are counted, times are
 * one. Adds the styles of tables. Parts are stored, not compressed, since deflated bytes differ between versions of zlib.
 */
export async function steady(document: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const archive = await openWordArchive('docx', document)
  const names = archive.names().sort(byPlace)
  const files: { name: string; bytes: Buffer }[] = []
  for (const name of names) {
    const bytes = (await archive.read(name)) ?? Buffer.alloc(0)
    files.push({ name, bytes: /\.(?:xml|rels)$/.test(name) ? Buffer.from(bytes.toString('utf8')) : bytes })
  }
  const text = (name: string) => files.find(file => file.name === name)?.bytes.toString('utf8')
  const put = (name: string, value: string) => {
    const file = files.find(one => one.name === name)
    if (file) file.bytes = Buffer.from(value)
  }
  for (const { name } of files) {
    const [, folder, part] = /^(.*\/)?_rels\/(.+)\.rels$/.exec(name) ?? []
    const owner = part === undefined ? undefined : `${folder ?? ''}${part}`
    const body = owner === undefined ? undefined : text(owner)
    if (owner === undefined || body === undefined) continue
    const ids = new Map<string, string>()
    const counted = (text(name) ?? '').replace(/ Id="([^"]+)"/g, (_, id: string) => {
      ids.set(id, `rId${ids.size + 1}`)
      return ` Id="${ids.get(id)}"`
    })
    put(name, counted)
    put(
      owner,
      body.replace(/ (r:\w+)="([^"]+)"/g, (whole, key: string, id: string) =>
        ids.has(id) ? ` ${key}="${ids.get(id)}"` : whole,
      ),
    )
  }
  for (const { name } of files) if (/^word\/\w+\.xml$/.test(name)) put(name, recounted(text(name) ?? ''))
  put('docProps/core.xml', (text('docProps/core.xml') ?? '').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, noMoment))
  put('word/styles.xml', (text('word/styles.xml') ?? '').replace('</w:styles>', `${tableStyles}</w:styles>`))
  return new Uint8Array(writeArchive(files, noTime))
}

/** Word wants the types first; the rest stands by name. */
const byPlace = (one: string, other: string) => rank(one) - rank(other) || (one < other ? -1 : 1)
const rank = (name: string) => (name === '[Content_Types].xml' ? 0 : name.startsWith('_rels/') ? 1 : 2)

/** Drawings and bookmarks bear numbers that go on counting from document to document. */
function recounted(xml: string): string {
  let drawings = 0
  const bookmarks = new Map<string, number>()
  return xml
    .replace(
      /(<wp:docPr [^>]*?\bid=")\d+(")/g,
      (_, before: string, after: string) => `${before}${++drawings}${after}`,
    )
    .replace(
      /(<w:bookmark(?:Start|End)[^>]*? w:id=")(\d+)(")/g,
      (_, before: string, id: string, after: string) => {
        if (!bookmarks.has(id)) bookmarks.set(id, bookmarks.size + 1)
        return `${before}${bookmarks.get(id)}${after}`
      },
    )
}
