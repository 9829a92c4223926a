import { type Written, writersOfText } from '../../../shared/authorship/index.ts'
import { type ArticleRow, draftHead, draftWriters, writersOf } from '../store/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import { asidesOfArticle, revisionsOfArticle, writersOfRevision } from '../store/revisions.ts'
import { contentOfRevision, draftContent } from './revise.ts'

/**
 * Who wrote any part of the text as it is now, as far as this person is concerned: whoever never changed anything is
 * not looked for. It follows from the changes of each revision and of the draft, not from who pressed save.
 */
export function textWriters(db: ReadableDB, article: ArticleRow, person: string): readonly string[] {
  const ever = writersOf(db, article.id)
  if (!ever.includes(person)) return ever
  const key = `${article.revision} ${draftHead(db, article.id).version} ${ever.join(' ')}`
  const known = cached.get(db)?.get(article.id)
  if (known?.key === key) return known.writers
  const writers = [...writersOfText(versionsOf(db, article))]
  const ofDatabase = cached.get(db) ?? new Map<string, { key: string; writers: string[] }>()
  cached.set(db, ofDatabase)
  ofDatabase.set(article.id, { key, writers })
  return writers
}

/** Reading a long history takes time, and nothing in it changes until somebody writes. */
const cached = new WeakMap<ReadableDB, Map<string, { key: string; writers: string[] }>>()

function* versionsOf(db: ReadableDB, article: ArticleRow): Generator<Written> {
  const asides = new Set(asidesOfArticle(db, article.id))
  for (const revision of revisionsOfArticle(db, article.id).reverse()) {
    // A text that was kept beside the draft never became part of it.
    if (asides.has(revision.id)) continue
    const writers = writersOfRevision(db, revision.id)
    yield {
      content: contentOfRevision(db, revision),
      writers: writers.length > 0 ? writers : [revision.made_by],
    }
  }
  const writers = draftWriters(db, article.id)
  if (writers.length > 0) yield { content: draftContent(db, article.id), writers }
}
