import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentSecurityPolicy, fileOfAddress, isOurAddress, serve } from './protocol.ts'

let outside = ''
let root = ''
beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'banthao-protocol-'))
  root = join(outside, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html><html><head><title>Bản Thảo</title></head></html>')
  writeFileSync(join(root, 'assets', 'chữ đậm.js'), 'export {}')
  writeFileSync(join(outside, 'secret.js'), 'secret')
})
afterAll(() => rmSync(outside, { recursive: true, force: true }))

test('An address names a file of the built window and none outside it', () => {
  expect(fileOfAddress(root, 'app://banthao/index.html')).toBe(join(root, 'index.html'))
  expect(fileOfAddress(root, 'app://banthao/assets/ch%E1%BB%AF%20%C4%91%E1%BA%ADm.js?v=1#x')).toBe(
    join(root, 'assets', 'chữ đậm.js'),
  )
  const strangers = [
    'app://banthao/../secret.js',
    'app://banthao/..%2fsecret.js',
    'app://banthao/%2e%2e/secret.js',
    'app://banthao/assets/..%5c..%5c..%5csecret.js',
    'app://banthao/index.html%00.js',
    'app://banthao/%E0%A4%A.js',
    'app://banthao//etc/passwd',
    'app://banthao/',
    'app://other/index.html',
    'app://banthao.example/index.html',
    'file:///etc/passwd',
    'https://banthao/index.html',
    'not an address',
  ]
  expect(strangers.filter(address => fileOfAddress(root, address) !== null)).toEqual([
    // A browser resolves these before anything is asked: they stay inside.
    'app://banthao/../secret.js',
    'app://banthao/%2e%2e/secret.js',
  ])
})

test('Only our own scheme and name are ours', () => {
  const addresses = [
    'app://banthao/index.html',
    'app://banthao:80/',
    'app://x@evil/',
    'https://banthao/',
    '',
    'blob:app://banthao/1',
  ]
  expect(addresses.filter(isOurAddress)).toEqual(['app://banthao/index.html'])
})

test('A page carries the nonce of its policy, a new one each time', async () => {
  const load = () => serve(root, { url: 'app://banthao/index.html', method: 'GET' })
  const [first, second] = [await load(), await load()]
  const page = await first.text()
  const nonce = page.match(/<meta name="csp-nonce" nonce="([^"]+)">/)?.[1] ?? ''
  expect(nonce).not.toBe('')
  expect(first.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy(nonce))
  expect(await second.text()).not.toBe(page)
})

test('The policy allows no inline or evaluated script and no other origin', () => {
  const policy = contentSecurityPolicy('n')
  expect(policy).toMatch(/^default-src 'none'; script-src 'self';/)
  expect(policy).not.toMatch(/unsafe|http|\*/)
})

test('What is not there, and what is not asked for with GET, is not found', async () => {
  const ask = async (url: string, method = 'GET') => (await serve(root, { url, method })).status
  expect([
    await ask('app://banthao/index.html'),
    await ask('app://banthao/none.js'),
    await ask('app://banthao/secret.js'),
    await ask('app://banthao/index.html', 'POST'),
    await ask('app://other/index.html'),
  ]).toEqual([200, 404, 404, 404, 404])
})
