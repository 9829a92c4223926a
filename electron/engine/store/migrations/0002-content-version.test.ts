import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { WritableDB } from '../database.ts'
import { migrate as newsroom } from './0001-newsroom.ts'
import { migrate } from './0002-content-version.ts'

test('drafts of before are of version 1 and otherwise as they were', () => {
  const db = new Database(':memory:') as WritableDB
  newsroom(db)
  db.pragma('foreign_keys = OFF')
  const draft = {
    article: 'a',
    version: 3,
    content: '{"body":{"version":1}}',
    saved_at: 1,
    saved_by: 'ai đó',
  }
  db.prepare('INSERT INTO drafts VALUES (@article, @version, @content, @saved_at, @saved_by)').run(draft)
  migrate(db)
  expect(db.prepare('SELECT * FROM drafts').all()).toEqual([{ ...draft, content_version: 1 }])
})
