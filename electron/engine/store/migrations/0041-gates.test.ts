import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openWritable, type WritableDB } from '../database.ts'
import { migrate, migrations } from '../migrate.ts'
import { migrate as gates } from './0041-gates.ts'

const folder = mkdtempSync(join(tmpdir(), 'banthao-migration-'))
let db: WritableDB
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

test('A newsroom of before keeps its articles and seals, and learns answers and corrections', () => {
  db = openWritable(join(folder, 'newsroom.db'))
  const place = migrations.indexOf(gates)
  migrate(db, migrations.slice(0, place))
  db.exec(`
    PRAGMA foreign_keys = OFF;
    INSERT INTO articles (id, number, state, created_by, created_at, updated_at) VALUES ('a', 1, 'published', 'p', 1, 1);
    INSERT INTO seals VALUES ('s', 'a', 'r', 'p', 5, '{}', 'f');
  `)
  const rows = () => ['articles', 'seals'].map(table => db.prepare(`SELECT * FROM ${table}`).all())
  const before = rows()
  migrate(db, migrations.slice(0, place + 1))
  expect(rows()).toEqual(before)
  expect(['check_answers', 'corrections'].map(table => db.prepare(`SELECT * FROM ${table}`).all())).toEqual([
    [],
    [],
  ])

  const begin = `INSERT INTO corrections (article, seal, text, begun_by, begun_at) VALUES ('a', 's', 'Sửa số.', 'p', 6)`
  db.exec(begin)
  expect(() => db.exec(begin), 'one correction at a time').toThrow('UNIQUE')
  db.exec('UPDATE corrections SET ended_at = 7')
  db.exec(begin)
})
