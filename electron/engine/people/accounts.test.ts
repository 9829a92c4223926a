import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EngineClient } from '../engine.ts'
import { contentOf, refusalOf, startTrial, type Trial, trialPassword } from '../trial/newsroom.ts'

let trial: Trial
let now: number
let administrator: EngineClient

beforeEach(async () => {
  now = Date.UTC(2026, 6, 1)
  trial = await startTrial({ now: () => now })
  administrator = await trial.as('administrator')
})
afterEach(() => trial?.end())

const signIn = (name: string, password: string) =>
  trial.engine.client().session.signIn({ signIn: name, password })

/** An article that waits for approval. */
async function pending() {
  const [writer, editor] = [await trial.as('writer'), await trial.as('editor')]
  const { id } = await writer.article.create({ title: 'Bài' })
  await writer.article.save({ id, baseVersion: 1, content: JSON.stringify(contentOf('Bài', 'một hai ba')) })
  await writer.article.act({ id, action: 'submit', version: null })
  await editor.article.act({ id, action: 'claim', version: null })
  await editor.article.act({ id, action: 'sendUp', version: null })
  return id
}

/** An approved article, with the seal of `approver`. */
async function approved(password = trialPassword) {
  const id = await pending()
  const approver = trial.engine.client()
  await approver.session.signIn({ signIn: 'approver', password })
  const article = await approver.article.act({ id, action: 'approve', version: null, password })
  return { id, seal: article.seal }
}

test('names are found however they are written, passwords only exactly', async () => {
  expect((await signIn('  Writer ', trialPassword)).signIn).toBe('writer')
  expect((await signIn('writer', trialPassword.normalize('NFD'))).signIn).toBe('writer')
  expect(await refusalOf(signIn('writer', `${trialPassword}.`))).toEqual({ code: 'wrongPassword' })
  expect(await refusalOf(signIn('nobody', trialPassword))).toEqual({ code: 'wrongPassword' })
})

test('five wrong tries make the account wait, longer each time, also for the right password', async () => {
  for (let tries = 0; tries < 5; tries += 1) {
    expect((await refusalOf(signIn('writer', 'sai'))).code).toBe('wrongPassword')
  }
  expect(await refusalOf(signIn('writer', trialPassword))).toEqual({ code: 'slowDown', seconds: 30 })
  now += 30_001
  expect((await refusalOf(signIn('writer', 'sai'))).code).toBe('wrongPassword')
  expect(await refusalOf(signIn('writer', trialPassword))).toEqual({ code: 'slowDown', seconds: 60 })
  now += 60_001
  expect((await signIn('writer', trialPassword)).signIn).toBe('writer')
  expect((await refusalOf(signIn('writer', 'sai'))).code).toBe('wrongPassword')
})

test('a hundred wrong tries at once are not a hundred guesses', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => refusalOf(signIn('writer', 'sai'))))
  expect(answers.filter(({ code }) => code === 'wrongPassword')).toHaveLength(5)
})

test('wrong passwords when approving count as wrong tries', async () => {
  const approver = await trial.as('approver')
  const { id } = await approved()
  await (await trial.as('editor')).article.save({
    id,
    baseVersion: 2,
    content: JSON.stringify(contentOf('Bài', 'khác')),
  })
  const approve = (password: string) =>
    approver.article.act({ id, action: 'approve', version: null, password })
  for (let tries = 0; tries < 5; tries += 1) await refusalOf(approve('sai'))
  expect((await refusalOf(approve(trialPassword))).code).toBe('slowDown')
})

test('calls without signing in, and of who is disabled or lost the role, are refused', async () => {
  const stranger = trial.engine.client()
  expect(await refusalOf(stranger.desk.counts())).toEqual({ code: 'signInRequired' })
  expect(await refusalOf(stranger.article.create({ title: 'x' }))).toEqual({ code: 'signInRequired' })
  const writer = await trial.as('writer')
  const me = (await writer.session.current()).person
  const change = { id: me?.id ?? '', name: 'Người writer' }
  await administrator.people.change({ ...change, roles: ['editor'], disabled: false })
  expect((await refusalOf(writer.article.create({ title: 'x' }))).code).toBe('notAllowed')
  await administrator.people.change({ ...change, roles: ['writer'], disabled: true })
  expect((await refusalOf(writer.desk.counts())).code).toBe('signInRequired')
  expect((await refusalOf(signIn('writer', trialPassword))).code).toBe('personDisabled')
  expect((await refusalOf(writer.people.list())).code).toBe('signInRequired')
})

test('only administrators look after people, and one must stay', async () => {
  const all = await trial.as('all')
  const person = { signIn: 'moi', name: 'Người mới', roles: ['writer' as const], password: 'mật khẩu mới' }
  expect((await refusalOf(all.people.create(person))).code).toBe('notAllowed')
  expect((await administrator.people.create(person)).roles).toEqual(['writer'])
  expect(await refusalOf(administrator.people.create(person))).toEqual({ code: 'nameTaken', name: 'moi' })
  const me = (await administrator.session.current()).person
  const change = { id: me?.id ?? '', name: 'Quản trị', roles: [], disabled: false }
  expect((await refusalOf(administrator.people.change(change))).code).toBe('lastAdministrator')
  expect((await signIn('administrator', trialPassword)).roles).toEqual(['administrator'])
})

test('weak passwords and the sample’s are refused', async () => {
  const person = { signIn: 'nguyen.van.a', name: 'A', roles: [] }
  const create = (password: string) => refusalOf(administrator.people.create({ ...person, password }))
  expect(await create('ngắn')).toEqual({ code: 'passwordWeak', limit: 8 })
  expect((await create('Nguyễn Văn A')).code).toBe('passwordWeak')
  expect((await create('ban-thao-mau')).code).toBe('samplePassword')
})

test('a changed password keeps the key: old seals and new ones are the same person’s', async () => {
  const before = await approved()
  const approver = await trial.as('approver')
  const wrong = approver.session.changePassword({ current: 'sai', next: 'mật khẩu khác' })
  expect((await refusalOf(wrong)).code).toBe('wrongPassword')
  await approver.session.changePassword({ current: trialPassword, next: 'mật khẩu khác' })
  expect((await refusalOf(signIn('approver', trialPassword))).code).toBe('wrongPassword')
  const after = await approved('mật khẩu khác')
  expect(after.seal?.fingerprint).toBe(before.seal?.fingerprint)
  expect((await administrator.log.check()).faults).toEqual([])
})

test('a reset makes a new key, and the seals of the old one stay valid', async () => {
  const before = await approved()
  const people = await administrator.people.list()
  const approver = people.find(({ signIn }) => signIn === 'approver')
  const reset = await administrator.people.resetPassword({ id: approver?.id ?? '', password: 'được đặt lại' })
  expect(reset.fingerprint).not.toBe(approver?.fingerprint)
  const again = trial.engine.client()
  await again.session.signIn({ signIn: 'approver', password: 'được đặt lại' })
  expect((await again.article.open({ id: before.id })).seal?.fingerprint).toBe(approver?.fingerprint)
  expect((await administrator.log.check()).faults).toEqual([])
  const secretary = await trial.as('secretary')
  const made = await secretary.packages.make({ article: before.id, folder: null })
  expect(await secretary.packages.verify({ path: made.path })).toMatchObject({ whole: true, faults: [] })
})

test('the newsroom’s key comes with the secretary’s role and goes with it', async () => {
  const { id } = await approved()
  const people = await administrator.people.list()
  const writer = people.find(({ signIn }) => signIn === 'writer')
  const secretary = people.find(({ signIn }) => signIn === 'secretary')
  await administrator.people.change({
    id: writer?.id ?? '',
    name: 'Người viết kiêm thư ký',
    roles: ['writer', 'secretary'],
    disabled: false,
  })
  const made = await (await trial.as('writer')).packages.make({ article: id, folder: null })
  expect((await administrator.packages.verify({ path: made.path })).whole).toBe(true)
  await administrator.people.change({
    id: secretary?.id ?? '',
    name: 'Thôi việc',
    roles: [],
    disabled: false,
  })
  const former = await trial.as('secretary')
  expect((await refusalOf(former.packages.make({ article: id, folder: null }))).code).toBe('action')
})

test('signing in, out and failing is recorded', async () => {
  await refusalOf(signIn('editor', 'sai'))
  const editor = await trial.as('editor')
  await editor.session.signOut()
  expect((await refusalOf(editor.desk.counts())).code).toBe('signInRequired')
  const any = { kinds: [], person: null, article: null, from: null, to: null, before: null }
  const kinds = (await administrator.log.events({ ...any, limit: 3 })).events.map(event => [
    event.kind,
    event.by?.name,
  ])
  expect(kinds).toEqual([
    ['person.signedOut', 'Người editor'],
    ['person.signedIn', 'Người editor'],
    ['person.signInFailed', 'Người editor'],
  ])
})
