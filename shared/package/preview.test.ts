import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { expect, test } from 'vitest'
import { emptyContent } from '../article/index.ts'
import { type PreviewFacts, previewPage } from './preview.ts'

const hash = 'a'.repeat(64)
const facts: PreviewFacts = {
  article: { id: 'article-1', number: 7, title: 'Tiêu đề' },
  revision: { id: 'revision-1', number: 2, hash },
  newsroom: { id: 'newsroom-1', name: 'Đảng uỷ xã', publicKey: hash },
  seal: {
    statement: {
      format: 'banthao.seal/1',
      newsroom: 'newsroom-1',
      organisation: 'Đảng uỷ xã',
      article: 'article-1',
      revision: 'revision-1',
      revisionNumber: 2,
      revisionHash: hash,
      person: 'person-1',
      name: 'Sơn',
      role: 'approver',
      publicKey: hash,
      at: Date.UTC(2026, 2, 5, 17, 30, 7),
      log: hash,
    },
    signature: 'b'.repeat(128),
  },
  pictures: [{ media: hash, name: 'media/01-x.jpg', type: 'image/jpeg', width: 4, height: 3 }],
}
const hostile = '</title></script></style><script>alert(1)</script><!--'

function page() {
  const content = emptyContent()
  content.fields.title = hostile
  content.fields.lede = hostile
  content.fields.tags = [hostile]
  content.fields.authors = [{ name: hostile, organisation: hostile }]
  content.fields.publishFrom = Date.UTC(2026, 2, 6, 1)
  content.fields.leadFigure = {
    id: 'figure-1',
    media: hash,
    fileName: '',
    alternative: 'Ảnh',
    caption: '',
    credit: '',
    rights: '',
    crop: null,
    focus: null,
  }
  return previewPage(
    content,
    facts,
    new Map([[hash, { source: 'data:image/jpeg;base64,AA==', width: 4, height: 3 }]]),
  )
}

const everyNode = (node: Nodes): Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap(everyNode) : []),
]

test('the page runs nothing and fetches nothing, whatever the words are', () => {
  const html = page()
  const [, ...nodes] = everyNode(fromHtml(html))
  expect(nodes.filter(node => node.type === 'comment')).toEqual([])
  const elements = nodes.filter(node => node.type === 'element')
  const scripts = elements.filter(element => element.tagName === 'script')
  expect(scripts.map(script => script.properties)).toEqual([{ type: 'application/ld+json' }])
  expect(elements.filter(element => element.tagName === 'title')).toMatchObject([
    { children: [{ type: 'text', value: hostile }] },
  ])
  expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)).toEqual([
    'http://purl.org/dc/elements/1.1/',
    'data:image/jpeg;base64,AA==',
  ])
})

test('machines read times in the offset of Vietnam', () => {
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page()) ?? []
  expect(JSON.parse(json)).toMatchObject({
    '@type': 'NewsArticle',
    headline: hostile,
    datePublished: '2026-03-06T08:00:00+07:00',
    dateModified: '2026-03-06T00:30:07+07:00',
    image: ['media/01-x.jpg'],
    author: [{ '@type': 'Person', name: hostile, affiliation: { name: hostile } }],
    publisher: { name: 'Đảng uỷ xã' },
  })
})

test('the page tells people who approved what and when', () => {
  expect(page()).toContain(
    '<dt>Người duyệt</dt><dd>Sơn (Người duyệt)</dd><dt>Duyệt lúc</dt><dd>00:30 06/03/2026</dd>',
  )
})

test('a correction says to readers what it corrects, and which approval it takes the place of', () => {
  const supersedes = {
    ...{ revision: 'revision-1', revisionNumber: 1, revisionHash: hash, seal: 'c'.repeat(128) },
    sealedAt: Date.UTC(2026, 2, 4, 1),
    package: { fileName: 'goi-bai_cu_20260304.zip', sha256: hash },
    text: `Cầu dài 24 mét.\n${hostile}`,
  }
  const content = emptyContent()
  const statement = { ...facts.seal.statement, supersedes }
  const html = previewPage(content, { ...facts, seal: { ...facts.seal, statement } }, new Map())
  expect(html).toContain('<p><strong>Đính chính:</strong> Cầu dài 24 mét.<br>')
  expect(html).not.toContain('<script>alert')
  expect(html).toContain(
    '<dt>Đính chính, thay cho</dt><dd>phiên bản 1, duyệt lúc 08:00 04/03/2026 (goi-bai_cu_20260304.zip)</dd>',
  )
  expect(previewPage(content, facts, new Map())).not.toContain('Đính chính')
})
