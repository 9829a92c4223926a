import { type Person, Refusal } from '../../../shared/contract/index.ts'
import type { Action, State } from '../../../shared/workflow/index.ts'
import { type AccountRules, openSigningKey, provePassword } from '../people/accounts.ts'
import type { KeyPair } from '../people/keys.ts'
import { draftOf } from '../store/articles.ts'
import { inTransaction, type WritableDB } from '../store/database.ts'
import { moveTo, requireArticle, whoIs } from './articles.ts'
import { passGate } from './gate.ts'
import { revise } from './revise.ts'
import { sealRevision } from './seal.ts'

/** A step of the workflow that a person asks for. */
export interface Step {
  id: string
  action: Action
  /** The version of the draft that the person has seen; null takes the one that there is. */
  version: number | null
  reason?: string | undefined
  password?: string | undefined
  address?: string | undefined
  at?: number | undefined
}

/** Actions that have calls of their own, with more to them than a change of state. */
const withOwnCall: readonly Action[] = ['edit', 'plan', 'comment', 'package']

/** Whether the text is kept as a revision: at every change of state, and before somebody else goes on with it. */
const keepsRevision = (from: State, to: State, action: Action) => from !== to || action === 'takeOver'

/**
 * Takes a step of the workflow: the gate, what the step demands, the revision, the seal and the record, all in one
 * transaction.
 *
 * @throws Refusal with the reason; then nothing has changed.
 */
export async function act(db: WritableDB, person: Person, step: Step, rules: AccountRules): Promise<void> {
  if (withOwnCall.includes(step.action)) throw new Refusal('unknownAction', { name: step.action })
  const { transition } = passGate(db, person, requireArticle(db, step.id), step.action)
  const reason = step.reason?.trim().normalize('NFC')
  if (transition.demands.includes('reason') && !reason) {
    throw new Refusal('reasonMissing', { action: step.action })
  }
  if (transition.demands.includes('address') && !isWebAddress(step.address))
    throw new Refusal('addressInvalid')
  // The slow part, scrypt, comes before the transaction; the gate is passed again inside it.
  const key = transition.demands.includes('password') ? await unlockSeal(db, person, step, rules) : null

  inTransaction(db, () => {
    const at = rules.now()
    const article = requireArticle(db, step.id)
    const draft = draftOf(db, step.id)
    if (step.version !== null && step.version !== draft.version) {
      throw new Refusal('outdated', { name: whoIs(db, draft.saved_by).name, at: draft.saved_at })
    }
    const { to, transition: now } = passGate(db, person, article, step.action)
    const revision = keepsRevision(article.state, to, step.action) ? revise(db, article, person.id, at) : null
    const seal =
      key && revision ? sealRevision(db, { revision, person, role: now.role, key, at }).id : undefined
    moveTo(db, article, {
      to,
      by: person.id,
      action: step.action,
      at,
      voidsSeal: now.voidsSeal === true,
      ...(now.holder && { holder: now.holder === 'taker' ? person.id : null }),
      ...(step.action === 'takeOver' && article.holder !== null && { takenFrom: article.holder }),
      ...(revision && { revision: revision.id }),
      ...(seal && { seal }),
      ...(reason && { reason }),
      ...(now.demands.includes('address') &&
        step.address && { note: step.address, publication: { address: step.address, at: step.at ?? at } }),
    })
  })
}

async function unlockSeal(db: WritableDB, person: Person, step: Step, rules: AccountRules): Promise<KeyPair> {
  if (!step.password) throw new Refusal('passwordMissing')
  const ownKey = await provePassword(db, person.id, step.password, rules)
  return openSigningKey(db, person.id, ownKey)
}

function isWebAddress(address: string | undefined): boolean {
  return address !== undefined && /^https?:\/\/\S+$/i.test(address) && URL.canParse(address)
}
