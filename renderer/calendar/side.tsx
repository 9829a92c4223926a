import { useInfiniteQuery } from '@tanstack/react-query'
import { CalendarPlus } from 'lucide-react'
import type { DeskRow } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, Checkbox, IconButton, Spinner, StateBadge } from '../ui/index.ts'
import { carry, dragged, SectionMark } from './entry.tsx'

const pageSize = 60

interface SideProps {
  sections: readonly string[]
  hidden: readonly string[]
  onHidden: (hidden: string[]) => void
  mayPlan: boolean
  /** An article was dropped here: it has no day any more. */
  onRemove: (id: string) => void
  onOpen: (article: DeskRow) => void
  onPlan: (article: DeskRow) => void
}

/** Beside the calendar: the sections with their marks, and what has no day yet. */
export function CalendarSide(props: SideProps) {
  const words = useWords()
  const said = words.calendar
  const { sections, hidden, onHidden, mayPlan } = props
  return (
    <aside
      className="calendar-side"
      aria-label={said.unplanned}
      onDragOver={event => {
        if (mayPlan && event.dataTransfer.types.includes(dragged)) event.preventDefault()
      }}
      onDrop={event => {
        event.preventDefault()
        const id = event.dataTransfer.getData(dragged)
        if (id !== '') props.onRemove(id)
      }}
    >
      <section aria-label={said.sections} className="calendar-legend">
        <header>
          <h2>{said.sections}</h2>
          {hidden.length > 0 && (
            <Button small variant="plain" onPress={() => onHidden([])}>
              {said.allSections}
            </Button>
          )}
        </header>
        <div className="calendar-sections">
          {[...sections, ''].map(section => (
            <Checkbox
              key={section}
              isSelected={!hidden.includes(section)}
              onChange={isShown =>
                onHidden(isShown ? hidden.filter(name => name !== section) : [...hidden, section])
              }
            >
              <span className="calendar-section">
                <SectionMark section={section === '' ? null : section} sections={sections} />
                <span className="app-one-line" title={section || said.noSection}>
                  {section || said.noSection}
                </span>
              </span>
            </Checkbox>
          ))}
        </div>
      </section>
      <section aria-label={said.unplanned} className="calendar-unplanned">
        <header>
          <h2>{said.unplanned}</h2>
        </header>
        <p className="calendar-hint">{mayPlan ? said.unplannedHint : said.readOnly}</p>
        <Unplanned {...props} />
      </section>
    </aside>
  )
}

function Unplanned({ sections, hidden, mayPlan, onOpen, onPlan }: SideProps) {
  const words = useWords()
  const said = words.calendar
  const { queries } = useEngine()
  const pages = useInfiniteQuery(
    queries.calendar.unplanned.infiniteOptions({
      input: (after: string | null) => ({ after, limit: pageSize }),
      initialPageParam: null,
      getNextPageParam: page => page.next,
      placeholderData: before => before,
    }),
  )
  if (pages.error) return <Banner tone="danger">{sayRefusal(pages.error)}</Banner>
  if (!pages.data) return <Spinner>{words.ui.loading}</Spinner>
  const rows = pages.data.pages
    .flatMap(page => page.articles)
    .filter(({ section }) => !hidden.includes(section ?? ''))
  if (rows.length === 0 && !pages.hasNextPage) return <p className="calendar-none">{said.unplannedNone}</p>

  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>, article: DeskRow) => {
    if (event.key === 'F2' && mayPlan) {
      event.preventDefault()
      onPlan(article)
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const row = event.currentTarget.closest('li')
    const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
    next?.querySelector<HTMLElement>('.calendar-waiting')?.focus()
  }
  return (
    <ul>
      {rows.map(article => {
        const title = article.title.trim() || words.desk.untitled
        return (
          <li key={article.id}>
            <button
              type="button"
              className="calendar-waiting"
              draggable={mayPlan}
              onDragStart={event => carry(event, article.id)}
              onClick={() => onOpen(article)}
              onKeyDown={event => onKeyDown(event, article)}
            >
              <span className="calendar-waiting-head">
                <SectionMark section={article.section} sections={sections} />
                <StateBadge state={article.state} />
              </span>
              <span className="calendar-waiting-title" title={title}>
                {title}
              </span>
            </button>
            {mayPlan && (
              <IconButton
                small
                icon={CalendarPlus}
                label={`${words.board.plan} ${title}`}
                onPress={() => onPlan(article)}
              />
            )}
          </li>
        )
      })}
      {pages.hasNextPage && (
        <li>
          <Button
            small
            variant="plain"
            isPending={pages.isFetchingNextPage}
            onPress={() => void pages.fetchNextPage()}
          >
            {said.unplannedMore}
          </Button>
        </li>
      )}
    </ul>
  )
}
