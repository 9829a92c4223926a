import { resolve } from 'node:path'
import { type PackageRow, Refusal, type Verification } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { fill } from '../../../shared/words/index.ts'
import { makeFolder } from '../disk/folder.ts'
import { verifyPackage } from '../packages/index.ts'
import type { ReadableDB } from '../store/database.ts'
import { allPeople, rolesOf } from '../store/people.ts'
import { articleNamed, signInNamed } from './named.ts'
import type { Command } from './run.ts'
import { signInToWork } from './sign-in.ts'
import { labelled } from './table.ts'
import type { Terminal } from './terminal.ts'

/** `package DIR ARTICLE --out DIR`: by the secretary named with --as, else by the newsroom's first one. */
export const packageArticle: Command = async ({ positional, options }, terminal) => {
  const [folder = '', name = ''] = positional
  const { id, secretary } = await terminal.withNewsroom(folder, ({ reading }) => ({
    id: articleNamed(reading, name),
    secretary: typeof options.as === 'string' ? signInNamed(reading, options.as) : firstSecretary(reading),
  }))
  return terminal.withEngine(async engine => {
    await engine.open(folder)
    const client = await signInToWork(terminal, engine, secretary)
    const out = makeFolder(resolve(String(options.out)))
    try {
      const made = await client.packages.make({ article: id, folder: out.path })
      if (options.json) terminal.json(made)
      else printPackage(made, terminal)
      return 0
    } catch (error) {
      out.undo()
      throw error
    }
  })
}

function firstSecretary(db: ReadableDB): string {
  const secretary = allPeople(db).find(
    person => person.disabled === 0 && rolesOf(db, person.id).includes('secretary'),
  )
  if (!secretary) throw new Refusal('notAllowed', { roles: ['secretary'] })
  return secretary.sign_in
}

/** Where a package lies and what names its bytes. */
export function printPackage({ path, size, sha256 }: PackageRow, { say, print, says }: Terminal): void {
  say(says.packaged, { path })
  print(`  ${fill(says.packageFacts, { size, sha256 })}`)
}

/** `verify FILE`: 0 when whole, 1 when not; needs no newsroom. */
export const verifyFile: Command = async ({ positional, options }, terminal) => {
  const verification = await verifyPackage(resolve(positional[0] ?? ''))
  if (options.json) terminal.json(verification)
  else printVerification(verification, terminal)
  return verification.whole ? 0 : 1
}

/** What a correction takes the place of, as labelled facts. */
function supersededFacts(
  old: NonNullable<Verification['record']>['supersedes'],
  { says }: Terminal,
): [string, string | undefined][] {
  if (!old) return []
  const revision = fill(says.supersededRevision, {
    number: old.revisionNumber,
    at: shownMoment(old.sealedAt),
  })
  return [
    [says.supersedes, old.package ? `${revision}, ${old.package.fileName}` : revision],
    [says.correction, old.text || undefined],
  ]
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
  const role = words.roles[record.approverRole]
  const facts = labelled([
    [says.articleTitle, record.title],
    [says.approvedBy, `${record.approver} (${role}), ${shownMoment(record.sealedAt)}`],
    [says.key, record.approverFingerprint],
    [says.newsroomKey, record.newsroom],
    [says.key, record.newsroomFingerprint],
    ...supersededFacts(record.supersedes, terminal),
  ])
  for (const line of facts) terminal.print(`  ${line}`)
}
