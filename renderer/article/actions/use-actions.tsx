import { useQueryClient } from '@tanstack/react-query'
import { ListChecks, Stamp } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { type Blocker, type CheckPlace, type CheckStep, stepOf, stops } from '../../../shared/checks/index.ts'
import type { ActionVerdict, PackageRow } from '../../../shared/contract/index.ts'
import type { Action } from '../../../shared/workflow/index.ts'
import { useCommands } from '../../app/commands.ts'
import { useEngine } from '../../app/engine.ts'
import { isRefused, refusalOf, sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { TakeOverDialog } from '../../desk/index.ts'
import { toast } from '../../ui/index.ts'
import { GateDialog } from '../gate/gate-dialog.tsx'
import { isUnfinished, type Missing, useMissing } from '../gate/use-missing.ts'
import type { Opened } from '../opened.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { PackageDialog } from './package-dialog.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** What a step needs from the person besides the wish. */
export interface StepInput {
  reason?: string
  password?: string
  address?: string
  at?: number
}

/** Takes the step; resolves to null when it was taken, else to why not, in words. */
export type TakeStep = (input: StepInput) => Promise<string | null>

export interface Actions {
  /** Begins an action: at once, or with the dialog for what it demands. */
  begin: (verdict: ActionVerdict) => void
  /** The action that is under way without a dialog. */
  underWay: Action | null
  /** What is missing before the next step. */
  missing: Missing
  /** Opens the list of it. */
  showMissing: () => void
  dialog: ReactNode
}

/** The gate, opened before a step or for its list alone. */
interface OpenGate extends Awaited<ReturnType<Missing['look']>> {
  action: Action
  step: CheckStep
  goOn?: () => void
}

/** Actions that are asked about before they are taken, though they demand nothing. */
const asked: readonly Action[] = ['takeOver', 'hold', 'archive', 'correct', 'return', 'reject', 'withdraw']

/** What has its own place on the screen, besides the steps of the workflow. */
export const elsewhere: readonly Action[] = ['edit', 'plan', 'comment']

/** The steps of the workflow on the opened article. What is typed is written first. */
export function useActions(opened: Opened, goTo: (place: CheckPlace) => void): Actions {
  const { article, draft, take, refresh } = opened
  const words = useWords()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const [open, setOpen] = useState<ActionVerdict | null>(null)
  const [underWay, setUnderWay] = useState<Action | null>(null)
  const [made, setMade] = useState<PackageRow | null>(null)
  const missing = useMissing(opened)
  const [gate, setGate] = useState<OpenGate | null>(null)

  const follow = () =>
    void Promise.all([
      cache.invalidateQueries({ queryKey: queries.article.history.key({ input: { id: article.id } }) }),
      cache.invalidateQueries({ queryKey: queries.desk.key() }),
      cache.invalidateQueries({ queryKey: queries.packages.key() }),
      cache.invalidateQueries({ queryKey: queries.article.checkFacts.key({ input: { id: article.id } }) }),
    ])

  /** Looks what stands before a step; `true` when nothing does that has to be shown first. */
  const pass = async (action: Action, of: CheckStep, goOn: () => void): Promise<boolean> => {
    await draft.flush()
    const seen = await missing.look(of)
    // The approval shows beside the text what is only recommended.
    const matters = of === 'approve' ? stops(seen.blockers) : seen.blockers.length > 0
    if (matters) setGate({ ...seen, action, step: of, goOn })
    return !matters
  }

  const step =
    (action: Action): TakeStep =>
    async input => {
      try {
        await draft.flush()
        take(await client.article.act({ id: article.id, action, version: draft.current().version, ...input }))
        setOpen(null)
        toast({ words: words.article.actions.done(words.actions[action]) })
        return null
      } catch (error) {
        const refusal = refusalOf(error)
        const of = stepOf(action)
        if (refusal?.code === 'blocked' && of) {
          setOpen(null)
          setGate({ ...(await missing.look(of)), action, step: of, blockers: refusal.details.blockers ?? [] })
          return null
        }
        // What the window thought possible was not: it asks how things stand before it is tried again.
        void refresh().catch(() => {})
        return isRefused(error, 'wrongPassword') ? words.article.actions.wrongPassword : sayRefusal(error)
      } finally {
        follow()
      }
    }

  const make = async () => {
    setUnderWay('package')
    try {
      await draft.flush()
      setMade(await client.packages.make({ article: article.id, folder: null }))
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal?.code === 'blocked') {
        const seen = await missing.look('package')
        setGate({ ...seen, action: 'package', step: 'package', blockers: refusal.details.blockers ?? [] })
      } else toast({ words: sayRefusal(error), tone: 'danger' })
    } finally {
      await refresh().catch(() => {})
      follow()
      setUnderWay(null)
    }
  }

  const begin = (verdict: ActionVerdict) => {
    const of = stepOf(verdict.action)
    const go = () => begun(verdict)
    if (!of) go()
    else {
      setUnderWay(verdict.action)
      pass(verdict.action, of, go)
        .then(isFree => isFree && go())
        .catch(error => toast({ words: sayRefusal(error), tone: 'danger' }))
        .finally(() => setUnderWay(null))
    }
  }

  const begun = (verdict: ActionVerdict) => {
    if (verdict.action === 'package') void make()
    else if (verdict.demands.length > 0 || asked.includes(verdict.action)) setOpen(verdict)
    else {
      setUnderWay(verdict.action)
      void step(verdict.action)({}).then(refused => {
        setUnderWay(null)
        if (refused !== null) toast({ words: refused, tone: 'danger' })
      })
    }
  }

  // Every step that is allowed now is also found by its words.
  const beginNow = useRef(begin)
  beginNow.current = begin
  const { verdicts } = article
  useCommands(
    useMemo(
      () =>
        verdicts
          .filter(
            verdict => (verdict.allowed || isUnfinished(verdict)) && !elsewhere.includes(verdict.action),
          )
          .map(verdict => ({
            id: `article.${verdict.action}`,
            label: words.actions[verdict.action],
            icon: Stamp,
            run: () => beginNow.current(verdict),
          })),
      [verdicts, words],
    ),
  )

  const showMissing = () => {
    const { action, step: of } = missing
    if (!action || !of) return
    missing
      .look(of)
      .then(seen => setGate({ ...seen, action, step: of }))
      .catch(error => toast({ words: sayRefusal(error), tone: 'danger' }))
  }
  const visited = useRef({ index: -1, place: '' })
  const visit = (placed: readonly Blocker[], index: number) => {
    const blocker = placed[index]
    if (!blocker) return
    visited.current = { index, place: JSON.stringify(blocker.place) }
    goTo(blocker.place)
  }
  const walk = (by: 1 | -1) => {
    const placed = missing.blockers.filter(({ place }) => place.kind !== 'question')
    const { index, place } = visited.current
    // What was put right is gone from the list, and the next one has taken its place.
    const isThere = JSON.stringify(placed[index]?.place) === place
    const next = by < 0 ? index - 1 : isThere ? index + 1 : Math.max(index, 0)
    visit(placed, (next + placed.length) % placed.length)
  }
  const now = useRef({ showMissing, walk })
  now.current = { showMissing, walk }
  const isMissing = missing.blockers.length > 0
  useCommands(
    useMemo(
      () =>
        isMissing
          ? [
              {
                id: 'article.missing',
                label: words.article.gate.show,
                icon: ListChecks,
                keys: 'Ctrl+F8',
                run: () => now.current.showMissing(),
              },
              {
                id: 'article.missingNext',
                label: words.article.gate.next,
                keys: 'F8',
                run: () => now.current.walk(1),
              },
              {
                id: 'article.missingPrevious',
                label: words.article.gate.previous,
                keys: 'Shift+F8',
                run: () => now.current.walk(-1),
              },
            ]
          : [],
      [isMissing, words],
    ),
  )

  return {
    begin,
    underWay,
    missing,
    showMissing,
    dialog: (
      <>
        {gate && (
          <GateDialog
            article={article.id}
            {...gate}
            onGo={({ place }) => {
              const placed = gate.blockers.filter(one => one.place.kind !== 'question')
              visit(
                placed,
                placed.findIndex(one => one.place === place),
              )
            }}
            onGoOn={
              gate.goOn &&
              (() => {
                setGate(null)
                gate.goOn?.()
              })
            }
            onAnswered={follow}
            onClose={() => setGate(null)}
          />
        )}
        {open && dialogFor(article.id, open, missing, step(open.action), () => setOpen(null))}
        {made && <PackageDialog made={made} onClose={() => setMade(null)} />}
      </>
    ),
  }
}

function dialogFor(
  id: string,
  verdict: ActionVerdict,
  missing: Missing,
  step: TakeStep,
  onClose: () => void,
): ReactNode {
  if (verdict.action === 'takeOver') return <TakeOverDialog id={id} step={step} onClose={onClose} />
  if (verdict.demands.includes('password')) {
    return <ApproveDialog verdict={verdict} missing={missing} step={step} onClose={onClose} />
  }
  if (verdict.demands.includes('address')) return <PublishDialog step={step} onClose={onClose} />
  return <ReasonDialog verdict={verdict} step={step} onClose={onClose} />
}
