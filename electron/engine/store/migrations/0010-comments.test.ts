import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openWritable, type WritableDB } from '../database.ts'
import { migrate, migrations } from '../migrate.ts'
import { migrate as comments } from './0010-comments.ts'

const folder = mkdtempSync(join(tmpdir(), 'banthao-migration-'))
let db: WritableDB
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

test('Comments of before stay, word for word, as the beginnings of talks', () => {
  db = openWritable(join(folder, 'newsroom.db'))
  migrate(db, migrations.slice(0, migrations.indexOf(comments)))
  db.pragma('foreign_keys = OFF')
  db.exec(`
    INSERT INTO comments VALUES ('c1', 'a', 'p', 5, NULL, 'Thiếu số liệu quý III.', NULL, NULL);
    INSERT INTO comments VALUES ('c2', 'a', 'q', 6, NULL, 'Đã thay ảnh.', 8, 'p');
  `)
  migrate(db, migrations.slice(0, migrations.indexOf(comments) + 1))
  const all = (table: string) => db.prepare(`SELECT * FROM ${table}`).all()
  const anchor = '{"kind":"article"}'
  const open = { article: 'a', anchor, is_anchored: 0, deleted_at: null }
  expect(all('comments')).toEqual([
    { id: 'c1', ...open, person: 'p', at: 5, resolved_at: null, resolved_by: null },
    { id: 'c2', ...open, person: 'q', at: 6, resolved_at: 8, resolved_by: 'p' },
  ])
  expect(all('comment_messages')).toEqual([
    { id: 'c1', comment: 'c1', person: 'p', at: 5, deleted_at: null },
    { id: 'c2', comment: 'c2', person: 'q', at: 6, deleted_at: null },
  ])
  expect(all('comment_wordings')).toEqual([
    { message: 'c1', number: 1, at: 5, text: 'Thiếu số liệu quý III.' },
    { message: 'c2', number: 1, at: 6, text: 'Đã thay ảnh.' },
  ])
  for (const change of ["UPDATE comment_wordings SET text = ''", 'DELETE FROM comment_wordings']) {
    expect(() => db.exec(change)).toThrow('comment_wordings are only ever added to')
  }
})
