import { writeArchive } from '../../packages/archive.ts'

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What a Word document for a test is made of; the rest is what Word always writes. */
export interface TrialDocument {
  body: string
  styles?: string
  numbering?: string
  footnotes?: string
  comments?: string
  header?: string
  /** `[id, type, target, external]` of the document. */
  relations?: [id: string, type: string, target: string, external?: boolean][]
  /** Further parts, or others in the place of the usual ones. */
  parts?: Record<string, string | Uint8Array>
}

/** The parts of a Word document by their names. */
export function partsOf(document: TrialDocument): Record<string, string | Uint8Array> {
  const known: [part: string | undefined, name: string, root: string][] = [
    [document.styles, 'styles', 'styles'],
    [document.numbering, 'numbering', 'numbering'],
    [document.footnotes, 'footnotes', 'footnotes'],
    [document.comments, 'comments', 'comments'],
    [document.header, 'header', 'hdr'],
  ]
  const present = known.filter(([part]) => part !== undefined)
  const relations = [
    ...present.map(([, name]): [string, string, string] => [`p-${name}`, name, `${name}.xml`]),
    ...(document.relations ?? []),
  ]
  return {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relationsXml([['r1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `<?xml version="1.0"?><w:document ${namespaces}><w:body>${document.body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationsXml(relations),
    ...Object.fromEntries(
      present.map(([part, name, root]) => [
        `word/${name}.xml`,
        `<w:${root} ${namespaces}>${part}</w:${root}>`,
      ]),
    ),
    ...document.parts,
  }
}

function relationsXml(relations: [string, string, string, boolean?][]): string {
  const rows = relations.map(
    ([id, type, target, external]) =>
      `<Relationship Id="${id}" Type="${relation}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`
}

export const archived = (parts: Record<string, string | Uint8Array>): Buffer =>
  writeArchive(
    Object.entries(parts).map(([name, content]) => ({ name, bytes: Buffer.from(content) })),
    0,
  )

/** A real Word document, as bytes. */
export const trialDocument = (document: TrialDocument): Buffer => archived(partsOf(document))

const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
/** A run; `properties` is the inside of its `rPr`. */
export const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${plain(text)}</w:t></w:r>`
/** A paragraph of runs, or of a text; `properties` is the inside of its `pPr`. */
export const paragraph = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`
export const styled = (style: string) => `<w:pStyle w:val="${style}"/>`
export const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`
export const style = (id: string, name: string, inside = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`
export const numbered = (list: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
export const numberingOf = (lists: Record<number, [format: string, text: string][]>): string => {
  const abstracts = Object.entries(lists).map(
    ([id, levels]) =>
      `<w:abstractNum w:abstractNumId="${id}">${levels
        .map(
          ([format, text], level) =>
            `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
        )
        .join('')}</w:abstractNum>`,
  )
  const nums = Object.keys(lists).map(id => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`)
  return [...abstracts, ...nums].join('')
}
export const picture = (id: string, description = '', name = 'Picture 1') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="${name}" descr="${description}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
export const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map(cells => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`
export const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`
