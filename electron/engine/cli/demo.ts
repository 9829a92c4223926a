import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Content, isBlank, plainBody } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import { makeFolder } from '../disk/folder.ts'
import type { Engine, EngineClient } from '../engine.ts'
import { readArticle } from '../import/index.ts'
import { databaseName } from '../newsroom/open.ts'
import { verifyPackage } from '../packages/index.ts'
import { samplePassword, samplePeople, sampleText } from '../sample/index.ts'
import { printReport, readForImport } from './import.ts'
import { printPackage, printVerification } from './packages.ts'
import type { Command } from './run.ts'
import { type Terminal, terminalSettings } from './terminal.ts'

/** `demo [FILE] [--out DIR]`: one article the whole way, by the people of the sample newsroom, each with their password. */
export const demo: Command = async ({ positional, options }, terminal) => {
  const file = resolve(positional[0] ?? sampleText(terminalSettings(terminal.environment).seeds))
  const source = readForImport(file)
  // What cannot be an article is refused before anything is made.
  if (isBlank((await readArticle(source)).content))
    throw new Refusal('action', { action: 'submit', objection: 'hasBody' })
  const out = makeFolder(
    typeof options.out === 'string'
      ? options.out
      : join(tmpdir(), `banthao-demo-${randomBytes(4).toString('hex')}`),
  )
  try {
    return await terminal.withEngine(engine => takeTheWholeWay(engine, source, out.path, terminal))
  } catch (error) {
    out.undo()
    throw error
  }
}

async function takeTheWholeWay(
  engine: Engine,
  source: ReturnType<typeof readForImport>,
  out: string,
  terminal: Terminal,
): Promise<number> {
  const { says } = terminal
  let count = 0
  const step = (sentence: string, facts: Record<string, string | number>) => {
    count += 1
    terminal.say(`${count}. ${sentence}`, facts)
  }
  const folder = join(out, 'newsroom')
  step((await openSample(engine, folder)) ? says.demo.newsroom : says.demo.newsroomAgain, {
    path: folder,
  })

  const as = async (signIn: string) => {
    const client = engine.client()
    const person = await client.session.signIn({ signIn, password: samplePassword })
    return { client, who: person.name }
  }
  const [writer, editor, approver, secretary] = await Promise.all([
    as(samplePeople.writer),
    as(samplePeople.editor),
    as(samplePeople.approver),
    as(samplePeople.secretary),
  ])

  const { id, title, report } = await writer.client.import.file(source)
  step(says.demo.imported, { who: writer.who, file: source.fileName, title: title || says.untitled })
  printReport(report, terminal)
  if (title === '') step(says.demo.titled, { who: writer.who, title: await giveTitle(writer.client, id) })
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
  printPackage(made, terminal)
  return 0
}

/** Makes the sample newsroom, or opens the one that an earlier demonstration left; answers whether it is new. */
async function openSample(engine: Engine, folder: string): Promise<boolean> {
  const client = engine.client()
  if (!existsSync(join(folder, databaseName))) {
    await client.newsroom.createSample({ folder })
    return true
  }
  await engine.open(folder)
  const { newsroom } = await client.newsroom.current()
  if (newsroom?.sample) return false
  throw new Refusal('notSample', { path: folder })
}

/** A text without a title gets its first words for one; answers them. */
async function giveTitle(client: EngineClient, id: string): Promise<string> {
  const { fields } = await changeFields(client, id, ({ body }) => ({ title: firstWords(plainBody(body)) }))
  return fields.title
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/)
  const shown = words.slice(0, 12).join(' ')
  return words.length > 12 ? `${shown}…` : shown
}

/** What the editor adds besides the text: a section, and the tick that it contains no state secret. */
async function prepare(client: EngineClient, id: string): Promise<string> {
  const { sections } = await client.settings.get()
  const section = sections.find(({ closed }) => !closed)
  await changeFields(client, id, () => ({
    section: section ? { id: section.id, name: section.name } : null,
    noStateSecret: { person: '', name: '', at: 0 },
  }))
  return section?.name ?? ''
}

async function changeFields(
  client: EngineClient,
  id: string,
  change: (content: Content) => Partial<Content['fields']>,
): Promise<Content> {
  const { content, version } = await client.article.open({ id })
  const changed = { ...content, fields: { ...content.fields, ...change(content) } }
  await client.article.save({ id, baseVersion: version, content: JSON.stringify(changed) })
  return changed
}
