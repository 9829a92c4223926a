import { useSyncExternalStore } from 'react'

/** Files on their way into the newsroom: how far they are, and which were refused. */
export interface Adding {
  id: number
  total: number
  done: number
  /** The file that is being kept now; null once all are done. */
  current: string | null
  refused: readonly { fileName: string; why: string }[]
  cancel: () => void
}

/** What is being added in this window, and what of it was refused and has not been read yet. */
class Additions {
  private shown: readonly Adding[] = []
  private next = 1
  private readonly listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }
  readonly current = () => this.shown

  /** Begins with so many files. The signal is aborted when the person has had enough. */
  begin(total: number) {
    const id = this.next++
    const stop = new AbortController()
    const change = (part: Partial<Adding>) =>
      this.show(this.shown.map(one => (one.id === id ? { ...one, ...part } : one)))
    const now = () => this.shown.find(one => one.id === id)
    this.show([...this.shown, { id, total, done: 0, current: '', refused: [], cancel: () => stop.abort() }])
    return {
      signal: stop.signal,
      at: (fileName: string) => change({ current: fileName }),
      done: () => change({ done: (now()?.done ?? 0) + 1 }),
      refuse: (fileName: string, why: string) =>
        change({ refused: [...(now()?.refused ?? []), { fileName, why }], done: (now()?.done ?? 0) + 1 }),
      end: () => {
        if (now()?.refused.length) change({ current: null })
        else this.forget(id)
      },
    }
  }

  readonly forget = (id: number) => this.show(this.shown.filter(one => one.id !== id))

  private show(shown: readonly Adding[]) {
    this.shown = shown
    for (const listener of this.listeners) listener()
  }
}

/** The additions of this window. */
export const additions = new Additions()

export const useAdditions = (): readonly Adding[] =>
  useSyncExternalStore(additions.subscribe, additions.current)
