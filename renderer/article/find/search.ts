import { type FindOptions, findMatches, type Match, queryOf } from '../../../shared/find/index.ts'

export interface SearchRequest {
  id: number
  texts: readonly string[]
  wanted: string
  options: FindOptions
}
/** What the thread says: that it has started, or what it found. */
export type SearchAnswer = { kind: 'ready' } | { kind: 'found'; id: number; matches: Match[][] }

/** How long a regular expression may search before it is ended, ms. That the thread starts first does not count. */
export const longestSearch = 1_500

/** A regular expression took too long and was ended. */
export class SearchTooSlow extends Error {}

/**
 * Searches texts. Words are found at once, and a text that did not change is not searched again; a regular expression
 * runs in a thread of its own, which is ended when it takes too long.
 */
export class Search {
  private worker: Worker | null = null
  private isReady = false
  private last = 0
  private end: ((why: Error) => void) | null = null
  private known = new Map<string, Match[]>()
  private knownFor = '';

  /**
   * The matches of each text. A search that is overtaken by another one is never answered.
   *
   * @throws SearchTooSlow
   */
  async in(texts: readonly string[], wanted: string, options: FindOptions): Promise<Match[][]> {
    const id = ++this.last
    this.end?.(new Overtaken())
    if (!options.pattern) return this.words(texts, wanted, options)
    const query = queryOf(wanted, options)
    if (query.kind !== 'pattern') return texts.map(() => [])
    return this.pattern({ id, texts, wanted, options })
  }

  /** Ends the thread. */
  close(): void {
    this.end?.(new Overtaken())
    this.worker?.terminate()
    this.worker = null
  }

  private words(texts: readonly string[], wanted: string, options: FindOptions): Match[][] {
    const query = queryOf(wanted, options)
    const asked = JSON.stringify([wanted, options])
    if (asked !== this.knownFor) this.known = new Map()
    this.knownFor = asked
    const before = this.known
    const after = new Map<string, Match[]>()
    const found = texts.map(text => {
      const matches = before.get(text) ?? after.get(text) ?? findMatches(text, query)
      after.set(text, matches)
      return matches
    })
    this.known = after
    return found
  }

  private pattern(request: SearchRequest): Promise<Match[][]> {
    const worker =
      this.worker ?? new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' })
    if (this.worker === null) this.isReady = false
    this.worker = worker
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer)
        worker.removeEventListener('message', onMessage)
        this.end = null
      }
      const give = (why: Error) => {
        stop()
        // What it is doing cannot be asked to stop.
        worker.terminate()
        if (this.worker === worker) this.worker = null
        reject(why)
      }
      const onMessage = ({ data }: MessageEvent<SearchAnswer>) => {
        if (data.kind === 'ready') {
          this.isReady = true
          begin()
        } else if (data.id === request.id) {
          stop()
          resolve(data.matches)
        }
      }
      let timer: ReturnType<typeof setTimeout> | undefined
      const begin = () => {
        timer = setTimeout(() => give(new SearchTooSlow()), longestSearch)
      }
      if (this.isReady) begin()
      worker.addEventListener('message', onMessage)
      this.end = give
      worker.postMessage(request)
    })
  }
}

/** Somebody typed on: the answer is of no use any more. */
export class Overtaken extends Error {}
