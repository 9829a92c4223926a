import { type Content, canonicalJson, countSyllables, plainBody } from '../../../shared/article/index.ts'
import { type Person, Refusal, type Revision } from '../../../shared/contract/index.ts'
import { draftHead, updateStanding } from '../store/articles.ts'
import { inTransaction, type ReadableDB, type WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import {
  asidesOfArticle,
  insertRevisionName,
  namesOfArticle,
  type RevisionRow,
  revisionById,
  revisionsOfArticle,
} from '../store/revisions.ts'
import { sealsOfArticle } from '../store/seals.ts'
import { putDraft, requireArticle, whoIs } from './articles.ts'
import { passGate } from './gate.ts'
import { contentOfRevision, draftContent, revise } from './revise.ts'

/** Every revision of an article, newest first, with the names that people gave it. */
export function listRevisions(db: ReadableDB, article: string): Revision[] {
  requireArticle(db, article)
  const names = namesOfArticle(db, article)
  const sealed = new Set(sealsOfArticle(db, article).map(({ revision }) => revision))
  const asides = new Set(asidesOfArticle(db, article))
  return revisionsOfArticle(db, article).map(row => ({
    id: row.id,
    number: row.number,
    by: whoIs(db, row.made_by),
    at: row.made_at,
    names: names
      .filter(({ revision }) => revision === row.id)
      .map(({ name, named_by, named_at }) => ({ name, by: whoIs(db, named_by), at: named_at })),
    syllables: syllablesOf(db, row),
    sealed: sealed.has(row.id),
    aside: asides.has(row.id),
  }))
}

/**
 * Keeps the draft as it is as a revision and gives it a name. A revision that says the same already gets the name.
 *
 * @throws Refusal `action` when the person may not edit now, `outdated` when the draft is no longer that version.
 */
export function keepVersion(
  db: WritableDB,
  person: Person,
  version: { id: string; version: number; name: string },
  at: number,
): Revision {
  const name = version.name.trim().normalize('NFC')
  if (name === '') throw new Refusal('inputInvalid', { kind: 'name' })
  const row = inTransaction(db, () => {
    const article = requireArticle(db, version.id)
    passGate(db, person, article, 'edit')
    requireVersion(db, version)
    const kept = keepDraft(db, article.id, person, at)
    insertRevisionName(db, { revision: kept.id, name, named_by: person.id, named_at: at })
    appendEvent(db, {
      at,
      person: person.id,
      kind: 'version.named',
      article: version.id,
      data: { revision: kept.id, revisionNumber: kept.number, note: name },
    })
    return kept
  })
  const found = listRevisions(db, version.id).find(({ id }) => id === row.id)
  if (!found) throw new Refusal('unexpected', { kind: 'revision' })
  return found
}

/** What a restoring made: the revision that keeps what stood there before, and the draft's new version. */
export interface Restored {
  /** Null when the draft said the same already and nothing was done. */
  kept: string | null
  version: number
}

/**
 * Makes the text of a revision the draft again. What stood there before is kept as a revision first, and what stands
 * there then is a new one: nothing is rewritten, and restoring the one before takes it back.
 *
 * @throws Refusal `action` when the person may not edit now, `outdated` when the draft is no longer that version,
 *   `inputInvalid` when the article has no such revision.
 */
export function restoreRevision(
  db: WritableDB,
  person: Person,
  restore: { id: string; revision: string; version: number },
  at: number,
): Restored {
  return inTransaction(db, () => {
    const article = requireArticle(db, restore.id)
    const step = passGate(db, person, article, 'edit')
    const draft = requireVersion(db, restore)
    const revision = revisionById(db, restore.revision)
    if (revision?.article !== restore.id) throw new Refusal('inputInvalid', { kind: 'revision' })
    const content = contentOfRevision(db, revision)
    if (sameContent(content, draftContent(db, restore.id))) return { kept: null, version: draft.version }
    const kept = keepDraft(db, article.id, person, at)
    const version = draft.version + 1
    const json = JSON.stringify(content)
    putDraft(db, person, step, { article: requireArticle(db, restore.id), version, content, json }, at)
    appendEvent(db, {
      at,
      person: person.id,
      kind: 'article.restored',
      article: restore.id,
      data: { revision: revision.id, revisionNumber: revision.number },
    })
    keepDraft(db, article.id, person, at)
    return { kept: kept.id, version }
  })
}

/** Makes the draft the article's newest revision. */
function keepDraft(db: WritableDB, id: string, person: Person, at: number): RevisionRow {
  const article = requireArticle(db, id)
  const revision = revise(db, article, person.id, at)
  updateStanding(db, { ...article, revision: revision.id })
  return revision
}

function requireVersion(db: ReadableDB, { id, version }: { id: string; version: number }) {
  const draft = draftHead(db, id)
  if (draft.version !== version) {
    throw new Refusal('outdated', { name: whoIs(db, draft.saved_by).name, at: draft.saved_at })
  }
  return draft
}

const sameContent = (a: Content, b: Content) => canonicalJson(a) === canonicalJson(b)

/** Counted once for each content: it never changes, and to unpack hundreds at every glance would be slow. */
const counted = new WeakMap<ReadableDB, Map<string, number>>()

function syllablesOf(db: ReadableDB, revision: RevisionRow): number {
  const ofDatabase = counted.get(db) ?? new Map<string, number>()
  counted.set(db, ofDatabase)
  const known = ofDatabase.get(revision.hash)
  if (known !== undefined) return known
  const count = countSyllables(plainBody(contentOfRevision(db, revision).body))
  ofDatabase.set(revision.hash, count)
  return count
}
