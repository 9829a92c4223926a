import { useInfiniteQuery } from '@tanstack/react-query'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { Collection, GridListLoadMoreItem, ListLayout } from 'react-aria-components'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { type AllWords, useWords } from '../app/words.ts'
import { Banner, Button, classes, EmptyState, List, Spinner, Virtualizer } from '../ui/index.ts'
import { useArticleMenu } from './article-menu.tsx'
import { ArticleHeads, ArticleListRow } from './article-row.tsx'
import { asked, ClearFilters } from './filters.tsx'
import { groupIcon } from './group-list.tsx'
import { type GroupName, statesOf } from './groups.ts'
import { useNow } from './now.ts'
import { useSteps } from './use-steps.tsx'
import { isFiltering, useDeskView } from './view.ts'

const pageSize = 100
const rowHeight = 40

/** How far each group was scrolled down last, px. */
const scrolled = new Map<GroupName, number>()

/** All articles of a group, newest change first; more are read as they are scrolled to. */
export function Articles({ group, label }: { group: GroupName; label: string }) {
  const words = useWords()
  const { queries } = useEngine()
  const { openArticle } = usePlace()
  const now = useNow()
  const { view } = useDeskView()
  const filter = asked(view.filter)
  const steps = useSteps()
  const menu = useArticleMenu(steps)
  const pages = useInfiniteQuery(
    queries.desk.list.infiniteOptions({
      input: (after: string | null) => ({
        ...filter,
        states: statesOf(group),
        mine: group === 'mine' || filter.mine,
        late: group === 'late' || filter.late,
        after,
        limit: pageSize,
      }),
      initialPageParam: null,
      getNextPageParam: page => page.next,
      placeholderData: before => before,
    }),
  )
  const articles = useMemo(() => pages.data?.pages.flatMap(page => page.articles), [pages.data])

  const rows = useRef<HTMLDivElement>(null)
  const isRead = articles !== undefined
  useLayoutEffect(() => {
    // Who comes back from an article finds the list where they left it.
    if (isRead && rows.current) rows.current.scrollTop = scrolled.get(group) ?? 0
  }, [isRead, group])

  if (!articles) {
    return pages.error ? (
      <Banner
        tone="danger"
        action={<Button onPress={() => void pages.refetch()}>{words.ui.tryAgain}</Button>}
      >
        {sayRefusal(pages.error)}
      </Banner>
    ) : (
      <Spinner>{words.ui.loading}</Spinner>
    )
  }
  if (articles.length === 0) {
    const icon = groupIcon(group)
    return isFiltering(filter) ? (
      <EmptyState icon={icon} action={<ClearFilters />}>
        {words.board.emptyFiltered}
      </EmptyState>
    ) : (
      <EmptyState icon={icon}>{emptyWords(group, words)}</EmptyState>
    )
  }
  return (
    <div className={classes('desk-list', statesOf(group).length === 1 && 'desk-one-state')} {...menu.around}>
      <ArticleHeads />
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
        <List
          aria-label={words.desk.list(label)}
          className="desk-rows"
          onAction={key => openArticle(String(key))}
          dependencies={[words, now]}
          ref={rows}
          onScroll={event => scrolled.set(group, event.currentTarget.scrollTop)}
        >
          <Collection items={articles} dependencies={[words, now]}>
            {article => <ArticleListRow article={article} now={now} />}
          </Collection>
          <GridListLoadMoreItem
            onLoadMore={() => pages.hasNextPage && !pages.isFetching && void pages.fetchNextPage()}
            isLoading={pages.isFetchingNextPage}
          >
            <Spinner>{words.desk.more}</Spinner>
          </GridListLoadMoreItem>
        </List>
      </Virtualizer>
      {menu.menu}
      {steps.dialog}
    </div>
  )
}

function emptyWords(group: GroupName, { desk, board }: AllWords): string {
  switch (group) {
    case 'waiting':
    case 'news':
      return desk.emptyWaiting
    case 'late':
      return board.emptyLate
    case 'mine':
      return desk.emptyMine
    case 'all':
      return desk.emptyAll
    default:
      return desk.emptyState[group]
  }
}
