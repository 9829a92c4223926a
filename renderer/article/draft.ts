/** How long after the last key a draft is written, ms; with the write itself it is on disk within a second. */
export const restBeforeSave = 600
/** How long typing may go on before a draft is written all the same, ms. */
export const longestWithoutSave = 4_500
const firstRetry = 1_000
const longestRetry = 15_000

/** What became of the last change. */
export type DraftState =
  /** Everything is on disk. */
  | { kind: 'saved' }
  /** Something changed that was not yet sent. */
  | { kind: 'waiting' }
  /** The engine has it and has not answered yet. */
  | { kind: 'saving' }
  /** The engine said no, or did not answer; it is tried again at `retryAt` (UTC ms). */
  | { kind: 'failed'; error: unknown; retryAt: number }
  /** Somebody else saved the article since: nothing is written until somebody decides whose text stays. */
  | { kind: 'outdated'; error: unknown }

export interface DraftStatus {
  state: DraftState
  /** When the engine last answered that the draft is on disk, UTC ms. */
  savedAt: number
  version: number
}

export interface DraftOptions<Saved extends { version: number; savedAt: number }> {
  version: number
  savedAt: number
  /** What is on disk, as `serialise` would give it. */
  saved: string
  /** The content as it is now. Called when it is sent, never on a key. */
  serialise: () => string
  /** Resolves once the content is on disk. */
  save: (baseVersion: number, content: string) => Promise<Saved>
  /** Whether a failed save means that somebody else saved in between. */
  isOutdated: (error: unknown) => boolean
  /** After each answer that the draft is on disk. */
  onSaved?: (saved: Saved) => void
}

/**
 * The writing of one draft: a change waits for a short rest, one save is under way at a time and builds on the version
 * of the one before, a failure is tried again, and "saved" is said only after the engine answered.
 */
export class Draft<Saved extends { version: number; savedAt: number }> {
  private options: DraftOptions<Saved>
  private readonly listeners = new Set<() => void>()
  private status: DraftStatus
  /** What is on disk, or null while a save failed and nobody knows. */
  private lastSaved: string | null
  private changed = false
  private firstChangeAt = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private underWay: Promise<void> | null = null
  private failures = 0
  private closed = false

  constructor(options: DraftOptions<Saved>) {
    this.options = options
    this.lastSaved = options.saved
    this.status = { state: { kind: 'saved' }, savedAt: options.savedAt, version: options.version }
  }

  readonly current = (): DraftStatus => this.status
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  /** Something changed. */
  readonly touch = (): void => {
    if (this.closed) return
    const now = Date.now()
    if (!this.changed) {
      this.changed = true
      this.firstChangeAt = now
    }
    if (this.status.state.kind === 'outdated' || this.status.state.kind === 'failed') {
      // Who keeps what is not saved elsewhere must know that there is more of it.
      this.tell()
      return
    }
    if (this.status.state.kind === 'saved') this.become({ kind: 'waiting' })
    if (this.underWay) return
    this.schedule(Math.min(restBeforeSave, this.firstChangeAt + longestWithoutSave - now))
  }

  /**
   * Writes at once what is not yet written, and resolves when all of it is on disk.
   *
   * @throws what the engine answered, when it could not be written.
   */
  readonly flush = async (): Promise<void> => {
    if (this.closed) return
    if (this.status.state.kind === 'outdated') throw this.status.state.error
    while (this.changed || this.underWay) {
      if (!this.underWay) this.begin()
      await this.underWay
      const { state } = this.current()
      if (state.kind === 'failed' || state.kind === 'outdated') throw state.error
    }
  }

  /** The draft on disk is this version now (after a step of the workflow); what is not yet written builds on it. */
  rebase(version: number, savedAt: number): void {
    this.status = { ...this.status, version, savedAt }
    this.tell()
  }

  /** Somebody else saved: nothing more is written. */
  markOutdated(error: unknown): void {
    clearTimeout(this.timer)
    this.become({ kind: 'outdated', error })
  }

  /** Whether there is nothing more to write: all of it is on disk, or it was given up. */
  isOver(): boolean {
    return this.closed || (!this.changed && this.status.state.kind === 'saved')
  }

  /** Whether the engine has been asked to write and has not answered yet. */
  isWriting(): boolean {
    return this.underWay !== null
  }

  /** What is not on disk, and the version that it builds on; null when all of it is. */
  unsaved(): { baseVersion: number; content: string } | null {
    if (this.isOver()) return null
    const content = this.options.serialise()
    return content === this.lastSaved ? null : { baseVersion: this.status.version, content }
  }

  /** The editor goes: from now on the content is what it is at this moment. */
  freeze(): void {
    if (this.isOver()) return
    const content = this.options.serialise()
    this.options = { ...this.options, serialise: () => content }
  }

  /** What is not written is given up. A save that is under way is left to finish. */
  close(): void {
    this.closed = true
    this.changed = false
    clearTimeout(this.timer)
    this.tell()
    this.listeners.clear()
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.begin(), Math.max(0, delay))
  }

  private begin(): void {
    if (this.underWay) return
    clearTimeout(this.timer)
    this.underWay = this.write().finally(() => {
      this.underWay = null
      const { state } = this.status
      if (this.closed || !this.changed || state.kind === 'failed' || state.kind === 'outdated') return
      this.become({ kind: 'waiting' })
      this.schedule(Math.min(restBeforeSave, this.firstChangeAt + longestWithoutSave - Date.now()))
    })
  }

  private async write(): Promise<void> {
    const content = this.options.serialise()
    const changedSince = this.firstChangeAt
    this.changed = false
    // What was undone again needs no new version, and must not void a seal.
    if (content === this.lastSaved) {
      this.failures = 0
      this.become({ kind: 'saved' })
      return
    }
    // While it is tried again it is as little saved as before, and is said to be.
    if (this.failures === 0) this.become({ kind: 'saving' })
    try {
      const saved = await this.options.save(this.status.version, content)
      this.lastSaved = content
      this.failures = 0
      // What was typed while the engine wrote is not on disk, so nobody is told that all of it is.
      const kind = this.changed ? 'waiting' : 'saved'
      this.status = { state: { kind }, savedAt: saved.savedAt, version: saved.version }
      this.options.onSaved?.(saved)
      this.tell()
    } catch (error) {
      this.changed = true
      this.firstChangeAt = changedSince
      // An answer that was lost may have been a yes: what is undone now must be written all the same.
      if (!this.options.isOutdated(error)) this.lastSaved = null
      if (this.options.isOutdated(error)) {
        this.become({ kind: 'outdated', error })
        return
      }
      const delay = Math.min(longestRetry, firstRetry * 2 ** this.failures++)
      this.become({ kind: 'failed', error, retryAt: Date.now() + delay })
      if (!this.closed) this.schedule(delay)
    }
  }

  private become(state: DraftState): void {
    if (state.kind === this.status.state.kind && state.kind !== 'failed') return
    this.status = { ...this.status, state }
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
