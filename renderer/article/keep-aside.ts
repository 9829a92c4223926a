import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { type Client, useEngine } from '../app/engine.ts'
import { usePerson } from '../app/session.tsx'
import { currentWords } from '../app/words.ts'

/** Keeps a text that could not be saved as a named revision beside the article; answers its number. */
export async function keepTextAside(
  client: Client,
  text: { id: string; baseVersion: number; content: string; person: string; at: number },
): Promise<number> {
  const { person, at, ...rest } = text
  const name = currentWords().article.save.asideName(person, shownMoment(at))
  return (await client.article.keepAside({ ...rest, name })).number
}

/**
 * Hands over, at once and by itself, what can no longer be saved: whoever walks away from a window that lost its
 * article must not be the one who loses the text. `keep` hands over what was written since.
 */
export function useKeptAside(text: { id: string; baseVersion: number; serialise: () => string }): {
  /** The number of the revision that keeps the text, or null while none does. */
  number: number | null
  keep: () => Promise<void>
} {
  const { client, queries } = useEngine()
  const cache = useQueryClient()
  const person = usePerson().name
  const [number, setNumber] = useState<number | null>(null)
  const last = useRef<string | null>(null)
  const now = useRef(text)
  now.current = text

  const keep = useCallback(async () => {
    const { id, baseVersion, serialise } = now.current
    const content = serialise()
    if (content === last.current) return
    setNumber(await keepTextAside(client, { id, baseVersion, content, person, at: Date.now() }))
    last.current = content
    await cache.invalidateQueries({ queryKey: queries.article.revisions.key({ input: { id } }) })
  }, [client, cache, queries, person])
  useEffect(() => {
    // What fails now is offered as a button; the text is in the safety net meanwhile.
    void keep().catch(() => {})
  }, [keep])
  return { number, keep }
}
