import type { SealStatement } from '../../../shared/package/index.ts'

/** Whether a seal's statement speaks of just this revision of this article in this newsroom. */
export function speaksOf(
  statement: SealStatement,
  sealed: {
    newsroom: { id: string; name: string }
    article: { id: string }
    revision: { id: string; number: number; hash: string }
  },
): boolean {
  const { newsroom, article, revision } = sealed
  return (
    statement.newsroom === newsroom.id &&
    statement.organisation === newsroom.name &&
    statement.article === article.id &&
    statement.revision === revision.id &&
    statement.revisionNumber === revision.number &&
    statement.revisionHash === revision.hash
  )
}
