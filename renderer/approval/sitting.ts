import { useCallback, useEffect, useMemo, useState } from 'react'

/** What the approver decided on an article in this sitting, and what came of it. */
export type Decision =
  | { kind: 'agreed'; version: number }
  | { kind: 'returned' }
  | { kind: 'sealed' }
  | { kind: 'refused'; why: string }

export interface Sitting {
  decisions: ReadonlyMap<string, Decision>
  decide: (article: string, decision: Decision | null) => void
  /** What is agreed to, at the version that was read. */
  agreed: readonly { id: string; version: number }[]
}

/** The sitting of whoever had the screen last: to look into an article does not end it, another person does. */
let kept: { owner: string; decisions: ReadonlyMap<string, Decision> } = { owner: '', decisions: new Map() }

/** The decisions of one sitting; nothing is sealed by them alone. `owner` names the person and the newsroom. */
export function useSitting(owner: string): Sitting {
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(() =>
    kept.owner === owner ? kept.decisions : new Map(),
  )
  useEffect(() => {
    kept = { owner, decisions }
  }, [owner, decisions])
  const decide = useCallback((article: string, decision: Decision | null) => {
    setDecisions(before => {
      const next = new Map(before)
      if (decision) next.set(article, decision)
      else next.delete(article)
      return next
    })
  }, [])
  const agreed = useMemo(
    () =>
      [...decisions].flatMap(([id, decision]) =>
        decision.kind === 'agreed' ? [{ id, version: decision.version }] : [],
      ),
    [decisions],
  )
  return useMemo(() => ({ decisions, decide, agreed }), [decisions, decide, agreed])
}
