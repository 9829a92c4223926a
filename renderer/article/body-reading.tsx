import { createContext, createElement, Fragment, type ReactNode, useContext, useMemo } from 'react'
import {
  type Block,
  type Figure,
  type Footnote,
  footnotesOf,
  type Inline,
  type List,
  type Mark,
  plainInline,
} from '../../shared/article/index.ts'
import { useWords } from '../app/words.ts'
import { usePicture } from './pictures.ts'

/** The number of each footnote by its id, where it is read. */
const NumbersContext = createContext<ReadonlyMap<string, number>>(new Map())

/** Blocks as a reader sees them, not to be edited: before approval. The words of the footnotes stand below them. */
export function BodyReading({ blocks }: { blocks: Block[] }) {
  const words = useWords().article.blocks
  const notes = useMemo(() => footnotesOf({ blocks }), [blocks])
  const numbers = useMemo(() => new Map(notes.map((note, at) => [note.id, at + 1])), [notes])
  return (
    <NumbersContext value={numbers}>
      <BlocksReading blocks={blocks} />
      {notes.length > 0 && (
        <section className="article-notes" aria-label={words.footnotes}>
          <h2>{words.footnotes}</h2>
          <ol>
            {notes.map((note, at) => (
              <li key={note.id} className="article-note">
                <span className="article-note-number">{at + 1}</span>
                <div className="article-note-words">
                  <InlinesReading content={note.content} />
                </div>
              </li>
            ))}
          </ol>
        </section>
      )}
    </NumbersContext>
  )
}

const BlocksReading = ({ blocks }: { blocks: Block[] }) =>
  blocks.map(block => <BlockReading key={block.id} block={block} />)

function BlockReading({ block }: { block: Block }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p className="article-paragraph">
          <InlinesReading content={block.content} />
        </p>
      )
    case 'heading':
      return block.level === 2 ? (
        <h2 className="article-h2">
          <InlinesReading content={block.content} />
        </h2>
      ) : (
        <h3 className="article-h3">
          <InlinesReading content={block.content} />
        </h3>
      )
    case 'quotation':
      return (
        <blockquote className="article-quotation">
          <InlinesReading content={block.content} />
        </blockquote>
      )
    case 'pullQuote':
      return (
        <blockquote className="article-pull-quote">
          <p className="article-pull-quote-words">
            <InlinesReading content={block.content} />
          </p>
          {block.attribution && (
            <footer className="article-pull-quote-attribution">{block.attribution}</footer>
          )}
        </blockquote>
      )
    case 'list':
      return <ListReading list={block} />
    case 'figure':
      return <FigureReading figure={block} />
    case 'gallery':
      return (
        <figure className="article-gallery">
          <div className="article-gallery-pictures">
            {block.figures.map(figure => (
              <FigureReading key={figure.id} figure={figure} />
            ))}
          </div>
          {block.caption && <figcaption>{block.caption}</figcaption>}
        </figure>
      )
    case 'table':
      return (
        <div className="article-table-frame">
          <table className="article-table">
            {block.caption && <caption>{block.caption}</caption>}
            <tbody>
              {block.rows.map(row => (
                <tr key={row.id}>
                  {row.cells.map(cell => {
                    const Cell = cell.header ? 'th' : 'td'
                    return (
                      <Cell key={cell.id} colSpan={cell.columns} rowSpan={cell.rows}>
                        <BlocksReading blocks={cell.blocks} />
                      </Cell>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    case 'box':
      return (
        <aside className="article-box">
          {block.title && <strong className="article-box-title">{block.title}</strong>}
          <BlocksReading blocks={block.blocks} />
        </aside>
      )
    case 'separator':
      return <hr className="article-rule" />
  }
}

function ListReading({ list }: { list: List }) {
  const Tag = list.ordered ? 'ol' : 'ul'
  return (
    <Tag className={list.ordered ? 'article-list article-list-ordered' : 'article-list'}>
      {list.items.map(item => (
        <li key={item.id} className="article-item">
          <InlinesReading content={item.content} />
          {item.nested && <ListReading list={item.nested} />}
        </li>
      ))}
    </Tag>
  )
}

/** A picture with its caption and credit, as read. */
export function FigureReading({ figure }: { figure: Figure }) {
  const words = useWords().article.figure
  const picture = usePicture(figure.media, 'small', figure.crop)
  return (
    <figure className="article-figure-reading">
      {picture.state === 'shown' ? (
        <img src={picture.url} alt={figure.alternative} width={picture.width} height={picture.height} />
      ) : (
        <span className="article-picture-none">
          {picture.state === 'loading' ? words.loading : words.missingMedia(figure.fileName)}
        </span>
      )}
      <figcaption>
        {figure.caption}
        {figure.credit && <span className="article-credit"> {figure.credit}</span>}
      </figcaption>
    </figure>
  )
}

/** The words of a block as read. */
export function InlinesReading({ content }: { content: readonly Inline[] }) {
  return content.map((inline, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: inlines have no identity and are drawn once
    <Fragment key={index}>{inlineReading(inline)}</Fragment>
  ))
}

function NoteReading({ note }: { note: Footnote }) {
  const words = useWords().article.blocks
  const number = useContext(NumbersContext).get(note.id) ?? 0
  return (
    <sup className="article-note-ref" title={words.footnoteMark(number, plainInline(note.content))}>
      {number}
    </sup>
  )
}

function inlineReading(inline: Inline): ReactNode {
  switch (inline.type) {
    case 'text':
      return marked(inline.text, inline.marks)
    case 'break':
      return <br />
    case 'link':
      return <span className="article-link">{plainInline(inline.content)}</span>
    case 'attachment':
      return <span className="article-attachment-words">{plainInline(inline.content)}</span>
    case 'footnote':
      return <NoteReading note={inline} />
  }
}

const tags = { emphasis: 'em', strong: 'strong', subscript: 'sub', superscript: 'sup' } as const

function marked(text: string, [outer, ...inner]: readonly Mark[]): ReactNode {
  return outer === undefined ? text : createElement(tags[outer], null, marked(text, inner))
}
