/** Writes what is not yet saved; resolves once it is on disk, rejects when it could not be written. */
export type Flush = () => Promise<void>

const flushes = new Set<Flush>()

/**
 * Registers what must be written before the window closes, locks, signs out or opens another newsroom, and again once
 * the engine is back. The answer takes it off the list.
 */
export function registerFlush(flush: Flush): () => void {
  flushes.add(flush)
  return () => {
    flushes.delete(flush)
  }
}

/** Writes everything that is not yet saved. Resolves to whether all of it is on disk now. */
export async function flushAll(): Promise<boolean> {
  const outcomes = await Promise.allSettled([...flushes].map(flush => flush()))
  return outcomes.every(outcome => outcome.status === 'fulfilled')
}
