import type { ReactNode } from 'react'
import {
  type BlockChange,
  type Content,
  changesAgainst,
  countSyllables,
  plainBody,
} from '../../../shared/article/index.ts'
import { useWords } from '../../app/words.ts'
import { ModalDialog } from '../../ui/index.ts'
import { BodyReading } from '../body-reading.tsx'
import './versions.css'

/** A text that stands beside another: what it is, who wrote it when, and its words. */
export interface Side {
  heading: string
  about: string
  content: Content
}

/** Two texts of an article beside each other, to read; what differs is marked, block by block. */
export function CompareDialog({
  title,
  left,
  right,
  actions,
  onClose,
}: {
  title: string
  left: Side
  right: Side
  actions: ReactNode
  onClose: () => void
}) {
  const words = useWords().article.versions
  const changes = changesAgainst(right.content.body, left.content.body)
  const gone = changesAgainst(left.content.body, right.content.body)
  const count = (all: Map<string, BlockChange>, kind: BlockChange) =>
    [...all.values()].filter(change => change === kind).length
  return (
    <ModalDialog
      isOpen
      onClose={onClose}
      title={title}
      width="l"
      className="article-compare"
      actions={actions}
    >
      <p className="article-soft">
        {words.differs(count(changes, 'changed'), count(gone, 'only'), count(changes, 'only'))}
      </p>
      <div className="article-compare-sides">
        <SideReading side={left} other={right} changes={gone} onlyHere={words.onlyLeft} />
        <SideReading side={right} other={left} changes={changes} onlyHere={words.onlyRight} />
      </div>
    </ModalDialog>
  )
}

function SideReading({
  side: { heading, about, content },
  other,
  changes,
  onlyHere,
}: {
  side: Side
  other: Side
  changes: Map<string, BlockChange>
  onlyHere: string
}) {
  const words = useWords().article
  const { title, lede, language } = content.fields
  const marked = (here: string, there: string) => (here === there ? undefined : 'changed')
  const labels = { only: onlyHere, changed: words.versions.changed, same: null }
  return (
    <section aria-label={heading}>
      <header>
        <h3>{heading}</h3>
        <p className="article-soft">
          {about} · {words.actions.syllables(countSyllables(plainBody(content.body)))}
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be scrolled with the keyboard too */}
      <div className="article-final" tabIndex={0} lang={language} ref={showFirstChange}>
        <h1 className="article-final-title" data-change={marked(title, other.content.fields.title)}>
          {title || words.untitled}
        </h1>
        {lede && (
          <p className="article-final-lede" data-change={marked(lede, other.content.fields.lede)}>
            {lede}
          </p>
        )}
        {content.body.blocks.map(block => {
          const change = changes.get(block.id) ?? 'same'
          return (
            <div key={block.id} data-change={change === 'same' ? undefined : change}>
              {labels[change] && <span className="article-compare-mark">{labels[change]}</span>}
              <BodyReading blocks={[block]} />
            </div>
          )
        })}
      </div>
    </section>
  )
}

/** A long text begins where it differs. */
function showFirstChange(text: HTMLDivElement | null) {
  const first = text?.querySelector<HTMLElement>('[data-change]')
  // A third of the height stays above it, to see what it follows.
  if (text && first) text.scrollTop = first.offsetTop - text.offsetTop - text.clientHeight / 3
}
