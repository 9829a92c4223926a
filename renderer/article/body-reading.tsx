import { createElement, Fragment, type ReactNode } from 'react'
import {
  type Block,
  type Figure,
  type Inline,
  type List,
  type Mark,
  plainInline,
} from '../../shared/article/index.ts'
import { useWords } from '../app/words.ts'
import { usePicture } from './pictures.ts'

/** Blocks as a reader sees them, not to be edited: before approval, and inside the editor for what it only carries. */
export function BodyReading({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map(block => (
        <BlockReading key={block.id} block={block} />
      ))}
    </>
  )
}

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
                        <BodyReading blocks={cell.blocks} />
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
          <BodyReading blocks={block.blocks} />
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
      return <sup>*</sup>
  }
}

const tags = { emphasis: 'em', strong: 'strong', subscript: 'sub', superscript: 'sup' } as const

function marked(text: string, [outer, ...inner]: readonly Mark[]): ReactNode {
  return outer === undefined ? text : createElement(tags[outer], null, marked(text, inner))
}
