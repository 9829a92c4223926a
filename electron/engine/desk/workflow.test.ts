import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Action, actions, type State, states } from '../../../shared/workflow/index.ts'
import type { EngineClient } from '../engine.ts'
import { contentOf, refusalOf, startTrial, type Trial, trialPassword } from '../trial/newsroom.ts'

/*
 * Thousands of random actions by random people, against a model of the workflow written down a second time, by hand,
 * from the newsroom's own description of it and not from the table that the engine reads.
 */

interface Model {
  state: State
  before: State | null
  creator: string
  holder: string | null
  writers: Set<string>
  text: string
  sealed: boolean
  version: number
}

type Who = 'writer' | 'editor' | 'secretary' | 'approver' | 'administrator' | 'all'
const everybody: Who[] = ['writer', 'editor', 'secretary', 'approver', 'administrator', 'all']
const is = (who: Who, ...roles: Who[]) => who === 'all' || roles.includes(who)

/** Where the step leads, or null where the newsroom's rules forbid it. */
function expected(article: Model, who: Who, action: Action): State | null {
  const { state } = article
  const own = article.creator === who
  const holds = article.holder === who
  const full = article.text !== ''
  const among = (...states: State[]) => states.includes(state)
  switch (action) {
    case 'edit':
      if (is(who, 'writer') && own && among('draft', 'returned', 'corrected')) return state
      if (is(who, 'editor') && holds && among('editing', 'corrected')) return state
      if (is(who, 'editor') && among('pending', 'approved', 'packaged')) return 'pending'
      return null
    case 'submit':
      return is(who, 'writer') && own && full && among('draft', 'returned', 'corrected') ? 'submitted' : null
    case 'claim':
      return is(who, 'editor') && among('submitted') ? 'editing' : null
    case 'takeOver':
      if (!is(who, 'editor')) return null
      if (among('returned')) return 'editing'
      return among('editing', 'corrected') && !holds ? state : null
    case 'sendUp':
      return is(who, 'editor') && holds && full && among('editing', 'corrected') ? 'pending' : null
    case 'return':
      if (is(who, 'editor') && (among('submitted') || (among('editing') && holds))) return 'returned'
      return is(who, 'approver') && among('pending') ? 'returned' : null
    case 'hold':
      if (is(who, 'editor') && among('editing') && holds) return 'held'
      return is(who, 'approver', 'secretary') && among('pending', 'approved') ? 'held' : null
    case 'resume':
      return is(who, 'editor', 'approver', 'secretary') && among('held') ? article.before : null
    case 'reject':
      if (is(who, 'editor') && among('editing') && holds) return 'rejected'
      return is(who, 'approver') && among('pending') ? 'rejected' : null
    case 'reopen':
      return is(who, 'editor', 'approver') && among('rejected') ? 'draft' : null
    case 'approve':
      return is(who, 'approver') && among('pending') && full && !article.writers.has(who) ? 'approved' : null
    case 'package':
      if (!is(who, 'secretary') || !article.sealed) return null
      return among('approved', 'packaged') ? 'packaged' : among('published') ? 'published' : null
    case 'publish':
      return is(who, 'secretary') && among('packaged') && article.sealed ? 'published' : null
    case 'correct':
      return is(who, 'editor') && among('published', 'withdrawn') ? 'corrected' : null
    case 'withdraw':
      return is(who, 'approver') && among('published') ? 'withdrawn' : null
    case 'archive':
      if (is(who, 'writer') && own && among('draft', 'returned')) return 'archived'
      return is(who, 'secretary') && among('rejected', 'published', 'withdrawn') ? 'archived' : null
    case 'restore':
      if (!among('archived')) return null
      return (is(who, 'writer') && own) || is(who, 'secretary') ? article.before : null
    case 'plan':
      return is(who, 'secretary') && !among('archived') ? state : null
    case 'comment':
      return is(who, 'writer', 'editor', 'secretary', 'approver') && !among('archived') ? state : null
  }
}

function follow(article: Model, who: Who, action: Action, to: State): void {
  if (to !== article.state) article.before = to === 'held' || to === 'archived' ? article.state : null
  if (['claim', 'takeOver', 'correct'].includes(action)) article.holder = who
  if (['submit', 'return', 'reject', 'reopen', 'approve'].includes(action)) article.holder = null
  if (action === 'approve') article.sealed = true
  if (action === 'correct') article.sealed = false
  article.state = to
}

let trial: Trial
const clients = new Map<Who, EngineClient>()

beforeAll(async () => {
  trial = await startTrial()
  for (const who of everybody) clients.set(who, await trial.as(who))
})
afterAll(() => trial?.end())

function clientOf(who: Who): EngineClient {
  const client = clients.get(who)
  if (!client) throw new Error(who)
  return client
}

/** A small generator of repeatable random numbers (mulberry32). */
function randomFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const seeds = [1, 20_260_708, Date.now() % 1_000_000]

const reached = new Set<State>()

test.each(seeds)('random people and actions keep to the rules of the newsroom (seed %i)', async seed => {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T
  const articles: { id: string; model: Model }[] = []
  for (let step = 0; step < 2500; step += 1) {
    if (articles.length === 0 || random(50) === 0) {
      const creator = pick(['writer', 'all'] as const)
      const { id } = await clientOf(creator).article.create({ title: 'Bài thử' })
      articles.push({
        id,
        model: {
          state: 'draft',
          before: null,
          creator,
          holder: null,
          writers: new Set([creator]),
          text: '',
          sealed: false,
          version: 1,
        },
      })
      continue
    }
    const { id, model } = pick(articles.slice(-4))
    const who = pick(everybody)
    // Blind choice would seldom get far: mostly take something allowed, and often something that moves the article.
    const open = actions.filter(each => expected(model, who, each) !== null)
    const moving = open.filter(each => expected(model, who, each) !== model.state && each !== 'edit')
    const onward = moving.filter(each => !['archive', 'reject', 'return', 'hold', 'withdraw'].includes(each))
    const choice = [actions, open, moving, onward, onward, onward][random(6)] ?? actions
    const action = pick(choice.length > 0 ? choice : actions)
    const to = expected(model, who, action)
    const said = `step ${step}: ${who} ${action} in ${model.state}`
    const call = perform(clientOf(who), id, model, action, `chữ ${step}`)
    if (to === null) {
      expect(await refusalOf(call), said).toMatchObject({ code: 'action', state: model.state })
    } else {
      await call
      const changed = action === 'edit'
      if (changed) {
        model.writers.add(who)
        model.text = `chữ ${step}`
        model.version += 1
        if (['approved', 'packaged'].includes(model.state)) model.sealed = false
      }
      follow(model, who, action, to)
      reached.add(to)
    }
    const now = await clientOf('editor').article.open({ id })
    expect(
      { state: now.state, sealed: now.seal !== null, holder: now.holder?.name ?? null, version: now.version },
      said,
    ).toEqual({
      state: model.state,
      sealed: model.sealed,
      holder: model.holder && nameOf(model.holder as Who),
      version: model.version,
    })
    expect(allowedOf(await clientOf(who).article.open({ id })), said).toEqual(
      actions.filter(each => expected(model, who, each) !== null),
    )
  }
  const check = await clientOf('secretary').log.check()
  expect(check.faults).toEqual([])
  expect(check.events).toBeGreaterThan(500)
})

test('the random walks came through every state', () => {
  expect([...reached].sort()).toEqual([...states].sort())
})

const nameOf = (who: Who) =>
  who === 'all' ? 'Người kiêm nhiệm' : who === 'administrator' ? 'Quản trị' : `Người ${who}`

const allowedOf = (article: { verdicts: { action: Action; allowed: boolean }[] }) =>
  article.verdicts.filter(verdict => verdict.allowed).map(verdict => verdict.action)

async function perform(
  client: EngineClient,
  id: string,
  model: Model,
  action: Action,
  text: string,
): Promise<unknown> {
  switch (action) {
    case 'edit':
      return client.article.save({
        id,
        baseVersion: model.version,
        content: JSON.stringify(contentOf('Bài thử', text)),
      })
    case 'plan':
      return client.article.plan({ id, deadline: 1, slot: null, assignee: null, notes: '' })
    case 'comment':
      return client.comments.add({ article: id, target: { kind: 'article' }, text, proposal: null })
    case 'package':
      return client.packages.make({ article: id, folder: null })
    default:
      return client.article.act({
        id,
        action,
        version: null,
        reason: 'vì thử',
        password: trialPassword,
        address: 'https://congthongtin.example/bai',
      })
  }
}
