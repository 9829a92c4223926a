import { type Anchor, isLost } from '../../../shared/comments/index.ts'
import type { Comment, Who } from '../../../shared/contract/index.ts'

export const shownStates = ['open', 'resolved', 'all'] as const
export type ShownState = (typeof shownStates)[number]

/** Which comments the list shows. */
export interface CommentFilter {
  state: ShownState
  /** Everybody's, one's own, those that name one, or a person's by their id. */
  who: 'everybody' | 'mine' | 'namesMe' | { person: string }
}

export const everyOpenComment: CommentFilter = { state: 'open', who: 'everybody' }

/** The comments that a filter lets through. `me` is the signed-in person. */
export function filtered(comments: readonly Comment[], { state, who }: CommentFilter, me: string): Comment[] {
  const spoke = (comment: Comment, person: string) =>
    comment.messages.some(({ by, deletedAt }) => by.id === person && deletedAt === null)
  return comments.filter(comment => {
    if (state !== 'all' && (comment.resolvedAt === null) !== (state === 'open')) return false
    if (who === 'everybody') return true
    if (who === 'mine') return spoke(comment, me)
    if (who === 'namesMe') return comment.messages.some(({ mentions }) => mentions.includes(me))
    return spoke(comment, who.person)
  })
}

/** Everybody who said something, by name. */
export function speakersOf(comments: readonly Comment[]): Who[] {
  const people = new Map<string, Who>()
  for (const { messages } of comments) {
    for (const { by, deletedAt } of messages) if (deletedAt === null) people.set(by.id, by)
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

/**
 * Comments in the order of what they are about: the whole article, its fields, its text from the beginning, and last
 * what is about words that are gone; of the same words, the older first.
 *
 * @param order where each block stands in the text.
 */
export function inReadingOrder(
  comments: readonly Comment[],
  anchorOf: (comment: Comment) => Anchor,
  order: ReadonlyMap<string, number>,
): Comment[] {
  const placed = comments.map((comment, index) => ({
    comment,
    place: [...placeOf(anchorOf(comment), order), index],
  }))
  placed.sort((a, b) => {
    for (const [at, one] of a.place.entries()) {
      const by = one - (b.place[at] ?? 0)
      if (by !== 0) return by
    }
    return 0
  })
  return placed.map(({ comment }) => comment)
}

const fieldOrder = ['title', 'shortTitle', 'lede']

function placeOf(
  anchor: Anchor,
  order: ReadonlyMap<string, number>,
): [group: number, block: number, at: number] {
  if (isLost(anchor)) return [3, 0, 0]
  switch (anchor.kind) {
    case 'article':
      return [0, 0, 0]
    case 'field': {
      if (anchor.part !== null) return [2, order.get(anchor.part) ?? 0, 0]
      const at = fieldOrder.indexOf(anchor.field)
      return [1, at < 0 ? fieldOrder.length : at, 0]
    }
    case 'block':
      return [2, order.get(anchor.block) ?? 0, -1]
    case 'range': {
      const [span] = anchor.spans
      return [2, order.get(span?.block ?? '') ?? 0, span?.start ?? 0]
    }
  }
}
