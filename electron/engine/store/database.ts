import Database from 'better-sqlite3'

declare const readable: unique symbol
declare const writable: unique symbol

/** A connection opened read-only: SQLite itself refuses to write through it. */
export type ReadableDB = Database.Database & { readonly [readable]: true }
/** The one connection that writes. Whoever may write may also read. */
export type WritableDB = ReadableDB & { readonly [writable]: true }

/** Marks a database file as a newsroom's: "BTao". A file with another mark belongs to another program. */
export const applicationId = 0x4254616f

/** Opens the writing connection with the durability that "saved" promises: WAL, fsync at every commit. */
export function openWritable(path: string): WritableDB {
  const db = new Database(path, { timeout: 2000 })
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('temp_store = MEMORY')
  db.pragma('cache_size = -32000')
  return db as WritableDB
}

/** Opens a reading connection; it sees every commit made before a statement starts. */
export function openReadable(path: string): ReadableDB {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 })
  db.pragma('query_only = ON')
  db.pragma('cache_size = -32000')
  return db as ReadableDB
}

const statements = new WeakMap<ReadableDB, Map<string, Database.Statement>>()

/** The statement of this text, prepared once for each connection. */
export function prepared(db: ReadableDB, sql: string): Database.Statement {
  let ofConnection = statements.get(db)
  if (!ofConnection) {
    ofConnection = new Map()
    statements.set(db, ofConnection)
  }
  let statement = ofConnection.get(sql)
  if (!statement) {
    statement = db.prepare(sql)
    ofConnection.set(sql, statement)
  }
  return statement
}

const transactions = new WeakMap<WritableDB, Database.Transaction<(work: () => unknown) => unknown>>()

/** Runs `work` in one transaction: all of it is on disk when this returns, or nothing. */
export function inTransaction<T>(db: WritableDB, work: () => T): T {
  // Made once for each connection: to make it costs as much as some statements.
  const transaction = transactions.get(db) ?? db.transaction((within: () => unknown) => within())
  transactions.set(db, transaction)
  return transaction.immediate(work) as T
}

/** The plan that SQLite has for a query, one line a step: tests assert that an index is used. */
export function explain(db: ReadableDB, sql: string): string[] {
  const parameters = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]))
  return db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(parameters)
    .map(row => String((row as { detail: string }).detail))
}
