import { createElement, Fragment, type ReactNode } from 'react'
import { type Inline, type Mark, marks, plainInline } from '../../../shared/article/index.ts'
import type { ShownWords } from '../../../shared/comparison/index.ts'
import { type AllWords, useWords } from '../../app/words.ts'

/** Which of two texts is read: both in one, or one of them beside the other. */
export type Side = 'one' | 'before' | 'after'

/** Words with what was put in underlined and what was taken out struck through. */
export function ShownWordsReading({ words, side }: { words: readonly ShownWords[]; side: Side }) {
  const said = useWords()
  return words.map((piece, index) => {
    const key = `${index}`
    switch (piece.sign) {
      case 'kept':
        return <Words key={key} content={side === 'before' ? piece.before : piece.after} />
      case 'removed':
        return side === 'after' ? null : (
          <del key={key} className="changes-removed" data-change={piece.change}>
            <Words content={piece.before} />
          </del>
        )
      case 'inserted':
        return side === 'before' ? null : (
          <ins key={key} className="changes-inserted" data-change={piece.change}>
            <Words content={piece.after} />
          </ins>
        )
      case 'marked':
        return (
          <span key={key} className="changes-marked" data-change={piece.change}>
            <Words content={side === 'before' ? piece.before : piece.after} />
            {side !== 'before' && <span className="changes-note">{whatMarked(said, piece)}</span>}
          </span>
        )
    }
  })
}

function Words({ content }: { content: readonly Inline[] }) {
  const said = useWords().changes
  return content.map((inline, index) => {
    const key = `${index}`
    switch (inline.type) {
      case 'text':
        return <Fragment key={key}>{marked(inline.text, inline.marks)}</Fragment>
      case 'break':
        return (
          <Fragment key={key}>
            <span className="changes-break" aria-hidden>
              ↵
            </span>
            <br />
          </Fragment>
        )
      case 'link':
        return (
          <span key={key} className="article-link" title={inline.address}>
            <Words content={inline.content} />
          </span>
        )
      case 'attachment':
        return (
          <span key={key} className="article-attachment-words">
            <Words content={inline.content} />
          </span>
        )
      case 'footnote':
        return (
          <span key={key} className="changes-footnote">
            {said.footnote(plainInline(inline.content))}
          </span>
        )
    }
  })
}

const tags = { emphasis: 'em', strong: 'strong', subscript: 'sub', superscript: 'sup' } as const

function marked(text: string, [outer, ...inner]: readonly Mark[]): ReactNode {
  return outer === undefined ? text : createElement(tags[outer], null, marked(text, inner))
}

/** What is not the same about words that stayed: their marks, their link, the words of a footnote. */
function whatMarked(words: AllWords, { before, after }: ShownWords): string {
  const said = words.changes
  const [then, now] = [marksOf(before), marksOf(after)]
  const notes = [
    ...marks.filter(mark => now.has(mark) && !then.has(mark)).map(mark => said.markOn(said.marks[mark])),
    ...marks.filter(mark => then.has(mark) && !now.has(mark)).map(mark => said.markOff(said.marks[mark])),
  ]
  const [from, to] = [addressOf(words, before), addressOf(words, after)]
  if (from !== to) {
    if (from === null && to !== null) notes.push(said.linkOn(to))
    else if (from !== null && to === null) notes.push(said.linkOff(from))
    else if (from !== null && to !== null) notes.push(said.linkChanged(from, to))
  }
  if (notes.length === 0) {
    const footnote = before.find(inline => inline.type === 'footnote')
    if (footnote) notes.push(said.footnote(`− ${plainInline(footnote.content)}`))
  }
  return notes.join(', ')
}

function marksOf(content: readonly Inline[]): Set<Mark> {
  const found = new Set<Mark>()
  for (const inline of content) {
    if (inline.type === 'text') for (const mark of inline.marks) found.add(mark)
    else if (inline.type === 'link' || inline.type === 'attachment') {
      for (const run of inline.content) for (const mark of run.marks) found.add(mark)
    }
  }
  return found
}

function addressOf(words: AllWords, content: readonly Inline[]): string | null {
  for (const inline of content) {
    if (inline.type === 'link') return inline.address
    if (inline.type === 'attachment') return words.article.blocks.attachment
  }
  return null
}
