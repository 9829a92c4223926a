import { statementOf } from '../desk/seal.ts'
import { verifyText } from '../people/keys.ts'
import type { ReadableDB } from '../store/database.ts'
import { keyByPublicKey } from '../store/people.ts'
import { revisionById } from '../store/revisions.ts'
import { allSeals, type SealRow } from '../store/seals.ts'
import type { Report, Told, ToldSeal } from './check.ts'

/** Every column of every seal against the event that made it, against what it says itself, and against its key. */
export function checkSeals(db: ReadableDB, told: Told, report: Report): number {
  let count = 0
  const left = new Set(told.seals.keys())
  for (const seal of allSeals(db)) {
    count += 1
    left.delete(seal.id)
    const event = told.seals.get(seal.id)
    if (event === undefined) report('seals', seal.id, 'added')
    else if (!isToldSo(seal, event)) report('seals', seal.id, 'changed')
    checkStatement(db, seal, told, report)
  }
  for (const id of left) report('seals', id, 'missing')
  return count
}

const isToldSo = (seal: SealRow, event: ToldSeal) =>
  event.signature === seal.signature &&
  event.article === seal.article &&
  event.revision === seal.revision &&
  event.by === seal.person &&
  event.at === seal.at

function checkStatement(db: ReadableDB, seal: SealRow, told: Told, report: Report): void {
  try {
    const statement = statementOf(seal)
    const key = keyByPublicKey(db, statement.publicKey)
    if (!key || key.person !== statement.person || seal.person !== statement.person) {
      report('seals', seal.id, 'key')
    } else if (!verifyText(statement.publicKey, seal.statement, seal.signature)) {
      report('seals', seal.id, 'signature')
    }
    const revision = revisionById(db, seal.revision)
    if (
      revision?.hash !== statement.revisionHash ||
      revision.id !== statement.revision ||
      seal.article !== statement.article ||
      seal.at !== statement.at
    ) {
      report('seals', seal.id, 'changed')
    }
    // The approver signed the log as it stood: it was written anew since.
    if (!told.hashes.has(statement.log)) report('seals', seal.id, 'order')
  } catch {
    report('seals', seal.id, 'signature')
  }
}
