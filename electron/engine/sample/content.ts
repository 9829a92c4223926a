import {
  type Block,
  bareFigure,
  bodyVersion,
  type Content,
  emptyFields,
  type Figure,
  type Heading,
  type List,
  type Paragraph,
  type TableCell,
} from '../../../shared/article/index.ts'
import type { Section } from '../../../shared/contract/index.ts'
import { sha256 } from '../store/hash.ts'
import { type Naming, readInline } from './inline.ts'
import type { SeedArticle, SeedBlock, SeedFigure } from './seeds.ts'

/** What a seed article needs of the newsroom that it comes into. */
export interface Surroundings {
  sections: readonly Section[]
  /** SHA-256 of a picture by its file's name. */
  pictures: ReadonlyMap<string, string>
  /** Articles made before, by their keys. */
  articles: ReadonlyMap<string, string>
}

/** The pictures that an article shows, by the names of their files. */
export function picturesOf(article: SeedArticle): string[] {
  const inBody = article.body.flatMap(block => {
    if (typeof block === 'string') return []
    if ('figures' in block) return block.figures.map(({ figure }) => figure)
    return 'figure' in block ? [block.figure] : []
  })
  return article.leadFigure ? [article.leadFigure.figure, ...inBody] : inBody
}

/** A seed article as the newsroom keeps it. Its blocks have the same ids each time. */
export function contentOf(article: SeedArticle, surroundings: Surroundings): Content {
  const name: Naming = path => `m${sha256(new TextEncoder().encode(`${article.key}/${path}`)).slice(0, 15)}`
  const section = surroundings.sections.find(({ name }) => name === article.section)
  return {
    fields: {
      ...emptyFields(),
      title: article.title,
      shortTitle: article.shortTitle,
      lede: article.lede,
      section: section ? { id: section.id, name: section.name } : null,
      genre: article.genre,
      tags: article.tags,
      authors: article.authors,
      source: article.source ?? { name: '', address: '' },
      eventDate: article.eventDate ?? null,
      writtenDate: article.writtenDate,
      leadFigure: article.leadFigure ? figureOf(article.leadFigure, name('lead'), surroundings) : null,
      related: (article.related ?? []).map(key => known(surroundings.articles, key)),
      place: article.place,
      term: article.term ?? '',
      rights: article.rights ?? '',
      // The engine puts in who and when.
      noStateSecret: article.noStateSecret ? { person: '', name: '', at: 0 } : null,
    },
    body: {
      version: bodyVersion,
      blocks: article.body.map((block, index) => blockOf(block, below(name, `block ${index}`), surroundings)),
    },
  }
}

/** Names of what stands below a part. */
const below =
  (name: Naming, path: string): Naming =>
  inner =>
    name(inner === '' ? path : `${path}/${inner}`)

type PlainSeed = Exclude<
  SeedBlock,
  | { figure: string }
  | { quotation: string }
  | { pullQuote: string }
  | { gallery: string }
  | { table: string }
  | { box: string }
  | { separator: true }
>

function blockOf(block: SeedBlock, name: Naming, surroundings: Surroundings): Block {
  if (typeof block === 'string') return plainBlockOf(block, name)
  if ('figure' in block) return { type: 'figure', ...figureOf(block, name(''), surroundings) }
  if ('quotation' in block)
    return { type: 'quotation', id: name(''), content: readInline(block.quotation, name) }
  if ('pullQuote' in block) {
    const content = readInline(block.pullQuote, name)
    return { type: 'pullQuote', id: name(''), content, attribution: block.by }
  }
  if ('gallery' in block) {
    const figures = block.figures.map((figure, index) =>
      figureOf(figure, name(`figure ${index}`), surroundings),
    )
    return { type: 'gallery', id: name(''), caption: block.gallery, figures }
  }
  if ('table' in block) return tableOf(block, name)
  if ('box' in block) {
    const blocks = block.blocks.map((inner, index) => plainBlockOf(inner, below(name, `block ${index}`)))
    return { type: 'box', id: name(''), title: block.box, blocks }
  }
  if ('separator' in block) return { type: 'separator', id: name('') }
  return plainBlockOf(block, name)
}

function plainBlockOf(block: PlainSeed, name: Naming): Paragraph | Heading | List {
  if (typeof block === 'string') return paragraphOf(block, name)
  if ('heading2' in block)
    return { type: 'heading', level: 2, id: name(''), content: readInline(block.heading2, name) }
  if ('heading3' in block)
    return { type: 'heading', level: 3, id: name(''), content: readInline(block.heading3, name) }
  return 'numbers' in block ? listOf(block.numbers, true, name) : listOf(block.bullets, false, name)
}

type SeedItem = string | { text: string; ordered: boolean; items: string[] }

function listOf(items: readonly SeedItem[], ordered: boolean, name: Naming): List {
  return {
    type: 'list',
    id: name(''),
    ordered,
    items: items.map((item, index) => {
      const inner = below(name, `item ${index}`)
      if (typeof item === 'string') return { id: inner(''), content: readInline(item, inner), nested: null }
      const nested = listOf(item.items, item.ordered, below(inner, 'list'))
      return { id: inner(''), content: readInline(item.text, inner), nested }
    }),
  }
}

function tableOf(table: { table: string; head: string[]; rows: string[][] }, name: Naming): Block {
  const rows = [table.head, ...table.rows].map((row, index) => {
    const ofRow = below(name, `row ${index}`)
    const cells = row.map((text, column): TableCell => {
      const ofCell = below(ofRow, `cell ${column}`)
      const blocks = [paragraphOf(text, below(ofCell, 'words'))]
      return { id: ofCell(''), header: index === 0, columns: 1, rows: 1, blocks }
    })
    return { id: ofRow(''), cells }
  })
  return { type: 'table', id: name(''), caption: table.table, rows }
}

const paragraphOf = (text: string, name: Naming): Paragraph => ({
  type: 'paragraph',
  id: name(''),
  content: readInline(text, name),
})

function figureOf(figure: SeedFigure, id: string, { pictures }: Surroundings): Figure {
  const { figure: fileName, alternative, caption, credit } = figure
  const media = known(pictures, fileName)
  return { ...bareFigure({ media, fileName }), id, alternative, caption, credit }
}

function known(all: ReadonlyMap<string, string>, key: string): string {
  const found = all.get(key)
  if (found === undefined) throw new Error(`the seeds know no “${key}”`)
  return found
}
