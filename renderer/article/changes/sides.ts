import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Compared, Making, Revision, Who } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { useEngine } from '../../app/engine.ts'
import { type AllWords, useWords } from '../../app/words.ts'
import type { Choice } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { useDraftStatus } from '../use-draft.ts'

/** Which two texts are compared. */
export interface Shown {
  from: Compared
  to: Compared
}

/** A side as the value of a choice, and back. */
export const nameOf = (side: Compared): string =>
  side.kind === 'revision' ? `revision ${side.id}` : side.kind

export function sideNamed(name: string): Compared {
  if (name === 'draft' || name === 'lastRead') return { kind: name }
  return { kind: 'revision', id: name.replace('revision ', '') }
}

/** The texts of the article that can be compared, and where to begin. */
export function useSides(): {
  earlier: readonly Choice[]
  later: readonly Choice[]
  first: Compared | null
  revisions: readonly Revision[]
  error: unknown
} {
  const words = useWords()
  const { queries } = useEngine()
  const { article, lastRead } = useOpened()
  const { data: revisions = none, error } = useQuery(
    queries.article.revisions.queryOptions({ input: { id: article.id } }),
  )
  return useMemo(() => {
    const choices = revisions.map(revision => choiceOf(words, revision))
    const sealed = revisions.find(({ sealed }) => sealed)
    const wasRead = lastRead !== null && lastRead.writers.length > 0
    const earlier: Choice[] = [
      ...(lastRead ? [{ value: 'lastRead', label: words.changes.lastRead(shownMoment(lastRead.at)) }] : []),
      ...choices,
    ]
    const [newest] = revisions
    const first: Compared | null = wasRead
      ? { kind: 'lastRead' }
      : sealed
        ? { kind: 'revision', id: sealed.id }
        : newest
          ? { kind: 'revision', id: newest.id }
          : null
    return {
      earlier,
      later: [{ value: 'draft', label: words.changes.present }, ...choices],
      first,
      revisions,
      error,
    }
  }, [words, revisions, lastRead, error])
}

const none: readonly Revision[] = []

function choiceOf(words: AllWords, { id, number, names, by, at, sealed }: Revision): Choice {
  const named = names.map(({ name }) => name).join(' · ')
  return {
    value: `revision ${id}`,
    label: words.changes.revision(number, named),
    description: [by.name, shownMoment(at), sealed && words.article.versions.sealed]
      .filter(Boolean)
      .join(' · '),
  }
}

/** How long after the last save the draft is compared anew, ms: not while somebody types. */
const restBeforeComparing = 1_200

/** The version of the draft on disk, once it has rested. */
export function useRestedVersion(): number {
  const { draft } = useOpened()
  const { version } = useDraftStatus(draft)
  const [rested, setRested] = useState(version)
  useEffect(() => {
    const timer = setTimeout(() => setRested(version), restBeforeComparing)
    return () => clearTimeout(timer)
  }, [version])
  return rested
}

/** Both texts, and who made each change; of the draft the one on disk. */
export function useTexts({ from, to }: Shown, version: number) {
  const { queries } = useEngine()
  const { article } = useOpened()
  const { id } = article
  const settled = (side: Compared) => (side.kind === 'draft' ? { version } : side.kind)
  const text = (of: Compared) => {
    const options = queries.changes.content.queryOptions({ input: { id, of } })
    return {
      ...options,
      queryKey: [...options.queryKey, settled(of)] as const,
      staleTime: of.kind === 'revision' ? Number.POSITIVE_INFINITY : 0,
      gcTime: 60_000,
      placeholderData: <Data>(earlier: Data) => earlier,
    }
  }
  const before = useQuery(text(from))
  const after = useQuery(text(to))
  const makersOptions = queries.changes.makers.queryOptions({ input: { id, from, to } })
  const makers = useQuery({
    ...makersOptions,
    queryKey: [...makersOptions.queryKey, settled(from), settled(to)] as const,
    gcTime: 60_000,
  })
  return { before, after, makers }
}

/** Who made a change and when, in words. */
export function makingsInWords(words: AllWords, makings: readonly Making[]): string {
  const said = words.changes
  return makings
    .map(({ revision, at, people }) => {
      const where = revision === null ? said.inDraft : said.inRevision(revision.number, shownMoment(at))
      return `${namesOf(people)} (${where})`
    })
    .join('; ')
}

export const namesOf = (people: readonly Who[]): string => people.map(({ name }) => name).join(', ')
