import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Change } from '../../shared/contract/index.ts'
import { engine, useEngine } from './engine.ts'

const listeners = new Set<(change: Change) => void>()

/** Tells a screen of every change in the newsroom, those of this window too (`change.connection` says whose). */
export function useChange(listener: (change: Change) => void): void {
  useEffect(() => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [listener])
}

/**
 * Follows the newsroom while somebody is signed in: what changed is read again wherever it is shown. Stands once, in
 * the frame. The open article is left alone when the change is this window's own: what it shows is newer.
 */
export function useWatch(connection: string): void {
  const { client, queries, generation } = useEngine()
  const cache = useQueryClient()

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new port needs a new subscription
  useEffect(() => {
    const stop = new AbortController()
    const invalidate = (keys: readonly (readonly unknown[])[]) => {
      for (const queryKey of keys) void cache.invalidateQueries({ queryKey })
    }
    // All that the desk and the calendar show of articles; how a person left them is theirs alone.
    const { desk, calendar } = queries
    const lists = [desk.list.key(), desk.counts.key(), desk.count.key(), desk.standing.key(), calendar.key()]
    const follow = (change: Change) => {
      const own = change.connection === connection
      const input = change.article === null ? {} : { input: { id: change.article } }
      switch (change.subject) {
        case 'article':
          invalidate([
            ...lists,
            queries.article.history.key(input),
            queries.article.revisions.key(input),
            queries.log.key(),
          ])
          if (!own) {
            const ofArticle = change.article === null ? {} : { input: { article: change.article } }
            invalidate([
              queries.article.open.key(input),
              queries.comments.list.key(ofArticle),
              queries.news.key(),
            ])
          }
          break
        case 'comments':
          invalidate([
            queries.comments.list.key(change.article === null ? {} : { input: { article: change.article } }),
            ...lists,
            ...(own ? [] : [queries.news.key()]),
          ])
          break
        case 'news':
          invalidate([queries.news.key(), queries.desk.list.key()])
          break
        case 'media':
          invalidate([queries.media.list.key(), queries.media.counts.key(), queries.media.details.key()])
          break
        case 'packages':
          invalidate([queries.packages.key(), ...lists])
          break
        case 'people':
          invalidate([queries.people.key(), queries.session.key()])
          break
        case 'settings':
          invalidate([queries.settings.key(), queries.templates.key(), queries.newsroom.key()])
          break
        case 'session':
          invalidate([queries.session.key(), queries.newsroom.key()])
          break
      }
      for (const listener of listeners) listener(change)
    }
    const watch = async () => {
      for await (const change of await client.newsroom.watch(undefined, { signal: stop.signal }))
        follow(change)
    }
    watch().catch(error => {
      // The engine going is told by its state; a new port starts a new watch.
      if (!stop.signal.aborted && engine.currentState() === 'ready') console.error(error)
    })
    return () => stop.abort()
  }, [client, queries, cache, connection, generation])
}
