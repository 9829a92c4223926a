import { v7 as newId } from 'uuid'
import { type Person, Refusal } from '../../../shared/contract/index.ts'
import { fold } from '../../../shared/vietnamese/index.ts'
import type { Role } from '../../../shared/workflow/index.ts'
import { fingerprintOf } from '../packages/fingerprint.ts'
import { inTransaction, type ReadableDB, type WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import {
  countAdministrators,
  insertKey,
  insertPerson,
  type KeyRow,
  keyById,
  type PersonRow,
  personById,
  personBySignIn,
  replacePrivateHalves,
  replaceRoles,
  retireKey,
  rolesOf,
  setTries,
  updatePerson,
} from '../store/people.ts'
import { newsroomRow } from '../store/settings.ts'
import { type KeyPair, lock, lockFor, newBoxPair, newSigningPair, unlock, unlockWith } from './keys.ts'
import { newPassword, openPassword, type PasswordCost } from './password.ts'

/** What accounts need to know of their surroundings. */
export interface AccountRules {
  now(): number
  cost: PasswordCost
}

export const samplePassword = 'ban-thao-mau'
/** The sample's password is known to everybody: making it costly to guess would only make the sample slow. */
const samplePasswordCost: PasswordCost = { n: 2 ** 10, r: 8, p: 1 }
const costOf = (password: string, rules: AccountRules) =>
  password === samplePassword ? samplePasswordCost : rules.cost

const shortestPassword = 8
const triesBeforeDelay = 5
const longestDelay = 15 * 60_000

/** Roles whose holders may use the newsroom's key: who makes packages, and who passes the key on. */
const keyHolders: readonly Role[] = ['secretary', 'administrator']

/** Purposes that bind an encrypted secret to what it is. */
const purposes = { signing: 'banthao.signing/1', box: 'banthao.box/1', newsroom: 'banthao.newsroom/1' }

/** How a name to sign in with is compared: folded, without spaces around. */
export function signInForm(name: string): string {
  return fold(name.trim()).replace(/\s+/g, '.')
}

/** A person as everybody may see them. */
export function personSummary(db: ReadableDB, row: PersonRow): Person {
  const key = keyById(db, row.signing_key)
  return {
    id: row.id,
    signIn: row.sign_in,
    name: row.name,
    roles: rolesOf(db, row.id),
    disabled: row.disabled === 1,
    fingerprint: key ? fingerprintOf(key.public_key) : '',
  }
}

/** Refuses passwords that are too short, equal to the name, or the sample's in a real newsroom. */
export function checkPassword(password: string, signIn: string, sample: boolean): void {
  if (!sample && password === samplePassword) throw new Refusal('samplePassword')
  if ([...password].length < shortestPassword || signInForm(password) === signInForm(signIn)) {
    throw new Refusal('passwordWeak', { limit: shortestPassword })
  }
}

/** A new person, ready to be written: the slow work (scrypt) is done before any transaction. */
export interface PreparedPerson {
  row: PersonRow
  key: KeyRow
  roles: readonly Role[]
}

/**
 * Prepares a person with fresh keys. `newsroomKey` is the newsroom's private key; who holds a role that needs it gets
 * it encrypted for them.
 */
export async function preparePerson(
  person: { signIn: string; name: string; password: string; roles: readonly Role[] },
  newsroomKey: Buffer,
  rules: AccountRules,
): Promise<PreparedPerson> {
  const id = newId({ msecs: rules.now() })
  const { record, key: ownKey } = await newPassword(person.password, costOf(person.password, rules))
  const key = newKeys(id, ownKey, rules.now())
  return {
    row: {
      id,
      sign_in: signInForm(person.signIn),
      name: person.name.trim().normalize('NFC'),
      password: record,
      signing_key: key.id,
      newsroom_key: shareOfNewsroomKey(person.roles, newsroomKey, key.box_public_key),
      wrong_tries: 0,
      blocked_until: 0,
      disabled: 0,
      created_at: rules.now(),
    },
    key,
    roles: person.roles,
  }
}

/** Writes a prepared person; call it in a transaction. @throws Refusal `nameTaken`. */
export function writePerson(db: WritableDB, person: PreparedPerson, by: string | null, at: number): void {
  if (person.row.sign_in === '' || personBySignIn(db, person.row.sign_in)) {
    throw new Refusal('nameTaken', { name: person.row.sign_in })
  }
  insertKey(db, person.key)
  insertPerson(db, person.row, person.roles)
  appendEvent(db, {
    at,
    person: by ?? person.row.id,
    kind: 'person.created',
    data: {
      note: `${person.row.sign_in} (${person.roles.join(', ')}) ${fingerprintOf(person.key.public_key)}`,
    },
  })
}

/** Who signed in, with the newsroom's private key where their roles give it to them. */
export interface SignedIn {
  person: string
  newsroomKey: Buffer | null
}

/**
 * Signs a person in. Five wrong tries make the account wait: 30 s, then twice as long each time, 15 minutes at most.
 * A try is counted before the password is looked at, so that many at once gain nothing.
 *
 * @throws Refusal `wrongPassword`, `slowDown` with the seconds to wait, `personDisabled`.
 */
export async function signIn(
  db: WritableDB,
  name: string,
  password: string,
  rules: AccountRules,
): Promise<SignedIn> {
  const row = personBySignIn(db, signInForm(name))
  if (!row) {
    // An unknown name takes as long as a wrong password.
    await newPassword(password, rules.cost)
    throw new Refusal('wrongPassword')
  }
  const key = await provePassword(db, row.id, password, rules)
  if (row.disabled === 1) throw new Refusal('personDisabled', { name: row.name })
  const keys = keyById(db, row.signing_key)
  const newsroomKey = row.newsroom_key && keys ? openNewsroomKey(row.newsroom_key, keys, key) : null
  appendEvent(db, { at: rules.now(), person: row.id, kind: 'person.signedIn' })
  return { person: row.id, newsroomKey }
}

/**
 * Proves a person's password and answers the key that unlocks their secrets.
 *
 * @throws Refusal `wrongPassword` or `slowDown`.
 */
export async function provePassword(
  db: WritableDB,
  person: string,
  password: string,
  rules: AccountRules,
): Promise<Buffer> {
  const record = inTransaction(db, () => {
    const row = personById(db, person)
    if (!row) throw new Refusal('wrongPassword')
    const wait = row.blocked_until - rules.now()
    if (wait > 0) throw new Refusal('slowDown', { seconds: Math.ceil(wait / 1000) })
    const tries = row.wrong_tries + 1
    const delay =
      tries >= triesBeforeDelay ? Math.min(30_000 * 2 ** (tries - triesBeforeDelay), longestDelay) : 0
    setTries(db, person, tries, delay === 0 ? 0 : rules.now() + delay)
    return row.password
  })
  const key = await openPassword(password, record)
  if (!key) {
    appendEvent(db, { at: rules.now(), person, kind: 'person.signInFailed' })
    throw new Refusal('wrongPassword')
  }
  setTries(db, person, 0, 0)
  return key
}

/** A person's private signing key, opened with the key that `provePassword` answered. */
export function openSigningKey(db: ReadableDB, person: string, ownKey: Buffer): KeyPair {
  const row = personById(db, person)
  const keys = row && keyById(db, row.signing_key)
  if (!keys?.private_key) throw new Refusal('unexpected', { kind: 'key' })
  return { publicKey: keys.public_key, privateKey: unlock(ownKey, purposes.signing, keys.private_key) }
}

/** Changes one's own password: the same keys, encrypted anew. Old seals stay as they are. */
export async function changePassword(
  db: WritableDB,
  person: string,
  current: string,
  next: string,
  rules: AccountRules,
): Promise<void> {
  const row = personById(db, person)
  if (!row) throw new Refusal('signInRequired')
  checkPassword(next, row.sign_in, newsroomRow(db).sample === 1)
  const oldKey = await provePassword(db, person, current, rules)
  const { record, key } = await newPassword(next, costOf(next, rules))
  inTransaction(db, () => {
    const now = personById(db, person)
    const keys = now && keyById(db, now.signing_key)
    // Somebody may have reset the password while scrypt was at work; then what was proved proves nothing now.
    if (!now || now.password !== row.password || !keys?.private_key || !keys.box_private_key) {
      throw new Refusal('wrongPassword')
    }
    replacePrivateHalves(
      db,
      keys.id,
      lock(key, purposes.signing, unlock(oldKey, purposes.signing, keys.private_key)),
      lock(key, purposes.box, unlock(oldKey, purposes.box, keys.box_private_key)),
    )
    updatePerson(db, { ...now, password: record })
    appendEvent(db, { at: rules.now(), person, kind: 'person.passwordChanged' })
  })
}

/**
 * Gives a person a new password and new keys, as an administrator does for who forgot theirs. The old private key can
 * never be opened again and is thrown away; its public half stays valid for the seals that it made.
 */
export async function resetPassword(
  db: WritableDB,
  reset: { person: string; password: string; by: string; newsroomKey: Buffer },
  rules: AccountRules,
): Promise<void> {
  const row = personById(db, reset.person)
  if (!row) throw new Refusal('unknownPerson', { name: reset.person })
  checkPassword(reset.password, row.sign_in, newsroomRow(db).sample === 1)
  const { record, key: ownKey } = await newPassword(reset.password, costOf(reset.password, rules))
  const keys = newKeys(row.id, ownKey, rules.now())
  inTransaction(db, () => {
    const now = personById(db, reset.person)
    if (!now) throw new Refusal('unknownPerson', { name: reset.person })
    retireKey(db, now.signing_key, rules.now())
    insertKey(db, keys)
    const newsroomKey = shareOfNewsroomKey(rolesOf(db, now.id), reset.newsroomKey, keys.box_public_key)
    updatePerson(db, { ...now, password: record, signing_key: keys.id, newsroom_key: newsroomKey })
    setTries(db, now.id, 0, 0)
    appendEvent(db, {
      at: rules.now(),
      person: reset.by,
      kind: 'person.passwordReset',
      data: { note: `${now.sign_in} ${fingerprintOf(keys.public_key)}` },
    })
  })
}

/** Changes a person's name, roles and whether they may sign in. @throws Refusal `lastAdministrator`. */
export function changePerson(
  db: WritableDB,
  change: { id: string; name: string; roles: readonly Role[]; disabled: boolean },
  by: string,
  newsroomKey: Buffer,
  at: number,
): void {
  inTransaction(db, () => {
    const row = personById(db, change.id)
    const keys = row && keyById(db, row.signing_key)
    if (!row || !keys) throw new Refusal('unknownPerson', { name: change.id })
    replaceRoles(db, row.id, change.roles)
    updatePerson(db, {
      ...row,
      name: change.name.trim().normalize('NFC'),
      disabled: Number(change.disabled),
      newsroom_key: shareOfNewsroomKey(change.roles, newsroomKey, keys.box_public_key),
    })
    if (countAdministrators(db) === 0) throw new Refusal('lastAdministrator')
    appendEvent(db, {
      at,
      person: by,
      kind: 'person.changed',
      data: { note: `${row.sign_in} (${change.roles.join(', ')})${change.disabled ? ' –' : ''}` },
    })
  })
}

function newKeys(person: string, ownKey: Buffer, at: number): KeyRow {
  const signing = newSigningPair()
  const box = newBoxPair()
  return {
    id: newId({ msecs: at }),
    person,
    public_key: signing.publicKey,
    private_key: lock(ownKey, purposes.signing, signing.privateKey),
    box_public_key: box.publicKey,
    box_private_key: lock(ownKey, purposes.box, box.privateKey),
    created_at: at,
    retired_at: null,
  }
}

function shareOfNewsroomKey(
  roles: readonly Role[],
  newsroomKey: Buffer,
  boxPublicKey: string,
): Buffer | null {
  const holds = roles.some(role => keyHolders.includes(role))
  return holds ? lockFor(boxPublicKey, purposes.newsroom, newsroomKey) : null
}

function openNewsroomKey(locked: Buffer, keys: KeyRow, ownKey: Buffer): Buffer {
  if (!keys.box_private_key) throw new Refusal('unexpected', { kind: 'key' })
  const box = {
    publicKey: keys.box_public_key,
    privateKey: unlock(ownKey, purposes.box, keys.box_private_key),
  }
  return unlockWith(box, purposes.newsroom, locked)
}
