import type { WritableDB } from '../database.ts'

/** What new articles may begin with, and which of it a section begins with by itself. */
export function migrate(db: WritableDB): void {
  db.exec(`
    CREATE TABLE templates (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      -- JSON: fields and body, as in drafts.
      content TEXT NOT NULL,
      changed_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE section_templates (
      section TEXT PRIMARY KEY REFERENCES sections (id),
      template TEXT NOT NULL REFERENCES templates (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX section_templates_by_template ON section_templates (template);
  `)
}
