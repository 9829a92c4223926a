import { writeSync } from 'node:fs'
import { createEngine, type EngineClient } from '../engine.ts'
import { contentOf, trialPassword, trialSettings } from './newsroom.ts'

/*
 * An engine that works without pause until it is killed: it says on stdout what it is about to ask for and, once the
 * engine has answered, that it was answered. `node stream.ts FOLDER SEED`
 */
const [folder, seed] = process.argv.slice(2)
if (!folder || !seed) throw new Error('usage: stream.ts FOLDER SEED')

/** One line of what the stream tells; the write is over before the next call begins. */
export interface Told {
  about: 'asked' | 'answered'
  call: number
  article: string
  /** The words of the draft after the call, for a save and a restoring. */
  text?: string
  version?: number
  state?: string
  seal?: string | null
}
const tell = (line: Told) => writeSync(1, `${JSON.stringify(line)}\n`)

const engine = createEngine(trialSettings())
await engine.open(folder)
const as = async (signIn: string): Promise<EngineClient> => {
  const client = engine.client()
  await client.session.signIn({ signIn, password: trialPassword })
  return client
}
const [writer, editor, approver] = [await as('writer'), await as('editor'), await as('approver')]

let call = 0
const steps = [
  { client: writer, action: 'submit', state: 'submitted' },
  { client: editor, action: 'claim', state: 'editing' },
  { client: editor, action: 'sendUp', state: 'pending' },
  { client: approver, action: 'approve', state: 'approved' },
] as const

for (let round = 0; ; round += 1) {
  const { id } = await writer.article.create({ title: `Bài ${seed}-${round}` })
  let version = 1
  const save = async (client: EngineClient, words: number, state: string) => {
    call += 1
    const text = `${seed}-${round}-${call} ${'một hai ba bốn '.repeat(words)}`.trim()
    tell({ about: 'asked', call, article: id, text, state })
    const content = JSON.stringify(contentOf(`Bài ${seed}-${round}`, text))
    const saved = await client.article.save({ id, baseVersion: version, content })
    version = saved.version
    tell({ about: 'answered', call, article: id, text, version, state: saved.state })
    return text
  }
  for (let edit = 0; edit < 2; edit += 1) await save(writer, (edit * 211) % 900, 'draft')
  const kept = await save(writer, 422, 'draft')
  call += 1
  tell({ about: 'asked', call, article: id, state: 'draft' })
  const revision = await writer.article.keepVersion({ id, version, name: `Bản ${call}` })
  tell({ about: 'answered', call, article: id, state: 'draft' })
  await save(writer, 633, 'draft')
  call += 1
  tell({ about: 'asked', call, article: id, text: kept, state: 'draft' })
  const restored = await writer.article.restore({ id, revision: revision.id, version })
  version = restored.version
  tell({ about: 'answered', call, article: id, text: kept, version, state: 'draft' })
  for (const step of steps) {
    call += 1
    tell({ about: 'asked', call, article: id, state: step.state })
    const article = await step.client.article.act({
      id,
      action: step.action,
      version,
      password: trialPassword,
    })
    tell({ about: 'answered', call, article: id, state: article.state, seal: article.seal?.id ?? null })
    if (step.action === 'claim') await save(editor, 40, 'editing')
  }
}
