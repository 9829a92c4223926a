import type { WritableDB } from '../database.ts'

/**
 * Drafts say in which version of the body language they are written, so that a save can tell an old draft from a
 * changed one without reading it. The drafts themselves stay as they are until somebody changes them.
 */
export function migrate(db: WritableDB): void {
  db.exec('ALTER TABLE drafts ADD COLUMN content_version INTEGER NOT NULL DEFAULT 1')
}
