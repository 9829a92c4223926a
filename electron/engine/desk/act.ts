import { stepOf } from '../../../shared/checks/index.ts'
import { type Person, Refusal, type RefusalDetails } from '../../../shared/contract/index.ts'
import type { Action, Condition, FourEyes, State } from '../../../shared/workflow/index.ts'
import { asRefusal } from '../disk/failures.ts'
import { type AccountRules, openSigningKey, provePassword } from '../people/accounts.ts'
import type { KeyPair } from '../people/keys.ts'
import { spendAnswers } from '../store/answers.ts'
import { type ArticleRow, draftOf } from '../store/articles.ts'
import { endCorrection, insertCorrection } from '../store/corrections.ts'
import { inTransaction, type WritableDB } from '../store/database.ts'
import { houseStyle } from '../store/settings.ts'
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
  if (transition.demands.includes('reason') && !step.reason?.trim()) {
    throw new Refusal('reasonMissing', { action: step.action })
  }
  if (transition.demands.includes('address') && !isWebAddress(step.address))
    throw new Refusal('addressInvalid')
  // The slow part, scrypt, comes before the transaction; the gate is passed again inside it.
  const key = transition.demands.includes('password')
    ? await unlockSeal(db, person, step.password, rules)
    : null
  takeStep(db, person, step, key, rules.now())
}

/** What became of one article of many: null when it was approved. */
export interface Approved {
  id: string
  refusal: { code: Refusal['code']; details: RefusalDetails } | null
}

/**
 * Approves several articles, each at the version that the person has read, with one password. Each is sealed by itself
 * in a transaction of its own; one that is refused does not stop the others.
 *
 * @throws Refusal `wrongPassword`, `notAllowed` before anything is sealed.
 */
export async function* approveMany(
  db: WritableDB,
  person: Person,
  order: { articles: readonly { id: string; version: number }[]; password: string },
  rules: AccountRules,
): AsyncGenerator<Approved> {
  if (!person.roles.includes('approver')) throw new Refusal('notAllowed', { roles: ['approver'] })
  const key = await unlockSeal(db, person, order.password, rules)
  for (const { id, version } of order.articles) {
    yield {
      id,
      refusal: refusalOf(() => takeStep(db, person, { id, action: 'approve', version }, key, rules.now())),
    }
  }
}

function refusalOf(work: () => void): Approved['refusal'] {
  try {
    work()
    return null
  } catch (error) {
    const { code, details } = asRefusal(error)
    return { code, details }
  }
}

/** One transaction: the step is taken and on record, or nothing has changed. */
function takeStep(db: WritableDB, person: Person, step: Step, key: KeyPair | null, at: number): void {
  const reason = step.reason?.trim().normalize('NFC')
  inTransaction(db, () => {
    const article = requireArticle(db, step.id)
    const draft = draftOf(db, step.id)
    if (step.version !== null && step.version !== draft.version) {
      throw new Refusal('outdated', { name: whoIs(db, draft.saved_by).name, at: draft.saved_at })
    }
    const { to, transition, excused } = passGate(db, person, article, step.action)
    const revision = keepsRevision(article.state, to, step.action)
      ? revise(db, article, draft.saved_by, at)
      : null
    const seal =
      key && revision ? sealRevision(db, { revision, person, role: transition.role, key, at }).id : undefined
    if (step.action === 'correct') beginCorrection(db, article, { text: reason ?? '', by: person.id, at })
    moveTo(db, article, {
      to,
      by: person.id,
      action: step.action,
      at,
      voidsSeal: transition.voidsSeal === true,
      ...(transition.holder && { holder: transition.holder === 'taker' ? person.id : null }),
      ...(step.action === 'takeOver' && article.holder !== null && { takenFrom: article.holder }),
      ...(revision && { revision: revision.id }),
      ...(seal && { seal }),
      ...(reason && { reason }),
      ...(step.action === 'approve' && { fourEyes: fourEyesOf(excused, houseStyle(db).fourEyes) }),
      ...(transition.demands.includes('address') &&
        step.address && { note: step.address, publication: { address: step.address, at: step.at ?? at } }),
    })
    const checked = stepOf(step.action)
    if (checked) spendAnswers(db, step.id, checked)
    if (step.action === 'publish') endCorrection(db, step.id, at)
  })
}

/** What is published keeps its seal on record; the corrected text will say that it takes its place. */
function beginCorrection(
  db: WritableDB,
  article: ArticleRow,
  { text, by, at }: { text: string; by: string; at: number },
): void {
  if (article.seal === null) return
  endCorrection(db, article.id, at)
  insertCorrection(db, { article: article.id, seal: article.seal, text, begun_by: by, begun_at: at })
}

/** How the record tells that the approver had a share in the text, or that they had none. */
function fourEyesOf(excused: readonly Condition[], rule: FourEyes): 'kept' | 'warned' | 'allowed' {
  if (!excused.includes('fourEyes')) return 'kept'
  return rule === 'warn' ? 'warned' : 'allowed'
}

async function unlockSeal(
  db: WritableDB,
  person: Person,
  password: string | undefined,
  rules: AccountRules,
): Promise<KeyPair> {
  if (!password) throw new Refusal('passwordMissing')
  const ownKey = await provePassword(db, person.id, password, rules)
  return openSigningKey(db, person.id, ownKey)
}

function isWebAddress(address: string | undefined): boolean {
  return address !== undefined && /^https?:\/\/\S+$/i.test(address) && URL.canParse(address)
}
