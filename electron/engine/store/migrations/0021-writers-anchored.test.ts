import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writersSum } from '../../record/writers-sum.ts'
import { openWritable } from '../database.ts'
import { appendEvent } from '../events.ts'
import { migrate, migrations } from '../migrate.ts'
import { migrate as writersAnchored } from './0021-writers-anchored.ts'

test('The writers of a database of before are held by a sum in its log; one without any has no such event', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banthao-migration-'))
  const index = migrations.indexOf(writersAnchored)
  const events = (name: string, fill: string) => {
    const db = openWritable(join(folder, name))
    migrate(db, migrations.slice(0, index))
    db.pragma('foreign_keys = OFF')
    db.exec(fill)
    appendEvent(db, { at: 7, person: null, kind: 'newsroom.created' })
    migrate(db, migrations.slice(0, index + 1))
    const rows = db.prepare('SELECT sequence, at, kind, data FROM events').all()
    expect(db.prepare('SELECT * FROM revision_writers').all()).toHaveLength(fill === '' ? 0 : 2)
    db.close()
    return rows
  }
  expect(events('empty.db', '')).toHaveLength(1)
  expect(events('written.db', `INSERT INTO revision_writers VALUES ('r', 'b'), ('r', 'a')`)).toEqual([
    { sequence: 1, at: 7, kind: 'newsroom.created', data: '{}' },
    {
      sequence: 2,
      at: 7,
      kind: 'record.anchored',
      data: JSON.stringify({
        note: '2',
        writersSum: writersSum([
          { revision: 'r', person: 'a' },
          { revision: 'r', person: 'b' },
        ]),
      }),
    },
  ])
  rmSync(folder, { recursive: true, force: true })
})
