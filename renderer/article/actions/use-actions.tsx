import { useQueryClient } from '@tanstack/react-query'
import { Stamp } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { ActionVerdict, PackageRow } from '../../../shared/contract/index.ts'
import type { Action } from '../../../shared/workflow/index.ts'
import { useCommands } from '../../app/commands.ts'
import { useEngine } from '../../app/engine.ts'
import { isRefused, sayRefusal } from '../../app/say.ts'
import { useWords } from '../../app/words.ts'
import { TakeOverDialog } from '../../desk/index.ts'
import { toast } from '../../ui/index.ts'
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
  dialog: ReactNode
}

/** Actions that are asked about before they are taken, though they demand nothing. */
const asked: readonly Action[] = ['takeOver', 'hold', 'archive', 'correct', 'return', 'reject', 'withdraw']

/** What has its own place on the screen, besides the steps of the workflow. */
export const elsewhere: readonly Action[] = ['edit', 'plan', 'comment']

/** The steps of the workflow on the opened article. What is typed is written first. */
export function useActions({ article, draft, take, refresh }: Opened): Actions {
  const words = useWords()
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const [open, setOpen] = useState<ActionVerdict | null>(null)
  const [underWay, setUnderWay] = useState<Action | null>(null)
  const [made, setMade] = useState<PackageRow | null>(null)

  const follow = () =>
    void Promise.all([
      cache.invalidateQueries({ queryKey: queries.article.history.key({ input: { id: article.id } }) }),
      cache.invalidateQueries({ queryKey: queries.desk.key() }),
      cache.invalidateQueries({ queryKey: queries.packages.key() }),
    ])

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
      toast({ words: sayRefusal(error), tone: 'danger' })
    } finally {
      await refresh().catch(() => {})
      follow()
      setUnderWay(null)
    }
  }

  const begin = (verdict: ActionVerdict) => {
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
          .filter(({ action, allowed }) => allowed && !elsewhere.includes(action))
          .map(verdict => ({
            id: `article.${verdict.action}`,
            label: words.actions[verdict.action],
            icon: Stamp,
            run: () => beginNow.current(verdict),
          })),
      [verdicts, words],
    ),
  )

  return {
    begin,
    underWay,
    dialog: (
      <>
        {open && dialogFor(article.id, open, step(open.action), () => setOpen(null))}
        {made && <PackageDialog made={made} onClose={() => setMade(null)} />}
      </>
    ),
  }
}

function dialogFor(id: string, verdict: ActionVerdict, step: TakeStep, onClose: () => void): ReactNode {
  if (verdict.action === 'takeOver') return <TakeOverDialog id={id} step={step} onClose={onClose} />
  if (verdict.demands.includes('password')) {
    return <ApproveDialog verdict={verdict} step={step} onClose={onClose} />
  }
  if (verdict.demands.includes('address')) return <PublishDialog step={step} onClose={onClose} />
  return <ReasonDialog verdict={verdict} step={step} onClose={onClose} />
}
