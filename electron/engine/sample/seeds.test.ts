import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Block,
  type Content,
  contentSchema,
  countSyllables,
  figuresOf,
  plainBody,
} from '../../../shared/article/index.ts'
import { sha256 } from '../store/hash.ts'
import { contentOf, picturesOf } from './content.ts'
import { samplePeople, sampleText } from './index.ts'
import { readInline } from './inline.ts'
import { readSeedArticles, readSeedNewsroom } from './seeds.ts'

const folder = join(import.meta.dirname, '../../../seeds')
const newsroom = readSeedNewsroom(folder)
const articles = readSeedArticles(folder)
const pictureNames = readdirSync(join(folder, 'pictures'))
const surroundings = {
  sections: newsroom.sections.map((name, index) => ({ id: `section-${index}`, name, closed: false })),
  pictures: new Map(pictureNames.map(name => [name, sha256(readFileSync(join(folder, 'pictures', name)))])),
  articles: new Map(articles.map(({ key }) => [key, `id of ${key}`])),
}
const contents = new Map<string, Content>(
  articles.map(article => [article.key, contentOf(article, surroundings)]),
)
const blocks = [...contents.values()].flatMap(({ body }) => body.blocks)

describe('the sample’s articles', () => {
  it('are twelve in the body language, of 400 to 1,200 syllables', () => {
    const outside = [...contents].filter(([, content]) => {
      const syllables = countSyllables(plainBody(content.body))
      return syllables < 400 || syllables > 1200
    })
    expect([contents.size, outside.map(([key]) => key)]).toEqual([12, []])
    for (const content of contents.values()) expect(contentSchema.parse(content)).toEqual(content)
  })

  it('show every kind of block and every genre but none that the newsroom does not know', () => {
    const kinds: Block['type'][] = [
      'paragraph',
      'heading',
      'list',
      'quotation',
      'pullQuote',
      'figure',
      'gallery',
      'table',
      'box',
    ]
    expect([...new Set(blocks.map(({ type }) => type))].sort()).toEqual(kinds.sort())
    expect([...new Set(articles.map(({ genre }) => genre))].sort()).toEqual(
      ['article', 'interview', 'news', 'notice', 'photos', 'reportage'].sort(),
    )
    expect([...contents.values()].filter(({ fields }) => fields.section === null)).toEqual([])
  })

  it('have block ids that are all different and the same each time', () => {
    const ids = (content: Content) => JSON.stringify(content).match(/"id":"m[0-9a-f]+"/g) ?? []
    const all = [...contents.values()].flatMap(ids)
    expect(new Set(all).size).toBe(all.length)
    const [first] = articles
    expect(first && contentOf(first, surroundings)).toEqual(contents.get(first?.key ?? ''))
  })

  it('show every picture that there is, each under 1.5 MB together', () => {
    expect([...new Set(articles.flatMap(picturesOf))].sort()).toEqual(pictureNames.sort())
    const sizes = pictureNames.map(name => readFileSync(join(folder, 'pictures', name)).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000)
  })

  it('say what their pictures show, but for the one that was returned for it', () => {
    const silent = [...contents].filter(([, content]) =>
      figuresOf(content).some(({ alternative, credit }) => alternative === '' || credit === ''),
    )
    expect(silent.map(([key]) => key)).toEqual(['10-bao-hiem-y-te-ho-gia-dinh'])
  })

  it('put every tone mark where Party texts put it, in NFC', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
      /\.(json|txt)$/.test(name),
    )
    const faults = files.flatMap(name => {
      const text = readFileSync(join(folder, name), 'utf8')
      const oldStyle = text.match(/\p{L}*(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)(?!\p{L})/giu) ?? []
      const rest = text === text.normalize('NFC') ? [] : ['not NFC']
      return [...oldStyle, ...rest].map(fault => `${name}: ${fault}`)
    })
    expect(faults).toEqual([])
  })

  it('are written and handled by the five people of the newsroom', () => {
    const known = newsroom.people.map(({ signIn }) => signIn).sort()
    expect(known).toEqual(Object.values(samplePeople).sort())
    const acting = articles.flatMap(({ steps }) => steps.map(({ by }) => by))
    expect([...new Set(acting)].filter(by => !known.includes(by))).toEqual([])
    for (const [role, signIn] of Object.entries(samplePeople)) {
      expect(newsroom.people.find(person => person.signIn === signIn)?.roles).toEqual([role])
    }
  })
})

it('the text for the demonstration has the shape of a portal’s page', () => {
  const lines = readFileSync(sampleText(folder), 'utf8').split('\n')
  expect([lines[0], lines[2], lines[4], lines[7]]).toEqual([
    'Sign In',
    'Đảng bộ xã Tân Hoà đưa công tác dân vận về gần dân, sát việc',
    '00:00 16/10/2026',
    '16-10-26 hoinghi.jpg',
  ])
  expect(lines.slice(-4)).toEqual(['Tag:', '', 'File đính kèm', ''])
})

it('the seeds’ short writing is read as marks, links, footnotes and breaks', () => {
  const text = (words: string, ...marks: string[]) => ({ type: 'text', text: words, marks })
  const written = 'a **b *c*** d^{2} CH_{4} [e](https://f.vn/)[^g] *h*\ni'
  expect(readInline(written, path => path)).toEqual([
    text('a '),
    text('b ', 'strong'),
    text('c', 'emphasis', 'strong'),
    text(' d'),
    text('2', 'superscript'),
    text(' CH'),
    text('4', 'subscript'),
    text(' '),
    { type: 'link', address: 'https://f.vn/', content: [text('e')] },
    { type: 'footnote', id: 'inline 43', content: [text('g')] },
    text(' '),
    text('h', 'emphasis'),
    { type: 'break' },
    text('i'),
  ])
})
