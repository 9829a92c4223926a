import type { WritableDB } from '../database.ts'

/** The desk finds what is late, planned or of a section without a search, and tells people what happened to their articles. */
export function migrate(db: WritableDB): void {
  db.exec(`
    CREATE INDEX articles_by_section ON articles (section, state, updated_at DESC, id DESC);
    CREATE INDEX articles_by_slot ON articles (slot, id) WHERE slot IS NOT NULL;
    -- Deadlines that still press, and articles that still wait for their day.
    CREATE INDEX articles_by_deadline ON articles (deadline, id)
      WHERE deadline IS NOT NULL AND state NOT IN ('published', 'rejected', 'withdrawn', 'archived');
    CREATE INDEX articles_without_slot ON articles (updated_at DESC, id DESC)
      WHERE slot IS NULL AND state NOT IN ('published', 'rejected', 'withdrawn', 'archived');

    -- Lists show a section's name beside the article; it follows when the section is called otherwise.
    CREATE TRIGGER sections_renamed AFTER UPDATE OF name ON sections WHEN NEW.name <> OLD.name BEGIN
      UPDATE articles SET section = NEW.name WHERE section = OLD.name;
    END;

    -- What happened to a person's articles by somebody else's hand, told once to each.
    CREATE TABLE news (
      person TEXT NOT NULL REFERENCES people (id),
      event INTEGER NOT NULL REFERENCES events (sequence),
      article TEXT NOT NULL REFERENCES articles (id),
      unread INTEGER NOT NULL CHECK (unread IN (0, 1)),
      PRIMARY KEY (person, event)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX news_unread ON news (person, article) WHERE unread = 1;

    -- When a person last looked at an article, and when their visits began and ended.
    CREATE TABLE article_visits (
      person TEXT NOT NULL REFERENCES people (id),
      article TEXT NOT NULL REFERENCES articles (id),
      at INTEGER NOT NULL,
      PRIMARY KEY (person, article)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE visits (
      person TEXT PRIMARY KEY REFERENCES people (id),
      last_at INTEGER NOT NULL,
      -- What happened after this is new to the person.
      seen_until INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- How a person left the desk and the calendar, as JSON.
    CREATE TABLE desk_views (
      person TEXT PRIMARY KEY REFERENCES people (id),
      view TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Revisions that were never the draft: text that could not be saved because the article was in other hands.
    CREATE TABLE revision_asides (
      revision TEXT PRIMARY KEY REFERENCES revisions (id),
      -- The version of the draft that the text was written on.
      base_version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What happened before is told too, but it is no news any more.
    INSERT INTO news (person, event, article, unread)
      SELECT DISTINCT concerned.person, events.sequence, events.article, 0
      FROM events JOIN (
        SELECT id AS article, created_by AS person FROM articles
        UNION SELECT id, assignee FROM articles WHERE assignee IS NOT NULL
      ) AS concerned ON concerned.article = events.article
      WHERE events.kind IN ('article.moved', 'comment.added') AND events.person <> concerned.person;
  `)
  for (const verb of ['UPDATE', 'DELETE']) {
    db.exec(`
      CREATE TRIGGER revision_asides_never_${verb.toLowerCase()} BEFORE ${verb} ON revision_asides
      BEGIN SELECT RAISE(ABORT, 'revision_asides are only ever added to'); END;
    `)
  }
}
