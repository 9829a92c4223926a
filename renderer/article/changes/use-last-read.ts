import { useEffect, useState } from 'react'
import type { Who } from '../../../shared/contract/index.ts'
import type { Client } from '../../app/engine.ts'
import type { Draft } from '../draft.ts'
import type { SavedDraft } from '../use-draft.ts'

/** When the person last read the article before this visit, and who else wrote since. */
export interface LastRead {
  at: number
  writers: readonly Who[]
}

/**
 * What the person had read of the article before they opened it now. It stays what it was for the whole visit; what is
 * on the screen counts as read when they leave.
 */
export function useLastRead(client: Client, id: string, draft: Draft<SavedDraft>): LastRead | null {
  const [lastRead, setLastRead] = useState<LastRead | null>(null)
  useEffect(() => {
    let isThere = true
    client.changes.lastRead({ id }).then(
      found => isThere && setLastRead(found),
      // To have read something is of no weight: where nothing is known of it, nothing is offered.
      () => {},
    )
    const note = () => void client.changes.read({ id, version: draft.current().version }).catch(() => {})
    // The window closes or is loaded anew: what was sent by then arrives, and nobody waits for it.
    window.addEventListener('pagehide', note)
    return () => {
      isThere = false
      window.removeEventListener('pagehide', note)
      draft.flush().then(note, note)
    }
  }, [client, id, draft])
  return lastRead
}
