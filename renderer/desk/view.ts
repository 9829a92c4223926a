import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { type DeskFilter, type DeskView, deskViewSchema } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { usePerson } from '../app/session.tsx'
import { toast } from '../ui/index.ts'

const asAtFirst = deskViewSchema.parse({})

/** How the person left the desk and the calendar, and how to leave them otherwise; kept in the newsroom. */
export function useDeskView(): {
  view: DeskView
  isRead: boolean
  change: (part: Partial<DeskView>) => void
  filterBy: (part: Partial<DeskFilter>) => void
} {
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const person = usePerson().id
  // Whoever comes to the window next must not find it as another left it, not for a moment.
  const queryKey = useMemo(() => [...queries.desk.view.queryKey(), person], [queries, person])
  const query = useQuery({
    queryKey,
    queryFn: () => client.desk.view(),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const view = query.data ?? asAtFirst

  const change = useCallback(
    (part: Partial<DeskView>) => {
      const next = { ...(cache.getQueryData<DeskView>(queryKey) ?? asAtFirst), ...part }
      cache.setQueryData(queryKey, next)
      client.desk.keepView(next).catch(error => toast({ words: sayRefusal(error), tone: 'danger' }))
    },
    [cache, client, queryKey],
  )
  const filterBy = useCallback(
    (part: Partial<DeskFilter>) => {
      const { filter } = cache.getQueryData<DeskView>(queryKey) ?? asAtFirst
      change({ filter: { ...filter, ...part } })
    },
    [cache, change, queryKey],
  )
  return { view, isRead: !query.isPending, change, filterBy }
}

/** Whether a filter leaves anything out. */
export const isFiltering = ({ section, person, late, mine }: DeskFilter): boolean =>
  section !== null || person !== null || late || mine

/** What a filter is that leaves everything in. */
export const noFilter: DeskFilter = asAtFirst.filter
