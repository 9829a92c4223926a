import { type Person, Refusal } from '../../shared/contract/index.ts'
import type { Role } from '../../shared/workflow/index.ts'
import { personSummary } from './people/accounts.ts'
import type { ReadableDB } from './store/database.ts'
import { type PersonRow, personById, rolesOf } from './store/people.ts'

/** Who sits at one connection, from signing in to signing out. */
export interface Session {
  readonly connection: string
  person: string | null
  /** The newsroom's private key, for those whose roles give it to them; never leaves the engine. */
  newsroomKey: Buffer | null
}

/** The person as the database knows them now: a role taken away counts from the next call on. */
export function signedIn(db: ReadableDB, session: Session): Person {
  return personSummary(db, signedInRow(db, session))
}

/** As much of the signed-in person as their work needs: autosave comes every second and reads no keys. */
export function signedInWorker(db: ReadableDB, session: Session): Worker {
  const { id, name } = signedInRow(db, session)
  return { id, name, roles: rolesOf(db, id) }
}

/** A person as what they do to an article knows them. */
export type Worker = Pick<Person, 'id' | 'name' | 'roles'>

function signedInRow(db: ReadableDB, session: Session): PersonRow {
  const row = session.person === null ? undefined : personById(db, session.person)
  if (!row || row.disabled === 1) throw new Refusal('signInRequired')
  return row
}

/** The signed-in person, who must hold one of these roles. */
export function signedInAs(db: ReadableDB, session: Session, ...roles: Role[]): Person {
  const person = signedIn(db, session)
  if (!person.roles.some(role => roles.includes(role))) throw new Refusal('notAllowed', { roles })
  return person
}

/** Forgets who signed in. */
export function forget(session: Session): void {
  session.person = null
  session.newsroomKey?.fill(0)
  session.newsroomKey = null
}
