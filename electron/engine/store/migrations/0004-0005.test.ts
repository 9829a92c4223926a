import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openWritable, type WritableDB } from '../database.ts'
import { migrate, migrations, versionOf } from '../migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'banthao-migration-'))
let db: WritableDB
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

test('A database of before keeps its rows and learns names of versions and templates', () => {
  db = openWritable(join(folder, 'newsroom.db'))
  migrate(db, migrations.slice(0, 3))
  db.exec(`
    PRAGMA foreign_keys = OFF;
    INSERT INTO revision_contents VALUES ('h', x'00');
    INSERT INTO revisions VALUES ('r', 'a', 1, 'h', NULL, 'p', 5);
    INSERT INTO sections VALUES ('s', 'Thời sự', 1, 0);
  `)
  const before = ['revisions', 'revision_contents', 'sections'].map(table =>
    db.prepare(`SELECT * FROM ${table}`).all(),
  )
  migrate(db, migrations.slice(0, 5))
  expect(versionOf(db)).toBe(5)
  expect(
    ['revisions', 'revision_contents', 'sections'].map(table => db.prepare(`SELECT * FROM ${table}`).all()),
  ).toEqual(before)

  db.exec(`INSERT INTO revision_names (revision, name, named_by, named_at) VALUES ('r', 'Bản', 'p', 6)`)
  for (const change of ["UPDATE revision_names SET name = 'x'", 'DELETE FROM revision_names']) {
    expect(() => db.exec(change)).toThrow('revision_names are only ever added to')
  }
  db.exec(`
    PRAGMA foreign_keys = ON;
    INSERT INTO templates VALUES ('t', 'Mẫu', '{}', 7);
    INSERT INTO section_templates VALUES ('s', 't');
    DELETE FROM templates;
  `)
  expect(db.prepare('SELECT * FROM section_templates').all()).toEqual([])
})
