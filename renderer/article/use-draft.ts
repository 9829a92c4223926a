import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Article } from '../../shared/contract/index.ts'
import type { Client } from '../app/engine.ts'
import { EngineLost } from '../app/engine.ts'
import { isRefused } from '../app/say.ts'
import { registerFlush } from '../app/unsaved.ts'
import { Draft, type DraftStatus } from './draft.ts'

/** What the engine answers to a save. */
export type SavedDraft = Awaited<ReturnType<Client['article']['save']>>

export interface DraftSource {
  article: Article
  client: Client
  person: string
  serialise: () => string
  onSaved: (saved: SavedDraft) => void
}

/** The draft of the opened article, written before the window closes, locks or goes elsewhere. */
export function useDraft(source: DraftSource): Draft<SavedDraft> {
  const [draft] = useState(() => newDraft(source))
  useEffect(() => {
    // A function of its own for each registration: the last one must not be taken off by the end of the one before.
    const unregister = registerFlush(() => draft.flush())
    const flush = () => void draft.flush().catch(() => {})
    window.addEventListener('blur', flush)
    return () => {
      window.removeEventListener('blur', flush)
      flush()
      leave(draft, unregister)
    }
  }, [draft])
  return draft
}

/** The screen goes. What could not be written yet is tried on, and asked for before the window closes. */
function leave(draft: Draft<SavedDraft>, unregister: () => void): void {
  const isOver = () => {
    const { kind } = draft.current().state
    return kind === 'saved' || kind === 'outdated'
  }
  if (isOver()) {
    unregister()
    return
  }
  const unsubscribe = draft.subscribe(() => {
    if (!isOver()) return
    unsubscribe()
    unregister()
  })
}

/** Where the draft stands, followed. */
export function useDraftStatus(draft: Draft<SavedDraft>): DraftStatus {
  return useSyncExternalStore(draft.subscribe, draft.current)
}

function newDraft({ article, client, person, serialise, onSaved }: DraftSource): Draft<SavedDraft> {
  const { id } = article
  // A save whose answer was lost with the engine may be on disk all the same.
  let unanswered: number | null = null
  const save = async (baseVersion: number, content: string): Promise<SavedDraft> => {
    try {
      const saved = await client.article.save({ id, baseVersion, content })
      unanswered = null
      return saved
    } catch (error) {
      if (error instanceof EngineLost) unanswered = baseVersion
      else if (unanswered === baseVersion && isRefused(error, 'outdated')) {
        const now = await client.article.open({ id })
        if (now.version === baseVersion + 1 && now.savedBy.id === person) {
          unanswered = null
          return client.article.save({ id, baseVersion: now.version, content })
        }
      }
      throw error
    }
  }
  return new Draft({
    version: article.version,
    savedAt: article.savedAt,
    saved: serialise(),
    serialise,
    save,
    isOutdated: error => isRefused(error, 'outdated'),
    onSaved,
  })
}
