import type { Draft } from './draft.ts'
import type { KeptText } from './safety-net.ts'

/** How long after a change what is not saved is kept aside, ms. */
const keepAfter = 500

interface Net {
  keep: (kept: KeptText) => Promise<boolean>
  drop: (key: string) => Promise<boolean>
}

/** What keeping asks of a draft. */
type KeptDraft = Pick<
  Draft<{ version: number; savedAt: number }>,
  'current' | 'subscribe' | 'isOver' | 'unsaved'
>

/**
 * From the first save that fails, keeps aside what is not on disk, and forgets it once it is. The answer keeps at once
 * what there is, for a page that is going; and ends the keeping.
 */
export function keepSafe(
  draft: KeptDraft,
  net: Net,
  place: Pick<KeptText, 'newsroom' | 'person' | 'article'> & { titleOf: (content: string) => string },
): { keepNow: () => void; end: () => void } {
  const { titleOf, ...where } = place
  const key = `${where.newsroom}/${where.person}/${where.article}/${Date.now()}`
  let timer: ReturnType<typeof setTimeout> | undefined
  let kept = false

  const keepNow = () => {
    clearTimeout(timer)
    timer = undefined
    const unsaved = draft.unsaved()
    if (!unsaved) {
      if (kept) void net.drop(key)
      kept = false
      return
    }
    kept = true
    void net.keep({ ...where, ...unsaved, key, title: titleOf(unsaved.content), at: Date.now() })
  }
  const follow = () => {
    const { kind } = draft.current().state
    if (draft.isOver()) {
      clearTimeout(timer)
      timer = undefined
      if (kept) void net.drop(key)
      kept = false
    } else if (kind === 'failed' || kind === 'outdated') {
      timer ??= setTimeout(keepNow, keepAfter)
    }
  }
  const unsubscribe = draft.subscribe(follow)
  return {
    keepNow,
    end: () => {
      if (timer !== undefined) keepNow()
      unsubscribe()
    },
  }
}
