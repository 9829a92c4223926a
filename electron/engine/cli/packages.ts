import { resolve } from 'node:path'
import { Refusal, type Verification } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { makeFolder } from '../disk/folder.ts'
import { verifyPackage } from '../packages/index.ts'
import { allPeople, rolesOf } from '../store/people.ts'
import { UsageError } from './arguments.ts'
import { articleNamed } from './articles.ts'
import type { Command } from './run.ts'
import { sampleSignIn } from './sample.ts'
import type { Terminal } from './terminal.ts'

/** `package DIR ARTICLE --out DIR`: by the secretary named with --as, else by the newsroom's first one. */
export const packageArticle: Command = async ({ positional, options }, terminal) => {
  const [folder = '', name = ''] = positional
  if (typeof options.out !== 'string') throw new UsageError(terminal.says.outMissing, 'package')
  const out = resolve(options.out)
  const { id, secretary } = await terminal.withNewsroom(folder, ({ reading }) => ({
    id: articleNamed(reading, name),
    secretary: allPeople(reading).find(
      person => person.disabled === 0 && rolesOf(reading, person.id).includes('secretary'),
    )?.sign_in,
  }))
  const as = typeof options.as === 'string' ? options.as : secretary
  if (as === undefined) throw new Refusal('notAllowed', { roles: ['secretary'] })
  return terminal.withEngine(async engine => {
    await engine.open(folder)
    const client = await sampleSignIn(terminal, engine, as)
    const article = await client.article.open({ id })
    const verdict = article.verdicts.find(({ action }) => action === 'package')
    if (verdict?.allowed) makeFolder(out)
    const made = await client.packages.make({ article: id, folder: out })
    if (options.json) terminal.json(made)
    else terminal.say(terminal.says.packaged, { path: made.path, size: made.size, sha256: made.sha256 })
    return 0
  })
}

/** `verify FILE`: 0 when whole, 1 when not; needs no newsroom. */
export const verifyFile: Command = async ({ positional, options }, terminal) => {
  const verification = await verifyPackage(resolve(positional[0] ?? ''))
  if (options.json) terminal.json(verification)
  else printVerification(verification, terminal)
  return verification.whole ? 0 : 1
}

/** What was found, in words. */
export function printVerification(verification: Verification, terminal: Terminal): void {
  const { says, words } = terminal
  terminal.say(verification.whole ? says.whole : says.notWhole, { file: verification.file })
  for (const fault of verification.faults) {
    terminal.print(`  ${fault.file === '' ? '' : `${fault.file}: `}${words.faults[fault.kind]}`)
  }
  const { record } = verification
  if (!record) return
  terminal.say(says.title, { title: record.title })
  terminal.say(says.approvedBy, {
    name: record.approver,
    role: words.roles[record.approverRole],
    at: shownMoment(record.sealedAt),
    fingerprint: record.approverFingerprint,
  })
  terminal.say(says.newsroomKey, { name: record.newsroom, fingerprint: record.newsroomFingerprint })
}
