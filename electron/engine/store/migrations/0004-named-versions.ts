import type { WritableDB } from '../database.ts'

/** Names that people give to revisions. A name is only ever added, like the revision that bears it. */
export function migrate(db: WritableDB): void {
  db.exec(`
    CREATE TABLE revision_names (
      id INTEGER PRIMARY KEY,
      revision TEXT NOT NULL REFERENCES revisions (id),
      name TEXT NOT NULL,
      named_by TEXT NOT NULL REFERENCES people (id),
      named_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX revision_names_by_revision ON revision_names (revision);
    CREATE INDEX revisions_by_article ON revisions (article, number DESC);
    CREATE TRIGGER revision_names_never_update BEFORE UPDATE ON revision_names
    BEGIN SELECT RAISE(ABORT, 'revision_names are only ever added to'); END;
    CREATE TRIGGER revision_names_never_delete BEFORE DELETE ON revision_names
    BEGIN SELECT RAISE(ABORT, 'revision_names are only ever added to'); END;
  `)
}
