import {
  type Box,
  type Inline,
  type Paragraph,
  plainInline,
  type Table,
  type TableCell,
  textRun,
} from '../../../../shared/article/index.ts'
import { indexOfMark } from './facts.ts'
import { ListBuilder } from './list-builder.ts'
import { type ParagraphTools, paragraphsOf, type ReadParagraph, readParagraph } from './paragraphs.ts'
import { roleOf } from './roles.ts'
import type { WordNode } from './through-mammoth.ts'
import { textAt } from './through-mammoth.ts'

/** What stands in a cell. */
export interface ReadCell {
  /** Paragraphs that have words, with what is known of them, and lists in between. */
  parts: (
    | { kind: 'paragraph'; read: ReadParagraph; lines: Inline[][] }
    | { kind: 'lists'; blocks: ReturnType<ListBuilder['take']> }
  )[]
  pictures: ReadParagraph['pictures'][number]['facts'][]
  nested: boolean
  fill: string
  columns: number
  rows: number
}

export function readCell(node: WordNode, tools: ParagraphTools): ReadCell {
  const cell: ReadCell = {
    parts: [],
    pictures: [],
    nested: false,
    fill: '',
    columns: spanOf(node.is.colSpan, 100),
    rows: spanOf(node.is.rowSpan, 10_000),
  }
  const lists = new ListBuilder(tools.newId, tools.own)
  const endLists = () => {
    if (!lists.isEmpty) cell.parts.push({ kind: 'lists', blocks: lists.take() })
  }
  const read = (nodes: readonly WordNode[]) => {
    for (const each of nodes) {
      if (each.type === 'bookmarkStart') {
        const fact = tools.facts[indexOfMark(textAt(each, 'name')) ?? -1]
        if (fact?.kind === 'cell' && cell.fill === '') cell.fill = fact.fill
      } else if (each.type === 'paragraph') {
        const paragraph = readParagraph(each, tools)
        cell.pictures.push(...paragraph.pictures.map(({ facts }) => facts))
        const { numbered } = paragraph.facts
        const lines = tools.own ? [paragraph.content] : labelled(paragraph)
        if (numbered && numbered.kind !== 'words') {
          const content = joinLines(lines)
          if (content.length > 0 || tools.own) lists.add(numbered, content)
        } else if (lines.length > 0) {
          endLists()
          cell.parts.push({ kind: 'paragraph', read: paragraph, lines })
        }
      } else {
        // A table in a cell: its words stay, its rows do not.
        if (each.type === 'table') cell.nested = true
        read(each.children)
      }
    }
  }
  read(node.children)
  endLists()
  return cell
}

/** The lines of a paragraph, with the label of its number as words where it has one that no list prints. */
export function labelled(paragraph: ReadParagraph): Inline[][] {
  const { numbered } = paragraph.facts
  const lines = paragraphsOf(paragraph.content)
  const [first] = lines
  if (numbered?.kind !== 'words' || numbered.label === '' || !first) return lines
  const label = textRun(`${numbered.label} `)
  const [run] = first
  if (run?.type === 'text' && run.marks.length === 0) first[0] = textRun(label.text + run.text)
  else first.unshift(run?.type === 'text' ? { ...label, marks: run.marks } : label)
  return lines
}

export const joinLines = (lines: Inline[][]): Inline[] =>
  lines.flatMap((line, index): Inline[] => (index === 0 ? line : [{ type: 'break' }, ...line]))

/** The text of a cell, a line for each paragraph. */
export const wordsOfCell = ({ parts }: ReadCell): string =>
  parts
    .flatMap(part =>
      part.kind === 'paragraph'
        ? part.lines.map(plainInline)
        : part.blocks.flatMap(list => list.items.map(item => plainInline(item.content))),
    )
    .join('\n')

export const isStrong = ({ parts }: ReadCell): boolean =>
  parts.length > 0 && parts.every(part => part.kind === 'paragraph' && part.read.facts.strong)

/** A cell in the body language. */
export function cellOf(cell: ReadCell, header: boolean, tools: ParagraphTools): TableCell {
  const blocks = cell.parts.flatMap((part): TableCell['blocks'] =>
    part.kind === 'lists'
      ? part.blocks
      : part.lines.map(content => paragraphOf(header ? unstrong(content) : content, tools)),
  )
  return { id: tools.newId(), header, columns: cell.columns, rows: cell.rows, blocks }
}

/** A cell that stands alone, as a box. Its title is a short bold line on top. */
export function boxOf(cell: ReadCell, tools: ParagraphTools): Box {
  const [first, ...rest] = cell.parts
  const isTitle =
    first?.kind === 'paragraph' &&
    first.lines.length === 1 &&
    rest.length > 0 &&
    isTitleLine(first.read, first.lines[0] ?? [])
  const title = isTitle ? plainInline(first.lines[0] ?? []) : ''
  const blocks = (isTitle ? rest : cell.parts).flatMap((part): Box['blocks'] => {
    if (part.kind === 'lists') return part.blocks
    const role = roleOf(part.read.facts)
    return part.lines.map(content =>
      role.kind === 'heading'
        ? { type: 'heading', id: tools.newId(), level: 3, content }
        : paragraphOf(content, tools),
    )
  })
  return { type: 'box', id: tools.newId(), title, blocks }
}

function isTitleLine({ facts }: ReadParagraph, line: Inline[]): boolean {
  const text = plainInline(line)
  const role = roleOf(facts)
  const marked = facts.strong || role.kind === 'title' || role.kind === 'heading'
  return marked && text.length <= 150 && !/[.;,]$/.test(text) && line.every(inline => inline.type === 'text')
}

const paragraphOf = (content: Inline[], tools: ParagraphTools): Paragraph => ({
  type: 'paragraph',
  id: tools.newId(),
  content,
})

/** Header cells are bold anyway. */
const unstrong = (content: Inline[]): Inline[] =>
  content.every(inline => inline.type === 'text')
    ? content.map(inline => ({ ...inline, marks: inline.marks.filter(mark => mark !== 'strong') }))
    : content

/** The rows of a table, cells and all, in the body language. */
export function tableOf(rows: { cells: ReadCell[]; header: boolean }[], tools: ParagraphTools): Table {
  const [first] = rows
  const boldTop =
    rows.length > 1 && first !== undefined && first.cells.length > 1 && first.cells.every(isStrong)
  return {
    type: 'table',
    id: tools.newId(),
    caption: '',
    rows: rows
      .filter(row => row.cells.length > 0)
      .map(({ cells, header }, index) => ({
        id: tools.newId(),
        cells: cells.map(cell => cellOf(cell, header || (index === 0 && boldTop), tools)),
      })),
  }
}

function spanOf(value: unknown, most: number): number {
  return typeof value === 'number' && value >= 1 ? Math.min(Math.floor(value), most) : 1
}
