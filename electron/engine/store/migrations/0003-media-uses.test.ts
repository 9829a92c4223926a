import { deflateSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { bareFigure, canonicalJson, emptyContent } from '../../../../shared/article/index.ts'
import { explain, type WritableDB } from '../database.ts'
import { usesSql } from '../files.ts'
import { migrate as newsroom } from './0001-newsroom.ts'
import { migrate as contentVersion } from './0002-content-version.ts'
import { migrate } from './0003-media-uses.ts'

const media = 'a'.repeat(64)
const lead = { id: 'anh-bia', ...bareFigure({ media, fileName: 'a.jpg' }), credit: 'Minh Châu' }
const empty = emptyContent()
const content = { ...empty, fields: { ...empty.fields, leadFigure: lead } }

function older(): WritableDB {
  const db = new Database(':memory:') as WritableDB
  newsroom(db)
  contentVersion(db)
  db.pragma('foreign_keys = OFF')
  return db
}

test('drafts and revisions of before know their files, names are folded, what is damaged is passed over', () => {
  const db = older()
  const draft = db.prepare("INSERT INTO drafts VALUES (@article, 1, @content, 1, 'p', 2)")
  draft.run({ article: 'một', content: JSON.stringify(content) })
  draft.run({ article: 'hỏng', content: '{' })
  const revision = db.prepare('INSERT INTO revision_contents VALUES (@hash, @content)')
  revision.run({ hash: 'r1', content: deflateSync(canonicalJson({ format: 'x', content })) })
  revision.run({ hash: 'r2', content: Buffer.from('hỏng') })
  db.prepare(
    `INSERT INTO media VALUES (@media, 'Đảng uỷ.JPG', 'image/jpeg', 1, 1, 1, 'l', 't', 1, 1, 's', 't', 1, 1, 'p', 1)`,
  ).run({ media })
  migrate(db)
  expect(db.prepare('SELECT * FROM draft_files').all()).toEqual([{ article: 'một', file: media, missing: 1 }])
  expect(db.prepare('SELECT * FROM revision_files').all()).toEqual([{ content: 'r1', file: media }])
  expect(db.prepare('SELECT folded, look FROM media').all()).toEqual([{ folded: 'dang uy.jpg', look: null }])
})

test('where a file is used is read along indexes', () => {
  const db = older()
  migrate(db)
  const plan = explain(db, usesSql).join('\n')
  expect(plan).toContain('draft_files_by_file')
  expect(plan).toContain('revision_files_by_file')
})
