import {
  type Footnote,
  type Inline,
  linkAddress,
  type Mark,
  type TextRun,
  textRun,
} from '../../../../shared/article/index.ts'
import type { NewId } from '../../../../shared/markup/index.ts'
import { type Cleaned, clean } from '../../../../shared/markup/index.ts'
import type { ImportWarning } from '../../../../shared/words/index.ts'
import { raisedAndLowered } from '../../export/word-names.ts'
import { type Fact, indexOfMark, type ParagraphFacts, type PictureFacts } from './facts.ts'
import { textAt, type WordNode, type WordTree } from './through-mammoth.ts'

/** A paragraph of the document in the body language, and what stands in it besides text. */
export interface ReadParagraph {
  facts: ParagraphFacts
  content: Inline[]
  /** Each with how many inlines stand before it. */
  pictures: { facts: PictureFacts; at: number }[]
  rule: boolean
  /** Names of the bookmarks in it. */
  bookmarks: string[]
}

/** What reading paragraphs needs and gathers. */
export interface ParagraphTools {
  tree: WordTree
  facts: readonly Fact[]
  counts: Cleaned
  newId: NewId
  warnings: Set<ImportWarning>
  /** Addresses that no link may have. */
  refusedAddresses: string[]
  /** A document that this program wrote: white space stands as it is. */
  own: boolean
  /** The attachment that a link inside the document leads to, by the name of its bookmark. */
  attachmentOf: (anchor: string) => string | null
}

const plainFacts: ParagraphFacts = {
  kind: 'paragraph',
  style: { ids: [], names: [] },
  numbered: null,
  outline: undefined,
  strong: false,
  italic: false,
  centred: false,
}

export function readParagraph(node: WordNode, tools: ParagraphTools): ReadParagraph {
  const reader = new ParagraphReader(tools)
  reader.read(node.children, [], null)
  return { ...reader.read_(), facts: reader.facts }
}

type Around = { address: string; content: TextRun[] } | { attachment: string; content: TextRun[] } | null

class ParagraphReader {
  facts = plainFacts
  private readonly tools: ParagraphTools
  private readonly content: Inline[] = []
  private readonly pictures: ReadParagraph['pictures'] = []
  private readonly bookmarks: string[] = []
  private rule = false

  constructor(tools: ParagraphTools) {
    this.tools = tools
  }

  read_() {
    const { content, pictures, rule, bookmarks } = this
    return { content: this.tools.own ? content : withoutEmpty(content), pictures, rule, bookmarks }
  }

  read(nodes: readonly WordNode[], marks: Mark[], link: Around): void {
    for (const node of nodes) this.one(node, marks, link)
  }

  private one(node: WordNode, marks: Mark[], link: Around): void {
    switch (node.type) {
      case 'run':
        this.read(node.children, marksOf(node), link)
        return
      case 'text':
        this.text(textAt(node, 'value'), marks, link)
        return
      case 'tab':
        this.text(this.tools.own ? '\t' : ' ', marks, link)
        return
      case 'checkbox':
        this.text(node.is.checked === true ? '☑' : '☐', marks, link)
        return
      case 'break':
        if (textAt(node, 'breakType') === 'line') this.add({ type: 'break' })
        return
      case 'hyperlink':
        this.link(node, marks)
        return
      case 'noteReference':
        this.footnote(node)
        return
      case 'bookmarkStart':
        this.bookmark(textAt(node, 'name'))
        return
      default:
        this.read(node.children, marks, link)
    }
  }

  private text(value: string, marks: Mark[], link: Around): void {
    const { own, counts } = this.tools
    const cleaned = own ? value.normalize('NFC') : clean(value, counts).replaceAll('\n', ' ')
    if (cleaned === '') return
    const run = textRun(cleaned, ...marks)
    if (link) addRun(link.content, run)
    else addRun(this.content, run)
  }

  private add(inline: Inline): void {
    this.content.push(inline)
  }

  private link(node: WordNode, marks: Mark[]): void {
    const address = textAt(node, 'href').trim()
    const anchor = textAt(node, 'anchor')
    const attachment = anchor === '' ? null : this.tools.attachmentOf(anchor)
    const last = this.content.at(-1)
    if (attachment !== null) {
      const inline: Inline = { type: 'attachment', attachment, content: [] }
      this.add(inline)
      this.read(node.children, marks, inline)
    } else if (linkAddress.safeParse(address).success) {
      // A field gives each of its runs a link of its own; a link in a body that we wrote has all of its runs.
      const goesOn = !this.tools.own && last?.type === 'link' && last.address === address
      const inline = goesOn ? last : { type: 'link' as const, address, content: [] }
      if (!goesOn) this.add(inline)
      this.read(node.children, marks, inline)
    } else {
      if (address !== '') {
        this.tools.warnings.add('addressesDropped')
        this.tools.refusedAddresses.push(address.slice(0, 200))
      }
      this.read(node.children, marks, null)
    }
  }

  private footnote(node: WordNode): void {
    const body = this.tools.tree.note(node)
    if (!body) return
    const tools = { ...this.tools, tree: { ...this.tools.tree, note: () => null } }
    const content = body
      .flatMap(each => (each.type === 'paragraph' ? [each] : paragraphsIn(each)))
      .map(paragraph => readParagraph(paragraph, tools).content)
      .filter((paragraph, index) => paragraph.length > 0 || (index === 0 && this.tools.own))
    const joined = content.flatMap((paragraph, index): Inline[] =>
      index > 0 ? [textRun(' '), ...paragraph] : paragraph,
    )
    this.add({ type: 'footnote', id: this.tools.newId(), content: noteContent(joined, this.tools.own) })
  }

  private bookmark(name: string): void {
    const index = indexOfMark(name)
    if (index === null) {
      this.bookmarks.push(name)
      return
    }
    const fact = this.tools.facts[index]
    if (fact?.kind === 'paragraph') this.facts = fact
    else if (fact?.kind === 'picture') this.pictures.push({ facts: fact, at: this.content.length })
    else if (fact?.kind === 'rule') this.rule = true
  }
}

function marksOf({ is }: WordNode): Mark[] {
  const both = is.styleId === raisedAndLowered.id
  const marks: Mark[] = []
  if (is.isBold === true) marks.push('strong')
  if (is.isItalic === true) marks.push('emphasis')
  if (both || is.verticalAlignment === 'superscript') marks.push('superscript')
  if (both || is.verticalAlignment === 'subscript') marks.push('subscript')
  return marks
}

/** Joins a run to the one before where their marks are equal. */
export function addRun(content: (Inline | TextRun)[], run: TextRun): void {
  const last = content.at(-1)
  if (last?.type === 'text' && last.marks.join() === run.marks.join()) last.text += run.text
  else content.push(run)
}

/** What a footnote may hold: text and links. Word begins each with the blank behind its number. */
function noteContent(inlines: Inline[], own: boolean): Footnote['content'] {
  const content: Footnote['content'] = []
  for (const inline of inlines) {
    if (inline.type === 'text') addRun(content, inline)
    else if (inline.type === 'link') content.push(inline)
    else if (inline.type === 'break') addRun(content, textRun(' '))
    else if (inline.type === 'attachment') for (const run of inline.content) addRun(content, run)
  }
  const first = content[0]
  if (first?.type === 'text') {
    first.text = own ? first.text.replace(/^ /, '') : first.text.trimStart()
    if (first.text === '') content.shift()
  }
  const last = content.at(-1)
  if (!own && last?.type === 'text') {
    last.text = last.text.trimEnd()
    if (last.text === '') content.pop()
  }
  return content
}

/** Links without a word are left over from editing. */
const withoutEmpty = (content: Inline[]) =>
  content.filter(inline => inline.type !== 'link' || inline.content.length > 0)

function paragraphsIn(node: WordNode): WordNode[] {
  return node.children.flatMap(each => (each.type === 'paragraph' ? [each] : paragraphsIn(each)))
}

/** The lines of a paragraph, blanks collapsed and trimmed, parted where two breaks stand in a row. */
export function paragraphsOf(content: readonly Inline[]): Inline[][] {
  const paragraphs: Inline[][] = [[]]
  for (const inline of content) {
    const current = paragraphs.at(-1) ?? []
    if (inline.type !== 'break') current.push(inline)
    else if (current.length === 0) continue
    else if (current.at(-1)?.type === 'break') paragraphs.push([])
    else current.push(inline)
  }
  return paragraphs.map(tidied).filter(paragraph => paragraph.length > 0)
}

/** A paragraph as a page shows it: blanks in a row are one, none at an end or beside a break. */
function tidied(content: Inline[]): Inline[] {
  const result: Inline[] = []
  let open = false
  const collapse = (run: TextRun): TextRun | null => {
    const collapsed = run.text.replace(/ {2,}/g, ' ')
    const text = open ? collapsed : collapsed.replace(/^ /, '')
    if (text === '') return null
    open = !text.endsWith(' ')
    return { ...run, text }
  }
  for (const inline of content) {
    if (inline.type === 'break') {
      trimEnd(result)
      result.push(inline)
      open = false
    } else if (inline.type === 'text') {
      const run = collapse(inline)
      if (run) addRun(result, run)
    } else if (inline.type === 'footnote') {
      result.push(inline)
      open = true
    } else {
      const runs = inline.content.map(collapse).filter(run => run !== null)
      if (runs.length > 0) result.push({ ...inline, content: runs })
    }
  }
  trimEnd(result)
  while (result.at(-1)?.type === 'break') {
    result.pop()
    trimEnd(result)
  }
  return result
}

function trimEnd(content: Inline[]): void {
  for (;;) {
    const last = content.at(-1)
    const runs: (Inline | TextRun)[] =
      last?.type === 'link' || last?.type === 'attachment' ? last.content : content
    const run = runs.at(-1)
    if (run?.type !== 'text' || !run.text.endsWith(' ')) return
    run.text = run.text.trimEnd()
    if (run.text !== '') return
    runs.pop()
    if (last && last !== run && runs.length === 0) content.pop()
  }
}
