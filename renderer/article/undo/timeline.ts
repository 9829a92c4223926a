/** How long somebody may rest and go on with the same step, ms. */
export const longestPause = 700
/** After this long, or at the next pause, going on typing is a new step, ms. */
export const longestStep = 8_000
/** How long somebody may think in the middle of a word and go on with the same step, ms. */
export const longestThought = 10_000
/** Keys closer together than this come from an input method, which takes letters back to set their marks, ms. */
export const quickerThanHands = 100

/**
 * What a change is, for deciding whether it goes on with the one before: letters put in, letters taken away, letters of
 * a word that an input method composes, or anything else, which always stands alone.
 */
export type ChangeKind = 'typing' | 'deleting' | 'composing' | 'other'

/** One change: how to get back to before it, and where it was made. */
export interface Change<Part, Place> {
  kind: ChangeKind
  /** What goes on with what: changes of different sources never make one step. */
  source: string
  /** What stood there before. Applying it gives what has to be applied to come back. */
  before: Part
  place: Place
  /** The word in which all of it stands, by a name of its own; null when there is no one word. */
  word?: string | null
}

interface Step<Part, Place> {
  parts: { part: Part; source: string }[]
  place: Place
  kind: ChangeKind
  source: string
  /** The word in which its last change stands. */
  word: string | null
  startedAt: number
  lastAt: number
  /**
   * Letters were taken away right behind what the step before typed. What follows at once sets them again, then it was
   * an input method and both are one step; else somebody took them away.
   */
  mayBeCorrection: boolean
}

export interface TimelineOptions<Part> {
  /** Puts this part back and answers with what stood there. */
  apply: (part: Part) => Part
  /** Now, ms. */
  now: () => number
  /** How many steps are kept; the oldest ones are forgotten first. */
  longest?: number
}

/** Everything that was done to an article, text and fields alike, in the order in which it was done. */
export class Timeline<Part, Place> {
  private readonly options: TimelineOptions<Part>
  private readonly listeners = new Set<() => void>()
  private done: Step<Part, Place>[] = []
  private undone: Step<Part, Place>[] = []
  private isOpen = false
  private group: Step<Part, Place> | null = null
  private isApplying = false
  private shown = { canUndo: false, canRedo: false }

  constructor(options: TimelineOptions<Part>) {
    this.options = options
  }

  /** Whether there is something to take back or to do again; the same object while nothing differs. */
  readonly current = () => this.shown
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  /** Something was changed. */
  record(change: Change<Part, Place>): void {
    if (this.isApplying) return
    const now = this.options.now()
    this.undone = []
    if (this.group) {
      this.addTo(this.group, change)
      return
    }
    const { word = null } = change
    const last = this.isOpen ? this.done.at(-1) : undefined
    if (last && goesOn(last, change, now)) {
      const isCorrection = last.mayBeCorrection && change.kind === 'typing' && this.done.length > 1
      if (isCorrection) this.done.pop()
      const step = (isCorrection && this.done.at(-1)) || last
      step.lastAt = now
      step.word = word
      // A letter that an input method takes back does not make the word a deletion.
      if (change.kind !== 'deleting') step.kind = change.kind
      return
    }
    this.push({
      parts: [{ part: change.before, source: change.source }],
      place: change.place,
      kind: change.kind,
      source: change.source,
      word,
      startedAt: now,
      lastAt: now,
      mayBeCorrection:
        last?.kind === 'typing' &&
        change.kind === 'deleting' &&
        goesOn(last, { ...change, kind: 'typing' }, now),
    })
    this.isOpen = true
    this.tell()
  }

  /** All that `work` changes is one step, taken back at once. */
  together<Result>(place: Place, work: () => Result): Result {
    if (this.group) return work()
    const now = this.options.now()
    this.group = {
      parts: [],
      place,
      kind: 'other',
      source: '',
      word: null,
      startedAt: now,
      lastAt: now,
      mayBeCorrection: false,
    }
    try {
      return work()
    } finally {
      const { group } = this
      this.group = null
      if (group.parts.length > 0) this.push(group)
      this.isOpen = false
      this.tell()
    }
  }

  /** What comes next is a step of its own. */
  readonly close = (): void => {
    this.isOpen = false
  }

  /** Takes the last step back; answers where it was made, or null when there is none. */
  undo(): Place | null {
    return this.move(this.done, this.undone)
  }

  /** Does the step again that was taken back last; answers where, or null when there is none. */
  redo(): Place | null {
    return this.move(this.undone, this.done)
  }

  /** Where the step was made that undo or redo would go over next. */
  next(direction: 'undo' | 'redo'): Place | null {
    return (direction === 'undo' ? this.done : this.undone).at(-1)?.place ?? null
  }

  private move(from: Step<Part, Place>[], to: Step<Part, Place>[]): Place | null {
    if (this.group) return null
    const step = from.pop()
    if (!step) return null
    this.isOpen = false
    this.isApplying = true
    try {
      // Last done, first taken back.
      const parts = step.parts
        .toReversed()
        .map(({ part, source }) => ({ part: this.options.apply(part), source }))
      to.push({ ...step, parts })
    } finally {
      this.isApplying = false
    }
    this.tell()
    return step.place
  }

  private addTo(step: Step<Part, Place>, { before, source }: Change<Part, Place>): void {
    // Of several changes in one source, the first one's before is what to go back to.
    if (step.parts.at(-1)?.source !== source) step.parts.push({ part: before, source })
  }

  private push(step: Step<Part, Place>): void {
    this.done.push(step)
    const { longest = 500 } = this.options
    if (this.done.length > longest) this.done.splice(0, this.done.length - longest)
  }

  private tell(): void {
    const canUndo = this.done.length > 0
    const canRedo = this.undone.length > 0
    if (canUndo === this.shown.canUndo && canRedo === this.shown.canRedo) return
    this.shown = { canUndo, canRedo }
    for (const listener of this.listeners) listener()
  }
}

function goesOn<Part, Place>(last: Step<Part, Place>, change: Change<Part, Place>, now: number): boolean {
  if (last.kind === 'other' || change.kind === 'other' || last.source !== change.source) return false
  const pause = now - last.lastAt
  const sameWord = change.word !== undefined && change.word !== null && change.word === last.word
  // A word under composition is never parted, however long somebody thinks about it.
  const isComposed = last.kind === 'composing' && change.kind === 'composing'
  if (isComposed && (sameWord || !change.word)) return true
  if (pause < quickerThanHands) return true
  if ((last.kind === 'deleting') !== (change.kind === 'deleting')) return false
  // So that undo never stops in the middle of a word that was typed in one go.
  if (sameWord && change.kind !== 'deleting') return pause < longestThought
  return pause < longestPause && now - last.startedAt < longestStep
}
