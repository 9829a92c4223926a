import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArticleRow } from '../../../shared/contract/index.ts'
import { createEngine, type Engine, type EngineClient } from '../engine.ts'
import { trialSettings } from '../trial/newsroom.ts'
import { samplePassword, samplePeople } from './index.ts'

const base = mkdtempSync(join(tmpdir(), 'banthao-sample-'))
let engine: Engine
let rows: ArticleRow[]

async function as(signIn: string): Promise<EngineClient> {
  const client = engine.client()
  await client.session.signIn({ signIn, password: samplePassword })
  return client
}

beforeAll(async () => {
  engine = createEngine(trialSettings())
  await engine.client().newsroom.createSample({ folder: join(base, 'toà soạn mẫu') })
  const hoa = await as('hoa')
  rows = (await hoa.desk.list({ states: [], mine: false, after: null, limit: 200 })).articles
})
afterAll(async () => {
  await engine.close()
  rmSync(base, { recursive: true, force: true })
})

const rowOf = (start: string) => {
  const row = rows.find(({ title }) => title.startsWith(start))
  if (!row) throw new Error(`no article “${start}”`)
  return row
}

describe('the sample newsroom', () => {
  it('is a commune’s Party committee, with its name from before there were two levels', async () => {
    const { organisation, sections } = await (await as('quantri')).settings.get()
    const { newsroom } = await engine.client().newsroom.current()
    expect([newsroom?.name, newsroom?.sample]).toEqual(['Đảng uỷ xã Tân Hoà', true])
    expect(
      organisation.names.map(({ name, numberSuffix, from }) => `${name} ${numberSuffix} ${from}`),
    ).toEqual(['Huyện uỷ Tân Hoà HU 2004-01-01', 'Đảng uỷ xã Tân Hoà ĐU 2025-07-01'])
    expect(sections).toHaveLength(8)
  })

  it('has five people, each of one role', async () => {
    const people = await (await as('quantri')).people.list()
    expect(Object.fromEntries(people.map(({ signIn, roles }) => [roles.join(), signIn]))).toEqual(
      samplePeople,
    )
  })

  it('has twelve articles, in every state that a week’s work knows', async () => {
    const { states, total } = await (await as('lan')).desk.counts()
    expect(total).toBe(12)
    expect(Object.fromEntries(Object.entries(states).filter(([, count]) => count > 0))).toEqual({
      draft: 2,
      submitted: 1,
      editing: 1,
      pending: 2,
      approved: 1,
      packaged: 1,
      published: 2,
      returned: 1,
      held: 1,
    })
  })

  it('keeps who did what: edits, comments, seals, packages, and reasons', async () => {
    const hoa = await as('hoa')
    const { id } = rowOf('Tân Hoà phấn đấu 97%')
    const history = await hoa.article.history({ id })
    expect(
      history.filter(({ to }) => to === 'returned').map(({ by, reason }) => [by?.name, reason?.slice(0, 22)]),
    ).toEqual([['Trần Quang Minh', 'Đề nghị thay ảnh đầu b']])
    expect(
      (await hoa.comments.list({ article: id })).map(({ by, resolvedAt }) => [by.name, resolvedAt]),
    ).toEqual([
      ['Trần Quang Minh', null],
      ['Trần Quang Minh', null],
    ])

    const published = await hoa.article.open({ id: rowOf('Đi từng ngõ').id })
    expect([published.seal?.by.name, published.publication]).toEqual([
      'Võ Thành Sơn',
      {
        address: 'https://tanhoa.example/tin-tuc/to-cong-nghe-so-cong-dong',
        at: Date.UTC(2026, 7, 20, 1, 15),
      },
    ])
    expect(published.content.fields.noStateSecret?.name).toBe('Nguyễn Thị Thanh Hoa')
    expect(JSON.stringify(published.content)).toContain('mang giấy tờ đến tận nơi')
  })

  it('has packages that are whole and pictures that can be shown', async () => {
    const lan = await as('lan')
    const packages = await lan.packages.list({ article: null })
    const verdicts = await Promise.all(packages.map(({ path }) => lan.packages.verify({ path })))
    expect(verdicts.map(({ whole, faults }) => ({ whole, faults }))).toEqual(
      Array.from({ length: 3 }, () => ({ whole: true, faults: [] })),
    )
    const { content } = await lan.article.open({ id: rowOf('Mùa nước nổi').id })
    const media = content.fields.leadFigure?.media ?? ''
    const { width, height, type } = await lan.media.read({ media, size: 'small' })
    expect([width, height, type]).toEqual([400, 250, 'image/jpeg'])
  })

  it('has a record without faults', async () => {
    const { faults, seals } = await (await as('lan')).log.check()
    expect([faults, seals]).toEqual([[], 4])
  })
})
