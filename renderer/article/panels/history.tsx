import { useQuery } from '@tanstack/react-query'
import { History as HistoryIcon } from 'lucide-react'
import type { NewsroomEvent } from '../../../shared/contract/index.ts'
import { eventInWords, noteInWords } from '../../../shared/record/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { useEngine } from '../../app/engine.ts'
import { sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { Banner, Button, EmptyState, Spinner } from '../../ui/index.ts'
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
            <p className="article-history-what">{eventInWords(words, event)}</p>
            {event.reason && <p className="article-history-why">“{event.reason}”</p>}
            {noteInWords(words, event) && <p className="article-history-note">{noteInWords(words, event)}</p>}
            <p className="article-soft">
              {event.by?.name ?? words.article.inspector.system} · {shownMoment(event.at)}
            </p>
            <WhatChanged event={event} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** Leads from an event that made a revision to what was changed in it. */
function WhatChanged({ event: { kind, revision } }: { event: NewsroomEvent }) {
  const words = useWords()
  const { article, showChanges } = useOpened()
  const { queries } = useEngine()
  const { data: revisions } = useQuery(queries.article.revisions.queryOptions({ input: { id: article.id } }))
  if (kind !== 'article.revised' || revision === null || !revisions) return null
  const at = revisions.findIndex(({ id }) => id === revision)
  // Newest first: the one after it in the list is the one before it.
  const before = revisions[at + 1]
  if (at < 0 || !before) return null
  return (
    <Button
      small
      variant="plain"
      onPress={() =>
        showChanges({ from: { kind: 'revision', id: before.id }, to: { kind: 'revision', id: revision } })
      }
    >
      {words.changes.see}
    </Button>
  )
}
