import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWritable } from '../database.ts'
import { migrate, migrations, versionOf } from '../migrate.ts'
import { migrate as articleReads } from './0020-article-reads.ts'

test('A database of before keeps its articles and learns what each person last read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banthao-migration-'))
  const db = openWritable(join(folder, 'newsroom.db'))
  const index = migrations.indexOf(articleReads)
  migrate(db, migrations.slice(0, index))
  db.exec(`
    PRAGMA foreign_keys = OFF;
    INSERT INTO articles (id, number, state, created_by, created_at, updated_at) VALUES ('a', 1, 'draft', 'p', 1, 2);
    INSERT INTO revision_writers VALUES ('r', 'p');
  `)
  const rows = () => ['articles', 'revision_writers'].map(table => db.prepare(`SELECT * FROM ${table}`).all())
  const before = rows()
  migrate(db, migrations.slice(0, index + 1))
  expect(versionOf(db)).toBe(index + 1)
  expect(rows()).toEqual(before)
  db.exec(`INSERT INTO article_reads VALUES ('a', 'p', 3, NULL, NULL, 9)`)
  expect(() => db.exec(`INSERT INTO article_reads VALUES ('a', 'p', 4, NULL, NULL, 9)`)).toThrow('UNIQUE')
  db.close()
  rmSync(folder, { recursive: true, force: true })
})
