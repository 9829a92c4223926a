import { type Content, currentContent } from '../../../shared/article/index.ts'
import {
  type Anchor,
  anchorSchema,
  followAnchors,
  followFields,
  linePlaces,
} from '../../../shared/comments/index.ts'
import { draftContent } from '../desk/revise.ts'
import { anchoredComments, baseOf, removeBase, setAnchor } from '../store/comments.ts'
import { inTransaction, type WritableDB } from '../store/database.ts'

/** What a comment is about, as it was stored. */
export const readAnchor = (json: string): Anchor => anchorSchema.parse(JSON.parse(json))

/**
 * Brings the anchors of an article's comments up to the draft. A save only keeps the text that they point into; they
 * follow here, where somebody looks at them or the engine has time. Answers whether there was anything to follow.
 */
export function bringUpToDate(db: WritableDB, article: string): boolean {
  const base = baseOf(db, article)
  if (base === undefined) return false
  const before = currentContent(JSON.parse(base))
  return inTransaction(db, () => {
    if (baseOf(db, article) !== base) return false
    followTo(db, article, before, draftContent(db, article))
    removeBase(db, article)
    return true
  })
}

/**
 * Carries every anchor from one content of the article to the next. Part of the caller's transaction.
 *
 * @param follow how ranges and blocks are followed, where that is known better than from the two texts.
 */
export function followTo(
  db: WritableDB,
  article: string,
  before: Content,
  after: Content,
  follow = (anchors: readonly Anchor[]) => followAnchors(anchors, before.body, after.body),
): void {
  const rows = anchoredComments(db, article)
  const anchors = rows.map(({ anchor }) => readAnchor(anchor))
  const parts = new Set(linePlaces(after).flatMap(({ part }) => part ?? []))
  const followed = followFields(follow(anchors), parts)
  for (const [index, { id, anchor }] of rows.entries()) {
    const json = JSON.stringify(followed[index])
    if (json !== anchor) setAnchor(db, id, json)
  }
}

/** How long after the last save the anchors of its article follow, ms: not while somebody types. */
const rest = 2_000

/** Lets the anchors of articles follow once their saves rest. */
export class Followers {
  private readonly timers = new Map<string, NodeJS.Timeout>()
  private readonly db: WritableDB
  private readonly onError: (error: unknown) => void

  constructor(db: WritableDB, onError: (error: unknown) => void) {
    this.db = db
    this.onError = onError
  }

  /** An article was saved. */
  soon(article: string): void {
    clearTimeout(this.timers.get(article))
    const timer = setTimeout(() => {
      this.timers.delete(article)
      try {
        bringUpToDate(this.db, article)
      } catch (error) {
        this.onError(error)
      }
    }, rest)
    timer.unref()
    this.timers.set(article, timer)
  }

  /** Forgets what was to be done: it is done when somebody looks. */
  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer)
    this.timers.clear()
  }
}
