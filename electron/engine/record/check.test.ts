import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordTable } from '../../../shared/words/index.ts'
import type { ReadableDB } from '../store/database.ts'
import { contentOf, startTrial, type Trial, trialPassword } from '../trial/newsroom.ts'
import { checkRecord, type RecordFault } from './check.ts'
import { type Head, headName, noteHead, readHead } from './head.ts'

let trial: Trial
let image: Buffer
let head: Head

/** Two articles with two revisions each, a name and a seal: every table of the record has rows to exchange. */
beforeAll(async () => {
  trial = await startTrial()
  const writer = await trial.as('writer')
  const editor = await trial.as('editor')
  const approver = await trial.as('approver')
  for (const title of ['Bài một', 'Bài hai']) {
    const { id } = await writer.article.create({ title })
    const content = JSON.stringify(contentOf(title, `Nội dung của ${title}.`))
    const { version } = await writer.article.save({ id, baseVersion: 1, content })
    await writer.article.keepVersion({ id, version, name: `Tên ${title}` })
    await writer.article.act({ id, action: 'submit', version: null })
    await editor.article.act({ id, action: 'claim', version: null })
    await editor.article.act({ id, action: 'sendUp', version: null })
    await approver.article.act({ id, action: 'approve', version: null, password: trialPassword })
  }
  await trial.engine.close()
  const db = new Database(join(trial.folder, 'newsroom.db'))
  // Whoever changes things behind the program's back is not stopped by its own rules.
  for (const name of db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()) {
    db.exec(`DROP TRIGGER ${name}`)
  }
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma('journal_mode = DELETE')
  image = db.serialize()
  db.close()
  const noted = readHead(trial.folder)
  if (!noted) throw new Error('no head was noted')
  head = noted
})
afterAll(() => trial.end())

/** The faults after somebody has been at a copy of the database. */
function faultsAfter(tamper: (db: Database.Database) => void, noted: Head | null = head): RecordFault[] {
  const db = new Database(image)
  db.pragma('foreign_keys = OFF')
  tamper(db)
  const { faults } = checkRecord(db as ReadableDB, noted)
  db.close()
  return faults
}

const tables: { table: RecordTable; key: string }[] = [
  { table: 'events', key: 'sequence' },
  { table: 'revisions', key: 'id' },
  { table: 'revision_contents', key: 'hash' },
  { table: 'revision_writers', key: 'revision' },
  { table: 'revision_names', key: 'revision' },
  { table: 'seals', key: 'id' },
]
const columnsOf = (table: string) => {
  const db = new Database(image)
  const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table)
  db.close()
  return columns.map(String).filter(column => !(table === 'revision_names' && column === 'id'))
}
const rowsOf = (db: Database.Database, table: string) =>
  db.prepare(`SELECT rowid AS place, * FROM ${table}`).all() as Record<string, unknown>[]

/** The same value with one byte of it, or one count, otherwise. */
function flipped(value: unknown, at: number): unknown {
  if (typeof value === 'number') return value + 10_000
  if (value === null) return 'x'
  const bytes = Buffer.from(value instanceof Buffer ? value : String(value))
  const place = Math.floor(at * bytes.length)
  if (value instanceof Buffer) {
    bytes[place] = (bytes[place] ?? 0) ^ 0xff
    return bytes
  }
  const letter = String(value)[place]
  return `${String(value).slice(0, place)}${letter === 'x' ? 'y' : 'x'}${String(value).slice(place + 1)}`
}

describe('the record of a newsroom', () => {
  it('is whole as the program wrote it, and its head is noted beside it', () => {
    expect(faultsAfter(() => {})).toEqual([])
    const db = new Database(image)
    expect(db.prepare('SELECT max(sequence) FROM events').pluck().get()).toBe(head.sequence)
    db.close()
  })

  for (const { table, key } of tables) {
    it(`shows every changed byte in ${table}, in any column of any row, and names the row`, () => {
      const db = new Database(image)
      const without = table === 'revision_writers'
      const rows = without
        ? (db.prepare('SELECT * FROM revision_writers').all() as Record<string, unknown>[])
        : rowsOf(db, table)
      db.close()
      expect(rows.length).toBeGreaterThan(1)
      for (const row of rows) {
        for (const column of columnsOf(table)) {
          for (const at of [0, 0.5, 0.999]) {
            const value = flipped(row[column], at)
            const faults = faultsAfter(db => {
              const where = without ? 'revision = @revision AND person = @person' : 'rowid = @place'
              const changed = db
                .prepare(`UPDATE ${table} SET ${column} = @value WHERE ${where}`)
                .run({ ...row, value })
              expect(changed.changes).toBe(1)
            })
            const named = faults.some(fault => fault.table === table && fault.row.includes(String(row[key])))
            expect({ table, column, at, named, faults }).toMatchObject({ named: true })
          }
        }
      }
    }, 30_000)

    it(`shows every row that is taken away from ${table}`, () => {
      const db = new Database(image)
      const rows = db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]
      db.close()
      for (const row of rows) {
        const faults = faultsAfter(db => {
          const person = table === 'revision_writers' ? ' AND person = @person' : ''
          db.prepare(`DELETE FROM ${table} WHERE ${key} = @${key}${person}`).run(row)
        })
        const missing = faults.filter(
          fault => fault.table === table && (fault.kind === 'missing' || fault.kind === 'cut'),
        )
        expect(missing.map(({ row }) => row).join()).toContain(String(row[key]))
      }
    })

    it(`shows rows of ${table} that were exchanged`, () => {
      const columns = columnsOf(table).filter(column => column !== key)
      const faults = faultsAfter(db => {
        const [one, other] = db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]
        const set = columns.map(column => `${column} = @${column}`).join(', ')
        const put = (to: Record<string, unknown> | undefined, from: Record<string, unknown> | undefined) => {
          // Through a place of its own, so that nothing stands twice for a moment.
          const person = table === 'revision_writers' ? ' AND person = @old' : ''
          db.prepare(`UPDATE OR REPLACE ${table} SET ${set} WHERE ${key} = @key${person}`).run({
            ...from,
            key: to?.[key],
            old: to?.person,
          })
        }
        if (table === 'revision_writers') {
          db.exec(`UPDATE revision_writers SET person = (SELECT id FROM people WHERE sign_in = 'approver')`)
        } else {
          put(one, other)
          put(other, one)
        }
      })
      expect(faults.filter(fault => fault.table === table).length).toBeGreaterThan(0)
    })
  }

  it('shows rows that were put in', () => {
    const put = (sql: string) => faultsAfter(db => db.exec(sql))
    expect(
      put(
        `INSERT INTO events SELECT sequence + 1000, at, person, kind, article, data, hash, 'x' FROM events WHERE sequence = 3`,
      ),
    ).toContainEqual({ table: 'events', row: '1003', kind: 'changed' })
    expect(
      put(
        `INSERT INTO revisions SELECT 'giả', article, 99, hash, id, made_by, made_at FROM revisions LIMIT 1`,
      ),
    ).toEqual([{ table: 'revisions', row: 'giả', kind: 'added' }])
    expect(put(`INSERT INTO revision_contents VALUES ('ff', x'00')`)).toEqual([
      { table: 'revision_contents', row: 'ff', kind: 'added' },
    ])
    expect(
      put(`INSERT INTO revision_writers SELECT revisions.id, people.id FROM revisions, people
           WHERE sign_in = 'approver' AND number = 2`),
    ).toMatchObject([
      { table: 'revision_writers', kind: 'added' },
      { table: 'revision_writers', kind: 'added' },
    ])
    expect(
      put(
        `INSERT INTO seals SELECT 'giả', article, revision, person, at, statement, signature FROM seals LIMIT 1`,
      ),
    ).toEqual([{ table: 'seals', row: 'giả', kind: 'added' }])
    expect(put(`UPDATE revision_contents SET content = CAST(content || x'00' AS BLOB)`)).toMatchObject(
      Array.from({ length: 4 }, () => ({ table: 'revision_contents', kind: 'changed' })),
    )
  })

  it('shows that its last events were cut off, by what they made and by the head beside it', () => {
    const cut = (count: number) => (db: Database.Database) =>
      db.exec(`DELETE FROM events WHERE sequence > (SELECT max(sequence) - ${count} FROM events)`)
    const last = head.sequence
    expect(faultsAfter(cut(1))).toContainEqual({ table: 'events', row: String(last), kind: 'cut' })
    expect(faultsAfter(cut(3))).toContainEqual({
      table: 'events',
      row: `${last - 2}–${last}`,
      kind: 'cut',
    })
    // Without the head, a seal or a state that no event tells of any more still gives it away.
    expect(faultsAfter(cut(3), null).length).toBeGreaterThan(0)
    // Signing in makes nothing: when the note beside the database goes too, nobody can tell.
    const end = (db: Database.Database) =>
      db.exec(`INSERT INTO events SELECT sequence + 1, at, person, 'person.signedOut', NULL, '{}', hash, 'x'
               FROM events ORDER BY sequence DESC LIMIT 1`)
    expect(faultsAfter(end, null)).toMatchObject([{ table: 'events', kind: 'changed' }])
  })

  it('shows that it was written anew, by the head and by the seals that sign it', () => {
    const faults = faultsAfter(db => db.exec(`UPDATE events SET hash = 'x' || substr(hash, 2)`))
    expect(faults).toContainEqual({ table: 'events', row: String(head.sequence), kind: 'rewritten' })
    expect(faults).toContainEqual(expect.objectContaining({ table: 'seals', kind: 'order' }))
  })

  it('keeps a head that is no longer in it, whatever happens later', () => {
    const db = new Database(image)
    db.pragma('foreign_keys = OFF')
    db.exec('DELETE FROM events WHERE sequence > 10')
    noteHead(trial.folder, db as ReadableDB, null)
    expect(readHead(trial.folder)).toEqual(head)
    rmSync(join(trial.folder, headName))
    noteHead(trial.folder, db as ReadableDB, null)
    expect(readHead(trial.folder)?.sequence).toBe(10)
    db.close()
  })
})
