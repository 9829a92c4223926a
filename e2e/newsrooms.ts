import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine, type EngineClient } from '../electron/engine/engine.ts'
import { samplePassword } from '../electron/engine/sample/index.ts'
import { startTrial, trialPassword, trialSettings } from '../electron/engine/trial/newsroom.ts'
import type { Article } from '../shared/contract/index.ts'
import { states } from '../shared/workflow/index.ts'

/** A newsroom on the disk that no engine has open, and how its people sign in. */
export interface ClosedNewsroom {
  folder: string
  password: string
}

/** Newsrooms to copy from, made once: making them takes seconds, copying them does not. */
export interface Templates {
  /** The sample newsroom: `hoa`, `minh`, `lan`, `son`, `quantri`. */
  sample: ClosedNewsroom
  /** A real newsroom without articles; everybody is called by their role, and `all` has every role. */
  office: ClosedNewsroom
  remove(): void
}

/** Makes both newsrooms. Their passwords are cheap to check, everything else is as the program makes it. */
export async function makeTemplates(): Promise<Templates> {
  const base = mkdtempSync(join(tmpdir(), 'banthao-mau-'))
  const folder = join(base, 'toà soạn mẫu')
  const engine = createEngine(trialSettings())
  await engine.client().newsroom.createSample({ folder })
  await engine.close()
  const trial = await startTrial()
  await trial.engine.close()
  return {
    sample: { folder, password: samplePassword },
    office: { folder: trial.folder, password: trialPassword },
    async remove() {
      rmSync(base, { recursive: true, force: true })
      await trial.end()
    },
  }
}

/** A copy of a newsroom for one test, in a folder of its own inside `base`. */
export function copyOf(template: ClosedNewsroom, base: string): ClosedNewsroom {
  const folder = join(base, 'toà soạn')
  cpSync(template.folder, folder, { recursive: true })
  return { ...template, folder }
}

/** Opens a newsroom that nobody has open, lets `work` do something in it as that person, and closes it again. */
export async function within<T>(
  { folder, password }: ClosedNewsroom,
  signIn: string,
  work: (client: EngineClient) => Promise<T>,
): Promise<T> {
  const engine = createEngine(trialSettings())
  try {
    await engine.open(folder)
    const client = engine.client()
    await client.session.signIn({ signIn, password })
    return await work(client)
  } finally {
    await engine.close()
  }
}

/** The article with this title, as it is on the disk; fails when there is not exactly one. */
export function articleOnDisk(newsroom: ClosedNewsroom, signIn: string, title: string): Promise<Article> {
  return within(newsroom, signIn, async client => {
    const { articles } = await client.desk.list({ states: [...states], mine: false, after: null, limit: 200 })
    const found = articles.filter(row => row.title === title)
    const [only] = found
    if (!only || found.length > 1) {
      throw new Error(`${found.length} articles are called “${title}”: ${articles.map(row => row.title)}`)
    }
    return client.article.open({ id: only.id })
  })
}
