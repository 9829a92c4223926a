import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { BellRing, Circle, CircleCheck, MailCheck } from 'lucide-react'
import { useMemo } from 'react'
import { Collection, GridListLoadMoreItem, ListLayout } from 'react-aria-components'
import type { News } from '../../shared/contract/index.ts'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { type AllWords, useWords } from '../app/words.ts'
import {
  Banner,
  Button,
  EmptyState,
  IconButton,
  List,
  ListRow,
  Spinner,
  toast,
  Virtualizer,
} from '../ui/index.ts'
import { useNow } from './now.ts'
import { shortMomentWithin } from './when.ts'

const pageSize = 60

/** What happened to the person's articles by somebody else's hand, newest first. */
export function NewsList() {
  const words = useWords()
  const said = words.news
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const { openArticle } = usePlace()
  const now = useNow()
  const pages = useInfiniteQuery(
    queries.news.list.infiniteOptions({
      input: (before: number | null) => ({ before, limit: pageSize }),
      initialPageParam: null,
      getNextPageParam: page => page.next,
    }),
  )
  const told = useMemo(() => pages.data?.pages.flatMap(page => page.news), [pages.data])
  const mark = async (change: () => Promise<unknown>) => {
    try {
      await change()
      await cache.invalidateQueries({ queryKey: queries.news.key() })
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
    }
  }
  if (!told) {
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
  const [newest] = told
  if (!newest) return <EmptyState icon={BellRing}>{said.empty}</EmptyState>
  return (
    <div className="desk-list">
      <div className="desk-news-head">
        <Button
          small
          icon={MailCheck}
          isDisabled={!told.some(({ unread }) => unread)}
          onPress={() => void mark(() => client.news.readAll({ upTo: newest.sequence }))}
        >
          {said.readAll}
        </Button>
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: 60 }}>
        <List
          aria-label={said.title}
          className="desk-rows"
          onAction={key => {
            const one = told.find(({ sequence }) => String(sequence) === String(key))
            if (one) openArticle(one.article)
          }}
          dependencies={[words, now]}
        >
          <Collection items={told} dependencies={[words, now]}>
            {one => (
              <ListRow
                id={String(one.sequence)}
                className="desk-news"
                textValue={`${one.unread ? `${said.isUnread}, ` : ''}${newsInWords(one, words)}, ${shownMoment(one.at)}`}
              >
                <span className="desk-news-dot" data-unread={one.unread || undefined} aria-hidden />
                <span className="desk-news-words" data-unread={one.unread || undefined}>
                  <span className="app-one-line">
                    <strong>{one.by?.name ?? said.somebody}</strong> {whatInWords(one, words)}{' '}
                    <b>{one.title.trim() || said.untitled}</b>
                  </span>
                  <span className="desk-soft app-one-line">{furtherOf(one, words)}</span>
                </span>
                <span className="desk-soft" title={shownMoment(one.at)}>
                  {shortMomentWithin(one.at, now)}
                </span>
                <IconButton
                  small
                  icon={one.unread ? CircleCheck : Circle}
                  label={one.unread ? said.markRead : said.markUnread}
                  onPress={() =>
                    void mark(() => client.news.mark({ event: one.sequence, unread: !one.unread }))
                  }
                />
              </ListRow>
            )}
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

/** What somebody did, as a verb before the article's title. */
function whatInWords(one: News, words: AllWords): string {
  const said = words.news
  switch (one.concerns) {
    case 'mentioned':
      return said.mentioned
    case 'assigned':
      return said.assigned
    case 'unassigned':
      return said.unassigned
    case 'takenFrom':
      return said.takenFrom
  }
  switch (one.kind) {
    case 'article.planned':
      return said.planned
    case 'comment.added':
      return said.commented
    case 'comment.replied':
      return said.replied
    case 'comment.resolved':
      return said.resolved
    case 'comment.reopened':
      return said.reopened
    case 'version.keptAside':
      return said.keptAside
    case 'article.moved': {
      const action = Object.entries(said.moved).find(([name]) => name === one.action)?.[1]
      return action ?? (one.to ? said.movedTo(words.states[one.to]) : '')
    }
  }
  return (
    Object.entries(words.events)
      .find(([kind]) => kind === one.kind)?.[1]
      ?.toLocaleLowerCase('vi') ?? ''
  )
}

/** The reason, the new plan, or the name of what was kept. */
function furtherOf(one: News, words: AllWords): string {
  const parts = [
    one.reason && `“${one.reason}”`,
    one.deadline !== null && words.news.deadline(shownMoment(one.deadline)),
    one.slot !== null && words.news.slot(shownMoment(one.slot)),
    one.kind === 'version.keptAside' && one.note,
    one.kind.startsWith('comment.') && one.note && `“${one.note}”`,
    one.kind === 'article.moved' && one.to && words.states[one.to],
  ]
  return parts.filter(Boolean).join(' · ')
}

const newsInWords = (one: News, words: AllWords): string =>
  [
    one.by?.name ?? words.news.somebody,
    whatInWords(one, words),
    one.title.trim() || words.news.untitled,
    furtherOf(one, words),
  ]
    .filter(Boolean)
    .join(' ')
