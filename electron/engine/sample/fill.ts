import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Content, contentSchema } from '../../../shared/article/index.ts'
import { dayOf, instantOf } from '../../../shared/vietnamese/index.ts'
import type { EngineClient } from '../engine.ts'
import { samplePassword } from '../people/accounts.ts'
import { contentOf, picturesOf } from './content.ts'
import { samplePeople } from './people.ts'
import {
  type FromToday,
  readSeedArticles,
  readSeedNewsroom,
  type SeedArticle,
  type SeedNewsroom,
  type SeedStep,
} from './seeds.ts'

/** What filling a newsroom needs of the engine that has it open. */
export interface SampleEngine {
  /** A new connection, at which nobody is signed in. */
  connect(): EngineClient
  /** UTC milliseconds; the clock of this computer where it is left out. */
  now?(): number
}

type Clients = ReadonlyMap<string, EngineClient>

/**
 * Fills a newsroom founded as the sample: its people, sections and articles, each written, edited, approved and
 * packaged by who would do it, through the contract and nothing else.
 *
 * @param onProgress is told what comes next, in the sample's words.
 */
export async function fillSample(
  engine: SampleEngine,
  seedsFolder: string,
  onProgress: (step: string) => void = () => undefined,
): Promise<void> {
  const newsroom = readSeedNewsroom(seedsFolder)
  const articles = readSeedArticles(seedsFolder)
  const now = (engine.now ?? Date.now)()

  const clients = new Map<string, EngineClient>()
  const administrator = await signedIn(engine, samplePeople.administrator)
  clients.set(samplePeople.administrator, administrator)
  await bringSettings(administrator, newsroom)
  const bring = async (person: SeedNewsroom['people'][number]) => {
    onProgress(person.name)
    await administrator.people.create({ ...person, password: samplePassword })
    clients.set(person.signIn, await signedIn(engine, person.signIn))
  }
  const others = newsroom.people.filter(({ signIn }) => !clients.has(signIn))
  // Passwords and pictures are the slow part, each in threads of their own: the two go side by side.
  await inTurn(others.filter(isWriter), bring)
  const writer = clientOf(clients, samplePeople.writer)
  const picturesKept = bringPictures(writer, articles, seedsFolder, onProgress)
  const peopleKept = inTurn(
    others.filter(person => !isWriter(person)),
    bring,
  )
  // Where one fails the other still ends before the failure is told: what was made is then removed.
  await Promise.allSettled([picturesKept, peopleKept])
  await peopleKept
  const pictures = await picturesKept

  const { sections } = await writer.settings.get()
  const people = new Map((await writer.people.list()).map(({ signIn, id }) => [signIn, id]))

  const made = new Map<string, string>()
  for (const article of articles) {
    onProgress(article.title)
    const { id } = await writer.article.create({ title: article.title })
    const { version } = await writer.article.open({ id })
    const content = contentOf(article, { sections, pictures, articles: made })
    await writer.article.save({ id, baseVersion: version, content: JSON.stringify(content) })
    for (const step of article.steps) await take(step, id, { clients, people, now })
    made.set(article.key, id)
  }
  for (const client of clients.values()) await client.session.signOut()
}

const isWriter = ({ signIn }: { signIn: string }) => signIn === samplePeople.writer

async function signedIn(engine: SampleEngine, signIn: string): Promise<EngineClient> {
  const client = engine.connect()
  await client.session.signIn({ signIn, password: samplePassword })
  return client
}

async function inTurn<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (const one of all) await work(one)
}

/** What the newsroom was not founded with. */
async function bringSettings(administrator: EngineClient, newsroom: SeedNewsroom): Promise<void> {
  const { organisation, sections } = await administrator.settings.get()
  for (const name of newsroom.organisation.names) {
    if (!organisation.names.some(({ from }) => from === name.from))
      await administrator.settings.renameOrganisation(name)
  }
  for (const name of newsroom.sections) {
    if (!sections.some(section => section.name === name)) await administrator.settings.addSection({ name })
  }
}

async function bringPictures(
  writer: EngineClient,
  articles: readonly SeedArticle[],
  seedsFolder: string,
  onProgress: (step: string) => void,
): Promise<Map<string, string>> {
  const pictures = new Map<string, string>()
  for (const fileName of new Set(articles.flatMap(picturesOf))) {
    onProgress(fileName)
    const bytes = await readFile(join(seedsFolder, 'pictures', fileName))
    const { media } = await writer.media.add({ fileName, bytes: new Uint8Array(bytes) })
    pictures.set(fileName, media)
  }
  return pictures
}

interface Cast {
  clients: Clients
  people: ReadonlyMap<string, string>
  now: number
}

async function take(step: SeedStep, id: string, { clients, people, now }: Cast): Promise<void> {
  const client = clientOf(clients, step.by)
  if ('comment' in step) {
    const { id: comment } = await client.comments.add({
      article: id,
      target: { kind: 'article' },
      text: step.comment,
      proposal: null,
    })
    if (step.resolvedBy !== undefined)
      await clientOf(clients, step.resolvedBy).comments.resolve({ comment, resolved: true })
  } else if ('plan' in step) {
    const { deadline, slot, assignee, notes } = step.plan
    const moment = (planned: FromToday | undefined) => (planned ? instantAfter(now, planned) : null)
    await client.article.plan({
      id,
      deadline: moment(deadline),
      slot: moment(slot),
      assignee: assignee === undefined ? null : (people.get(assignee) ?? null),
      notes,
    })
  } else if ('find' in step) {
    const { content, version } = await client.article.open({ id })
    const edited = replaceWords(content, step.find, step.replace)
    await client.article.save({ id, baseVersion: version, content: JSON.stringify(edited) })
  } else if (step.action === 'package') {
    await client.packages.make({ article: id, folder: null })
  } else {
    const { version } = await client.article.open({ id })
    await client.article.act({
      id,
      action: step.action,
      version,
      ...(step.reason !== undefined && { reason: step.reason }),
      ...(step.address !== undefined && { address: step.address }),
      ...(step.action === 'approve' && { password: samplePassword }),
      ...(step.on && { at: Math.min(instantOf(step.on.day, step.on.at), now) }),
    })
  }
}

function clientOf(clients: Clients, signIn: string): EngineClient {
  const client = clients.get(signIn)
  if (!client) throw new Error(`the sample has no “${signIn}”`)
  return client
}

/** A Vietnamese wall clock time, so many days after today. */
function instantAfter(now: number, { days, at }: FromToday): number {
  return instantOf(dayOf(now + days * 24 * 60 * 60 * 1000), at)
}

/** The same article with other words in one place; they must be there. */
function replaceWords(content: Content, find: string, replace: string): Content {
  const before = JSON.stringify(content)
  const after = before.replace(JSON.stringify(find).slice(1, -1), () => JSON.stringify(replace).slice(1, -1))
  if (after === before) throw new Error(`the article does not say “${find}”`)
  return contentSchema.parse(JSON.parse(after))
}
