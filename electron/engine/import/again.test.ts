import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainBody } from '../../../shared/article/index.ts'
import { refusalSchema } from '../../../shared/contract/index.ts'
import { encodeVni } from '../../../shared/vietnamese/index.ts'
import { startTrial, type Trial } from '../trial/newsroom.ts'

let trial: Trial
beforeAll(async () => {
  trial = await startTrial()
})
afterAll(() => trial?.end())

const text = encodeVni('Đảng uỷ xã họp\n\nSáng 12/3, Đảng uỷ xã tổ chức hội nghị sơ kết, đề ra nhiệm vụ.')
const file = { fileName: 'bai.txt', bytes: new Uint8Array(Buffer.from(text)) }

/** The code with which a call was refused. */
async function refused(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (problem: unknown) => problem,
  )
  return refusalSchema.parse(error && typeof error === 'object' && 'data' in error ? error.data : null).code
}

test('a file read again in another encoding becomes the same draft, until somebody has saved it', async () => {
  const client = await trial.as('writer')
  const { id, version, title, report } = await client.import.file(file)
  expect([title, report.decoded?.encoding]).toEqual(['Đảng uỷ xã họp', 'vni'])

  const again = await client.import.file({ ...file, encoding: 'utf-8', instead: { id, version } })
  expect([again.id, again.title, again.report.decoded]).toEqual([id, 'Ñaûng uyû xaõ hoïp', null])
  expect((await client.article.open({ id })).title).toBe('Ñaûng uyû xaõ hoïp')

  const back = await client.import.file({ ...file, encoding: 'vni', instead: { id, version: again.version } })
  expect(back.title).toBe('Đảng uỷ xã họp')
  const article = await client.article.open({ id })
  expect(plainBody(article.content.body)).toContain('nhiệm vụ')

  const content = JSON.stringify({ ...article.content, fields: { ...article.content.fields, title: 'Khác' } })
  await client.article.save({ id, baseVersion: article.version, content })
  expect(await refused(client.import.file({ ...file, instead: { id, version: back.version } }))).toBe(
    'outdated',
  )
  expect(
    await refused((await trial.as('all')).import.file({ ...file, instead: { id, version: back.version } })),
  ).not.toBe('')
  expect((await client.article.open({ id })).title).toBe('Khác')
})
