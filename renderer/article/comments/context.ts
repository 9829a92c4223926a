import { createContext, useContext } from 'react'
import type { Anchor } from '../../../shared/comments/index.ts'
import type { Comment } from '../../../shared/contract/index.ts'
import type { CommentFilter } from './filter.ts'

/** What a comment that is being written is about. */
export interface Pending {
  anchor: Anchor
}

/** The comments of the article on the screen. */
export interface Comments {
  /** Null until the engine has told them. */
  all: readonly Comment[] | null
  /** Those that the filter lets through, in reading order. */
  shown: readonly Comment[]
  error: unknown
  filter: CommentFilter
  setFilter: (filter: CommentFilter) => void
  /** What a comment is about, in the text on the screen. */
  anchorOf: (comment: Comment) => Anchor
  /** The words that stand there; null when there are none. */
  wordsOf: (comment: Comment) => string | null
  /** The comment that is looked at. */
  active: string | null
  /** Looks at a comment: its talk in the panel, its words in the text. Null looks at none. */
  show: (id: string | null) => void
  /** Grows when the panel is to take the focus to the comment that is looked at. */
  focusAsked: number
  /** The comment that is being written. */
  pending: Pending | null
  /**
   * Begins a comment about that; else about what is selected, or with `here` also about the field or the block in which
   * the caret stands, or about the whole article.
   */
  begin: (about: Anchor | 'selected' | 'here') => void
  /** Stops writing it. */
  cancel: () => void
  /** Sends it. @throws what the engine answered. */
  send: (text: string, proposal: string | null) => Promise<void>
  /** Takes over what the engine answered about a comment. */
  put: (comment: Comment) => void
  /** A comment of which nothing is left. */
  drop: (id: string) => void
  /** Accepts its proposal: on the disk, then as one step on the screen. */
  accept: (comment: Comment) => void
  /** The comment whose proposal is about to be refused. */
  refusing: Comment | null
  setRefusing: (comment: Comment | null) => void
  resolve: (comment: Comment, resolved: boolean) => void
  /** Back to the text. */
  leave: () => void
}

export const CommentsContext = createContext<Comments | null>(null)

export function useComments(): Comments {
  const comments = useContext(CommentsContext)
  if (!comments) throw new Error('There are no comments outside of the article screen.')
  return comments
}
