import { ArrowLeftRight, Merge, Minus, MoveVertical, Plus, Split } from 'lucide-react'
import type { ReactNode } from 'react'
import { currentFigure } from '../../../shared/article/index.ts'
import type { Notice, ShownPart } from '../../../shared/comparison/index.ts'
import { type AllWords, useWords } from '../../app/words.ts'
import { Icon } from '../../ui/index.ts'
import { FigureReading } from '../body-reading.tsx'
import { ChangedFacts, SmallPicture } from './facts.tsx'
import { ShownWordsReading, type Side } from './words-reading.tsx'

/** A part as it stands in one or in both texts; nothing where it does not stand. */
export function PartReading({ part, side }: { part: ShownPart; side: Side }): ReactNode {
  if (!standsIn(part, side)) return null
  const notices = <Notices part={part} side={side} />
  const facts = <ChangedFacts facts={part.changedFacts.filter(isTold)} side={side} kind={part.kind} />
  if (isElsewhere(part)) {
    return (
      <div className="changes-part">
        {notices}
        <Parts parts={part.children} side={side} />
      </div>
    )
  }
  return (
    <div className="changes-part" data-whole={wholeOf(part)}>
      {notices}
      <Block part={part} side={side} />
      {facts}
    </div>
  )
}

const standsIn = (part: ShownPart, side: Side) =>
  side === 'one' || part.place === 'both' || part.place === side

const isElsewhere = ({ notices }: ShownPart) =>
  notices.some(({ what }) => what === 'movedAway' || what === 'joinedAway')

const wholeOf = ({ place }: ShownPart) =>
  place === 'both' ? undefined : place === 'after' ? 'added' : 'removed'

/** A level and a list's sort are told by how they look beside each other; everything else needs its words. */
const isTold = ({ name }: { name: string }) => name !== 'fileName'

const icons = {
  added: Plus,
  removed: Minus,
  movedHere: MoveVertical,
  movedAway: MoveVertical,
  split: Split,
  joinedHere: Merge,
  joinedAway: Merge,
  turned: ArrowLeftRight,
}

/** What happened to a part as a whole, each with its sign. */
function Notices({ part, side }: { part: ShownPart; side: Side }) {
  const words = useWords()
  const told = part.notices.filter(({ what }) => side !== 'before' || what !== 'joinedHere')
  if (told.length === 0) return null
  return (
    <span className="changes-notices">
      {told.map(notice => (
        <span
          key={`${notice.what} ${notice.change}`}
          className="changes-notice"
          data-what={notice.what}
          data-change={notice.change}
        >
          <Icon of={icons[notice.what]} size={14} />
          {noticeInWords(words, notice, part)}
        </span>
      ))}
    </span>
  )
}

function noticeInWords({ changes }: AllWords, notice: Notice, part: ShownPart): string {
  const { notices, kinds } = changes
  const kind = kinds[part.kind].toLocaleLowerCase('vi')
  switch (notice.what) {
    case 'added':
    case 'removed':
      return `${notices[notice.what]} ${kind}`
    case 'movedHere':
    case 'split':
      return notices[notice.what]
    case 'movedAway':
    case 'joinedAway':
    case 'joinedHere':
      return notices[notice.what](notice.words)
    case 'turned':
      return notices.turned(kinds[notice.from], kinds[notice.to])
  }
}

function Block({ part, side }: { part: ShownPart; side: Side }): ReactNode {
  const facts = side === 'before' ? part.factsBefore : part.facts
  const kind = side === 'before' ? part.kindBefore : part.kind
  const words = part.words && <ShownWordsReading words={part.words} side={side} />
  switch (kind) {
    case 'heading':
      return <p className={facts.level === 3 ? 'article-h3' : 'article-h2'}>{words}</p>
    case 'quotation':
      return <blockquote className="article-quotation">{words}</blockquote>
    case 'pullQuote':
      return (
        <blockquote className="article-pull-quote">
          <p className="article-pull-quote-words">{words}</p>
          {typeof facts.attribution === 'string' && facts.attribution !== '' && (
            <footer className="article-pull-quote-attribution">{facts.attribution}</footer>
          )}
        </blockquote>
      )
    case 'list': {
      const Tag = facts.ordered === true ? 'ol' : 'ul'
      return (
        <Tag className={facts.ordered === true ? 'article-list article-list-ordered' : 'article-list'}>
          {part.children
            .filter(item => standsIn(item, side))
            .map(item => (
              <li key={item.key} className="article-item" data-whole={wholeOf(item)}>
                <Notices part={item} side={side} />
                {item.words && <ShownWordsReading words={item.words} side={side} />}
                <ChangedFacts facts={item.changedFacts} side={side} kind="item" />
                <Parts parts={item.children} side={side} />
              </li>
            ))}
        </Tag>
      )
    }
    case 'figure':
    case 'picture':
      return <Picture part={part} side={side} />
    case 'gallery':
      return (
        <div className="changes-gallery">
          <Parts parts={part.children} side={side} />
          {typeof facts.caption === 'string' && <p className="changes-caption">{facts.caption}</p>}
        </div>
      )
    case 'table':
      return <Table part={part} side={side} />
    case 'box':
      return (
        <aside className="article-box">
          {typeof facts.title === 'string' && facts.title !== '' && (
            <strong className="article-box-title">{facts.title}</strong>
          )}
          <Parts parts={part.children} side={side} />
        </aside>
      )
    case 'separator':
      return <hr className="article-rule" />
    default:
      // A paragraph; and an item, a row or a cell that stands where no list and no table is around it.
      return (
        <>
          {words && <p className="article-paragraph">{words}</p>}
          <Parts parts={part.children} side={side} />
        </>
      )
  }
}

const Parts = ({ parts, side }: { parts: readonly ShownPart[]; side: Side }) =>
  parts.map(part => <PartReading key={part.key} part={part} side={side} />)

/** A picture with its texts; beside it the one that stood there, where another file or another crop shows now. */
function Picture({ part, side }: { part: ShownPart; side: Side }) {
  const words = useWords().changes
  const looksElse = part.changedFacts.some(({ name }) => name === 'media' || name === 'crop')
  const figure = currentFigure(side === 'before' ? part.factsBefore : part.facts)
  if (!figure) return null
  if (side === 'one' && looksElse) {
    return (
      <span className="changes-pictures">
        <SmallPicture figure={part.factsBefore} label={words.earlier} />
        <SmallPicture figure={part.facts} label={words.later} />
      </span>
    )
  }
  return <FigureReading figure={{ id: part.key, ...figure }} />
}

function Table({ part, side }: { part: ShownPart; side: Side }) {
  const caption = (side === 'before' ? part.factsBefore : part.facts).caption
  return (
    <div className="article-table-frame">
      <table className="article-table">
        {typeof caption === 'string' && caption !== '' && <caption>{caption}</caption>}
        <tbody>
          {part.children
            .filter(row => standsIn(row, side))
            .map(row => (
              <tr key={row.key} data-whole={wholeOf(row)}>
                {isElsewhere(row) && (
                  <td colSpan={100}>
                    <Notices part={row} side={side} />
                  </td>
                )}
                {row.children
                  .filter(cell => standsIn(cell, side))
                  .map((cell, index) => (
                    <Cell key={cell.key} cell={cell} side={side}>
                      {index === 0 && <Notices part={row} side={side} />}
                    </Cell>
                  ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ cell, side, children }: { cell: ShownPart; side: Side; children: ReactNode }) {
  const facts = side === 'before' ? cell.factsBefore : cell.facts
  const Tag = facts.header === true ? 'th' : 'td'
  return (
    <Tag colSpan={spanOf(facts.columns)} rowSpan={spanOf(facts.rows)} data-whole={wholeOf(cell)}>
      {children}
      <Notices part={cell} side={side} />
      <Parts parts={cell.children} side={side} />
      <ChangedFacts facts={cell.changedFacts} side={side} kind="cell" />
    </Tag>
  )
}

const spanOf = (count: unknown) => (typeof count === 'number' ? count : 1)
