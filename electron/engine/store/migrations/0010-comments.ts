import type { WritableDB } from '../database.ts'

/**
 * A comment becomes the beginning of a talk: with replies, every wording that was ever said, who was named, and a text
 * proposed for the words that it is about.
 */
export function migrate(db: WritableDB): void {
  db.exec(`
    ALTER TABLE comments RENAME TO comments_before;
    DROP INDEX comments_by_article;

    CREATE TABLE comments (
      id TEXT PRIMARY KEY,
      article TEXT NOT NULL REFERENCES articles (id),
      person TEXT NOT NULL REFERENCES people (id),
      at INTEGER NOT NULL,
      -- JSON: what the comment is about.
      anchor TEXT NOT NULL,
      -- Whether that is something in the text, which has to be followed when the text changes.
      is_anchored INTEGER NOT NULL CHECK (is_anchored IN (0, 1)),
      resolved_at INTEGER,
      resolved_by TEXT REFERENCES people (id),
      -- Taken back by who made it before anybody answered.
      deleted_at INTEGER
    ) STRICT;
    CREATE INDEX comments_by_article ON comments (article, at);
    CREATE INDEX comments_open ON comments (article) WHERE resolved_at IS NULL AND deleted_at IS NULL;
    CREATE INDEX comments_anchored ON comments (article) WHERE is_anchored = 1 AND deleted_at IS NULL;

    -- What somebody said: the comment itself, which has its id, and the replies to it.
    CREATE TABLE comment_messages (
      id TEXT PRIMARY KEY,
      comment TEXT NOT NULL REFERENCES comments (id),
      person TEXT NOT NULL REFERENCES people (id),
      at INTEGER NOT NULL,
      deleted_at INTEGER
    ) STRICT;
    CREATE INDEX comment_messages_by_comment ON comment_messages (comment, at, id);

    -- How it was worded, first and last; never changed, so that everybody can see what was said.
    CREATE TABLE comment_wordings (
      message TEXT NOT NULL REFERENCES comment_messages (id),
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (message, number)
    ) STRICT, WITHOUT ROWID;
    -- Whom the last wording names.
    CREATE TABLE comment_mentions (
      message TEXT NOT NULL REFERENCES comment_messages (id),
      person TEXT NOT NULL REFERENCES people (id),
      PRIMARY KEY (message, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX comment_mentions_by_person ON comment_mentions (person, message);

    -- A text proposed for the words that a comment is about; the last one of a comment holds.
    CREATE TABLE comment_proposals (
      comment TEXT NOT NULL REFERENCES comments (id),
      number INTEGER NOT NULL,
      person TEXT NOT NULL REFERENCES people (id),
      at INTEGER NOT NULL,
      before TEXT NOT NULL,
      text TEXT NOT NULL,
      decision TEXT CHECK (decision IN ('accepted', 'refused', 'overtaken', 'withdrawn')),
      decided_at INTEGER,
      decided_by TEXT REFERENCES people (id),
      reason TEXT NOT NULL DEFAULT '',
      -- The comment whose proposal was accepted for some of the same words.
      overtaken_by TEXT REFERENCES comments (id),
      PRIMARY KEY (comment, number)
    ) STRICT, WITHOUT ROWID;

    -- The text that the anchors of an article's comments point into, while the draft has gone on since.
    CREATE TABLE comment_bases (
      article TEXT PRIMARY KEY REFERENCES articles (id),
      content TEXT NOT NULL
    ) STRICT;

    INSERT INTO comments (id, article, person, at, anchor, is_anchored, resolved_at, resolved_by)
      SELECT id, article, person, at, '{"kind":"article"}', 0, resolved_at, resolved_by FROM comments_before;
    INSERT INTO comment_messages (id, comment, person, at) SELECT id, id, person, at FROM comments_before;
    INSERT INTO comment_wordings (message, number, at, text) SELECT id, 1, at, text FROM comments_before;
    DROP TABLE comments_before;
  `)
  for (const verb of ['UPDATE', 'DELETE']) {
    db.exec(`
      CREATE TRIGGER comment_wordings_never_${verb.toLowerCase()} BEFORE ${verb} ON comment_wordings
      BEGIN SELECT RAISE(ABORT, 'comment_wordings are only ever added to'); END;
    `)
  }
}
