import { useQuery } from '@tanstack/react-query'
import { CalendarDays, FileText, UserRound } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { type KeyGroup, useShownKeys } from '../app/commands.ts'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { FloatingMenu, type MenuEntry } from '../ui/index.ts'
import { stepsOf } from './steps.ts'
import type { Steps } from './use-steps.tsx'

/** The menu of what can be done with an article of a list. */
export interface ArticleMenu {
  /** Opens the menu of an article beside an element. */
  openAt: (id: string, element: Element) => void
  /** Props for what surrounds rows with a `data-key`: the menu's keys, and the right button of the mouse. */
  around: {
    onKeyDownCapture: (event: React.KeyboardEvent) => void
    onContextMenu: (event: React.MouseEvent) => void
  }
  menu: ReactNode
}

/** The row around an element. */
export const rowAround = (target: EventTarget): { id: string; row: Element } | null => {
  const row = target instanceof Element ? target.closest('[role="row"][data-key]') : null
  const id = row?.getAttribute('data-key')
  return row && id ? { id, row } : null
}

/** What can be done with the articles of a list, by the menu key, Shift+F10, F2 or the right button of the mouse. */
export function useArticleMenu(steps: Steps): ArticleMenu {
  const words = useWords()
  const said = words.board
  const { client } = useEngine()
  const [open, setOpen] = useState<string | null>(null)
  const anchor = useRef<Element | null>(null)

  const openAt = useCallback((id: string, element: Element) => {
    anchor.current = element
    setOpen(id)
  }, [])
  const { plan } = steps
  const openPlan = useCallback(
    async (id: string) => {
      const { row } = await client.desk.standing({ id })
      plan(row)
    },
    [client, plan],
  )
  const around = useMemo<ArticleMenu['around']>(
    () => ({
      onKeyDownCapture: event => {
        const found = rowAround(event.target)
        if (!found) return
        if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))
          openAt(found.id, found.row)
        else if (event.key === 'F2') void openPlan(found.id)
        else return
        event.preventDefault()
        event.stopPropagation()
      },
      onContextMenu: event => {
        const found = rowAround(event.target)
        if (!found) return
        event.preventDefault()
        openAt(found.id, found.row)
      },
    }),
    [openAt, openPlan],
  )
  useShownKeys(
    useMemo<KeyGroup[]>(
      () => [
        {
          id: 'desk',
          title: said.keys,
          rows: [
            { keys: 'Shift+F10', label: said.keyMenu },
            { keys: 'F2', label: said.keyPlan },
            { keys: 'Ctrl+← →', label: said.keyColumn },
          ],
        },
      ],
      [said],
    ),
  )
  return {
    openAt,
    around,
    menu: open !== null && (
      <OpenMenu key={open} id={open} anchor={anchor} steps={steps} onClose={() => setOpen(null)} />
    ),
  }
}

function OpenMenu({
  id,
  anchor,
  steps,
  onClose,
}: {
  id: string
  anchor: React.RefObject<Element | null>
  steps: Steps
  onClose: () => void
}) {
  const words = useWords()
  const said = words.board
  const { queries } = useEngine()
  const { openArticle } = usePlace()
  const standing = useQuery({
    ...queries.desk.standing.queryOptions({ input: { id } }),
    refetchOnMount: 'always',
  })
  const people = useQuery(queries.people.list.queryOptions())
  const title = standing.data?.row.title.trim() || words.desk.untitled
  const entries: MenuEntry[] = [
    { id: 'open', label: said.open, icon: FileText, onAction: () => openArticle(id) },
  ]
  if (standing.data) {
    const { row, verdicts, version } = standing.data
    const possible = stepsOf(verdicts, row.state)
    const mayPlan = verdicts.some(({ action, allowed }) => action === 'plan' && allowed)
    if (mayPlan) {
      entries.push({
        id: 'plan',
        label: said.plan,
        icon: CalendarDays,
        keys: 'F2',
        onAction: () => steps.plan(row),
      })
    }
    if (possible.length > 0) {
      entries.push({
        id: 'steps',
        heading: said.moveOn,
        entries: possible.map(verdict => ({
          id: verdict.action,
          label: words.actions[verdict.action],
          danger: ['reject', 'withdraw', 'archive'].includes(verdict.action),
          onAction: () => void steps.take(row, verdict, version),
        })),
      })
    }
    if (mayPlan) {
      const known = (people.data ?? []).filter(({ disabled }) => !disabled)
      entries.push({
        id: 'assign',
        heading: said.assign,
        entries: [
          ...known.map(({ id: person, name }) => ({
            id: `person.${person}`,
            label: name,
            icon: UserRound,
            isChosen: row.assignee?.id === person,
            onAction: () => void steps.assign(row, { id: person, name }),
          })),
          {
            id: 'nobody',
            label: said.assignNobody,
            isChosen: row.assignee === null,
            onAction: () => void steps.assign(row, null),
          },
        ],
      })
    }
  } else {
    const why = standing.error ? sayRefusal(standing.error) : said.reading
    entries.push({ id: 'reading', label: why, isDisabled: true, onAction: () => {} })
  }
  return <FloatingMenu anchor={anchor} label={said.more(title)} entries={entries} onClose={onClose} />
}
