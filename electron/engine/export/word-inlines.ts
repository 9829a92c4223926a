import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { Footnote, Inline, TextRun as Run } from '../../../shared/article/index.ts'
import { bookmarkOf, builtIn, raisedAndLowered } from './word-names.ts'

/** Gathers the footnotes of a document, which Word keeps apart, in their order. */
export class Notes {
  readonly paragraphs: Record<string, { children: Paragraph[] }> = {}
  private last = 0

  add({ content }: Footnote): number {
    this.last++
    const text = content.flatMap(inline => inlineOf(inline, this))
    // As Word writes it: a blank behind the number.
    const children = [new TextRun(' '), ...text]
    this.paragraphs[this.last] = { children: [new Paragraph({ style: builtIn.footnote, children })] }
    return this.last
  }
}

export const inlinesOf = (content: readonly Inline[], notes: Notes): ParagraphChild[] =>
  content.flatMap(inline => inlineOf(inline, notes))

function inlineOf(inline: Inline, notes: Notes): ParagraphChild[] {
  switch (inline.type) {
    case 'text':
      return [runOf(inline)]
    case 'break':
      return [new TextRun({ break: 1 })]
    case 'link':
      return [
        new ExternalHyperlink({
          link: inline.address,
          children: inline.content.map(run => runOf(run, 'Hyperlink')),
        }),
      ]
    case 'attachment':
      return [
        new InternalHyperlink({
          anchor: bookmarkOf(inline.attachment),
          children: inline.content.map(run => runOf(run, 'Hyperlink')),
        }),
      ]
    case 'footnote':
      return [new FootnoteReferenceRun(notes.add(inline))]
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these
const unwritable = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu
/** A text without what XML cannot hold. */
export const writable = (text: string) => text.replace(unwritable, '')

function runOf({ text, marks }: Run, link?: string): TextRun {
  const raised = marks.includes('superscript')
  const lowered = marks.includes('subscript')
  const style = raised && lowered ? raisedAndLowered.id : link
  return new TextRun({
    text: writable(text),
    ...(marks.includes('strong') && { bold: true }),
    ...(marks.includes('emphasis') && { italics: true }),
    ...(raised && !lowered && { superScript: true }),
    ...(lowered && !raised && { subScript: true }),
    ...(style !== undefined && { style }),
  })
}

/** A text of a field, whose line ends are breaks. */
export const linesOf = (text: string): ParagraphChild[] =>
  writable(text)
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [new TextRun({ break: 1 })] : []),
      ...(line === '' ? [] : [new TextRun(line)]),
    ])

/** A paragraph of that style with a plain text. */
export const plainParagraph = (style: string, text: string): Paragraph =>
  new Paragraph({ style, children: linesOf(text) })

export const markedParagraph = (style: string, text: string, bookmark: string): Paragraph =>
  new Paragraph({ style, children: [new Bookmark({ id: bookmark, children: linesOf(text) })] })
