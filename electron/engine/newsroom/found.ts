import { v7 as newId } from 'uuid'
import { type Newsroom, type Organisation, Refusal } from '../../../shared/contract/index.ts'
import type { Role } from '../../../shared/workflow/index.ts'
import { fingerprintOf } from '../packages/fingerprint.ts'
import { type AccountRules, checkPassword, preparePerson, writePerson } from '../people/accounts.ts'
import { newSigningPair } from '../people/keys.ts'
import type { ReadableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import {
  insertNewsroom,
  insertOrganisation,
  insertSection,
  newsroomRow,
  organisation,
} from '../store/settings.ts'
import { putPresets } from '../templates/index.ts'
import { makeNewsroom, type OpenNewsroom, type Surroundings } from './open.ts'

/** What a new newsroom begins with. */
export interface Foundation {
  organisation: Organisation
  sections: readonly string[]
  administrator: { signIn: string; name: string; password: string; roles: readonly Role[] }
  sample: boolean
}

/**
 * Founds a newsroom in a new or empty folder: its own key, the organisation, the sections, the first administrator.
 *
 * @throws Refusal; the folder is then as it was.
 */
export async function foundNewsroom(
  folder: string,
  foundation: Foundation,
  surroundings: Surroundings,
  rules: AccountRules,
): Promise<OpenNewsroom> {
  const { administrator } = foundation
  checkPassword(administrator.password, administrator.signIn, foundation.sample)
  const names = foundation.organisation.names.map(name => name.from)
  if (new Set(names).size !== names.length) throw new Refusal('inputInvalid', { kind: 'organisation.names' })
  const key = newSigningPair()
  const first = await preparePerson(
    { ...administrator, roles: [...new Set<Role>([...administrator.roles, 'administrator'])] },
    key.privateKey,
    rules,
  )
  const at = rules.now()
  return makeNewsroom(folder, surroundings, db => {
    insertNewsroom(db, {
      id: newId({ msecs: at }),
      created_at: at,
      sample: Number(foundation.sample),
      public_key: key.publicKey,
      house_style: JSON.stringify({
        fourEyes: 'forbid',
        toneStyle: foundation.organisation.kind === 'party' ? 'new' : 'old',
        lockAfterMinutes: 15,
      }),
    })
    insertOrganisation(db, foundation.organisation)
    for (const name of foundation.sections) {
      insertSection(db, { id: newId({ msecs: at }), name: name.trim().normalize('NFC'), closed: false })
    }
    putPresets(db, foundation.organisation.kind, at)
    appendEvent(db, {
      at,
      person: null,
      kind: 'newsroom.created',
      data: { note: fingerprintOf(key.publicKey) },
    })
    writePerson(db, first, null, at)
  })
}

/** The newsroom as the window shows it. */
export function newsroomSummary(db: ReadableDB, folder: string): Newsroom {
  const row = newsroomRow(db)
  return {
    id: row.id,
    folder,
    name: organisation(db).names.at(-1)?.name ?? '',
    sample: row.sample === 1,
    fingerprint: fingerprintOf(row.public_key),
    createdAt: row.created_at,
  }
}
