import { useQuery } from '@tanstack/react-query'
import { History as HistoryIcon } from 'lucide-react'
import type { NewsroomEvent } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { type AllWords, useWords } from '../../app/words.ts'
import { Banner, EmptyState, Spinner } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { Revisions } from '../versions/revisions.tsx'

/** What happened to the article, newest first: what, who, when, and why. */
export function History() {
  const words = useWords()
  const { queries } = useEngine()
  const { article } = useOpened()
  const query = useQuery(queries.article.history.queryOptions({ input: { id: article.id } }))
  if (query.error) return <Banner tone="danger">{sayRefusal(query.error)}</Banner>
  if (!query.data) return <Spinner>{words.ui.loading}</Spinner>
  if (query.data.length === 0) {
    return <EmptyState icon={HistoryIcon}>{words.article.inspector.noHistory}</EmptyState>
  }
  const events = [...query.data].sort((a, b) => b.sequence - a.sequence)
  return (
    <>
      <Revisions />
      <h2 className="article-history-head">{words.article.versions.events}</h2>
      <ol className="article-history">
        {events.map(event => (
          <li key={event.sequence}>
            <p className="article-history-what">{whatHappened(words, event)}</p>
            {event.reason && <p className="article-history-why">“{event.reason}”</p>}
            {event.note && <p className="article-history-note">{event.note}</p>}
            <p className="article-soft">
              {event.by?.name ?? words.article.inspector.system} · {shownMoment(event.at)}
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

function whatHappened(words: AllWords, event: NewsroomEvent): string {
  const said = words.article.inspector
  const kind = Object.entries(words.events).find(([name]) => name === event.kind)?.[1] ?? event.kind
  const revision = event.revisionNumber === null ? '' : ` (${said.revision(event.revisionNumber)})`
  if (event.kind === 'article.moved' && event.from && event.to && event.from !== event.to) {
    return said.moved(words.states[event.from], words.states[event.to]) + revision
  }
  return kind + revision
}
