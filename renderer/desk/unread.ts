import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useEngine } from '../app/engine.ts'

/** How much of what happened to the person's articles they have not read. */
export function useUnread(): number {
  const { queries } = useEngine()
  return useQuery(queries.news.unread.queryOptions()).data?.count ?? 0
}

/** Marks what is told of the open article as read: when it is opened, and when it is left again. Stands in the frame. */
export function useLooking(article: string | null): void {
  const { client } = useEngine()
  useEffect(() => {
    if (article === null) return
    // What cannot be marked stays marked as new; the article itself says what is wrong.
    const look = () => void client.news.look({ article }).catch(() => {})
    look()
    return look
  }, [client, article])
}
