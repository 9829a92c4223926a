import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import type { ActionVerdict, DeskRow } from '../../shared/contract/index.ts'
import type { State } from '../../shared/workflow/index.ts'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { isRefused, sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { objectionInWords } from '../article/actions/objection.ts'
import { ReasonDialog } from '../article/actions/reason-dialog.tsx'
import { PublishDialog } from '../packages/publish-dialog.tsx'
import { toast } from '../ui/index.ts'
import { PlanDialog } from './plan-dialog.tsx'
import { dropOn, isAsked } from './steps.ts'
import { TakeOverDialog } from './take-over-dialog.tsx'

/** What the desk has to ask before a step is taken. */
type Asking =
  | { what: 'reason' | 'takeOver'; article: DeskRow; verdict: ActionVerdict; version: number }
  | { what: 'publish' | 'plan'; article: DeskRow }

/** Steps that are taken from the desk, without opening the article. */
export interface Steps {
  /** Takes a step: at once, or with the dialog for what it demands. */
  take: (article: DeskRow, verdict: ActionVerdict, version: number) => Promise<void>
  /** Moves an article to one of these states, by the step that leads there; says why not where none does. */
  moveTo: (id: string, states: readonly State[], name: string) => Promise<void>
  /** Gives an article to somebody to write, or to nobody. */
  assign: (article: Pick<DeskRow, 'id' | 'title'>, to: { id: string; name: string } | null) => Promise<void>
  /** Opens the plan of an article. */
  plan: (article: DeskRow) => void
  /** Whatever is asked now. */
  dialog: ReactNode
}

/** The steps of the desk. Everything is refused by the engine in the end, and why is said. */
export function useSteps(): Steps {
  const words = useWords()
  const said = words.board
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const { openArticle } = usePlace()
  const [asking, setAsking] = useState<Asking | null>(null)

  const follow = useCallback(
    () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: queries.desk.list.key() }),
        cache.invalidateQueries({ queryKey: queries.desk.count.key() }),
        cache.invalidateQueries({ queryKey: queries.desk.counts.key() }),
        cache.invalidateQueries({ queryKey: queries.calendar.key() }),
      ]),
    [cache, queries],
  )
  const titleOf = useCallback(
    ({ title }: Pick<DeskRow, 'title'>) => title.trim() || words.desk.untitled,
    [words],
  )

  const act = useCallback(
    async (article: DeskRow, verdict: ActionVerdict, version: number, input: object = {}) => {
      const { state } = await client.article.act({
        id: article.id,
        action: verdict.action,
        version,
        ...input,
      })
      toast({ words: said.moved(titleOf(article), words.states[state]) })
      await follow()
    },
    [client, said, words, titleOf, follow],
  )

  const take = useCallback(
    async (article: DeskRow, verdict: ActionVerdict, version: number) => {
      if (verdict.action === 'approve') {
        // Nobody approves what they have not read.
        openArticle(article.id)
        toast({ words: said.readFirst })
        return
      }
      if (verdict.action === 'takeOver') setAsking({ what: 'takeOver', article, verdict, version })
      else if (verdict.demands.includes('address')) setAsking({ what: 'publish', article })
      else if (isAsked(verdict)) setAsking({ what: 'reason', article, verdict, version })
      else {
        try {
          if (verdict.action === 'package') {
            await client.packages.make({ article: article.id, folder: null })
            toast({ words: said.packaged(titleOf(article)) })
            await follow()
          } else await act(article, verdict, version)
        } catch (error) {
          toast({ words: sayRefusal(error), tone: 'danger' })
          await follow()
        }
      }
    },
    [client, said, openArticle, titleOf, follow, act],
  )

  const moveTo = useCallback(
    async (id: string, states: readonly State[], name: string) => {
      try {
        const { row, verdicts, version } = await client.desk.standing({ id })
        const drop = dropOn(states, row.state, verdicts)
        if (drop.kind === 'step') await take(row, drop.verdict, version)
        if (drop.kind === 'refused') {
          toast({ words: objectionInWords(words, drop.verdict, row.state), tone: 'danger' })
        }
        if (drop.kind === 'noWay') {
          const can = drop.possible.map(action => words.actions[action]).join(', ')
          const why = said.noWay(words.states[row.state], name)
          toast({ words: `${why} ${can === '' ? said.canNothing : said.canNow(can)}`, tone: 'danger' })
        }
      } catch (error) {
        toast({ words: sayRefusal(error), tone: 'danger' })
      }
    },
    [client, words, said, take],
  )

  const assign = useCallback(
    async (article: Pick<DeskRow, 'id' | 'title'>, to: { id: string; name: string } | null) => {
      try {
        const before = await client.desk.plan({ id: article.id, assignee: to?.id ?? null })
        const undo = async () => {
          await client.desk.plan({ id: article.id, assignee: before.assignee })
          await follow()
        }
        toast({
          words: to ? said.assigned(titleOf(article), to.name) : said.assignedNobody(titleOf(article)),
          key: `assign.${article.id}`,
          action: {
            label: words.ui.undo,
            onAction: () => void undo().catch(error => toast({ words: sayRefusal(error), tone: 'danger' })),
          },
        })
        await follow()
      } catch (error) {
        toast({ words: sayRefusal(error), tone: 'danger' })
      }
    },
    [client, words, said, titleOf, follow],
  )
  const plan = useCallback((article: DeskRow) => setAsking({ what: 'plan', article }), [])

  const close = () => {
    setAsking(null)
    void follow()
  }
  /** A step whose refusal its dialog shows. */
  const stepOf =
    ({ article, verdict, version }: Extract<Asking, { version: number }>) =>
    async (input: object) => {
      try {
        await act(article, verdict, version, input)
        setAsking(null)
        return null
      } catch (error) {
        if (isRefused(error, 'outdated')) void follow()
        return sayRefusal(error)
      }
    }
  return {
    take,
    moveTo,
    assign,
    plan,
    dialog: asking && (
      <>
        {asking.what === 'reason' && (
          <ReasonDialog verdict={asking.verdict} step={stepOf(asking)} onClose={close} />
        )}
        {asking.what === 'takeOver' && (
          <TakeOverDialog id={asking.article.id} step={stepOf(asking)} onClose={close} />
        )}
        {asking.what === 'publish' && <PublishDialog article={asking.article} onClose={close} />}
        {asking.what === 'plan' && <PlanDialog article={asking.article} onClose={close} />}
      </>
    ),
  }
}
