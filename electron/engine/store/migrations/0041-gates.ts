import type { WritableDB } from '../database.ts'

/** Answers to the questions of the house, and what a correction corrects. */
export function migrate(db: WritableDB): void {
  db.exec(`
    -- Answers that hold for the next time a step is taken; taking it uses them up. The log keeps each of them.
    CREATE TABLE check_answers (
      article TEXT NOT NULL REFERENCES articles (id),
      step TEXT NOT NULL,
      question TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES people (id),
      at INTEGER NOT NULL,
      PRIMARY KEY (article, step, question)
    ) STRICT, WITHOUT ROWID;

    -- A correction, from the step that begins it until the corrected text is published.
    CREATE TABLE corrections (
      id INTEGER PRIMARY KEY,
      article TEXT NOT NULL REFERENCES articles (id),
      -- The seal of the text that was published.
      seal TEXT NOT NULL REFERENCES seals (id),
      -- What it says to readers.
      text TEXT NOT NULL,
      begun_by TEXT NOT NULL REFERENCES people (id),
      begun_at INTEGER NOT NULL,
      ended_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX corrections_open ON corrections (article) WHERE ended_at IS NULL;
  `)
}
