import { type Correction, type Person, Refusal } from '../../../shared/contract/index.ts'
import { openCorrection, updateCorrectionText } from '../store/corrections.ts'
import { inTransaction, type ReadableDB, type WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { sealById } from '../store/seals.ts'
import { moveTo, requireArticle, whoIs } from './articles.ts'
import { passGate } from './gate.ts'
import { statementOf } from './seal.ts'

/** The correction that an article is under, as its page shows it; null where it is under none. */
export function shownCorrection(db: ReadableDB, article: string): Correction | null {
  const row = openCorrection(db, article)
  const seal = row && sealById(db, row.seal)
  if (!row || !seal) return null
  const { revisionNumber, at, person, name } = statementOf(seal)
  return {
    text: row.text,
    by: whoIs(db, row.begun_by),
    at: row.begun_at,
    of: { revisionNumber, sealedAt: at, sealedBy: { id: person, name } },
  }
}

/**
 * Writes what a correction says to readers. The seal covers it like the text: to change it voids the seal.
 *
 * @throws Refusal `action` when the person may not edit now, `inputInvalid` when the article corrects nothing.
 */
export function writeCorrection(
  db: WritableDB,
  person: Person,
  { id, text }: { id: string; text: string },
  at: number,
): void {
  inTransaction(db, () => {
    const article = requireArticle(db, id)
    const { to, transition } = passGate(db, person, article, 'edit')
    const row = openCorrection(db, id)
    if (!row) throw new Refusal('inputInvalid', { kind: 'correction' })
    const said = text.trim().normalize('NFC')
    if (said === row.text) return
    updateCorrectionText(db, row.id, said)
    appendEvent(db, { at, person: person.id, kind: 'correction.written', article: id, data: { note: said } })
    const voidsSeal = transition.voidsSeal === true && article.seal !== null
    if (to !== article.state || voidsSeal) {
      moveTo(db, article, { to, by: person.id, action: 'edit', at, voidsSeal })
    }
  })
}
