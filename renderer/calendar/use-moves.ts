import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import type { DeskRow } from '../../shared/contract/index.ts'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { toast } from '../ui/index.ts'

/** A move that was made, and can be taken back. */
interface Move {
  article: Pick<DeskRow, 'id' | 'title'>
  before: number | null
}

interface Sheet {
  slots: DeskRow[]
  deadlines: DeskRow[]
  more: boolean
}

/** Moves articles in the calendar, and takes the last moves back. What the screen shows moves at once. */
export function useMoves(): {
  move: (article: DeskRow, slot: number | null) => Promise<void>
  undo: () => Promise<void>
} {
  const words = useWords()
  const said = words.calendar
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const made = useRef<Move[]>([])
  const titleOf = useCallback(
    ({ title }: Pick<DeskRow, 'title'>) => title.trim() || words.desk.untitled,
    [words],
  )

  const write = useCallback(
    async (id: string, slot: number | null) => {
      try {
        return await client.desk.plan({ id, slot })
      } finally {
        await cache.invalidateQueries({ queryKey: queries.calendar.key() })
      }
    },
    [client, cache, queries],
  )
  const undo = useCallback(async () => {
    const last = made.current.pop()
    if (!last) {
      toast({ words: said.nothingToUndo })
      return
    }
    try {
      await write(last.article.id, last.before)
      toast({ words: said.undone, key: 'calendar' })
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
    }
  }, [said, write])
  const move = useCallback(
    async (article: DeskRow, slot: number | null) => {
      if (slot === article.slot) return
      cache.setQueriesData<Sheet>(
        { queryKey: queries.calendar.between.key() },
        sheet => sheet && { ...sheet, slots: withSlot(sheet.slots, article, slot) },
      )
      try {
        const before = await write(article.id, slot)
        made.current = [...made.current.slice(-49), { article, before: before.slot }]
        const title = titleOf(article)
        toast({
          words: slot === null ? said.removed(title) : said.moved(title, shownMoment(slot)),
          key: 'calendar',
          action: { label: words.ui.undo, onAction: () => void undo() },
        })
      } catch (error) {
        toast({ words: sayRefusal(error), tone: 'danger' })
      }
    },
    [cache, queries, words, said, titleOf, write, undo],
  )
  return useMemo(() => ({ move, undo }), [move, undo])
}

const withSlot = (slots: readonly DeskRow[], article: DeskRow, slot: number | null): DeskRow[] =>
  [...slots.filter(({ id }) => id !== article.id), ...(slot === null ? [] : [{ ...article, slot }])].sort(
    (a, b) => (a.slot ?? 0) - (b.slot ?? 0),
  )
