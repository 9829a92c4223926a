import { type Crop, cropSchema, wholePicture } from '../../../../shared/article/index.ts'
import { mostTableCells, mostTableRows, type SetText } from '../../../../shared/markup/index.ts'
import type { ImportWarning } from '../../../../shared/words/index.ts'
import { focusRead, raisedAndLowered } from '../../export/word-names.ts'
import { type Fact, markOf, type PictureFacts } from './facts.ts'
import { type Numbered, type Numbering, numberingOf, readNumbering } from './numbering.ts'
import type { Relationship, WordPart, WordParts } from './parts.ts'
import { SetTexts } from './set-texts.ts'
import { centredOf, type Look, lookOf, outlineOf, over, readStyleSheet, type StyleSheet } from './styles.ts'
import {
  child,
  descendants,
  elements,
  switchOf,
  textIn,
  valOf,
  type XmlElement,
  type XmlNode,
  xmlElement,
} from './xml.ts'

/** A document made ready for mammoth. */
export interface Prepared {
  document: WordPart
  footnotes: WordPart | null
  endnotes: WordPart | null
  facts: Fact[]
  /** Every stretch of text with its font. */
  texts: SetText[]
  /** Text that the document hides, and that of headers and footers. */
  dropped: string[]
  warnings: Set<ImportWarning>
}

/**
 * Makes a document ready for mammoth, which knows paragraphs, runs, links, notes and merged cells, but not fonts by
 * style, labels of numbers, the names of pictures, or text in shapes and simple fields. What it does not tell is
 * gathered as facts, and a bookmark takes each to its place. The tree is changed in place.
 *
 * @param own a document that this program wrote: its lists are as they stand.
 * @throws Refusal documentRefused.
 */
export function prepare(parts: WordParts, own: boolean): Prepared {
  const sheet = readStyleSheet(parts.styles)
  const facts: Fact[] = []
  const texts = new SetTexts()
  const dropped: string[] = []
  const warnings = new Set<ImportWarning>()
  const numbering = readNumbering(parts.numbering)
  const one = (part: WordPart | null) => {
    if (!part) return
    const preparer = new Preparer(
      part.relationships,
      sheet,
      numbering,
      { facts, texts, dropped, warnings },
      own,
    )
    part.root.children = preparer.all(part.root)
    if (!own) preparer.wordNumbers()
  }
  one(parts.document)
  one(parts.footnotes)
  one(parts.endnotes)
  if (elements(parts.comments ?? undefined, 'w:comment').length > 0) warnings.add('remarksDropped')
  for (const margin of parts.margins) {
    const text = descendants(margin, 'w:p')
      .map(wordsIn)
      .filter(line => line.trim() !== '')
    if (text.length > 0) dropped.push(text.join(' '))
  }
  const { document, footnotes, endnotes } = parts
  return { document, footnotes, endnotes, facts, texts: texts.list, dropped, warnings }
}

const wordsIn = (paragraph: XmlElement) => descendants(paragraph, 'w:t').map(textIn).join('')

interface Findings {
  facts: Fact[]
  texts: SetTexts
  dropped: string[]
  warnings: Set<ImportWarning>
}

/** What is known of the paragraph that is being read. */
interface Around {
  look: Look
  runs: { blank: boolean; look: Look }[]
  boxes: XmlElement[]
}

class Preparer {
  private readonly relationships: Map<string, Relationship>
  private readonly sheet: StyleSheet
  private readonly numbering: Numbering
  private readonly found: Findings
  private readonly own: boolean
  private around: Around | null = null
  /** The numbered paragraph right above, if it is that. */
  private above: Numbered | null = null
  private readonly sequences = new Map<string, { outer: Numbered[]; inner: Numbered[]; broken: boolean }>()

  constructor(
    relationships: Map<string, Relationship>,
    sheet: StyleSheet,
    numbering: Numbering,
    found: Findings,
    own: boolean,
  ) {
    this.relationships = relationships
    this.sheet = sheet
    this.numbering = numbering
    this.found = found
    this.own = own
  }

  all(element: XmlElement): XmlNode[] {
    return element.children.flatMap(node => (typeof node === 'string' ? [] : this.one(node)))
  }

  /**
   * A list that other text parts goes on counting behind it, and one that begins in its middle has counted elsewhere:
   * the body language would count both from 1 again, so their numbers become words. So does the number of a single
   * paragraph.
   */
  wordNumbers(): void {
    for (const { outer, inner, broken } of this.sequences.values()) {
      const isList = !broken && outer.length > 1 && outer[0]?.number === 1
      if (!isList) for (const numbered of outer) numbered.kind = 'words'
      if (inner.some(numbered => !/^\d/.test(numbered.label))) this.found.warnings.add('listsRenumbered')
    }
  }

  private one(element: XmlElement): XmlNode[] {
    switch (element.name) {
      case 'w:p':
        return this.paragraph(element)
      case 'w:r':
        return this.run(element)
      case 'w:tbl':
        return [this.table(element)]
      case 'w:tc':
        return [this.cell(element)]
      case 'w:ins':
      case 'w:moveTo':
        this.found.warnings.add('trackedChanges')
        return this.all(element)
      case 'w:del':
      case 'w:moveFrom':
        this.found.warnings.add('trackedChanges')
        return []
      case 'w:sdt':
        return this.control(element)
      case 'w:fldSimple':
        return this.simpleField(element)
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        return this.all(element)
      case 'mc:AlternateContent':
        return this.alternatives(element).flatMap(each => this.one(each))
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.shape(element)
      case 'm:oMath':
      case 'm:oMathPara':
        return this.equation(element)
      case 'w:altChunk':
        this.found.warnings.add('objectsDropped')
        return []
      case 'w:bookmarkStart':
        return /^tep_/.test(element.attributes['w:name'] ?? '') ? [element] : []
      case 'w:bookmarkEnd':
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
      case 'w:proofErr':
      case 'w:permStart':
      case 'w:permEnd':
      case 'w:sectPr':
        return []
      case 'w:body':
      case 'w:tr':
      case 'w:hyperlink':
      case 'w:footnote':
      case 'w:endnote':
        element.children = [...this.properties(element), ...this.all(element)]
        return [element]
      default:
        return []
    }
  }

  /** `trPr` stays: it says whether a row is a header, or deleted. */
  private properties(element: XmlElement): XmlElement[] {
    const row = child(element, 'w:trPr')
    return row ? [row] : []
  }

  private mark(fact: Fact): XmlElement {
    this.found.facts.push(fact)
    return xmlElement('w:bookmarkStart', { 'w:id': '0', 'w:name': markOf(this.found.facts.length - 1) })
  }

  private paragraph(element: XmlElement): XmlNode[] {
    const properties = child(element, 'w:pPr')
    const style = valOf(properties, 'w:pStyle') ?? this.sheet.usual
    const outside = this.around
    const look = over(this.sheet.look(style), this.sheet.defaults)
    this.around = { look, runs: [], boxes: [] }
    this.found.texts.paragraph()
    const content = this.all(element)
    const { runs, boxes } = this.around
    this.around = outside
    const worded = runs.filter(({ blank }) => !blank)
    const every = (of: 'bold' | 'italic') => worded.length > 0 && worded.every(run => run.look[of] === true)
    const numbered = this.numbered(properties, style)
    const outline = outlineOf(properties) ?? this.sheet.outline(style)
    const mark = this.mark({
      kind: 'paragraph',
      style: this.sheet.chain(style),
      numbered,
      outline: outline === 9 ? undefined : outline,
      strong: every('bold'),
      italic: every('italic'),
      centred: centredOf(properties) ?? this.sheet.centred(style),
    })
    this.above = numbered
    const kept: XmlNode[] = []
    if (child(child(properties, 'w:rPr'), 'w:del')) {
      this.found.warnings.add('trackedChanges')
      kept.push(xmlElement('w:pPr', {}, xmlElement('w:rPr', {}, xmlElement('w:del'))))
    }
    return [xmlElement('w:p', {}, ...kept, mark, ...content), ...boxes]
  }

  private numbered(properties: XmlElement | undefined, style: string | undefined): Numbered | null {
    const direct = numberingOf(properties)
    const byStyle = this.sheet.numbering(style)
    const id = direct ? (direct.id ?? byStyle?.id) : byStyle?.id
    if (id === undefined) return null
    const numbered = this.numbering.next(id, direct?.level ?? byStyle?.level ?? 0)
    if (!numbered || numbered.kind === 'bullet') return numbered
    const known = this.sequences.get(numbered.sequence)
    const sequence = known ?? { outer: [], inner: [], broken: false }
    this.sequences.set(numbered.sequence, sequence)
    if (numbered.kind === 'number') (numbered.level === 0 ? sequence.outer : sequence.inner).push(numbered)
    const goesOn =
      this.above !== null && (this.above.sequence === numbered.sequence || this.above.level > numbered.level)
    if (known && !goesOn) sequence.broken = true
    return numbered
  }

  private run(element: XmlElement): XmlNode[] {
    const properties = child(element, 'w:rPr')
    const inParagraph = this.around
    const style = valOf(properties, 'w:rStyle')
    const own = over(lookOf(properties), this.sheet.look(style))
    const look = over(own, inParagraph?.look ?? this.sheet.defaults)
    if (look.hidden) {
      const text = wordsIn(element)
      if (text.trim() !== '') this.found.dropped.push(text)
      return []
    }
    const shown: XmlElement[] = []
    if (style === raisedAndLowered.id) shown.push(xmlElement('w:rStyle', { 'w:val': style }))
    for (const [name, on] of [
      ['w:b', own.bold],
      ['w:i', own.italic],
    ] as const) {
      if (on) shown.push(xmlElement(name))
    }
    if (look.vertical) shown.push(xmlElement('w:vertAlign', { 'w:val': look.vertical }))
    const content = elements(element).flatMap(inner => this.inRun(inner, look))
    const blank = content.every(
      node => typeof node === 'string' || node.name !== 'w:t' || textIn(node).trim() === '',
    )
    inParagraph?.runs.push({ blank, look })
    if (content.length === 0) return []
    return [
      xmlElement('w:r', {}, ...(shown.length > 0 ? [xmlElement('w:rPr', {}, ...shown)] : []), ...content),
    ]
  }

  private inRun(element: XmlElement, look: Look): XmlNode[] {
    switch (element.name) {
      case 'w:t': {
        const text = xmlElement('w:t', { 'xml:space': 'preserve' }, textIn(element))
        this.found.texts.add(text, look.font)
        return [text]
      }
      case 'w:sym':
        return this.symbol(element)
      case 'w:noBreakHyphen':
        return [xmlElement('w:t', {}, '-')]
      case 'w:cr':
        return [xmlElement('w:br')]
      case 'w:ptab':
      case 'w:tab':
        this.found.texts.part()
        return [xmlElement('w:tab')]
      case 'w:br':
        this.found.texts.part()
        return [element]
      case 'w:footnoteReference':
      case 'w:endnoteReference':
      case 'w:fldChar':
      case 'w:instrText':
        return [element]
      case 'w:commentReference':
        this.found.warnings.add('remarksDropped')
        return []
      case 'w:ruby':
        return this.all(child(element, 'w:rubyBase') ?? xmlElement('w:rubyBase')).flatMap(node =>
          typeof node === 'string' ? [] : elements(node).filter(({ name }) => name === 'w:t'),
        )
      case 'mc:AlternateContent':
        return this.alternatives(element).flatMap(each => this.inRun(each, look))
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.shape(element)
      default:
        return []
    }
  }

  /** A sign by its font and number. Fonts of the old encodings are written so too; others are mammoth's affair. */
  private symbol(element: XmlElement): XmlNode[] {
    const font = element.attributes['w:font']
    const code = Number.parseInt(element.attributes['w:char'] ?? '', 16)
    if (Number.isNaN(code)) return []
    if (!/^(?:\.?vn|vni[- _])/i.test(font ?? '')) return [element]
    const text = xmlElement(
      'w:t',
      { 'xml:space': 'preserve' },
      String.fromCharCode(code >= 0xf000 ? code & 0xff : code),
    )
    this.found.texts.add(text, font)
    return [text]
  }

  private alternatives(element: XmlElement): XmlElement[] {
    const choice = elements(element, 'mc:Choice').find(
      each => descendants(each, 'w:txbxContent', 'a:blip').length > 0,
    )
    return elements(choice ?? child(element, 'mc:Fallback') ?? child(element, 'mc:Choice'))
  }

  /** A drawing: the pictures in it stay where they are, the text in it becomes a box below the paragraph. */
  private shape(element: XmlElement): XmlNode[] {
    const marks: XmlNode[] = []
    const inside = descendants(
      element,
      'w:txbxContent',
      'a:blip',
      'v:imagedata',
      'mc:AlternateContent',
    ).flatMap(each =>
      each.name === 'mc:AlternateContent'
        ? this.alternatives(each).flatMap(chosen =>
            descendants(xmlElement('w:drawing', {}, chosen), 'w:txbxContent', 'a:blip', 'v:imagedata'),
          )
        : [each],
    )
    if (element.name === 'w:object') {
      this.found.warnings.add('objectsDropped')
      return []
    }
    for (const each of inside) {
      if (each.name === 'w:txbxContent') this.textBox(each)
      else {
        const picture = this.picture(element, each)
        if (picture) marks.push(this.mark(picture))
      }
    }
    if (inside.length > 0) return marks
    if (descendants(element, 'v:rect').some(({ attributes }) => attributes['o:hr'] === 't'))
      return [this.mark({ kind: 'rule' })]
    if (/chart|diagram|smartart|ink|oleobject/i.test(kindOfDrawing(element)))
      this.found.warnings.add('objectsDropped')
    return []
  }

  private textBox(content: XmlElement): void {
    const outside = this.around
    const above = this.above
    this.around = null
    const inside = this.all(content)
    this.around = outside
    this.above = above
    const cell = xmlElement('w:tc', {}, this.mark({ kind: 'cell', fill: '' }), ...inside)
    outside?.boxes.push(xmlElement('w:tbl', {}, xmlElement('w:tr', {}, cell)))
  }

  private picture(drawing: XmlElement, blip: XmlElement): PictureFacts | null {
    const described = descendants(drawing, 'wp:docPr')[0]?.attributes ?? {}
    const { 'r:embed': embedded, 'r:link': linked, 'r:id': imageData } = blip.attributes
    const inside = this.relationships.get(embedded ?? imageData ?? '')
    const relationship = inside ?? this.relationships.get(linked ?? '')
    if (!relationship) return null
    const alternative = [
      described.descr,
      descendants(drawing, 'v:shape')[0]?.attributes.alt,
      this.own ? '' : described.title,
    ].find(text => text !== undefined && text.trim() !== '')
    const external = relationship.external
    if (external) this.found.warnings.add('picturesOutside')
    const own = described.name ?? ''
    const name = this.own || /\.[a-z]{3,4}$/i.test(own) ? own : lastPart(relationship.target)
    return {
      kind: 'picture',
      part: external ? null : relationship.target,
      fileName: name,
      crop: cropOf(drawing, blip),
      focus: this.own ? focusRead(described.title ?? '') : null,
      alternative: this.own
        ? (described.descr ?? '')
        : isMadeUp(alternative ?? '')
          ? ''
          : (alternative ?? ''),
    }
  }

  private equation(element: XmlElement): XmlNode[] {
    const text = descendants(element, 'm:t').map(textIn).join('')
    if (text === '') return []
    this.found.warnings.add('equationsFlattened')
    this.around?.runs.push({ blank: false, look: {} })
    return [xmlElement('w:r', {}, xmlElement('w:t', { 'xml:space': 'preserve' }, text))]
  }

  private simpleField(element: XmlElement): XmlNode[] {
    const content = this.all(element)
    const [, address] = /^\s*HYPERLINK\s+"([^"]*)"/i.exec(element.attributes['w:instr'] ?? '') ?? []
    if (address === undefined) return content
    const id = `field-${this.relationships.size}`
    this.relationships.set(id, { type: 'hyperlink', target: address, external: true })
    return [xmlElement('w:hyperlink', { 'r:id': id }, ...content)]
  }

  /** A content control. A table of contents is made anew wherever the text is shown, and a prompt is no text. */
  private control(element: XmlElement): XmlNode[] {
    const properties = child(element, 'w:sdtPr')
    const content = child(element, 'w:sdtContent')
    if (!content) return []
    const gallery = valOf(child(properties, 'w:docPartObj'), 'w:docPartGallery') ?? ''
    if (/table of contents/i.test(gallery) || switchOf(properties, 'w:showingPlcHdr')) {
      const text = descendants(content, 'w:t').map(textIn).join(' ').trim()
      if (text !== '') this.found.dropped.push(text)
      return []
    }
    const inside = this.all(content)
    const checkbox = child(properties, 'w14:checkbox')
    if (!checkbox) return inside
    return [
      xmlElement('w:sdt', {}, xmlElement('w:sdtPr', {}, checkbox), xmlElement('w:sdtContent', {}, ...inside)),
    ]
  }

  private table(element: XmlElement): XmlElement {
    this.cutRows(element)
    const style = valOf(child(element, 'w:tblPr'), 'w:tblStyle')
    this.above = null
    const content = this.all(element)
    this.above = null
    const properties =
      style === undefined ? [] : [xmlElement('w:tblPr', {}, xmlElement('w:tblStyle', { 'w:val': style }))]
    return xmlElement('w:tbl', {}, ...properties, ...content)
  }

  /** An article holds no more rows; a table that has them is data. */
  private cutRows(table: XmlElement): void {
    let rows = 0
    let cells = 0
    let cut = 0
    table.children = table.children.filter(node => {
      if (typeof node === 'string' || node.name !== 'w:tr') return true
      rows++
      cells += elements(node, 'w:tc').length
      if (rows <= mostTableRows && cells <= mostTableCells) return true
      cut++
      return false
    })
    if (cut === 0) return
    this.found.warnings.add('rowsDropped')
    this.found.dropped.push(`… (${cut})`)
  }

  private cell(element: XmlElement): XmlElement {
    const properties = child(element, 'w:tcPr')
    const fill = child(properties, 'w:shd')?.attributes['w:fill'] ?? ''
    const mark = this.mark({ kind: 'cell', fill: /^[0-9a-f]{6}$/i.test(fill) ? fill.toUpperCase() : '' })
    const content = this.all(element)
    return xmlElement('w:tc', {}, ...(properties ? [properties] : []), mark, ...content)
  }
}

/** What Word cuts away from each side, in thousandths of a per cent. ECMA-376 20.1.8.55. */
function cropOf(drawing: XmlElement, blip: XmlElement): Crop | null {
  const fill = descendants(drawing, 'pic:blipFill').find(each => child(each, 'a:blip') === blip)
  const cut = child(fill, 'a:srcRect')?.attributes ?? {}
  const side = (name: string) => Math.round(Math.max(0, Number.parseInt(cut[name] ?? '0', 10) || 0) / 10)
  const [x, y] = [side('l'), side('t')]
  const crop = { x, y, width: wholePicture - x - side('r'), height: wholePicture - y - side('b') }
  const isWhole = crop.width === wholePicture && crop.height === wholePicture
  return isWhole || !cropSchema.safeParse(crop).success ? null : crop
}

function lastPart(address: string): string {
  const last = address.split(/[?#]/, 1)[0]?.split(/[/\\]/).at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

const kindOfDrawing = (element: XmlElement): string =>
  [
    element.name,
    ...elements(element).map(kindOfDrawing),
    descendants(element, 'a:graphicData')[0]?.attributes.uri ?? '',
  ].join(' ')

/** What Word writes by itself where nobody has described the picture. */
const isMadeUp = (alternative: string) =>
  /^(?:picture|image|ảnh|hình ảnh|graphic|hình) ?\d*$/i.test(alternative.trim()) ||
  /description (?:automatically )?generated|mô tả được tạo tự động|nội dung do ai tạo|AI-generated content/i.test(
    alternative,
  )
