import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useEngine } from '../../app/engine.ts'

/** Has the article's revisions and its history read again. */
export function useFollowVersions(id: string): () => void {
  const { queries } = useEngine()
  const cache = useQueryClient()
  return useCallback(() => {
    const input = { input: { id } }
    void cache.invalidateQueries({ queryKey: queries.article.revisions.key(input) })
    void cache.invalidateQueries({ queryKey: queries.article.history.key(input) })
  }, [cache, queries, id])
}
