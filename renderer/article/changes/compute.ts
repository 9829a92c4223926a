import { useEffect, useState } from 'react'
import type { Content } from '../../../shared/article/index.ts'
import type { ShownComparison } from '../../../shared/comparison/index.ts'

export interface CompareRequest {
  id: number
  before: Content
  after: Content
  /** Null to have the differences shown; else what is to come of `after` without this change. */
  without: number | null
}
export type CompareAnswer =
  | { id: number; kind: 'shown'; shown: ShownComparison }
  | { id: number; kind: 'left'; content: Content | null }
  | { id: number; kind: 'failed'; reason: string }

let worker: Worker | null = null
let last = 0
const waiting = new Map<number, (answer: CompareAnswer) => void>()

/** Asks the thread that compares; it is started once and stays, since it holds nothing. */
function ask(before: Content, after: Content, without: number | null): Promise<CompareAnswer> {
  if (!worker) {
    worker = new Worker(new URL('./changes.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<CompareAnswer>) => {
      waiting.get(data.id)?.(data)
      waiting.delete(data.id)
    })
    worker.addEventListener('error', ({ message }) => {
      for (const [id, answer] of waiting) answer({ id, kind: 'failed', reason: message })
      waiting.clear()
      worker?.terminate()
      worker = null
    })
  }
  last += 1
  const request: CompareRequest = { id: last, before, after, without }
  return new Promise(resolve => {
    waiting.set(request.id, resolve)
    worker?.postMessage(request)
  })
}

/** What becomes of the later content when one change is put back; null where others build on it. */
export async function contentWithout(
  before: Content,
  after: Content,
  change: number,
): Promise<Content | null> {
  const answer = await ask(before, after, change)
  return answer.kind === 'left' ? answer.content : null
}

export type Compared =
  | { state: 'comparing' }
  | { state: 'failed' }
  | { state: 'shown'; shown: ShownComparison }

/** The differences of two contents, computed aside. While new ones are computed the earlier ones stay. */
export function useComparison(before: Content, after: Content): Compared {
  const [compared, setCompared] = useState<Compared>({ state: 'comparing' })
  useEffect(() => {
    let isWanted = true
    void ask(before, after, null).then(answer => {
      if (!isWanted) return
      setCompared(answer.kind === 'shown' ? { state: 'shown', shown: answer.shown } : { state: 'failed' })
    })
    return () => {
      isWanted = false
    }
  }, [before, after])
  return compared
}
