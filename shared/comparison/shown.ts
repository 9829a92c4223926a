import type { Content, Inline } from '../article/index.ts'
import { type Comparison, compareContents, type Entry, type FactChange, type Standing } from './compare.ts'
import { everyPart, type Part, type PartKind, partsOf } from './parts.ts'
import type { TextStep } from './text.ts'
import { writePieces } from './tokens.ts'

/** Words that stayed, went, came, or stayed with other marks or another link. */
export interface ShownWords {
  sign: 'kept' | 'removed' | 'inserted' | 'marked'
  /** The number of the change; 0 for what stayed. */
  change: number
  /** As they stood earlier; nothing for words that came. */
  before: readonly Inline[]
  /** As they stand later; nothing for words that went. */
  after: readonly Inline[]
}

/** What happened to a part as a whole. `words` are the first ones of the other part that it is about. */
export type Notice =
  | { what: 'added' | 'removed' | 'movedHere' | 'split'; change: number }
  | { what: 'movedAway' | 'joinedAway' | 'joinedHere'; change: number; words: string }
  | { what: 'turned'; change: number; from: PartKind; to: PartKind }

export interface ShownFact extends Omit<FactChange, 'text'> {
  /** Step by step, where both are texts. */
  words: readonly ShownWords[] | null
}

/** A part of two bodies at once, as a reader of their differences sees it. */
export interface ShownPart {
  /** One of its kind in the whole comparison. */
  key: string
  /** In which of the two bodies it stands here. */
  place: 'both' | 'before' | 'after'
  kind: PartKind
  facts: Readonly<Record<string, unknown>>
  kindBefore: PartKind
  factsBefore: Readonly<Record<string, unknown>>
  notices: readonly Notice[]
  changedFacts: readonly ShownFact[]
  /** Null for what has no words of its own, and where only a notice stands for it. */
  words: readonly ShownWords[] | null
  children: readonly ShownPart[]
  /** The numbers of all changes in it, as they are read. */
  changes: readonly number[]
}

/** The differences of two contents, ready to be read. */
export interface ShownComparison {
  fields: readonly ShownFact[]
  parts: readonly ShownPart[]
  /** How many changes there are; they are numbered from 1. */
  changes: number
}

/** Compares two contents and sets the differences out for reading. */
export function showComparison(
  before: Content,
  after: Content,
  comparison: Comparison = compareContents(before, after),
): ShownComparison {
  const earlier = partsById(before)
  const later = partsById(after)
  const standings = new Map<string, Standing>()
  const collect = (entries: readonly Entry[]) => {
    for (const entry of entries) {
      if (entry.at === 'gone') continue
      if (entry.from !== null) standings.set(entry.from, entry)
      collect(entry.children)
    }
  }
  collect(comparison.entries)
  return {
    fields: comparison.fields.map(shownFact),
    parts: comparison.entries.map(shown),
    changes: comparison.changes,
  }

  function shown(entry: Entry): ShownPart {
    if (entry.at === 'stands') return standing(entry)
    if (entry.why === 'removed') return gone(entry.part, entry.change)
    return elsewhere(entry.part, entry.why === 'moved' ? 'movedAway' : 'joinedAway', entry.change)
  }

  function standing(entry: Standing): ShownPart {
    const part = later.get(entry.id)
    const from = entry.from === null ? undefined : earlier.get(entry.from)
    const notices: Notice[] = []
    if (entry.added !== null) notices.push({ what: 'added', change: entry.added })
    if (entry.moved !== null) notices.push({ what: 'movedHere', change: entry.moved })
    if (entry.split !== null) notices.push({ what: 'split', change: entry.split.change })
    for (const { part: id, change } of entry.joined) {
      const joined = earlier.get(id)
      notices.push({ what: 'joinedHere', change, words: joined ? firstWords(joined) : '' })
    }
    if (entry.turned !== null && entry.kindBefore !== null) {
      notices.push({ what: 'turned', change: entry.turned, from: entry.kindBefore, to: entry.kind })
    }
    const isNew = entry.added !== null
    const facts = part?.facts ?? entry.sameFacts
    return counted({
      key: entry.id,
      place: isNew ? 'after' : 'both',
      kind: entry.kind,
      facts,
      kindBefore: entry.kindBefore ?? entry.kind,
      factsBefore: from?.facts ?? facts,
      notices,
      changedFacts: entry.facts.map(shownFact),
      words: entry.text && wordsOf(entry.text.steps, from?.content ?? part?.content ?? [], entry.added ?? 0),
      children: entry.children.map(shown),
    })
  }

  function gone(part: Part, change: number): ShownPart {
    return counted({
      ...bare(part, `gone ${part.id}`),
      notices: [{ what: 'removed', change }],
      words:
        part.content === null
          ? null
          : part.content.length === 0
            ? []
            : [{ sign: 'removed', change, before: part.content, after: [] }],
      children: goneChildren(part, change),
    })
  }

  /** What was inside a part that is gone: some of it may stand elsewhere now. */
  function goneChildren(part: Part, change: number): ShownPart[] {
    return part.children.map(child => {
      const now = standings.get(child.id)
      return now ? elsewhere(child, 'movedAway', now.moved ?? change) : gone(child, change)
    })
  }

  function elsewhere(part: Part, what: 'movedAway' | 'joinedAway', change: number): ShownPart {
    return counted({
      ...bare(part, `gone ${part.id}`),
      notices: [{ what, change, words: firstWords(part) }],
      words: null,
      // What moves takes along what is inside it; words that are joined to others do not.
      children: what === 'joinedAway' ? goneChildren(part, change) : [],
    })
  }
}

const bare = (part: Part, key: string) => ({
  key,
  place: 'before' as const,
  kind: part.kind,
  facts: part.facts,
  kindBefore: part.kind,
  factsBefore: part.facts,
  changedFacts: [],
})

/** Completes a part with the numbers of the changes in it. */
function counted(part: Omit<ShownPart, 'changes'>): ShownPart {
  const changes = new Set<number>()
  for (const { change } of part.notices) changes.add(change)
  for (const { change } of part.changedFacts) changes.add(change)
  for (const { change } of part.words ?? []) changes.add(change)
  for (const child of part.children) for (const change of child.changes) changes.add(change)
  changes.delete(0)
  return { ...part, changes: [...changes] }
}

const partsById = (content: Content) =>
  new Map([...everyPart(partsOf(content.body))].map(part => [part.id, part]))

function shownFact({ text, ...fact }: FactChange): ShownFact {
  return { ...fact, words: text && wordsOf(text, [], 0, fact.change) }
}

/**
 * Steps as words to read.
 *
 * @param whole what the words are where there are no steps.
 * @param added the change to which words belong that are part of something new.
 * @param change the one to which all of them belong, where they are those of a fact.
 */
function wordsOf(
  steps: readonly TextStep[] | null,
  whole: readonly Inline[],
  added: number,
  change?: number,
): ShownWords[] {
  if (steps === null) {
    return whole.length === 0 ? [] : [{ sign: 'kept', change: 0, before: whole, after: whole }]
  }
  return steps.map((step): ShownWords => {
    const number = (own: number) => change ?? (own === 0 ? added : own)
    switch (step.kind) {
      case 'kept': {
        const words = writePieces(step.before)
        return { sign: 'kept', change: 0, before: words, after: words }
      }
      case 'removed':
        return { sign: 'removed', change: number(step.change), before: writePieces(step.before), after: [] }
      case 'inserted':
        return { sign: 'inserted', change: number(step.change), before: [], after: writePieces(step.after) }
      case 'marked': {
        const [before, after] = [writePieces(step.before), writePieces(step.after)]
        return step.change === null
          ? { sign: 'kept', change: 0, before, after }
          : { sign: 'marked', change: number(step.change), before, after }
      }
    }
  })
}

/** About so many letters are enough to know a part by. */
const enoughToKnow = 60

/** The first words of a part, its own or those inside it. */
function firstWords(part: Part): string {
  let words = ''
  for (const { content } of everyPart([part])) {
    for (const inline of content ?? []) {
      if (inline.type === 'text') words += inline.text
      else if (inline.type === 'link' || inline.type === 'attachment') {
        words += inline.content.map(run => run.text).join('')
      }
    }
    if (words.length > enoughToKnow) return `${words.slice(0, words.lastIndexOf(' ', enoughToKnow))}…`
    if (words !== '') words += ' '
  }
  return words.trim()
}
