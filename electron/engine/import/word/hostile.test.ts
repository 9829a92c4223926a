import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSchema, inlinesOf } from '../../../../shared/article/index.ts'
import { Refusal } from '../../../../shared/contract/index.ts'
import { writeArchive } from '../../packages/archive.ts'
import { openWordThreads, type WordThreads } from '../../word/thread.ts'
import { readArticle } from '../index.ts'
import {
  archived,
  cell,
  numbered,
  numberingOf,
  paragraph,
  partsOf,
  picture,
  run,
  style,
  styled,
  type TrialDocument,
  table,
  trialDocument,
} from './docx.fixture.ts'
import { readWord } from './read.ts'
import { elements, parseXml, writeXml, type XmlElement, xmlElement } from './xml.ts'

const entry = new URL('../../word/worker.ts', import.meta.url)
let word: WordThreads
beforeAll(() => {
  word = openWordThreads(entry)
})
afterAll(() => word?.close())

/** The same reader without its thread, which takes most of a second to start. */
const atOnce: WordThreads = {
  read: readWord,
  write: content => word.write(content),
  close: async () => {},
}

async function refusal(bytes: Uint8Array, threads = atOnce): Promise<unknown[]> {
  try {
    await readArticle({ fileName: 'bai.docx', bytes }, { word: threads })
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.details.kind]
    throw error
  }
  return ['taken']
}
const body = paragraph('Tin xã', styled('Title')) + paragraph('Một đoạn văn có dấu chấm ở cuối.')
const plain: TrialDocument = { body }

/** The bytes of an archive with one number changed in its directory: what a file claims and is not. */
function claiming(archive: Buffer, name: string, write: (entry: Buffer) => void): Buffer {
  const copy = Buffer.from(archive)
  const directory = copy.readUInt32LE(copy.length - 6)
  const at = copy.indexOf(Buffer.from(name), directory) - 46
  write(copy.subarray(at))
  return copy
}

/** An archive of one deflated part, as a packer writes it. */
function deflated(name: string, packed: Buffer, size: number): Buffer {
  const stored = writeArchive(
    [
      { name, bytes: packed },
      { name: 'word/document.xml', bytes: Buffer.from('x') },
    ],
    0,
  )
  const directory = stored.readUInt32LE(stored.length - 6)
  for (const at of [0, directory]) {
    const shift = at === 0 ? 0 : 2
    stored.writeUInt16LE(8, at + 8 + shift)
    stored.writeUInt32LE(size, at + 22 + shift)
  }
  return stored
}

describe('documents that are none, or not to be read', () => {
  const compound = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')])
  const types = (kind: string) =>
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${kind}"/></Types>`

  test.each([
    ['a password', compound('EncryptedPackage'), 'encrypted'],
    ['.doc', compound('WordDocument'), 'oldWord'],
    ['.odt', archived({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'openDocument'],
    ['no parts', archived({ 'word/x.xml': '<a/>' }), 'damaged'],
    ['another kind of text', archived({ ...partsOf(plain), 'word/document.xml': '<html/>' }), 'damaged'],
    ['broken XML', archived({ ...partsOf(plain), 'word/document.xml': '<w:document' }), 'damaged'],
    [
      'macros by type',
      archived({
        ...partsOf(plain),
        '[Content_Types].xml': types('application/vnd.ms-word.document.macroEnabled.main+xml'),
      }),
      'macros',
    ],
    ['macros inside', archived({ ...partsOf(plain), 'word/vbaProject.bin': 'x' }), 'macros'],
    ['half of it', trialDocument(plain).subarray(0, 900), 'damaged'],
  ])('%s', async (_, bytes, kind) => {
    expect(await refusal(bytes)).toEqual(['documentRefused', kind])
  })
})

describe('documents made to hurt', () => {
  test('a bomb of zeros is refused by what its directory says, and by what it unpacks to', async () => {
    const packed = deflateRawSync(Buffer.alloc(50_000_000))
    expect(await refusal(deflated('word/a.xml', packed, 50_000_000))).toEqual(['documentRefused', 'swollen'])
    const ten = deflated('word/a.xml', packed, 4_000_000_000)
    expect(await refusal(ten)).toEqual(['documentRefused', 'swollen'])
    // One that claims little and unpacks to much ends where it leaves what it claims.
    const lying = deflated('[Content_Types].xml', packed, 1000)
    expect(await refusal(lying)).toEqual(['documentRefused', 'damaged'])
  })

  test('65,000 parts, parts of one name and paths out of the archive are refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 65_000 }, (_, index) => [`word/${index}.xml`, '']))
    expect(await refusal(archived(many))).toEqual(['documentRefused', 'swollen'])
    const twice = writeArchive(
      [...Object.entries(partsOf(plain)), ['WORD/document.xml', '<x/>'] as const].map(([name, content]) => ({
        name,
        bytes: Buffer.from(content),
      })),
      0,
    )
    expect(await refusal(twice)).toEqual(['documentRefused', 'unsafe'])
    for (const name of ['../a.xml', '/a.xml', 'C:a.xml', 'word\\a.xml'])
      expect(await refusal(archived({ ...partsOf(plain), [name]: 'x' }))).toEqual([
        'documentRefused',
        'unsafe',
      ])
    const locked = claiming(trialDocument(plain), 'word/document.xml', directoryEntry => {
      directoryEntry.writeUInt16LE(1, 8)
      directoryEntry.writeUInt32LE(directoryEntry.readUInt32LE(20) + 12, 20)
    })
    expect(await refusal(locked)).toEqual(['documentRefused', 'encrypted'])
  })

  test('entities and document types are refused, in every part', async () => {
    const xxe = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    for (const name of [
      'word/document.xml',
      '_rels/.rels',
      '[Content_Types].xml',
      'word/_rels/document.xml.rels',
    ]) {
      const parts = partsOf(plain)
      expect(await refusal(archived({ ...parts, [name]: xxe + parts[name] }))).toEqual([
        'documentRefused',
        'declarations',
      ])
    }
    const unknown = trialDocument({ body: body.replace('Tin xã', 'Tin &xxe; xã') })
    expect(await refusal(unknown)).toEqual(['documentRefused', 'damaged'])
  })

  test('nesting and numbers of elements have an end', async () => {
    const deep = '<w:smartTag>'.repeat(5000) + '</w:smartTag>'.repeat(5000)
    expect(await refusal(trialDocument({ body: body + deep }))).toEqual(['documentRefused', 'tooIntricate'])
    expect(await refusal(trialDocument({ body: body + '<w:p/>'.repeat(800_000) }))).toEqual([
      'documentRefused',
      'tooIntricate',
    ])
  })

  test('a table of 10,000 rows is cut, and told', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => [cell(String(index)), cell('x')])
    const { content, report } = await word.read({
      fileName: 'a.docx',
      bytes: trialDocument({ body: body + table(...rows) }),
      encoding: 'auto',
    })
    const found = content.body.blocks.find(block => block.type === 'table')
    expect(found?.type === 'table' && found.rows.length).toBe(1000)
    expect(report.warnings).toContain('rowsDropped')
  })

  test('styles, lists and parts that lead to themselves come to an end', async () => {
    const document: TrialDocument = {
      styles: style('A', 'a', '<w:basedOn w:val="B"/>') + style('B', 'b', '<w:basedOn w:val="A"/>'),
      numbering:
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
      footnotes: `<w:footnote w:id="1">${paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>')}</w:footnote>`,
      relations: [['self', 'hyperlink', 'document.xml']],
      body: body + paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>', styled('A') + numbered(1)),
    }
    expect(await refusal(trialDocument(document))).toEqual(['taken'])
  })

  test('one that takes too long, or too much memory, is ended and the next one is read', async () => {
    const hasty = openWordThreads(entry, { milliseconds: 1, megabytes: 512 })
    expect(await refusal(trialDocument(plain), hasty)).toEqual(['documentRefused', 'tooSlow'])
    await hasty.close()
    const small = openWordThreads(entry, { milliseconds: 60_000, megabytes: 30 })
    const large = trialDocument({ body: body + paragraph('chữ').repeat(100_000) })
    expect(await refusal(large, small)).toEqual(['documentRefused', 'tooIntricate'])
    expect(await refusal(trialDocument(plain), small)).toEqual(['taken'])
    await small.close()
  })
})

describe('documents that chance has changed', () => {
  const rich = partsOf({
    styles: style('Title', 'Title') + style('H', 'heading 2') + style('C', 'caption') + style('Q', 'Quote'),
    numbering: numberingOf({
      1: [
        ['bullet', '•'],
        ['decimal', '%2.'],
      ],
      2: [['upperRoman', '%1.']],
    }),
    footnotes: `<w:footnote w:id="1">${paragraph('Chú thích.')}</w:footnote>`,
    relations: [
      ['p', 'image', 'media/a.png'],
      ['l', 'hyperlink', 'https://xa.vn', true],
    ],
    parts: { 'word/media/a.png': 'x' },
    body: [
      paragraph('Tin xã', styled('Title')),
      paragraph('Mục', styled('H')),
      paragraph('một', numbered(1)),
      paragraph('hai', numbered(1, 1)),
      paragraph('ba', numbered(2)),
      paragraph(picture('p', 'mô tả')),
      paragraph('Ảnh: A', styled('C')),
      paragraph('lời', styled('Q')),
      table([cell('a', '<w:vMerge w:val="restart"/>'), cell('b')], [cell('', '<w:vMerge/>'), cell('d')]),
      paragraph(
        `${run('x')}<w:r><w:footnoteReference w:id="1"/></w:r><w:hyperlink r:id="l">${run('y')}</w:hyperlink>`,
      ),
      paragraph('Hết bài viết này, có dấu chấm ở cuối câu.'),
    ].join(''),
  })
  const names = Object.keys(rich).filter(name => /\.(?:xml|rels)$/.test(name))
  /** Reads, and either refuses with words or answers with what the schema names. */
  const holds = async (bytes: Uint8Array) => {
    try {
      const { content } = await readWord({ fileName: 'bai.docx', bytes })
      expect(contentSchema.safeParse(content).success).toBe(true)
      for (const inline of inlinesOf(content.body)) {
        if (inline.type === 'link') expect(inline.address).not.toMatch(/^(?:javascript|file):/i)
      }
      return true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return false
    }
  }

  interface Edit {
    name: string
    at: number
    other: number
    kind: 'delete' | 'double' | 'move' | 'rename' | 'attribute' | 'text' | 'wrap'
    by: string
  }
  const edit: fc.Arbitrary<Edit> = fc.record({
    name: fc.constantFrom(...names.filter(name => name.startsWith('word/')), 'word/document.xml'),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    other: fc.double({ min: 0, max: 0.999, noNaN: true }),
    kind: fc.constantFrom('delete', 'double', 'move', 'rename', 'attribute', 'text', 'wrap'),
    by: fc.oneof(
      fc.constantFrom('javascript:alert(1)', 'file:///etc/passwd', '-1', '99999999999', 'NaN', '', '../../x'),
      fc.string({ unit: 'binary', maxLength: 10 }),
    ),
  })
  const everyElement = (element: XmlElement): XmlElement[] =>
    elements(element).flatMap(inner => [inner, ...everyElement(inner)])

  /** Changes a tree in one place; it stays XML. */
  function change(root: XmlElement, { at, other, kind, by }: Edit): void {
    const all = [root, ...everyElement(root)]
    const place = all[Math.floor(at * all.length)] ?? root
    const source = all[Math.floor(other * all.length)] ?? root
    const index = Math.floor(other * place.children.length)
    const attributes = Object.keys(place.attributes)
    if (kind === 'delete') place.children.splice(index, 1)
    else if (kind === 'double') place.children.push(...place.children.slice(index, index + 1))
    else if (kind === 'move') place.children.push(structuredClone(source))
    else if (kind === 'rename') place.name = source.name
    else if (kind === 'text') place.children.push(by)
    else if (kind === 'wrap') place.children = [xmlElement(source.name, source.attributes, ...place.children)]
    else place.attributes[attributes[Math.floor(other * attributes.length)] ?? 'w:val'] = by
  }

  test('in their words and elements are read or refused, and let nothing else in', async () => {
    let read = 0
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async edits => {
        const parts = { ...rich }
        for (const one of edits) {
          const root = parseXml(String(parts[one.name]))
          change(root, one)
          parts[one.name] = writeXml(root)
        }
        if (await holds(archived(parts))) read++
      }),
      { numRuns: 1400 },
    )
    // A test that refuses everything tests nothing.
    expect(read).toBeGreaterThan(950)
  }, 240_000)

  test('in their bytes are read or refused', async () => {
    const whole = archived(rich)
    const flip = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), by: fc.nat({ max: 255 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(flip, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...names, null),
        async (flips, name) => {
          // Of the archive, where checksums find most of it; or of a part, which is archived as it is then.
          const bytes = Buffer.from(name === null ? whole : String(rich[name]))
          for (const { at, by } of flips) bytes[Math.floor(at * bytes.length)] = by
          await holds(name === null ? bytes : archived({ ...rich, [name]: bytes }))
        },
      ),
      { numRuns: 600 },
    )
    for (let cut = 0; cut < whole.length; cut += 97) await holds(whole.subarray(0, cut))
  }, 240_000)

  test('in the thread too', async () => {
    const whole = archived(rich)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), async (at, value) => {
        const bytes = Buffer.from(whole)
        bytes[at] = value
        expect(['taken', 'documentRefused', 'fileKind', 'fileNoText', 'fileEncoding']).toContain(
          (await refusal(bytes, word))[0],
        )
      }),
      { numRuns: 4 },
    )
  }, 240_000)
})
