import { useQueries } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import type { State } from '../../shared/workflow/index.ts'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { usePerson } from '../app/session.tsx'
import { type AllWords, useWords } from '../app/words.ts'
import { Banner, Button, EmptyState, List, Panel, Spinner } from '../ui/index.ts'
import { useArticleMenu } from './article-menu.tsx'
import { ArticleHeads, ArticleListRow } from './article-row.tsx'
import { asked, ClearFilters } from './filters.tsx'
import { type GroupName, groupNames, type Queue, queuesOf } from './groups.ts'
import { useNow } from './now.ts'
import { useSteps } from './use-steps.tsx'
import { isFiltering, useDeskView } from './view.ts'

/** How many articles of each queue are shown at once. */
const shown = 8

/** What waits for the person, queue by queue; a queue with nothing in it is left out. */
export function Waiting({
  counts,
  late,
  onGroup,
}: {
  counts: Record<State, number> | undefined
  /** How many articles of the newsroom are late. */
  late: number | undefined
  onGroup: (group: GroupName) => void
}) {
  const words = useWords()
  const person = usePerson()
  const { queries } = useEngine()
  const { openArticle } = usePlace()
  const now = useNow()
  const { view } = useDeskView()
  const filter = asked(view.filter)
  const steps = useSteps()
  const menu = useArticleMenu(steps)
  const queues: (Omit<Queue, 'state'> & { state: Queue['state'] | null })[] = [
    // What is late comes first: to the secretary all of it, to the others what is theirs.
    { state: null, mine: !person.roles.includes('secretary') },
    ...queuesOf(person),
  ]
  const lists = useQueries({
    queries: queues.map(({ state, mine }) =>
      queries.desk.list.queryOptions({
        input: {
          ...filter,
          states: state === null ? [] : [state],
          mine: mine || filter.mine,
          late: state === null || filter.late,
          after: null,
          limit: shown,
        },
        placeholderData: before => before,
      }),
    ),
  })

  const failed = lists.find(list => list.error)
  if (failed) return <Banner tone="danger">{sayRefusal(failed.error)}</Banner>
  if (lists.some(list => !list.data)) return <Spinner>{words.ui.loading}</Spinner>
  const filled = queues.flatMap((queue, index) => {
    const list = lists[index]?.data
    return list && list.articles.length > 0 ? [{ ...queue, ...list }] : []
  })

  if (filled.length === 0 && isFiltering(filter)) {
    return (
      <EmptyState icon={CircleCheck} action={<ClearFilters />}>
        {words.board.emptyFiltered}
      </EmptyState>
    )
  }
  if (filled.length === 0) {
    return (
      <EmptyState icon={CircleCheck}>
        {person.roles.includes('writer')
          ? words.desk.emptyWaitingWriter
          : queues.length === 1
            ? words.desk.emptyWaitingAdministrator
            : words.desk.emptyWaiting}
      </EmptyState>
    )
  }
  return (
    <div className="app-scroll desk-waiting" {...menu.around}>
      {filled.map(({ state, mine, articles, next }, index) => {
        const group = state === null ? 'late' : groupNames.find(name => name === state)
        const title = state === null ? words.board.lateQueue : queueTitle(state, words)
        return (
          <Panel
            key={state ?? 'late'}
            title={title}
            className={state === null ? 'desk-late' : 'desk-one-state'}
            actions={
              next !== null &&
              group && (
                <Button
                  variant="plain"
                  small
                  onPress={() => onGroup(mine && state !== null ? 'mine' : group)}
                >
                  {mine && state !== null
                    ? words.desk.seeMine
                    : words.desk.seeAll((state === null ? late : counts?.[state]) ?? shown)}
                </Button>
              )
            }
          >
            <div>
              {index === 0 && <ArticleHeads />}
              <List
                aria-label={words.desk.list(title)}
                items={articles}
                onAction={key => openArticle(String(key))}
                dependencies={[words, now]}
              >
                {article => <ArticleListRow article={article} now={now} />}
              </List>
            </div>
          </Panel>
        )
      })}
      {menu.menu}
      {steps.dialog}
    </div>
  )
}

function queueTitle(state: State, words: AllWords): string {
  const { queues } = words.desk
  const known = Object.entries(queues).find(([name]) => name === state)
  return known?.[1] ?? queues.other
}
