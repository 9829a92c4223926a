import { expect, test } from 'vitest'
import { currentContent } from '../../shared/article/index.ts'
import type { KeptText } from './safety-net.ts'
import { stillMissing } from './still-missing.ts'

const samples = import.meta.glob<string>('../../shared/article/samples/version-1.json', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const first = samples['../../shared/article/samples/version-1.json'] ?? ''
const today = currentContent(JSON.parse(first))
const kept = (key: string, content: string): KeptText => ({
  key,
  content,
  newsroom: 'n',
  person: 'p',
  article: 'a',
  title: 't',
  baseVersion: 1,
  at: 1,
})
const offered = (texts: KeptText[], onDisk: unknown) => {
  const forgotten: string[] = []
  const missing = stillMissing(texts, onDisk, key => forgotten.push(key))
  return {
    offered: missing.map(({ text }) => text.key),
    contents: missing.map(({ content }) => content),
    forgotten,
  }
}

test('a text that was kept by an earlier version of the program is offered in the language of today', () => {
  const other = { ...today, fields: { ...today.fields, title: 'Khác' } }
  expect(offered([kept('one', first)], other)).toEqual({ offered: ['one'], contents: [today], forgotten: [] })
  expect(offered([kept('one', first)], null).offered).toEqual(['one'])
})

test('what is on disk in the end is forgotten, whichever version wrote it', () => {
  const texts = [kept('old', first), kept('new', JSON.stringify(today))]
  expect(offered(texts, today)).toEqual({ offered: [], contents: [], forgotten: ['old', 'new'] })
})

test('what cannot be read is neither offered nor thrown away', () => {
  const newer = JSON.stringify({ ...today, body: { ...today.body, version: 99 } })
  expect(offered([kept('newer', newer), kept('broken', '{')], today)).toEqual({
    offered: [],
    contents: [],
    forgotten: [],
  })
})
