import { deflateSync, inflateSync } from 'node:zlib'
import { type Content, currentContent, revisionForm } from '../../../shared/article/index.ts'
import { ChangeTrace, compareContents } from '../../../shared/comparison/index.ts'
import { type Compared, type Making, type Person, Refusal, type Who } from '../../../shared/contract/index.ts'
import { draftHead, draftOf, draftWriters } from '../store/articles.ts'
import type { ReadableDB, WritableDB } from '../store/database.ts'
import { sha256 } from '../store/hash.ts'
import { readOf, writeRead } from '../store/reads.ts'
import { type RevisionRow, revisionById, revisionsOfArticle, writersOfRevision } from '../store/revisions.ts'
import { requireArticle, whoIs } from './articles.ts'
import { contentOfRevision, draftContent } from './revise.ts'

/**
 * A text of an article that can be compared.
 *
 * @throws Refusal `inputInvalid` for a revision of another article, and for what was never read.
 */
export function textOf(
  db: ReadableDB,
  person: Person,
  id: string,
  of: Compared,
): { content: Content; version: number | null } {
  requireArticle(db, id)
  switch (of.kind) {
    case 'draft':
      return { content: draftContent(db, id), version: draftHead(db, id).version }
    case 'revision':
      return { content: contentOfRevision(db, requireRevision(db, id, of.id)), version: null }
    case 'lastRead':
      return { content: lastReadContent(db, person, id), version: null }
  }
}

function requireRevision(db: ReadableDB, article: string, id: string): RevisionRow {
  const revision = revisionById(db, id)
  if (revision?.article !== article) throw new Refusal('inputInvalid', { kind: 'revision' })
  return revision
}

function lastReadContent(db: ReadableDB, person: Person, article: string): Content {
  const read = readOf(db, article, person.id)
  if (!read) throw new Refusal('inputInvalid', { kind: 'revision' })
  if (read.content) return currentContent(JSON.parse(inflateSync(read.content).toString('utf8')))
  if (read.revision === null) throw new Refusal('inputInvalid', { kind: 'revision' })
  return contentOfRevision(db, requireRevision(db, article, read.revision))
}

/** Where a text stands in the history: after which revision, by number; the draft is after all of them. */
function placeOf(db: ReadableDB, person: Person, article: string, of: Compared): number {
  switch (of.kind) {
    case 'draft':
      return Number.POSITIVE_INFINITY
    case 'revision':
      return requireRevision(db, article, of.id).number
    case 'lastRead': {
      const read = readOf(db, article, person.id)
      const revision = read?.revision ? revisionById(db, read.revision) : undefined
      // Words that were read in a draft stand between two revisions.
      return (revision?.number ?? 0) + (read?.content ? 0.5 : 0)
    }
  }
}

/** How long the engine works at a stretch before it lets other calls have their turn, ms. */
const longestStretch = 30

/**
 * Who made each change from one text to a later one: every revision between is looked through. Other calls have their
 * turn meanwhile.
 *
 * @throws Refusal `cancelled` once nobody waits for it any more.
 */
export async function makersOf(
  db: ReadableDB,
  person: Person,
  { id, from, to }: { id: string; from: Compared; to: Compared },
  signal?: AbortSignal,
): Promise<{ change: number; makings: Making[] }[]> {
  const [start, end] = [placeOf(db, person, id, from), placeOf(db, person, id, to)]
  if (start >= end) return []
  const first = textOf(db, person, id, from).content
  const last = textOf(db, person, id, to).content
  const between = revisionsOfArticle(db, id)
    .filter(({ number }) => number > start && number <= end)
    .reverse()
  const steps: Making[] = []
  const trace = new ChangeTrace(first)
  let since = performance.now()
  for (const revision of between) {
    trace.step(contentOfRevision(db, revision))
    steps.push({
      revision: { id: revision.id, number: revision.number },
      at: revision.made_at,
      people: peopleOf(db, writersOfRevision(db, revision.id), revision.made_by),
    })
    if (performance.now() - since < longestStretch) continue
    await new Promise(resolve => setImmediate(resolve))
    if (signal?.aborted) throw new Refusal('cancelled')
    since = performance.now()
  }
  if (to.kind !== 'revision') {
    trace.step(last)
    const head = draftHead(db, id)
    steps.push({
      revision: null,
      at: head.saved_at,
      people: peopleOf(db, draftWriters(db, id), head.saved_by),
    })
  }
  return [...trace.made(compareContents(first, last))]
    .sort(([a], [b]) => a - b)
    .map(([change, texts]) => ({ change, makings: texts.flatMap(text => steps[text - 1] ?? []) }))
}

/** Those who wrote; where nobody did, the one who kept it. */
const peopleOf = (db: ReadableDB, writers: readonly string[], keeper: string): Who[] =>
  (writers.length > 0 ? writers : [keeper]).map(person => whoIs(db, person))

/** When the person last read the article, and who else wrote since; null when they never did. */
export function lastRead(
  db: ReadableDB,
  person: Person,
  article: string,
): { at: number; writers: Who[] } | null {
  requireArticle(db, article)
  const read = readOf(db, article, person.id)
  if (!read) return null
  if (read.version === draftHead(db, article).version) return { at: read.read_at, writers: [] }
  const after = placeOf(db, person, article, { kind: 'lastRead' })
  const writers = new Set(draftWriters(db, article))
  for (const revision of revisionsOfArticle(db, article)) {
    if (revision.number <= after) break
    for (const writer of writersOfRevision(db, revision.id)) writers.add(writer)
  }
  writers.delete(person.id)
  return { at: read.read_at, writers: [...writers].map(id => whoIs(db, id)) }
}

/**
 * Keeps in mind that the person has this version of the draft before their eyes. Answers whether it is the one on disk:
 * of another one there is nothing to keep.
 */
export function noteRead(
  db: WritableDB,
  person: Person,
  { id, version }: { id: string; version: number },
  at: number,
): boolean {
  const article = requireArticle(db, id)
  const head = draftHead(db, id)
  if (head.version !== version) return false
  const before = readOf(db, id, person.id)
  if (before?.version === version && before.revision === article.revision) return true
  const { content } = draftOf(db, id)
  const revision = article.revision === null ? undefined : revisionById(db, article.revision)
  const says = sha256(revisionForm(id, draftContent(db, id)))
  writeRead(db, {
    article: id,
    person: person.id,
    version,
    revision: article.revision,
    content: revision?.hash === says ? null : deflateSync(Buffer.from(content, 'utf8')),
    read_at: at,
  })
  return true
}
