import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  ArrowLeft,
  Check,
  Circle,
  CircleAlert,
  CircleCheck,
  type LucideIcon,
  Stamp,
  Undo2,
} from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ArticleRow } from '../../shared/contract/index.ts'
import { type Command, useCommands } from '../app/commands.ts'
import { type Client, useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { usePerson, useSession } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { Banner, Button, EmptyState, Icon, List, ListRow, Spinner } from '../ui/index.ts'
import '../article/article.css'
import './approval.css'
import { OneArticle } from './one-article.tsx'
import { SealDialog } from './seal-dialog.tsx'
import { type Decision, useSitting } from './sitting.ts'

/**
 * Several articles approved in one sitting: each is read and agreed to or returned, then all that were agreed to are
 * sealed with one password.
 */
export function ApprovalScreen() {
  const words = useWords()
  const said = words.approval
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const { go } = usePlace()
  const { newsroom } = useSession()
  const person = usePerson()
  const sitting = useSitting(`${newsroom.id}.${person.id}`)
  const [chosen, setChosen] = useState<string | null>(null)
  const [sealing, setSealing] = useState(false)
  const pending = useQuery({
    queryKey: [...queries.desk.key(), 'approval'],
    queryFn: ({ signal }) => allPending(client, signal),
  })

  // What was decided here stays in the list, though it is no longer pending.
  const known = useRef(new Map<string, ArticleRow>())
  const rows = useMemo(() => {
    for (const row of pending.data ?? []) known.current.set(row.id, row)
    const stillThere = new Set((pending.data ?? []).map(({ id }) => id))
    return [...known.current.values()].filter(({ id }) => stillThere.has(id) || sitting.decisions.has(id))
  }, [pending.data, sitting.decisions])
  const current = rows.find(({ id }) => id === chosen) ?? rows[0]
  const step = useCallback(
    (by: 1 | -1) => {
      const at = rows.findIndex(({ id }) => id === current?.id)
      const next = rows[at + by]
      if (next) setChosen(next.id)
    },
    [rows, current?.id],
  )
  const { agreed } = sitting
  const seal = useCallback(() => {
    if (agreed.length > 0) setSealing(true)
  }, [agreed.length])
  const commands = useMemo<Command[]>(
    () => [
      { id: 'approval.next', label: said.next, keys: 'Alt+ArrowDown', run: () => step(1) },
      { id: 'approval.previous', label: said.previous, keys: 'Alt+ArrowUp', run: () => step(-1) },
      ...(agreed.length > 0
        ? [
            {
              id: 'approval.seal',
              label: said.approve(agreed.length),
              icon: Stamp,
              keys: 'Ctrl+Shift+Enter',
              run: seal,
            },
          ]
        : []),
    ],
    [said, step, seal, agreed.length],
  )
  useCommands(commands)
  const list = useRef<HTMLDivElement>(null)
  const currentId = current?.id
  useEffect(() => {
    if (currentId) list.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' })
  }, [currentId])

  return (
    <>
      <header className="app-head">
        <Button small variant="plain" icon={ArrowLeft} onPress={() => go({ screen: 'desk' })}>
          {words.app.desk}
        </Button>
        <h1>{said.title}</h1>
        {rows.length > 0 && (
          <span className="approval-count">{said.agreedOf(agreed.length, rows.length)}</span>
        )}
        <Button variant="primary" icon={Stamp} isDisabled={agreed.length === 0} onPress={seal}>
          {agreed.length === 0 ? said.approveNone : said.approve(agreed.length)}
        </Button>
      </header>
      {pending.error && <Banner tone="danger">{sayRefusal(pending.error)}</Banner>}
      {pending.isPending && <Spinner>{words.ui.loading}</Spinner>}
      {pending.data && rows.length === 0 && <EmptyState icon={CircleCheck}>{said.empty}</EmptyState>}
      {current && (
        <div className="approval-split">
          <List
            ref={list}
            className="approval-list"
            aria-label={said.list}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={[current.id]}
            onSelectionChange={keys => {
              const [key] = keys === 'all' ? [] : [...keys]
              if (typeof key === 'string') setChosen(key)
            }}
          >
            {rows.map(row => {
              const decision = sitting.decisions.get(row.id)
              const title = row.title || words.desk.untitled
              const state = said.states[decision?.kind ?? 'unread']
              return (
                <ListRow key={row.id} id={row.id} textValue={`${title}, ${state}`} className="approval-row">
                  <Icon of={icons[decision?.kind ?? 'unread']} size={16} />
                  <span className="approval-row-words">
                    <span className="approval-row-title">{title}</span>
                    <span className="approval-row-state" data-kind={decision?.kind}>
                      {state}
                      {row.section && ` · ${row.section}`}
                    </span>
                  </span>
                </ListRow>
              )
            })}
          </List>
          <OneArticle
            key={current.id}
            id={current.id}
            decision={sitting.decisions.get(current.id)}
            decide={decision => sitting.decide(current.id, decision)}
            onNext={() => step(1)}
          />
        </div>
      )}
      {sealing && (
        <SealDialog
          articles={agreed.map(one => ({ ...one, title: known.current.get(one.id)?.title ?? '' }))}
          decide={sitting.decide}
          onClose={() => {
            setSealing(false)
            void cache.invalidateQueries({ queryKey: queries.desk.key() })
            void cache.invalidateQueries({ queryKey: queries.article.key() })
          }}
        />
      )}
    </>
  )
}

const icons: Record<Decision['kind'] | 'unread', LucideIcon> = {
  unread: Circle,
  agreed: Check,
  returned: Undo2,
  sealed: Stamp,
  refused: CircleAlert,
}

async function allPending(client: Client, signal: AbortSignal): Promise<ArticleRow[]> {
  const found: ArticleRow[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<Client['desk']['list']>> = await client.desk.list(
      { states: ['pending'], mine: false, after, limit: 200 },
      { signal },
    )
    found.push(...page.articles)
    after = page.next
  } while (after !== null && found.length < 1_000)
  return found
}
