import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openWritable, type WritableDB } from '../database.ts'
import { migrate, migrations } from '../migrate.ts'
import { migrate as desk } from './0040-desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'banthao-migration-'))
let db: WritableDB
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

test('A database of before keeps its rows, and what happened in it is told but is no news', () => {
  db = openWritable(join(folder, 'newsroom.db'))
  const place = migrations.indexOf(desk)
  migrate(db, migrations.slice(0, place))
  db.exec(`
    PRAGMA foreign_keys = OFF;
    INSERT INTO sections VALUES ('s', 'Thời sự', 0, 1);
    INSERT INTO articles (id, number, state, created_by, created_at, assignee, section, updated_at)
      VALUES ('a', 1, 'returned', 'writer', 1, 'other', 'Thời sự', 5);
    INSERT INTO events VALUES (1, 1, 'writer', 'article.created', 'a', '{}', '', 'h1');
    INSERT INTO events VALUES (2, 2, 'writer', 'article.moved', 'a', '{}', 'h1', 'h2');
    INSERT INTO events VALUES (3, 3, 'editor', 'article.moved', 'a', '{}', 'h2', 'h3');
  `)
  const before = db.prepare('SELECT * FROM articles').all()
  migrate(db, migrations.slice(0, place + 1))
  expect(db.prepare('SELECT * FROM articles').all()).toEqual(before)
  expect(db.prepare('SELECT * FROM news ORDER BY event, person').all()).toEqual([
    { person: 'other', event: 2, article: 'a', unread: 0 },
    { person: 'other', event: 3, article: 'a', unread: 0 },
    { person: 'writer', event: 3, article: 'a', unread: 0 },
  ])

  db.exec(`UPDATE sections SET name = 'Tin trong xã'`)
  expect(db.prepare('SELECT section FROM articles').pluck().all()).toEqual(['Tin trong xã'])
  db.exec(`INSERT INTO revision_asides VALUES ('r', 3)`)
  for (const change of ['UPDATE revision_asides SET base_version = 4', 'DELETE FROM revision_asides']) {
    expect(() => db.exec(change)).toThrow('revision_asides are only ever added to')
  }
})
