import type { WritableDB } from '../database.ts'

/** What each person last read of an article, so that they can be shown what changed since. */
export function migrate(db: WritableDB): void {
  db.exec(`
    CREATE TABLE article_reads (
      article TEXT NOT NULL REFERENCES articles (id),
      person TEXT NOT NULL REFERENCES people (id),
      version INTEGER NOT NULL,
      -- The newest revision then.
      revision TEXT REFERENCES revisions (id),
      -- The draft, deflated, where it said something else than that revision; else null.
      content BLOB,
      read_at INTEGER NOT NULL,
      PRIMARY KEY (article, person)
    ) STRICT, WITHOUT ROWID;
  `)
}
