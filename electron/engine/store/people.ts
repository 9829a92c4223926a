import type { Role } from '../../../shared/workflow/index.ts'
import { roles as allRoles } from '../../../shared/workflow/index.ts'
import { prepared, type ReadableDB, type WritableDB } from './database.ts'

export interface PersonRow {
  id: string
  sign_in: string
  name: string
  password: string
  signing_key: string
  newsroom_key: Buffer | null
  wrong_tries: number
  blocked_until: number
  disabled: number
  created_at: number
}

export interface KeyRow {
  id: string
  person: string
  public_key: string
  private_key: Buffer | null
  box_public_key: string
  box_private_key: Buffer | null
  created_at: number
  retired_at: number | null
}

export function personById(db: ReadableDB, id: string): PersonRow | undefined {
  return prepared(db, 'SELECT * FROM people WHERE id = @id').get({ id }) as PersonRow | undefined
}

export function personBySignIn(db: ReadableDB, signIn: string): PersonRow | undefined {
  return prepared(db, 'SELECT * FROM people WHERE sign_in = @signIn').get({ signIn }) as PersonRow | undefined
}

export function allPeople(db: ReadableDB): PersonRow[] {
  return prepared(db, 'SELECT * FROM people ORDER BY created_at, id').all() as PersonRow[]
}

/** A person's roles, in the table's order. */
export function rolesOf(db: ReadableDB, person: string): Role[] {
  const held = prepared(db, 'SELECT role FROM person_roles WHERE person = @person').pluck().all({ person })
  return allRoles.filter(role => held.includes(role))
}

/** How many people who may still sign in administer the newsroom. */
export function countAdministrators(db: ReadableDB): number {
  return prepared(
    db,
    `SELECT count(*) FROM people JOIN person_roles ON person = id WHERE role = 'administrator' AND disabled = 0`,
  )
    .pluck()
    .get() as number
}

export function insertPerson(db: WritableDB, row: PersonRow, roles: readonly Role[]): void {
  prepared(
    db,
    `INSERT INTO people (id, sign_in, name, password, signing_key, newsroom_key, created_at)
     VALUES (@id, @sign_in, @name, @password, @signing_key, @newsroom_key, @created_at)`,
  ).run(row)
  replaceRoles(db, row.id, roles)
}

export function replaceRoles(db: WritableDB, person: string, roles: readonly Role[]): void {
  prepared(db, 'DELETE FROM person_roles WHERE person = @person').run({ person })
  for (const role of new Set(roles)) {
    prepared(db, 'INSERT INTO person_roles (person, role) VALUES (@person, @role)').run({ person, role })
  }
}

export function updatePerson(
  db: WritableDB,
  row: Pick<PersonRow, 'id' | 'name' | 'password' | 'signing_key' | 'newsroom_key' | 'disabled'>,
): void {
  prepared(
    db,
    `UPDATE people SET name = @name, password = @password, signing_key = @signing_key,
       newsroom_key = @newsroom_key, disabled = @disabled WHERE id = @id`,
  ).run(row)
}

export function setTries(db: WritableDB, id: string, wrongTries: number, blockedUntil: number): void {
  prepared(
    db,
    'UPDATE people SET wrong_tries = @wrongTries, blocked_until = @blockedUntil WHERE id = @id',
  ).run({ id, wrongTries, blockedUntil })
}

export function insertKey(db: WritableDB, row: KeyRow): void {
  prepared(
    db,
    `INSERT INTO person_keys (id, person, public_key, private_key, box_public_key, box_private_key, created_at, retired_at)
     VALUES (@id, @person, @public_key, @private_key, @box_public_key, @box_private_key, @created_at, @retired_at)`,
  ).run(row)
}

export function keyById(db: ReadableDB, id: string): KeyRow | undefined {
  return prepared(db, 'SELECT * FROM person_keys WHERE id = @id').get({ id }) as KeyRow | undefined
}

/** A public key, whether in use or retired: old seals are checked against it. */
export function keyByPublicKey(db: ReadableDB, publicKey: string): KeyRow | undefined {
  return prepared(db, 'SELECT * FROM person_keys WHERE public_key = @publicKey').get({ publicKey }) as
    | KeyRow
    | undefined
}

/** Encrypts a key's private halves anew, under another password. */
export function replacePrivateHalves(db: WritableDB, id: string, privateKey: Buffer, boxPrivateKey: Buffer) {
  prepared(
    db,
    'UPDATE person_keys SET private_key = @privateKey, box_private_key = @boxPrivateKey WHERE id = @id',
  ).run({ id, privateKey, boxPrivateKey })
}

/** Takes a key out of use: its private halves go, its public half stays. */
export function retireKey(db: WritableDB, id: string, at: number): void {
  prepared(
    db,
    'UPDATE person_keys SET private_key = NULL, box_private_key = NULL, retired_at = @at WHERE id = @id',
  ).run({ id, at })
}
