import { useCallback, useRef, useState } from 'react'
import type { FolderStep } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'

/** What became of one file of a folder. */
export type FolderFile = Exclude<FolderStep, { kind: 'found' }>

/** An import of a folder, while it goes on and afterwards. */
export interface FolderImport {
  folder: string
  /** Null while the files are being counted. */
  found: { files: number; others: number } | null
  done: readonly FolderFile[]
  state: 'running' | 'stopping' | 'stopped' | 'done' | 'failed'
  /** Why it could not go on. */
  failure: unknown
}

/** How often the window shows what came, in ms; the engine tells of a hundred files in that time. */
const pace = 150

/** Imports a folder, told file by file, until all is done or `stop` is called: what is done stays. */
export function useFolderImport() {
  const { client } = useEngine()
  const [folder, setFolder] = useState<FolderImport | null>(null)
  const stopping = useRef<AbortController | null>(null)

  const take = useCallback(
    async (path: string) => {
      if (stopping.current) return
      const stop = new AbortController()
      stopping.current = stop
      const now: FolderImport = { folder: path, found: null, done: [], state: 'running', failure: null }
      const done: FolderFile[] = []
      let shownAt = 0
      const show = (change: Partial<FolderImport>) => {
        Object.assign(now, change)
        setFolder({
          ...now,
          done: [...done],
          state: stop.signal.aborted && now.state === 'running' ? 'stopping' : now.state,
        })
      }
      show({})
      try {
        for await (const step of await client.import.folder({ folder: path }, { signal: stop.signal })) {
          if (step.kind === 'found') show({ found: { files: step.files, others: step.others } })
          else done.push(step)
          if (Date.now() - shownAt < pace) continue
          shownAt = Date.now()
          show({})
        }
        show({ state: stop.signal.aborted ? 'stopped' : 'done' })
      } catch (failure) {
        if (stop.signal.aborted) show({ state: 'stopped' })
        else show({ state: 'failed', failure })
      } finally {
        stopping.current = null
      }
    },
    [client],
  )
  const stop = useCallback(() => {
    stopping.current?.abort()
    setFolder(now => now && { ...now, state: now.state === 'running' ? 'stopping' : now.state })
  }, [])
  const forget = useCallback(() => setFolder(null), [])
  return { folder, take, stop, forget }
}
