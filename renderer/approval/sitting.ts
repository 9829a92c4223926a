import { useCallback, useMemo, useState } from 'react'

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

/** The decisions of one sitting; they are gone when the screen is left, and nothing is sealed by them alone. */
export function useSitting(): Sitting {
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(new Map())
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
