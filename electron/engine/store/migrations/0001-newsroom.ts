import type { WritableDB } from '../database.ts'

/** The first shape of a newsroom's database. */
export function migrate(db: WritableDB): void {
  db.exec(`
    -- One row: the newsroom itself. The private half of its key lies with the people who may use it.
    CREATE TABLE newsroom (
      id TEXT PRIMARY KEY,
      created_at INTEGER NOT NULL,
      sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
      public_key TEXT NOT NULL,
      house_style TEXT NOT NULL
    ) STRICT;

    CREATE TABLE organisations (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      level TEXT NOT NULL
    ) STRICT;
    -- A name holds from a day on; the earlier ones stay for the articles of their time.
    CREATE TABLE organisation_names (
      organisation TEXT NOT NULL REFERENCES organisations (id),
      valid_from TEXT NOT NULL,
      name TEXT NOT NULL,
      short_name TEXT NOT NULL,
      number_suffix TEXT NOT NULL,
      PRIMARY KEY (organisation, valid_from)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sections (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      position INTEGER NOT NULL,
      closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1))
    ) STRICT;

    CREATE TABLE people (
      id TEXT PRIMARY KEY,
      sign_in TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      -- JSON: the cost of scrypt, the salt, and what proves the password. Never the password.
      password TEXT NOT NULL,
      signing_key TEXT NOT NULL REFERENCES person_keys (id) DEFERRABLE INITIALLY DEFERRED,
      -- The newsroom's private key, encrypted for this person's box key; null for who may not use it.
      newsroom_key BLOB,
      wrong_tries INTEGER NOT NULL DEFAULT 0,
      blocked_until INTEGER NOT NULL DEFAULT 0,
      disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE person_roles (
      person TEXT NOT NULL REFERENCES people (id),
      role TEXT NOT NULL,
      PRIMARY KEY (person, role)
    ) STRICT, WITHOUT ROWID;
    -- Public halves stay for ever: old seals are checked against them. A retired key has no private half.
    CREATE TABLE person_keys (
      id TEXT PRIMARY KEY,
      person TEXT NOT NULL REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
      public_key TEXT NOT NULL UNIQUE,
      private_key BLOB,
      box_public_key TEXT NOT NULL,
      box_private_key BLOB,
      created_at INTEGER NOT NULL,
      retired_at INTEGER
    ) STRICT;

    CREATE TABLE articles (
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      state TEXT NOT NULL,
      state_before TEXT,
      created_by TEXT NOT NULL REFERENCES people (id),
      created_at INTEGER NOT NULL,
      holder TEXT REFERENCES people (id),
      assignee TEXT REFERENCES people (id),
      deadline INTEGER,
      slot INTEGER,
      notes TEXT NOT NULL DEFAULT '',
      -- What lists show, kept beside the draft so that no list reads whole texts.
      title TEXT NOT NULL DEFAULT '',
      section TEXT,
      has_body INTEGER NOT NULL DEFAULT 0,
      revision TEXT REFERENCES revisions (id),
      seal TEXT REFERENCES seals (id),
      published_address TEXT,
      published_at INTEGER,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX articles_by_state ON articles (state, updated_at DESC, id DESC);
    CREATE INDEX articles_by_change ON articles (updated_at DESC, id DESC);
    CREATE INDEX articles_by_creator ON articles (created_by, updated_at DESC, id DESC);
    CREATE INDEX articles_by_holder ON articles (holder, updated_at DESC, id DESC) WHERE holder IS NOT NULL;
    CREATE INDEX articles_by_assignee ON articles (assignee, updated_at DESC, id DESC) WHERE assignee IS NOT NULL;
    CREATE INDEX articles_own_by_state ON articles (created_by, state);
    CREATE INDEX articles_held_by_state ON articles (holder, state) WHERE holder IS NOT NULL;
    CREATE INDEX articles_assigned_by_state ON articles (assignee, state, created_by) WHERE assignee IS NOT NULL;

    -- How many articles stand in each state: counting a hundred thousand of them at every glance would be slow.
    CREATE TABLE state_counts (state TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TRIGGER articles_counted AFTER INSERT ON articles BEGIN
      INSERT INTO state_counts VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET count = count + 1;
    END;
    CREATE TRIGGER articles_counted_anew AFTER UPDATE OF state ON articles WHEN NEW.state <> OLD.state BEGIN
      UPDATE state_counts SET count = count - 1 WHERE state = OLD.state;
      INSERT INTO state_counts VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET count = count + 1;
    END;

    -- The working copy, one an article. \`content\` is the canonical JSON of fields and body.
    CREATE TABLE drafts (
      article TEXT PRIMARY KEY REFERENCES articles (id),
      version INTEGER NOT NULL,
      content TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      saved_by TEXT NOT NULL REFERENCES people (id)
    ) STRICT;
    -- Who changed the draft since the newest revision.
    CREATE TABLE draft_writers (
      article TEXT NOT NULL REFERENCES articles (id),
      person TEXT NOT NULL REFERENCES people (id),
      PRIMARY KEY (article, person)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE revision_contents (
      hash TEXT PRIMARY KEY,
      -- The canonical form, deflated.
      content BLOB NOT NULL
    ) STRICT;
    CREATE TABLE revisions (
      id TEXT PRIMARY KEY,
      article TEXT NOT NULL REFERENCES articles (id),
      number INTEGER NOT NULL,
      hash TEXT NOT NULL REFERENCES revision_contents (hash),
      parent TEXT REFERENCES revisions (id),
      made_by TEXT NOT NULL REFERENCES people (id),
      made_at INTEGER NOT NULL,
      UNIQUE (article, number)
    ) STRICT;
    CREATE TABLE revision_writers (
      revision TEXT NOT NULL REFERENCES revisions (id),
      person TEXT NOT NULL REFERENCES people (id),
      PRIMARY KEY (revision, person)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE seals (
      id TEXT PRIMARY KEY,
      article TEXT NOT NULL REFERENCES articles (id),
      revision TEXT NOT NULL REFERENCES revisions (id),
      person TEXT NOT NULL REFERENCES people (id),
      at INTEGER NOT NULL,
      -- The text that was signed, and the Ed25519 signature of its UTF-8, hexadecimal.
      statement TEXT NOT NULL,
      signature TEXT NOT NULL
    ) STRICT;
    CREATE INDEX seals_by_article ON seals (article);

    -- The record of everything that happened: each entry carries the hash of the one before.
    CREATE TABLE events (
      sequence INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      person TEXT REFERENCES people (id),
      kind TEXT NOT NULL,
      article TEXT REFERENCES articles (id),
      data TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE INDEX events_by_article ON events (article, sequence) WHERE article IS NOT NULL;

    CREATE TABLE media (
      hash TEXT PRIMARY KEY,
      file_name TEXT NOT NULL,
      type TEXT NOT NULL,
      size INTEGER NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      large_hash TEXT NOT NULL,
      large_type TEXT NOT NULL,
      large_width INTEGER NOT NULL,
      large_height INTEGER NOT NULL,
      small_hash TEXT NOT NULL,
      small_type TEXT NOT NULL,
      small_width INTEGER NOT NULL,
      small_height INTEGER NOT NULL,
      added_by TEXT NOT NULL REFERENCES people (id),
      added_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE attachments (
      hash TEXT PRIMARY KEY,
      file_name TEXT NOT NULL,
      type TEXT NOT NULL,
      size INTEGER NOT NULL,
      added_by TEXT NOT NULL REFERENCES people (id),
      added_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE comments (
      id TEXT PRIMARY KEY,
      article TEXT NOT NULL REFERENCES articles (id),
      person TEXT NOT NULL REFERENCES people (id),
      at INTEGER NOT NULL,
      -- JSON: what the comment is about; null is the whole article.
      anchor TEXT,
      text TEXT NOT NULL,
      resolved_at INTEGER,
      resolved_by TEXT REFERENCES people (id)
    ) STRICT;
    CREATE INDEX comments_by_article ON comments (article, at);

    CREATE TABLE packages (
      id TEXT PRIMARY KEY,
      article TEXT NOT NULL REFERENCES articles (id),
      revision TEXT NOT NULL REFERENCES revisions (id),
      seal TEXT NOT NULL REFERENCES seals (id),
      path TEXT NOT NULL,
      file_name TEXT NOT NULL,
      size INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      made_by TEXT NOT NULL REFERENCES people (id),
      made_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX packages_by_article ON packages (article, made_at DESC);
    CREATE INDEX packages_by_time ON packages (made_at DESC);
  `)
  for (const table of ['events', 'revisions', 'revision_contents', 'revision_writers', 'seals']) {
    for (const verb of ['UPDATE', 'DELETE']) {
      db.exec(`
        CREATE TRIGGER ${table}_never_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
        BEGIN SELECT RAISE(ABORT, '${table} are only ever added to'); END;
      `)
    }
  }
}
