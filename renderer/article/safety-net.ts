import { z } from 'zod'

const keptSchema = z.object({
  key: z.string(),
  newsroom: z.string(),
  person: z.string(),
  article: z.string(),
  title: z.string(),
  /** The version of the draft that it builds on. */
  baseVersion: z.number(),
  /** Fields and body as JSON, as the editor would have saved them. */
  content: z.string(),
  /** When it was last typed at, UTC ms. */
  at: z.number(),
})

/** A text that could not be saved, kept on this computer beside the newsroom. */
export type KeptText = z.infer<typeof keptSchema>

const store = 'kept'

/**
 * Keeps what could not be saved in the window's own storage, so that it outlives the window and the program even while
 * the newsroom's disk or the engine fails. It is a second net: where this disk fails too, nothing here complains.
 */
class SafetyNet {
  private database: IDBDatabase | null = null
  private opening: Promise<IDBDatabase | null> | null = null
  private readonly listeners = new Set<() => void>()

  /** Tells when a text has been kept or forgotten. */
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  /** Opens the net, so that a last word can be kept while the page goes. */
  readonly open = (): Promise<IDBDatabase | null> => {
    this.opening ??= new Promise(resolve => {
      const request = indexedDB.open('banthao.unsaved', 1)
      request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'key' })
      request.onsuccess = () => {
        this.database = request.result
        request.result.onclose = () => {
          this.database = null
          this.opening = null
        }
        resolve(request.result)
      }
      request.onerror = () => {
        this.opening = null
        resolve(null)
      }
    })
    return this.opening
  }

  /** Keeps a text in the place of the one with its key. Sent off at once where the net is open. */
  async keep(kept: KeptText): Promise<boolean> {
    const database = this.database ?? (await this.open())
    return this.write(database, all => all.put(kept))
  }

  /** Forgets a text: it is on disk, or nobody wants it. */
  async drop(key: string): Promise<boolean> {
    const database = this.database ?? (await this.open())
    return this.write(database, all => all.delete(key))
  }

  /** What is kept for that person of that newsroom, oldest first. */
  async keptFor(newsroom: string, person: string): Promise<KeptText[]> {
    const database = await this.open()
    if (!database) return []
    const request = database.transaction(store).objectStore(store).getAll()
    const found = await new Promise<unknown[]>(resolve => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve([])
    })
    return found
      .flatMap(entry => keptSchema.safeParse(entry).data ?? [])
      .filter(kept => kept.newsroom === newsroom && kept.person === person)
      .sort((a, b) => a.at - b.at)
  }

  private write(database: IDBDatabase | null, work: (all: IDBObjectStore) => void): Promise<boolean> {
    if (!database) return Promise.resolve(false)
    return new Promise(resolve => {
      try {
        const transaction = database.transaction(store, 'readwrite', { durability: 'strict' })
        transaction.oncomplete = () => {
          resolve(true)
          for (const listener of this.listeners) listener()
        }
        transaction.onerror = () => resolve(false)
        transaction.onabort = () => resolve(false)
        work(transaction.objectStore(store))
        // Committed without waiting: a page that is going has no later.
        transaction.commit()
      } catch {
        resolve(false)
      }
    })
  }
}

/** The net of this window. */
export const safetyNet = new SafetyNet()
