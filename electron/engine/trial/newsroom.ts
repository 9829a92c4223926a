import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Content, emptyContent, textRun } from '../../../shared/article/index.ts'
import { type Role, roles } from '../../../shared/workflow/index.ts'
import { createEngine, type Engine, type EngineClient, type EngineSettings } from '../engine.ts'

/** The cheapest scrypt that there is: tests sign in thousands of times. */
export const cheapPasswords = { n: 2, r: 1, p: 1 }
export const trialPassword = 'mật khẩu để thử'

/** Engine settings for tests, in a folder of their own. */
export function trialSettings(changes: Partial<EngineSettings> = {}): EngineSettings {
  return {
    settingsFile: null,
    computer: 'MAY-THU',
    seeds: join(import.meta.dirname, '../../../seeds'),
    pictureWorker: new URL('../media/worker.ts', import.meta.url),
    wordWorker: new URL('../word/worker.ts', import.meta.url),
    version: '0.0.0',
    passwordCost: cheapPasswords,
    ...changes,
  }
}

export interface Trial {
  engine: Engine
  folder: string
  /** A connection with that person signed in; everybody is called by their role. */
  as(signIn: string): Promise<EngineClient>
  end(): Promise<void>
}

/** A real newsroom in a temporary folder, with one person of each role, called by it, and `all` with every role. */
export async function startTrial(changes: Partial<EngineSettings> = {}): Promise<Trial> {
  const base = mkdtempSync(join(tmpdir(), 'banthao-'))
  const folder = join(base, 'toà soạn')
  const engine = createEngine(trialSettings(changes))
  const administrator = engine.client()
  await administrator.newsroom.create({
    folder,
    organisation: {
      kind: 'party',
      level: 'commune',
      names: [{ name: 'Đảng uỷ xã Thử', shortName: 'Đảng uỷ', numberSuffix: 'ĐU', from: '2025-07-01' }],
    },
    sections: ['Xây dựng Đảng', 'Kinh tế'],
    administrator: { signIn: 'administrator', name: 'Quản trị', password: trialPassword, roles: [] },
  })
  for (const role of roles) {
    if (role === 'administrator') continue
    await administrator.people.create({
      signIn: role,
      name: `Người ${role}`,
      roles: [role],
      password: trialPassword,
    })
  }
  await administrator.people.create({
    signIn: 'all',
    name: 'Người kiêm nhiệm',
    roles: roles.filter((role: Role) => role !== 'administrator'),
    password: trialPassword,
  })
  return {
    engine,
    folder,
    async as(signIn) {
      const client = engine.client()
      await client.session.signIn({ signIn, password: trialPassword })
      return client
    },
    async end() {
      await engine.close()
      rmSync(base, { recursive: true, force: true })
    },
  }
}

/** An article's content with a title and one paragraph, as JSON. */
export function contentOf(title: string, text: string): Content {
  const content = emptyContent()
  return {
    fields: { ...content.fields, title },
    body: {
      ...content.body,
      blocks: [{ type: 'paragraph', id: 'doan-mot', content: text === '' ? [] : [textRun(text)] }],
    },
  }
}

/** The code and details with which a call was refused; fails when it was not. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: string; [detail: string]: unknown }> {
  try {
    await call
  } catch (error) {
    const refused = error as { code?: string; data?: { code: string; details: Record<string, unknown> } }
    if (refused.code === 'REFUSED' && refused.data)
      return { ...refused.data.details, code: refused.data.code }
    throw error
  }
  throw new Error('the call was not refused')
}
