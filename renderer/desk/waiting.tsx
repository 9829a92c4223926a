import { useQueries } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import type { State } from '../../shared/workflow/index.ts'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { usePerson } from '../app/session.tsx'
import { type AllWords, useWords } from '../app/words.ts'
import { Banner, Button, EmptyState, List, Panel, Spinner } from '../ui/index.ts'
import { ArticleHeads, ArticleListRow } from './article-row.tsx'
import { type GroupName, groupNames, queuesOf } from './groups.ts'
import { useNow } from './now.ts'

/** How many articles of each queue are shown at once. */
const shown = 8

/** What waits for the person, queue by queue; a queue with nothing in it is left out. */
export function Waiting({
  counts,
  onGroup,
}: {
  counts: Record<State, number> | undefined
  onGroup: (group: GroupName) => void
}) {
  const words = useWords()
  const person = usePerson()
  const { queries } = useEngine()
  const { openArticle } = usePlace()
  const now = useNow()
  const queues = queuesOf(person)
  const lists = useQueries({
    queries: queues.map(({ state, mine }) =>
      queries.desk.list.queryOptions({ input: { states: [state], mine, after: null, limit: shown } }),
    ),
  })

  const failed = lists.find(list => list.error)
  if (failed) return <Banner tone="danger">{sayRefusal(failed.error)}</Banner>
  if (lists.some(list => !list.data)) return <Spinner>{words.ui.loading}</Spinner>
  const filled = queues.flatMap((queue, index) => {
    const list = lists[index]?.data
    return list && list.articles.length > 0 ? [{ ...queue, ...list }] : []
  })

  if (filled.length === 0) {
    return (
      <EmptyState icon={CircleCheck}>
        {person.roles.includes('writer')
          ? words.desk.emptyWaitingWriter
          : queues.length === 0
            ? words.desk.emptyWaitingAdministrator
            : words.desk.emptyWaiting}
      </EmptyState>
    )
  }
  return (
    <div className="app-scroll desk-waiting desk-one-state">
      {filled.map(({ state, mine, articles, next }, index) => {
        const group = groupNames.find(name => name === state)
        const title = queueTitle(state, words)
        return (
          <Panel
            key={state}
            title={title}
            actions={
              next !== null &&
              group && (
                <Button variant="plain" small onPress={() => onGroup(mine ? 'mine' : group)}>
                  {mine ? words.desk.seeMine : words.desk.seeAll(counts?.[state] ?? shown)}
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
    </div>
  )
}

function queueTitle(state: State, words: AllWords): string {
  const { queues } = words.desk
  const known = Object.entries(queues).find(([name]) => name === state)
  return known?.[1] ?? queues.other
}
