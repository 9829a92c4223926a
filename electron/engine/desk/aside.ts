import { v7 as newId } from 'uuid'
import { filesOf, revisionForm } from '../../../shared/article/index.ts'
import { type Person, Refusal, type Revision } from '../../../shared/contract/index.ts'
import { inTransaction, type WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { sha256 } from '../store/hash.ts'
import {
  insertRevisionAside,
  insertRevisionName,
  nextRevisionNumber,
  revisionByHash,
} from '../store/revisions.ts'
import { requireArticle } from './articles.ts'
import { readContent } from './content.ts'
import { listRevisions } from './versions.ts'

/**
 * Keeps a text that could not be saved as a revision beside the draft: it was taken over, went on to another state, or
 * was saved by somebody else meanwhile. The draft and what it is built on are not touched, whoever hands the text over;
 * a text that a revision holds already is not kept twice.
 *
 * @throws Refusal `notAllowed` for who never writes, `inputInvalid` when the content is not the body language.
 */
export function keepAside(
  db: WritableDB,
  person: Person,
  aside: { id: string; baseVersion: number; content: string; name: string },
  at: number,
): Revision {
  if (!person.roles.some(role => role === 'writer' || role === 'editor')) {
    throw new Refusal('notAllowed', { roles: ['writer', 'editor'] })
  }
  const name = aside.name.trim().normalize('NFC')
  if (name === '') throw new Refusal('inputInvalid', { kind: 'name' })
  const { content } = readContent(aside.content)
  const kept = inTransaction(db, () => {
    const article = requireArticle(db, aside.id)
    const form = revisionForm(article.id, content)
    const hash = sha256(form)
    const known = revisionByHash(db, article.id, hash)
    if (known) return known.id
    const row = {
      id: newId({ msecs: at }),
      article: article.id,
      number: nextRevisionNumber(db, article.id),
      hash,
      parent: article.revision,
      made_by: person.id,
      made_at: at,
    }
    insertRevisionAside(db, row, aside.baseVersion, form, filesOf(content).keys())
    insertRevisionName(db, { revision: row.id, name, named_by: person.id, named_at: at })
    appendEvent(db, {
      at,
      person: person.id,
      kind: 'version.keptAside',
      article: article.id,
      data: { revision: row.id, revisionNumber: row.number, revisionHash: hash, note: name },
    })
    return row.id
  })
  const found = listRevisions(db, aside.id).find(({ id }) => id === kept)
  if (!found) throw new Refusal('unexpected', { kind: 'revision' })
  return found
}
