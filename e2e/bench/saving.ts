import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import Database from 'better-sqlite3'
import type { EngineClient } from '../../electron/engine/engine.ts'
import { startTrial, trialPassword } from '../../electron/engine/trial/newsroom.ts'
import type { Content } from '../../shared/article/index.ts'
import { emptyContent, textRun } from '../../shared/article/index.ts'
import { inTurn, type Row } from './measure.ts'

const sentence =
  'Đảng uỷ xã tiếp tục nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức trong nhiệm kỳ. '

/** An article whose JSON is about `bytes` long in UTF-8. */
function articleOf(bytes: number): Content {
  const content = emptyContent()
  const paragraph = Buffer.byteLength(sentence.repeat(5)) + 90
  const blocks = Array.from({ length: Math.round(bytes / paragraph) }, (_, index) => ({
    type: 'paragraph' as const,
    id: `doan-${String(index).padStart(6, '0')}`,
    content: [textRun(sentence.repeat(5))],
  }))
  // The window, too, sends the address that follows the title.
  const fields = { ...content.fields, title: 'Một bài dài', slug: 'mot-bai-dai' }
  return { fields, body: { ...content.body, blocks } }
}

const utf8 = new TextEncoder()

/** Saving a 100 kB draft over a message port, as the window sends it, against the bare insert of the same bytes, and the cheapest call. */
export async function benchSaving(): Promise<Row[]> {
  const trial = await startTrial()
  const { port1, port2 } = new MessageChannel()
  trial.engine.connect(port1)
  const client: EngineClient = createORPCClient(new RPCLink({ port: port2, experimental_transfer: () => [] }))
  await client.session.signIn({ signIn: 'writer', password: trialPassword })
  const { id } = await client.article.create({ title: 'Một bài dài' })

  const folder = mkdtempSync(join(tmpdir(), 'banthao-bench-'))
  const bare = new Database(join(folder, 'bare.db'))
  bare.pragma('journal_mode = WAL')
  bare.pragma('synchronous = FULL')
  bare.exec('CREATE TABLE drafts (article TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT')
  const insert = bare.prepare('INSERT OR REPLACE INTO drafts VALUES (?, ?)')

  const content = articleOf(100_000)
  let version = 1
  let round = 0
  const changed = () => {
    round += 1
    content.fields.lede = sentence.slice(0, round % 60)
    return JSON.stringify(content)
  }
  const times = await inTurn(300, {
    save: async () => {
      const saved = await client.article.save({ id, baseVersion: version, content: utf8.encode(changed()) })
      version = saved.version
    },
    insert: () => insert.run(id, changed()),
    call: () => client.session.current(),
  })
  port2.close()
  bare.close()
  rmSync(folder, { recursive: true })
  await trial.end()
  return [
    {
      name: 'save a 100 kB draft through the contract',
      measured: times.save,
      floorName: 'bare insert',
      floor: times.insert,
      aim: 1.5,
    },
    { name: 'a contract call', measured: times.call },
  ]
}
