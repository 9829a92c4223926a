import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Article } from '../../shared/contract/index.ts'
import type { Client } from '../app/engine.ts'
import { EngineLost } from '../app/engine.ts'
import { isRefused } from '../app/say.ts'
import { registerFlush } from '../app/unsaved.ts'
import { Draft, type DraftStatus } from './draft.ts'
import { keepSafe } from './keep-safe.ts'
import { safetyNet } from './safety-net.ts'
import { saveSurely } from './save-surely.ts'

/** What the engine answers to a save. */
export type SavedDraft = Awaited<ReturnType<Client['article']['save']>>

export interface DraftSource {
  article: Article
  client: Client
  newsroom: string
  person: string
  serialise: () => string
  onSaved: (saved: SavedDraft) => void
}

/** Gives up the drafts whose screens are gone and which are still being tried; their texts stay in the net. */
const left = new Map<string, () => void>()

/**
 * The draft of the opened article, written before the window closes, hides, locks or goes elsewhere, and kept aside
 * while it cannot be.
 */
export function useDraft(source: DraftSource): Draft<SavedDraft> {
  const [draft] = useState(() => newDraft(source))
  const { newsroom, person } = source
  const { id } = source.article
  useEffect(() => {
    // What an earlier visit could not save lies in the net and is offered; two drafts would write over each other.
    left.get(id)?.()
    void safetyNet.open()
    const safe = keepSafe(draft, safetyNet, { newsroom, person, article: id, titleOf })
    // A function of its own for each registration: the last one must not be taken off by the end of the one before.
    const unregister = registerFlush(() => draft.flush())
    const flush = () => void draft.flush().catch(() => {})
    const hide = () => {
      if (document.visibilityState === 'hidden') flush()
    }
    const go = () => {
      flush()
      safe.keepNow()
    }
    window.addEventListener('blur', flush)
    window.addEventListener('pagehide', go)
    document.addEventListener('visibilitychange', hide)
    return () => {
      window.removeEventListener('blur', flush)
      window.removeEventListener('pagehide', go)
      document.removeEventListener('visibilitychange', hide)
      draft.freeze()
      flush()
      leave(
        id,
        draft,
        () => {
          unregister()
          safe.end()
        },
        safe.keepNow,
      )
    }
  }, [draft, newsroom, person, id])
  return draft
}

/**
 * The screen goes. What could not be written yet is tried on, and asked for before the window closes; what somebody
 * else's save stands in the way of waits in the net.
 */
function leave(id: string, draft: Draft<SavedDraft>, end: () => void, keepNow: () => void): void {
  const isDecided = () => draft.isOver() || draft.current().state.kind === 'outdated'
  if (isDecided()) {
    keepNow()
    end()
    return
  }
  const over = () => {
    unsubscribe()
    left.delete(id)
    end()
  }
  const unsubscribe = draft.subscribe(() => {
    if (!isDecided()) return
    keepNow()
    over()
  })
  left.set(id, () => {
    keepNow()
    over()
    draft.close()
  })
}

/** Where the draft stands, followed. */
export function useDraftStatus(draft: Draft<SavedDraft>): DraftStatus {
  return useSyncExternalStore(draft.subscribe, draft.current)
}

const utf8 = new TextEncoder()

function newDraft({ article, client, person, serialise, onSaved }: DraftSource): Draft<SavedDraft> {
  const { id } = article
  const isOutdated = (error: unknown) => isRefused(error, 'outdated')
  return new Draft({
    version: article.version,
    savedAt: article.savedAt,
    saved: serialise(),
    serialise,
    save: saveSurely({
      save: (baseVersion, content) => client.article.save({ id, baseVersion, content: utf8.encode(content) }),
      open: async () => {
        const { version, savedBy, content } = await client.article.open({ id })
        return { version, savedBy: savedBy.id, content }
      },
      person,
      isOutdated,
      isUnanswered: error => error instanceof EngineLost,
    }),
    // Taken over or gone on to where this person may not write: to try again would help as little.
    isOutdated: error => isOutdated(error) || isRefused(error, 'action'),
    onSaved,
  })
}

/** The title in a serialised content, for a list of what is kept. */
function titleOf(content: string): string {
  const parsed: unknown = JSON.parse(content)
  const title = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'fields')?.title : null
  return typeof title === 'string' ? title : ''
}
