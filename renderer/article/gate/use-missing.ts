import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  type Blocker,
  blockersOf,
  type CheckRules,
  type CheckStep,
  stepOf,
} from '../../../shared/checks/index.ts'
import type { ActionVerdict, ArticleCheckFacts } from '../../../shared/contract/index.ts'
import type { Action } from '../../../shared/workflow/index.ts'
import { useEngine } from '../../app/engine.ts'
import type { Opened } from '../opened.ts'

/** How long the text must rest before it is looked through again, ms. */
const rest = 700

/** The step that this person could take next, first the one that leads furthest. */
const ahead: readonly Action[] = ['approve', 'package', 'sendUp', 'submit']

/** Whether an action is only kept back by something missing that its person can put there. */
export const isUnfinished = ({ objection }: Pick<ActionVerdict, 'objection'>): boolean =>
  objection === 'hasTitle' || objection === 'hasBody'

export interface Missing {
  /** The action that comes next; null where this person takes no step that is checked. */
  action: Action | null
  step: CheckStep | null
  /** What stands before it, as the text is on the screen. */
  blockers: readonly Blocker[]
  /** What stands before a step now, with what the engine knows at this moment. */
  look: (step: CheckStep) => Promise<{ blockers: Blocker[]; facts: ArticleCheckFacts; rules: CheckRules }>
}

/** What stands before the next step, looked through when the typing rests; the engine's gate has the last word. */
export function useMissing({ article, fields, body }: Opened): Missing {
  const [editor] = useLexicalComposerContext()
  const { client, queries } = useEngine()
  const settings = useQuery(queries.settings.get.queryOptions())
  const facts = useQuery(queries.article.checkFacts.queryOptions({ input: { id: article.id } }))
  const action = ahead.find(name =>
    article.verdicts.some(verdict => verdict.action === name && (verdict.allowed || isUnfinished(verdict))),
  )
  const step = action ? stepOf(action) : null

  const content = useRef({ fields, body })
  content.current = { fields, body }
  const [blockers, setBlockers] = useState<readonly Blocker[]>([])
  const rules = settings.data?.houseStyle.checks
  const known = facts.data
  const find = useMemo(
    () => () => {
      if (!step || !rules || !known) return []
      return found(content.current, known, rules, step)
    },
    [step, rules, known],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: fields are read when the time has come
  useEffect(() => {
    let idle: number | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      idle = requestIdleCallback(
        () => {
          const next = find()
          setBlockers(before => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
        },
        { timeout: 2_000 },
      )
    }
    const later = () => {
      clearTimeout(timer)
      if (idle !== undefined) cancelIdleCallback(idle)
      timer = setTimeout(look, rest)
    }
    later()
    const unregister = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) later()
    })
    return () => {
      clearTimeout(timer)
      if (idle !== undefined) cancelIdleCallback(idle)
      unregister()
    }
  }, [editor, find, fields])

  const { id } = article
  const look = useMemo(
    () => async (of: CheckStep) => {
      const [now, house] = await Promise.all([client.article.checkFacts({ id }), client.settings.get()])
      const { checks } = house.houseStyle
      return { facts: now, rules: checks, blockers: found(content.current, now, checks, of) }
    },
    [client, id],
  )
  return useMemo(() => ({ action: action ?? null, step, blockers, look }), [action, step, blockers, look])
}

function found(
  { fields, body }: Pick<Opened, 'fields' | 'body'>,
  { answers, ...facts }: ArticleCheckFacts,
  rules: CheckRules,
  step: CheckStep,
): Blocker[] {
  const answered = answers.filter(answer => answer.step === step).map(({ question }) => question)
  return blockersOf({ fields, body: body() }, { ...facts, answered }, rules, step)
}
