import { writersSum } from '../../record/writers-sum.ts'
import type { WritableDB } from '../database.ts'
import { appendEvent } from '../events.ts'

/**
 * Events of revisions name their writers from now on. Who wrote those of before is held by one sum in the log, so that
 * nobody is added to them or taken away unseen.
 */
export function migrate(db: WritableDB): void {
  const rows = db
    .prepare('SELECT revision, person FROM revision_writers ORDER BY revision, person')
    .all() as { revision: string; person: string }[]
  if (rows.length === 0) return
  const at = db.prepare('SELECT max(at) FROM events').pluck().get() as number | null
  appendEvent(db, {
    at: at ?? 0,
    person: null,
    kind: 'record.anchored',
    data: { writersSum: writersSum(rows), note: String(rows.length) },
  })
}
