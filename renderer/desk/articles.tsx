import { useInfiniteQuery } from '@tanstack/react-query'
import { Inbox } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { Collection, GridListLoadMoreItem, ListLayout } from 'react-aria-components'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, classes, EmptyState, List, Spinner, stateIcons, Virtualizer } from '../ui/index.ts'
import { ArticleHeads, ArticleListRow } from './article-row.tsx'
import { type GroupName, statesOf } from './groups.ts'
import { useNow } from './now.ts'

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
  const pages = useInfiniteQuery(
    queries.desk.list.infiniteOptions({
      input: (after: string | null) => ({
        states: statesOf(group),
        mine: group === 'mine',
        after,
        limit: pageSize,
      }),
      initialPageParam: null,
      getNextPageParam: page => page.next,
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
    const [first] = statesOf(group)
    const icon = group === 'mine' || group === 'all' || !first ? Inbox : stateIcons[first]
    return <EmptyState icon={icon}>{emptyWords(group, words.desk)}</EmptyState>
  }
  return (
    <div className={classes('desk-list', statesOf(group).length === 1 && 'desk-one-state')}>
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
    </div>
  )
}

function emptyWords(group: GroupName, words: ReturnType<typeof useWords>['desk']): string {
  switch (group) {
    case 'waiting':
      return words.emptyWaiting
    case 'mine':
      return words.emptyMine
    case 'all':
      return words.emptyAll
    default:
      return words.emptyState[group]
  }
}
