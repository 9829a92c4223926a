import { applicationId, inTransaction, type WritableDB } from './database.ts'
import { migrate as newsroom } from './migrations/0001-newsroom.ts'
import { migrate as contentVersion } from './migrations/0002-content-version.ts'
import { migrate as mediaUses } from './migrations/0003-media-uses.ts'
import { migrate as namedVersions } from './migrations/0004-named-versions.ts'
import { migrate as templates } from './migrations/0005-templates.ts'
import { migrate as comments } from './migrations/0010-comments.ts'
import { migrate as articleReads } from './migrations/0020-article-reads.ts'
import { migrate as writersAnchored } from './migrations/0021-writers-anchored.ts'
import { migrate as desk } from './migrations/0040-desk.ts'
import { migrate as gates } from './migrations/0041-gates.ts'

/** One step from a version of the database to the next; runs in a transaction of its own. */
export type Migration = (db: WritableDB) => void

/** Every migration in its order; the database's version is how many of them it has seen. */
export const migrations: readonly Migration[] = [
  newsroom,
  contentVersion,
  mediaUses,
  namedVersions,
  templates,
  desk,
  articleReads,
  comments,
  writersAnchored,
  gates,
]

/** The version of a database: 0 for one without tables. */
export function versionOf(db: WritableDB): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Brings a database from its version to the newest, one transaction a step; answers the versions before and after. */
export function migrate(
  db: WritableDB,
  steps: readonly Migration[] = migrations,
): { from: number; to: number } {
  const from = versionOf(db)
  for (const [index, step] of steps.entries()) {
    if (index < from) continue
    inTransaction(db, () => {
      step(db)
      db.pragma(`user_version = ${index + 1}`)
      db.pragma(`application_id = ${applicationId}`)
    })
  }
  return { from, to: versionOf(db) }
}

/**
 * Makes an empty database a newsroom's of the newest version. One transaction: it exists with all of its first rows, or
 * not at all.
 */
export function foundDatabase(db: WritableDB, fill: (db: WritableDB) => void): void {
  inTransaction(db, () => {
    for (const step of migrations) step(db)
    fill(db)
    db.pragma(`user_version = ${migrations.length}`)
    db.pragma(`application_id = ${applicationId}`)
  })
}
