import type { LexicalEditor } from 'lexical'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Anchor, findQuote, isLost } from '../../../shared/comments/index.ts'
import type { Comment } from '../../../shared/contract/index.ts'
import { LiveAnchors } from './live-anchors.ts'
import { type MarkKind, Marks } from './marks.ts'

/** How long the text rests before the comments follow it, ms. */
const rest = 150

/** The comment that is being written has an anchor of its own. */
export const pendingId = 'pending'

export interface Tracked {
  live: LiveAnchors
  /** Grows whenever some comment stands elsewhere, or its words changed. */
  revision: number
  /** Follows the text at once. */
  follow: () => void
  /** Where a comment stands on the page. */
  placeOf: (anchor: Anchor) => DOMRect | null
}

/**
 * Keeps the comments at their words while the text on the screen changes, and marks those that are wanted. On a key it
 * only sets a timer; then only what changed is looked at.
 */
export function useTracked(
  editor: LexicalEditor,
  comments: readonly Comment[] | null,
  wanted: ReadonlyMap<string, MarkKind>,
): Tracked {
  const [live] = useState(() => new LiveAnchors(editor))
  const [revision, setRevision] = useState(0)
  const marks = useRef<Marks | null>(null)
  const wantedNow = useRef(wanted)
  wantedNow.current = wanted

  const follow = useMemo(
    () => () => {
      const changed = live.follow()
      marks.current?.show(wantedNow.current, changed)
      if (changed.size > 0 && isAnyIn(live, changed)) setRevision(before => before + 1)
    },
    [live],
  )

  useEffect(() => {
    const drawn = new Marks(editor, live)
    marks.current = drawn
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(follow, rest)
    }
    const unregister = editor.registerUpdateListener(later)
    later()
    return () => {
      clearTimeout(timer)
      unregister()
      drawn.clear()
      marks.current = null
    }
  }, [editor, live, follow])

  // What the engine tells stands in the text on the disk; the text on the screen may be some words ahead of it.
  const known = useRef<readonly Comment[] | null>(null)
  if (comments && known.current !== comments) {
    known.current = comments
    live.follow()
    for (const comment of comments) {
      const here = live.get(comment.id)
      if (!here || isLost(here)) live.put(comment.id, settled(comment, live))
    }
    live.keepOnly(new Set([...comments.map(({ id }) => id), pendingId]))
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is marked follows what is wanted and told
  useEffect(() => {
    marks.current?.show(wanted, new Set())
  }, [wanted, comments])

  return useMemo(
    () => ({ live, revision, follow, placeOf: anchor => marks.current?.placeOf(anchor) ?? null }),
    [live, revision, follow],
  )
}

/** An anchor of the disk in the text of the screen: in its place, or where its quote stands; else it is lost. */
function settled({ anchor, words }: Comment, live: LiveAnchors): Anchor {
  if (anchor.kind !== 'range' || anchor.spans.length === 0) return anchor
  if (live.wordsAt(anchor.spans) === words) return anchor
  const again = findQuote(anchor.quote, live.texts())
  return { ...anchor, spans: again ? [again] : [] }
}

function isAnyIn(live: LiveAnchors, blocks: ReadonlySet<string>): boolean {
  for (const [, anchor] of live.entries()) {
    if (anchor.kind === 'block' && blocks.has(anchor.block)) return true
    if (anchor.kind === 'range' && anchor.spans.some(({ block }) => blocks.has(block))) return true
    if (isLost(anchor)) return true
  }
  return false
}
