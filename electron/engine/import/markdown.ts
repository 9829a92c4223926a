import { marked } from 'marked'
import type { Content } from '../../../shared/article/index.ts'
import { type ImportReport, Refusal } from '../../../shared/contract/index.ts'
import { slugOf } from '../../../shared/vietnamese/index.ts'
import { byline } from './bylines.ts'
import { dateLine } from './dates.ts'
import type { FrontMatter } from './front-matter.ts'

/** Whether a file is Markdown; only its name can tell, as any text is. */
export const isMarkdown = (fileName: string): boolean => /\.(?:md|markdown|mdown|mkd)$/i.test(fileName)

/** Beyond these a text was made to hurt: reading it takes time with the square of its signs. */
const longestMarkdown = 2_000_000
const mostSigns = 3000
const deepestIndent = 80

/**
 * A Markdown text as HTML, which goes through the same door as any page. Footnotes (`[^1]`) become references and
 * notes; HTML in the text stays what it is.
 *
 * @throws Refusal fileTooLarge, fileKind `tooIntricatePage`.
 */
export function markdownToHtml(fileName: string, text: string): string {
  if (text.length > longestMarkdown) {
    throw new Refusal('fileTooLarge', {
      name: fileName,
      size: Math.ceil(text.length / 1_000_000),
      limit: longestMarkdown / 1_000_000,
    })
  }
  const tooIntricate = (cause?: unknown) =>
    new Refusal('fileKind', { name: fileName, kind: 'tooIntricatePage' }, cause)
  // Lists and quotations deeper than this go on at the same depth.
  const flat = text
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]+/gm, indent => (indent.length > deepestIndent ? ' '.repeat(deepestIndent) : indent))
    .replace(/^(?:[ \t]{0,3}>){40,}/gm, '>'.repeat(40))
  for (const part of flat.split(/\n[ \t]*\n/)) {
    if (
      part.length > mostSigns &&
      !part.includes('|') &&
      (part.match(/[*_~`[\]<!]/g)?.length ?? 0) > mostSigns
    ) {
      throw tooIntricate()
    }
  }
  try {
    return marked.parse(withNotes(flat), { async: false, gfm: true })
  } catch (cause) {
    throw tooIntricate(cause)
  }
}

/** Footnotes of Markdown as links to and fro, by which the reader of pages knows them. */
function withNotes(text: string): string {
  const notes = new Map<string, string>()
  const rest = text.replace(/^\[\^([^\]\s]{1,40})\]:[ \t]+(.+)$/gm, (_, name: string, note: string) => {
    notes.set(name, note)
    return ''
  })
  if (notes.size === 0) return text
  const numbers = [...notes.keys()]
  const referred = rest.replace(/\[\^([^\]\s]{1,40})\]/g, (whole, name: string) => {
    const number = numbers.indexOf(name) + 1
    return number === 0 ? whole : `<sup><a href="#fn-${number}" id="fnref-${number}">${number}</a></sup>`
  })
  const items = [...notes.values()].map((note, index) => {
    const words = marked.parseInline(note, { async: false })
    return `<li id="fn-${index + 1}"><p>${words} <a href="#fnref-${index + 1}">↩</a></p></li>`
  })
  return `${referred}\n\n<section><ol>${items.join('')}</ol></section>\n`
}

const keys = {
  title: ['title', 'tieude'],
  lede: ['description', 'summary', 'lede', 'excerpt', 'sapo', 'tomtat'],
  date: ['date', 'created', 'ngay', 'ngayviet'],
  authors: ['author', 'authors', 'tacgia'],
  organisation: ['organisation', 'organization', 'donvi', 'coquan'],
  tags: ['tags', 'tag', 'keywords', 'the', 'tukhoa', 'categories'],
  source: ['source', 'nguon'],
  place: ['place', 'location', 'diadiem'],
} as const

/** Writes into an article what its front matter says, in the place of what was guessed; answers the report's parts. */
export function takeFrontMatter(matter: FrontMatter, { fields }: Content): ImportReport['parts'] {
  const parts: ImportReport['parts'] = []
  const known = new Set<string>()
  const values = (key: keyof typeof keys): string[] => {
    const name = keys[key].find(each => matter.has(each))
    if (name) known.add(name)
    return (name && matter.get(name)?.filter(value => value !== '')) || []
  }
  const [title = ''] = values('title')
  if (title !== '' && title.length <= 1000) {
    fields.title = title
    fields.slug = slugOf(title)
    parts.push({ taken: 'title', text: title })
  }
  const [lede = ''] = values('lede')
  if (lede !== '' && lede.length <= 5000) {
    fields.lede = lede
    parts.push({ taken: 'lede', text: lede })
  }
  const [date = ''] = values('date')
  const day = dateLine(date.replace(/T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?$/, ''))?.day
  if (day) {
    fields.writtenDate = day
    parts.push({ taken: 'date', text: date })
  }
  const [organisation = ''] = values('organisation')
  const names = values('authors').flatMap(name => byline(name)?.names ?? [name])
  const authors = names.filter(name => name.length <= 200).slice(0, 20)
  if (authors.length > 0 || organisation !== '') {
    const office = organisation.slice(0, 300)
    fields.authors =
      authors.length > 0
        ? authors.map(name => ({ name, organisation: office }))
        : [{ name: '', organisation: office }]
    parts.push({ taken: 'author', text: [...authors, office].filter(Boolean).join(', ') })
  }
  const tags = values('tags')
    .flatMap(value => value.split(/[,;#]/))
    .map(tag => tag.trim())
  const fitting = [...new Set(tags)].filter(tag => tag !== '' && tag.length <= 100).slice(0, 50)
  if (fitting.length > 0) {
    fields.tags = fitting
    parts.push({ taken: 'tags', text: fitting.join(', ') })
  }
  const [source = ''] = values('source')
  if (source !== '' && source.length <= 300) {
    fields.source = { name: source, address: /^https?:\/\/\S+$/i.test(source) ? source : '' }
    parts.push({ taken: 'source', text: source })
  }
  const [place = ''] = values('place')
  if (place !== '' && place.length <= 300) fields.place = place
  const others = [...matter].filter(([name]) => !known.has(name))
  for (const [name, told] of others) parts.push({ taken: 'dropped', text: `${name}: ${told.join(', ')}` })
  return parts
}
