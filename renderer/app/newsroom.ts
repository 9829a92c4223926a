import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Newsroom } from '../../shared/contract/index.ts'
import { engine, useEngine } from './engine.ts'

const key = 'banthao.newsroom'

/** Which newsroom this window has open, or why none. */
export type NewsroomState =
  | { state: 'starting'; opening: boolean }
  | { state: 'none'; recent: readonly { folder: string; name: string }[]; failure: unknown }
  | { state: 'open'; newsroom: Newsroom }

/** Remembers which newsroom to open at the next start; null when it was closed on purpose. */
export function rememberNewsroom(folder: string | null): void {
  if (folder === null) localStorage.removeItem(key)
  else localStorage.setItem(key, folder)
}

/**
 * Follows which newsroom is open. At the start, and after a restart of the engine, the one that was open last is
 * opened again; meanwhile what was shown stays.
 */
export function useNewsroom(): NewsroomState {
  const { client, queries, generation } = useEngine()
  const cache = useQueryClient()
  const [failure, setFailure] = useState<unknown>(null)
  const [opening, setOpening] = useState(false)
  const shown = useRef<Newsroom | null>(null)
  const tried = useRef(0)
  const current = useQuery({ ...queries.newsroom.current.queryOptions(), enabled: generation > 0 })

  useEffect(() => {
    if (generation === 0 || tried.current === generation) return
    tried.current = generation
    const reopen = async () => {
      const folder = localStorage.getItem(key)
      if (folder !== null) {
        const { newsroom } = await client.newsroom.current()
        if (newsroom === null) {
          setOpening(true)
          await client.newsroom.open({ folder })
        }
      }
      setFailure(null)
    }
    reopen()
      .catch(setFailure)
      .finally(() => {
        setOpening(false)
        // A port that came meanwhile has its own try.
        if (engine.currentGeneration() === generation) {
          void cache.invalidateQueries({ queryKey: queries.newsroom.key() })
          void cache.invalidateQueries({ queryKey: queries.session.key() })
        }
      })
  }, [generation, client, queries, cache])

  const { data, error } = current
  const folder = data?.newsroom?.folder
  useEffect(() => {
    if (folder !== undefined) rememberNewsroom(folder)
  }, [folder])
  if (data?.newsroom) {
    shown.current = data.newsroom
    return { state: 'open', newsroom: data.newsroom }
  }
  if (shown.current && (opening || !data)) return { state: 'open', newsroom: shown.current }
  if (error) return { state: 'none', recent: [], failure: error }
  if (!data || opening) return { state: 'starting', opening }
  return { state: 'none', recent: data.recent, failure }
}
