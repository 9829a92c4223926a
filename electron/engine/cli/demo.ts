import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { Refusal } from '../../../shared/contract/index.ts'
import { makeFolder } from '../disk/folder.ts'
import type { EngineClient } from '../engine.ts'
import { verifyPackage } from '../packages/index.ts'
import { samplePassword } from '../people/accounts.ts'
import { printReport, readForImport } from './import.ts'
import { printVerification } from './packages.ts'
import type { Command } from './run.ts'
import { terminalSettings } from './terminal.ts'

/** `demo [FILE] [--out DIR]`: one article the whole way, by the people of the sample newsroom, each with their password. */
export const demo: Command = ({ positional, options }, terminal) => {
  const { says } = terminal
  const out =
    typeof options.out === 'string' ? resolve(options.out) : mkdtempSync(join(tmpdir(), 'banthao-demo-'))
  const file = resolve(positional[0] ?? sampleText())
  const source = readForImport(file)
  let count = 0
  const step = (sentence: string, facts: Record<string, string | number>) => {
    count += 1
    terminal.say(`${count}. ${sentence}`, facts)
  }
  return terminal.withEngine(async engine => {
    const folder = join(out, 'newsroom')
    makeFolder(out)
    if (existsSync(folder)) await engine.open(folder)
    else await engine.client().newsroom.createSample({ folder })
    step(says.demo.newsroom, { path: folder })

    const as = async (signIn: string) => {
      const client = engine.client()
      const person = await client.session.signIn({ signIn, password: samplePassword })
      return { client, who: person.name }
    }
    const [writer, editor, approver, secretary] = await Promise.all([
      as('hoa'),
      as('minh'),
      as('son'),
      as('lan'),
    ])

    const { id, title, report } = await writer.client.import.file(source)
    step(says.demo.imported, { who: writer.who, file: basename(file), title })
    printReport(report, terminal)
    const move = (client: EngineClient, action: 'submit' | 'claim' | 'sendUp' | 'approve') =>
      client.article.act({ id, action, version: null, password: samplePassword })
    await move(writer.client, 'submit')
    step(says.demo.submitted, { who: writer.who })
    await move(editor.client, 'claim')
    step(says.demo.claimed, { who: editor.who })
    step(says.demo.prepared, { who: editor.who, section: await prepare(editor.client, id) })
    await move(editor.client, 'sendUp')
    step(says.demo.sentUp, { who: editor.who })
    const { seal } = await move(approver.client, 'approve')
    step(says.demo.approved, { who: approver.who, hash: seal?.revisionHash.slice(0, 16) ?? '' })
    const made = await secretary.client.packages.make({ article: id, folder: out })
    step(says.demo.packaged, { who: secretary.who })

    const verification = await verifyPackage(made.path)
    const log = await secretary.client.log.check()
    if (!verification.whole || log.faults.length > 0) {
      printVerification(verification, terminal)
      return 1
    }
    step(says.demo.verified, {
      files: verification.record?.files ?? 0,
      approver: verification.record?.approver ?? '',
    })
    step(says.demo.check, { events: log.events })
    terminal.say(says.packaged, { path: made.path, size: made.size, sha256: made.sha256 })
    return 0
  })
}

/** What the editor adds besides the text: a section, and the tick that it contains no state secret. */
async function prepare(client: EngineClient, id: string): Promise<string> {
  const { sections } = await client.settings.get()
  const section = sections.find(({ closed }) => !closed)
  const { content, version } = await client.article.open({ id })
  const fields = {
    ...content.fields,
    section: section ? { id: section.id, name: section.name } : null,
    noStateSecret: { person: '', name: '', at: 0 },
  }
  await client.article.save({ id, baseVersion: version, content: JSON.stringify({ ...content, fields }) })
  return section?.name ?? ''
}

function sampleText(): string {
  const folder = join(terminalSettings().seeds, 'text')
  const name = readdirSync(folder).sort()[0]
  if (!name) throw new Refusal('fileMissing', { path: folder })
  return join(folder, name)
}
