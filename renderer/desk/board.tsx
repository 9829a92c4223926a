import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Ellipsis, GripVertical, type LucideIcon, UserRound, Users } from 'lucide-react'
import { useMemo, useRef } from 'react'
import {
  Button as AriaButton,
  Collection,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  isTextDropItem,
  ListLayout,
  useDragAndDrop,
} from 'react-aria-components'
import type { DeskFilter, DeskRow } from '../../shared/contract/index.ts'
import { isUnderWay, type State, states } from '../../shared/workflow/index.ts'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Icon, IconButton, Spinner, StateBadge, Virtualizer } from '../ui/index.ts'
import { type ArticleMenu, rowAround, useArticleMenu } from './article-menu.tsx'
import { Deadline, lyingWith, NewMark, readAloud, Signs } from './facts.tsx'
import { asked } from './filters.tsx'
import { groupIcon, groupLabel } from './group-list.tsx'
import { type GroupName, statesOf } from './groups.ts'
import { useNow } from './now.ts'
import { type Steps, useSteps } from './use-steps.tsx'
import { useDeskView } from './view.ts'

const pageSize = 50
/** The height of a card with the room below it, px. */
const cardHeight = 124
const dragged = 'application/x-banthao-article'

/** A column of the board: articles of some states, or those assigned to somebody. */
export interface BoardColumn {
  id: string
  name: string
  icon: LucideIcon
  states: State[]
  assignee: { person: string | null } | null
}

/** The way of an article, then what lies beside it. */
const stateColumns: readonly GroupName[] = [
  'draft',
  'returned',
  'submitted',
  'editing',
  'corrected',
  'pending',
  'approved',
  'packaged',
  'published',
  'aside',
]

/** Articles as cards in columns by state or by who is to write them; dragging a card is a step or an assignment. */
export function Board() {
  const words = useWords()
  const { queries } = useEngine()
  const { view } = useDeskView()
  const steps = useSteps()
  const menu = useArticleMenu(steps)
  const people = useQuery(queries.people.list.queryOptions())
  const byPerson = view.columns === 'assignee'

  const columns = useMemo<BoardColumn[]>(() => {
    if (!byPerson) {
      return stateColumns.map(group => ({
        id: group,
        name: groupLabel(group, words),
        icon: groupIcon(group),
        states: statesOf(group),
        assignee: null,
      }))
    }
    const underWay = states.filter(isUnderWay)
    const column = (person: string | null, name: string): BoardColumn => ({
      id: person ?? 'nobody',
      name,
      icon: person === null ? Users : UserRound,
      states: underWay,
      assignee: { person },
    })
    return [
      column(null, words.board.unassigned),
      ...(people.data ?? []).filter(({ disabled }) => !disabled).map(({ id, name }) => column(id, name)),
    ]
  }, [byPerson, words, people.data])

  const filter = asked(view.filter)
  const counts = useQuery(
    queries.desk.count.queryOptions({
      input: { filter, lists: columns.map(({ states, assignee }) => ({ states, assignee })) },
      placeholderData: before => before,
    }),
  )

  /** Ctrl and an arrow carry the chosen card to the column beside its own that takes it. */
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!event.ctrlKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    const found = rowAround(event.target)
    const own = event.target instanceof Element ? event.target.closest('[data-column]') : null
    if (!found || !own) return
    event.preventDefault()
    event.stopPropagation()
    const at = columns.findIndex(({ id }) => id === own.getAttribute('data-column'))
    const next = columns[at + (event.key === 'ArrowRight' ? 1 : -1)]
    if (next) void put(steps, next, found.id)
  }
  if (counts.error) return <Banner tone="danger">{sayRefusal(counts.error)}</Banner>
  return (
    <div
      className="board"
      {...menu.around}
      onKeyDownCapture={event => {
        onKeyDown(event)
        if (!event.defaultPrevented) menu.around.onKeyDownCapture(event)
      }}
    >
      {columns.map((column, index) => (
        <Column
          key={column.id}
          column={column}
          count={counts.data?.length === columns.length ? (counts.data[index] ?? 0) : null}
          filter={filter}
          steps={steps}
          menu={menu}
        />
      ))}
      {menu.menu}
      {steps.dialog}
    </div>
  )
}

/** Puts an article into a column: the step that leads there, or whom it is assigned to. */
async function put(steps: Steps, column: BoardColumn, id: string, title = ''): Promise<void> {
  if (column.assignee === null) await steps.moveTo(id, column.states, column.name)
  else {
    const { person } = column.assignee
    await steps.assign({ id, title }, person === null ? null : { id: person, name: column.name })
  }
}

function Column({
  column,
  count,
  filter,
  steps,
  menu,
}: {
  column: BoardColumn
  count: number | null
  filter: DeskFilter
  steps: Steps
  menu: ArticleMenu
}) {
  const words = useWords()
  const { queries } = useEngine()
  const { openArticle } = usePlace()
  const now = useNow()
  const pages = useInfiniteQuery(
    queries.desk.list.infiniteOptions({
      input: (after: string | null) => ({
        ...filter,
        states: column.states,
        assignee: column.assignee,
        after,
        limit: pageSize,
      }),
      initialPageParam: null,
      getNextPageParam: page => page.next,
      placeholderData: before => before,
    }),
  )
  const articles = useMemo(() => pages.data?.pages.flatMap(page => page.articles) ?? [], [pages.data])
  const byId = useMemo(() => new Map(articles.map(article => [article.id, article])), [articles])

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys =>
      [...keys].map(key => ({
        [dragged]: JSON.stringify({ id: String(key), title: byId.get(String(key))?.title ?? '' }),
        'text/plain': byId.get(String(key))?.title ?? '',
      })),
    acceptedDragTypes: [dragged],
    getDropOperation: (target, types) => (target.type === 'root' && types.has(dragged) ? 'move' : 'cancel'),
    onRootDrop: ({ items }) => {
      for (const item of items.filter(isTextDropItem)) {
        void item.getText(dragged).then(text => {
          const { id, title } = readDragged(text)
          if (id !== '' && !byId.has(id)) void put(steps, column, id, title)
        })
      }
    },
  })
  const isEmpty = count === 0 && articles.length === 0
  const label = `${column.name}, ${count ?? 0}`
  return (
    <section
      className="board-column"
      data-column={column.id}
      data-empty={isEmpty || undefined}
      aria-label={label}
    >
      <header className="board-head" title={column.name}>
        <Icon of={column.icon} size={16} />
        <h2>{column.name}</h2>
        <span className="desk-count" data-none={count === 0 || undefined}>
          {count === null ? '' : count >= 1000 ? words.board.many(1000) : count}
        </span>
      </header>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: cardHeight }}>
        <GridList
          aria-label={words.board.column(label)}
          className="board-cards"
          dragAndDropHooks={dragAndDropHooks}
          onAction={key => openArticle(String(key))}
          dependencies={[words, now, column, menu.openAt]}
          renderEmptyState={() =>
            pages.isPending ? (
              <Spinner>{words.ui.loading}</Spinner>
            ) : (
              <p className="board-none">{words.board.emptyColumn}</p>
            )
          }
        >
          <Collection items={articles} dependencies={[words, now, column, menu.openAt]}>
            {article => (
              <Card
                article={article}
                now={now}
                showsState={column.states.length > 1}
                onMenu={element => menu.openAt(article.id, element)}
              />
            )}
          </Collection>
          <GridListLoadMoreItem
            onLoadMore={() => pages.hasNextPage && !pages.isFetching && void pages.fetchNextPage()}
            isLoading={pages.isFetchingNextPage}
          >
            <Spinner>{words.desk.more}</Spinner>
          </GridListLoadMoreItem>
        </GridList>
      </Virtualizer>
    </section>
  )
}

function readDragged(text: string): { id: string; title: string } {
  const nothing = { id: '', title: '' }
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || !('id' in parsed) || !('title' in parsed))
      return nothing
    return { id: String(parsed.id), title: String(parsed.title) }
  } catch {
    return nothing
  }
}

function Card({
  article,
  now,
  showsState,
  onMenu,
}: {
  article: DeskRow
  now: number
  showsState: boolean
  onMenu: (element: Element) => void
}) {
  const words = useWords()
  const title = article.title.trim() || words.desk.untitled
  const who = lyingWith(article, words)
  const more = useRef<HTMLSpanElement>(null)
  return (
    <GridListItem id={article.id} textValue={readAloud(article, now, words)} className="board-place">
      <div className="board-card">
        <div className="board-card-head">
          <AriaButton slot="drag" className="board-grip" aria-label={words.board.drag(title)}>
            <Icon of={GripVertical} size={14} />
          </AriaButton>
          <span className="board-section app-one-line">
            {showsState ? <StateBadge state={article.state} /> : (article.section ?? '')}
          </span>
          {article.isNew && <NewMark />}
          <span ref={more}>
            <IconButton
              small
              icon={Ellipsis}
              label={words.board.more(title)}
              className="board-more"
              onPress={() => more.current && onMenu(more.current)}
            />
          </span>
        </div>
        <p className="board-title" data-untitled={article.title.trim() === '' || undefined} title={title}>
          {title}
        </p>
        <div className="board-foot">
          <span className="desk-soft app-one-line" title={who.how}>
            {who.name}
          </span>
          <Signs article={article} />
          <Deadline article={article} now={now} />
        </div>
      </div>
    </GridListItem>
  )
}
