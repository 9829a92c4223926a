import { useEffect, useState } from 'react'
import type { Who } from '../../../shared/contract/index.ts'
import type { Client } from '../../app/engine.ts'
import { registerFlush } from '../../app/unsaved.ts'
import type { Draft } from '../draft.ts'
import type { SavedDraft } from '../use-draft.ts'

/** When the person last read the article before this visit, and who else wrote since. */
export interface LastRead {
  at: number
  writers: readonly Who[]
}

/**
 * What the person had read of the article before they opened it now. What is on the screen counts as read from then on;
 * what they write themselves, when they leave.
 */
export function useLastRead(client: Client, id: string, draft: Draft<SavedDraft>): LastRead | null {
  const [lastRead, setLastRead] = useState<LastRead | null>(null)
  useEffect(() => {
    let isThere = true
    const { version } = draft.current()
    const note = (shown: number) => client.changes.read({ id, version: shown })
    // To have read something is of no weight: where it cannot be written down, the next visit shows more than it need.
    const quietly = (work: Promise<unknown>) => void work.catch(() => {})
    quietly(
      client.changes.lastRead({ id }).then(found => {
        if (isThere) setLastRead(found)
        return note(version)
      }),
    )
    const leave = async () => {
      await draft.flush()
      const now = draft.current().version
      if (now !== version) await note(now)
    }
    const unregister = registerFlush(() => leave().catch(() => {}))
    return () => {
      isThere = false
      unregister()
      quietly(leave())
    }
  }, [client, id, draft])
  return lastRead
}
