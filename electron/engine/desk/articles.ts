import { v7 as newId } from 'uuid'
import {
  bodyVersion,
  type Content,
  canonicalJson,
  fieldsSchema,
  filesOf,
  inNfc,
  isBlank,
  isOlder,
} from '../../../shared/article/index.ts'
import { type Article, type Person, Refusal, type Who } from '../../../shared/contract/index.ts'
import { slugOf } from '../../../shared/vietnamese/index.ts'
import type { State } from '../../../shared/workflow/index.ts'
import type { Worker } from '../session.ts'
import {
  type ArticleRow,
  addDraftWriter,
  articleById,
  draftHead,
  draftOf,
  draftSays,
  draftWriters,
  insertArticle,
  insertDraft,
  noteDraftFiles,
  replaceDraft,
  type ShownDraft,
  showDraft,
  storedDeclaration,
  updateStanding,
} from '../store/articles.ts'
import { countOpenComments, keepBase } from '../store/comments.ts'
import { inTransaction, type ReadableDB, type WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { personById } from '../store/people.ts'
import { sealById } from '../store/seals.ts'
import { sections } from '../store/settings.ts'
import { readDraft, withFields } from './content.ts'
import { shownCorrection } from './corrections.ts'
import { passGate, verdictsFor } from './gate.ts'
import { draftContent, revise } from './revise.ts'
import { sealSummary } from './seal.ts'

/** An article by its id. @throws Refusal `unknownArticle`. */
export function requireArticle(db: ReadableDB, id: string): ArticleRow {
  const article = articleById(db, id)
  if (!article) throw new Refusal('unknownArticle', { name: id })
  return article
}

/** A person's id and name, as records and lists show them. */
export function whoIs(db: ReadableDB, id: string): Who {
  return { id, name: personById(db, id)?.name ?? '?' }
}

const maybeWho = (db: ReadableDB, id: string | null) => (id === null ? null : whoIs(db, id))

/** Where and when an article was published, or null. */
export function publicationOf({ published_address: address, published_at: at }: ArticleRow) {
  return address === null || at === null ? null : { address, at }
}

/** An article as its page needs it, with what this person may do to it. */
export function openArticle(db: ReadableDB, person: Person, id: string): Article {
  const article = requireArticle(db, id)
  const draft = draftOf(db, id)
  const seal = article.seal === null ? undefined : sealById(db, article.seal)
  return {
    id,
    number: article.number,
    title: article.title,
    state: article.state,
    section: article.section,
    createdBy: whoIs(db, article.created_by),
    holder: maybeWho(db, article.holder),
    assignee: maybeWho(db, article.assignee),
    deadline: article.deadline,
    updatedAt: article.updated_at,
    content: draftContent(db, id),
    version: draft.version,
    savedAt: draft.saved_at,
    savedBy: whoIs(db, draft.saved_by),
    plan: {
      deadline: article.deadline,
      slot: article.slot,
      assignee: article.assignee,
      notes: article.notes,
    },
    seal: seal ? sealSummary(seal) : null,
    verdicts: verdictsFor(db, person, article),
    publication: publicationOf(article),
    openComments: countOpenComments(db, id),
    correction: shownCorrection(db, id),
  }
}

/**
 * Makes an article with its first draft and its first revision: history begins before the first change.
 *
 * @throws Refusal `notAllowed` unless the person writes.
 */
export function createArticle(
  db: WritableDB,
  person: Person,
  content: Content,
  at: number,
  importedFrom?: { name: string; file: string },
): string {
  if (!person.roles.includes('writer')) throw new Refusal('notAllowed', { roles: ['writer'] })
  const id = newId({ msecs: at })
  return inTransaction(db, () => {
    const number = insertArticle(db, { id, created_by: person.id, created_at: at })
    const { fields, body } = inNfc(content)
    const clean: Content = {
      fields: {
        ...fields,
        // Until somebody writes an address of their own, it follows the title.
        slug: fields.slug === '' ? slugOf(fields.title) : fields.slug,
        noStateSecret: fields.noStateSecret && declaration(person, at),
      },
      body,
    }
    insertDraft(db, {
      article: id,
      version: 1,
      content: JSON.stringify(clean),
      saved_at: at,
      saved_by: person.id,
      content_version: bodyVersion,
    })
    noteDraftFiles(db, id, filesOf(clean))
    showDraft(db, requireArticle(db, id), shownOf(db, clean), at)
    addDraftWriter(db, id, person.id)
    appendEvent(db, {
      at,
      person: person.id,
      kind: importedFrom === undefined ? 'article.created' : 'article.imported',
      article: id,
      data: importedFrom
        ? { to: 'draft', note: importedFrom.name, file: importedFrom.file }
        : { to: 'draft', note: String(number) },
    })
    const revision = revise(db, { id, revision: null }, person.id, at)
    const article = requireArticle(db, id)
    updateStanding(db, { ...article, revision: revision.id })
    return id
  })
}

/** What a save answers. */
export interface Saved {
  version: number
  savedAt: number
  state: State
  sealVoided: boolean
  slug: string
  noStateSecret: Content['fields']['noStateSecret']
}

/**
 * Writes the draft. When this returns, the words are on disk.
 *
 * @throws Refusal `outdated` when somebody saved after `baseVersion`, `action` when the person may not edit now,
 *   `inputInvalid` when the content is not the body language.
 */
export function saveDraft(
  db: WritableDB,
  person: Worker,
  save: { id: string; baseVersion: number; content: string | Uint8Array },
  at: number,
): Saved {
  const proposed = readDraft(db, save.id, save.content)
  const { fields } = proposed.content
  return inTransaction(db, () => {
    const article = requireArticle(db, save.id)
    const draft = draftHead(db, save.id)
    if (draft.version !== save.baseVersion) {
      throw new Refusal('outdated', { name: whoIs(db, draft.saved_by).name, at: draft.saved_at })
    }
    const step = passGate(db, person, article, 'edit')
    const noStateSecret = fields.noStateSecret && (draftDeclaration(db, save.id) ?? declaration(person, at))
    const slug = fields.slug === '' ? slugOf(fields.title) : fields.slug
    const asSent = slug === fields.slug && sameDeclaration(noStateSecret, fields.noStateSecret)
    const { content, bytes } = asSent ? proposed : withFields(proposed, { ...fields, slug, noStateSecret })
    if (draftSays(db, draft, bytes) || (isOlder(draft.content_version) && saidBefore(db, save.id, content))) {
      const { version, saved_at: savedAt } = draft
      return { version, savedAt, state: article.state, sealVoided: false, slug, noStateSecret }
    }
    const version = draft.version + 1
    const sealVoided = putDraft(db, person, step, { article, version, content, json: bytes }, at)
    return { version, savedAt: at, state: step.to, sealVoided, slug, noStateSecret }
  })
}

/**
 * Puts a new version in the draft's place, with what editing brings about in this state; answers whether that made
 * the seal void. Part of the caller's transaction, which has passed the gate for `edit`.
 *
 * @param draft.json `content` as JSON, in UTF-8 where it is bytes.
 */
export function putDraft(
  db: WritableDB,
  person: Worker,
  step: ReturnType<typeof passGate>,
  draft: { article: ArticleRow; version: number; content: Content; json: string | Uint8Array },
  at: number,
): boolean {
  const { article, version, content, json } = draft
  keepOfAnother(db, article, person, at)
  keepBase(db, article.id)
  replaceDraft(db, {
    article: article.id,
    version,
    content: json,
    saved_at: at,
    saved_by: person.id,
    content_version: bodyVersion,
  })
  noteDraftFiles(db, article.id, filesOf(content))
  showDraft(db, article, shownOf(db, content), at)
  addDraftWriter(db, article.id, person.id)
  const voided = step.transition.voidsSeal === true && article.seal !== null
  if (step.to !== article.state || voided) {
    moveTo(db, requireArticle(db, article.id), {
      to: step.to,
      by: person.id,
      action: 'edit',
      at,
      voidsSeal: voided,
    })
  }
  return voided
}

/**
 * When another person goes on, what the one before them wrote becomes a revision: each tells who made its changes.
 */
function keepOfAnother(db: WritableDB, article: ArticleRow, person: { id: string }, at: number): void {
  const { saved_by } = draftHead(db, article.id)
  if (saved_by === person.id || !draftWriters(db, article.id).some(writer => writer !== person.id)) return
  const revision = revise(db, article, saved_by, at)
  if (revision.id !== article.revision) updateStanding(db, { ...article, revision: revision.id })
}

/** Writes a change of state and, where it voids the seal, that too. Part of the caller's transaction. */
export function moveTo(
  db: WritableDB,
  article: ArticleRow,
  move: {
    to: State
    by: string
    action: string
    at: number
    voidsSeal?: boolean
    holder?: string | null
    revision?: string | null
    seal?: string | null
    reason?: string
    note?: string
    takenFrom?: string
    fourEyes?: 'kept' | 'warned' | 'allowed'
    publication?: { address: string; at: number }
  },
): void {
  const setAside = move.to === 'held' || move.to === 'archived'
  if (move.voidsSeal && article.seal !== null) {
    appendEvent(db, {
      at: move.at,
      person: move.by,
      kind: 'seal.voided',
      article: article.id,
      data: { seal: article.seal },
    })
  }
  updateStanding(db, {
    id: article.id,
    state: move.to,
    state_before: setAside ? article.state : null,
    holder: move.holder === undefined ? article.holder : move.holder,
    revision: move.revision === undefined ? article.revision : move.revision,
    seal: move.seal !== undefined ? move.seal : move.voidsSeal ? null : article.seal,
    published_address: move.publication?.address ?? article.published_address,
    published_at: move.publication?.at ?? article.published_at,
    updated_at: move.at,
  })
  appendEvent(db, {
    at: move.at,
    person: move.by,
    kind: 'article.moved',
    article: article.id,
    data: {
      from: article.state,
      to: move.to,
      action: move.action,
      ...(move.reason !== undefined && { reason: move.reason }),
      ...(move.note !== undefined && { note: move.note }),
      ...(move.takenFrom !== undefined && { takenFrom: move.takenFrom }),
      ...(move.revision && { revision: move.revision }),
      ...(move.fourEyes && { fourEyes: move.fourEyes }),
    },
  })
}

/** Whether a draft of an older version says this already: opening it and changing nothing is no change. */
const saidBefore = (db: ReadableDB, article: string, content: Content) =>
  canonicalJson(draftContent(db, article)) === canonicalJson(content)

/** The engine alone writes who ticked "contains no state secret" and when. */
const declaration = (person: Worker, at: number) => ({ person: person.id, name: person.name, at })

type Declaration = Content['fields']['noStateSecret']
const sameDeclaration = (a: Declaration, b: Declaration) =>
  a?.person === b?.person && a?.name === b?.name && a?.at === b?.at

/** Who ticked it in the draft that is on disk. */
function draftDeclaration(db: ReadableDB, article: string): Declaration {
  const text = storedDeclaration(db, article)
  return fieldsSchema.shape.noStateSecret.parse(text === null ? null : JSON.parse(text))
}

/** What lists show of a content. The section's name is the newsroom's, whatever the window sent. */
function shownOf(db: ReadableDB, content: Content): ShownDraft {
  const section = content.fields.section && sections(db).find(({ id }) => id === content.fields.section?.id)
  return {
    title: content.fields.title,
    section: section?.name ?? content.fields.section?.name ?? null,
    has_body: Number(!isBlank(content)),
  }
}
