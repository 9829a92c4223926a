import { type Inline, type Mark, type TextRun, textRun } from '../article/index.ts'

/** Gathers the text of a paragraph as a page shows it: white space collapsed, runs of equal marks joined. */
export class InlineBuffer {
  private content: Inline[] = []
  /** The link element that the last inline belongs to, so that two links in a row stay two. */
  private lastLink: object | null = null

  /** @param link address and identity of the link around the text, or null. */
  addText(text: string, marks: readonly Mark[], link: { address: string } | null): void {
    const collapsed = text.replace(/[ \n]+/g, ' ')
    const shown = this.endsOpen() ? collapsed : collapsed.replace(/^ /, '')
    if (shown === '') return
    const run = textRun(shown, ...marks)
    const last = this.content.at(-1)
    if (link) {
      if (last?.type === 'link' && this.lastLink === link) join(last.content, run)
      else this.content.push({ type: 'link', address: link.address, content: [run] })
    } else if (last?.type === 'text' && sameMarks(last, run)) last.text += run.text
    else this.content.push(run)
    this.lastLink = link
  }

  /** Adds what is no text, as a footnote. */
  add(inline: Inline): void {
    this.content.push(inline)
    this.lastLink = null
  }

  addBreak(): void {
    this.trimEnd()
    this.content.push({ type: 'break' })
    this.lastLink = null
  }

  /** The paragraphs gathered so far, parted where two breaks stood in a row; the buffer is empty afterwards. */
  take(): Inline[][] {
    this.trimEnd()
    const paragraphs: Inline[][] = [[]]
    this.content.forEach((inline, index) => {
      const paragraph = paragraphs.at(-1) ?? []
      if (inline.type !== 'break') paragraph.push(inline)
      else if (this.content[index + 1]?.type === 'break') paragraphs.push([])
      else if (paragraph.length > 0 && index < this.content.length - 1) paragraph.push(inline)
    })
    this.content = []
    this.lastLink = null
    return paragraphs.filter(paragraph => paragraph.some(inline => inline.type !== 'break'))
  }

  /** Whether a blank may follow: there is text, and it does not end with one. */
  private endsOpen(): boolean {
    const last = this.content.at(-1)
    if (last?.type === 'footnote' || last?.type === 'attachment') return true
    const run = last?.type === 'link' ? last.content.at(-1) : last
    return run?.type === 'text' && !run.text.endsWith(' ')
  }

  private trimEnd(): void {
    const last = this.content.at(-1)
    const runs = last?.type === 'link' ? last.content : this.content
    const run = runs.at(-1)
    if (run?.type !== 'text' || !run.text.endsWith(' ')) return
    run.text = run.text.slice(0, -1)
    if (run.text === '') runs.pop()
    if (last?.type === 'link' && last.content.length === 0) this.content.pop()
  }
}

function join(runs: TextRun[], run: TextRun): void {
  const last = runs.at(-1)
  if (last && sameMarks(last, run)) last.text += run.text
  else runs.push(run)
}

const sameMarks = (one: TextRun, other: TextRun) => one.marks.join() === other.marks.join()

/** The inlines of each line of a paragraph, parted at its breaks. */
export function linesOf(content: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]]
  for (const inline of content) {
    if (inline.type === 'break') lines.push([])
    else lines.at(-1)?.push(inline)
  }
  return lines.filter(line => line.length > 0)
}
