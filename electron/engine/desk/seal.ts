import { v7 as newId } from 'uuid'
import { Refusal, type SealSummary } from '../../../shared/contract/index.ts'
import {
  type SealStatement,
  type Supersedes,
  sealStatementSchema,
  statementText,
} from '../../../shared/package/index.ts'
import { dayOf } from '../../../shared/vietnamese/index.ts'
import type { Role } from '../../../shared/workflow/index.ts'
import { fingerprintOf } from '../packages/fingerprint.ts'
import { type KeyPair, signText } from '../people/keys.ts'
import { type CorrectionRow, openCorrection } from '../store/corrections.ts'
import type { ReadableDB, WritableDB } from '../store/database.ts'
import { appendEvent, chainStart, newestEvent } from '../store/events.ts'
import { packagesOf } from '../store/files.ts'
import type { RevisionRow } from '../store/revisions.ts'
import { insertSeal, type SealRow, sealById } from '../store/seals.ts'
import { newsroomRow, organisationNameOn } from '../store/settings.ts'

/** Seals a revision: the approver's key signs what was approved, by whom, in which role and when. */
export function sealRevision(
  db: WritableDB,
  seal: { revision: RevisionRow; person: { id: string; name: string }; role: Role; key: KeyPair; at: number },
): SealRow {
  const { revision, person, key, at } = seal
  const correction = openCorrection(db, revision.article)
  const statement = statementText({
    format: 'banthao.seal/1',
    newsroom: newsroomRow(db).id,
    organisation: organisationNameOn(db, dayOf(at)),
    article: revision.article,
    revision: revision.id,
    revisionNumber: revision.number,
    revisionHash: revision.hash,
    person: person.id,
    name: person.name,
    role: seal.role,
    publicKey: key.publicKey,
    at,
    log: newestEvent(db)?.hash ?? chainStart,
    ...(correction && { supersedes: supersededBy(db, correction) }),
  })
  const row: SealRow = {
    id: newId({ msecs: at }),
    article: revision.article,
    revision: revision.id,
    person: person.id,
    at,
    statement,
    signature: signText(key.privateKey, statement),
  }
  insertSeal(db, row)
  appendEvent(db, {
    at,
    person: person.id,
    kind: 'seal.made',
    article: revision.article,
    data: {
      seal: row.id,
      signature: row.signature,
      revision: revision.id,
      revisionNumber: revision.number,
      revisionHash: revision.hash,
    },
  })
  return row
}

/** What a correction takes the place of, as its seal says it. */
function supersededBy(db: ReadableDB, correction: CorrectionRow): Supersedes {
  const old = sealById(db, correction.seal)
  if (!old) throw new Refusal('unexpected', { kind: 'seal' })
  const { revision, revisionNumber, revisionHash, at } = statementOf(old)
  const made = packagesOf(db, correction.article).findLast(({ seal }) => seal === old.id)
  return {
    revision,
    revisionNumber,
    revisionHash,
    seal: old.signature,
    sealedAt: at,
    package: made ? { fileName: made.file_name, sha256: made.sha256 } : null,
    text: correction.text,
  }
}

/** What a seal says. @throws when the stored statement is damaged. */
export function statementOf(seal: SealRow): SealStatement {
  return sealStatementSchema.parse(JSON.parse(seal.statement))
}

/** A seal as the window shows it. */
export function sealSummary(seal: SealRow): SealSummary {
  const statement = statementOf(seal)
  return {
    id: seal.id,
    revision: statement.revision,
    revisionHash: statement.revisionHash,
    by: { id: statement.person, name: statement.name },
    role: statement.role,
    at: statement.at,
    fingerprint: fingerprintOf(statement.publicKey),
  }
}
