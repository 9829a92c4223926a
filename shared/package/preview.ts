import type { Element, ElementContent, Properties, Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { type Content, figuresOf, shownPicture } from '../article/index.ts'
import { isoOf, shownDay, shownMoment } from '../vietnamese/index.ts'
import type { Role } from '../workflow/index.ts'
import { allowedHtml, contentTree, type ShownPicture } from './html.ts'
import type { Manifest } from './manifest.ts'
import type { Supersedes } from './statements.ts'

/** What a preview needs to know besides the content; the manifest has it all. */
export type PreviewFacts = Pick<Manifest, 'article' | 'revision' | 'seal' | 'newsroom' | 'pictures'>

/** Nothing may run or be fetched: the page is the same opened from a mail, a stick or the portal's test server. */
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

const stylesheet = `
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 44rem; font: 1.125rem/1.65 Georgia, 'Times New Roman', serif; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.25; }
h2 { font-size: 1.35rem; margin-top: 2rem; }
h3 { font-size: 1.15rem; margin-top: 1.5rem; }
figure { margin: 1.5rem 0; }
img { display: block; max-width: 100%; height: auto; }
figcaption { padding-top: .5rem; font-size: .95rem; text-align: center; opacity: .85; }
blockquote { margin: 1.5rem 0; padding-left: 1rem; border-left: .25rem solid #9a1b1e; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid #888; padding: .35rem .6rem; text-align: left; vertical-align: top; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid #888; font: .85rem/1.5 system-ui, sans-serif; }
footer dt { font-weight: 600; }
footer dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
`

/**
 * The page's own names of the roles, apart from the interface's: a package made again must have the same bytes even
 * when the interface has learnt a better word.
 */
const roles: Record<Role, { vi: string; en: string }> = {
  writer: { vi: 'Phóng viên', en: 'Writer' },
  editor: { vi: 'Biên tập viên', en: 'Editor' },
  secretary: { vi: 'Thư ký biên tập', en: 'Secretary' },
  approver: { vi: 'Người duyệt', en: 'Approver' },
  administrator: { vi: 'Quản trị', en: 'Administrator' },
}

/**
 * `xem-truoc.html`: the article as one page that needs nothing besides itself, for looking at and for machines: Dublin
 * Core, Open Graph and schema.org's NewsArticle in its head, times in Vietnam's offset.
 *
 * @param shown each picture by what `shownPicture` calls it, `source` being a `data:` address.
 */
export function previewPage(content: Content, facts: PreviewFacts, shown: Map<string, ShownPicture>): string {
  const { fields } = content
  const names = [...shown.keys()]
  const standIn = (of: string) => {
    const picture = shown.get(of)
    return picture && { ...picture, source: `picture-${names.indexOf(of)}` }
  }
  const { supersedes } = facts.seal.statement
  const fragment = sanitize(contentTree(content, standIn, supersedes?.text), allowedHtml)
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: fields.language }, [
        text('\n'),
        element('head', {}, lines(head(content, facts))),
        text('\n'),
        element('body', {}, [
          text('\n'),
          element(
            'article',
            {},
            fragment.type === 'root' ? fragment.children.filter(child => child.type !== 'doctype') : [],
          ),
          text('\n'),
          record(content, facts),
          text('\n'),
        ]),
        text('\n'),
      ]),
    ],
  }
  const page = toHtml(tree, { characterReferences: { useNamedReferences: true } })
  // The pictures come last: as attributes, their megabytes would be searched for characters to escape. Words of the
  // article cannot look like the tag, since in text "<" is escaped and in attributes the quotation mark is.
  const embedded = page.replace(/(?<=<img src=")picture-(\d+)(?=")/g, (_, place: string) => {
    return shown.get(names[Number(place)] ?? '')?.source ?? ''
  })
  return `${embedded}\n`
}

function head(content: Content, facts: PreviewFacts): Element[] {
  const { fields } = content
  const sealedAt = facts.seal.statement.at
  const published = fields.publishFrom === null ? undefined : isoOf(fields.publishFrom)
  const creators = fields.authors.map(author => author.name || author.organisation).filter(Boolean)
  const subjects = [...(fields.section ? [fields.section.name] : []), ...fields.tags]
  const [first] = figuresOf(content)
  const lead = first && shownPicture(first)
  const leadName = facts.pictures.find(
    ({ media, crop }) => shownPicture({ media, crop: crop ?? null }) === lead,
  )?.name
  return [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
    named('viewport', 'width=device-width, initial-scale=1'),
    named('generator', 'Bản Thảo'),
    named('robots', 'noindex'),
    element('title', {}, [text(fields.title)]),
    ...(fields.lede ? [named('description', fields.lede)] : []),
    element('link', { rel: ['schema.DC'], href: 'http://purl.org/dc/elements/1.1/' }),
    named('DC.title', fields.title),
    ...creators.map(creator => named('DC.creator', creator)),
    ...subjects.map(subject => named('DC.subject', subject)),
    ...(fields.lede ? [named('DC.description', fields.lede)] : []),
    named('DC.publisher', facts.newsroom.name),
    named('DC.contributor', facts.seal.statement.name),
    named('DC.date', fields.writtenDate ?? isoOf(sealedAt)),
    named('DC.type', 'Text'),
    named('DC.format', 'text/html'),
    named('DC.identifier', `urn:uuid:${facts.article.id}`),
    ...(fields.source.name || fields.source.address
      ? [named('DC.source', fields.source.address || fields.source.name)]
      : []),
    named('DC.language', fields.language),
    ...(fields.place ? [named('DC.coverage', fields.place)] : []),
    ...(fields.rights ? [named('DC.rights', fields.rights)] : []),
    property('og:type', 'article'),
    property('og:title', fields.title),
    ...(fields.lede ? [property('og:description', fields.lede)] : []),
    property('og:locale', fields.language === 'vi' ? 'vi_VN' : fields.language.replace('-', '_')),
    property('og:site_name', facts.newsroom.name),
    ...(leadName ? [property('og:image', leadName)] : []),
    ...(published ? [property('article:published_time', published)] : []),
    property('article:modified_time', isoOf(sealedAt)),
    ...(fields.section ? [property('article:section', fields.section.name)] : []),
    ...fields.tags.map(tag => property('article:tag', tag)),
    element('script', { type: 'application/ld+json' }, [text(linkedData(content, facts))]),
    element('style', {}, [text(stylesheet)]),
  ]
}

/** https://developers.google.com/search/docs/appearance/structured-data/article */
function linkedData(content: Content, facts: PreviewFacts): string {
  const { fields } = content
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    identifier: `urn:uuid:${facts.article.id}`,
    headline: fields.title,
    alternativeHeadline: fields.shortTitle || undefined,
    description: fields.lede || undefined,
    image: facts.pictures.length > 0 ? facts.pictures.map(picture => picture.name) : undefined,
    dateCreated: fields.writtenDate ?? undefined,
    datePublished: fields.publishFrom === null ? undefined : isoOf(fields.publishFrom),
    dateModified: isoOf(facts.seal.statement.at),
    author: fields.authors.map(author =>
      author.name
        ? {
            '@type': 'Person',
            name: author.name,
            affiliation: author.organisation
              ? { '@type': 'Organization', name: author.organisation }
              : undefined,
          }
        : { '@type': 'Organization', name: author.organisation },
    ),
    publisher: { '@type': 'Organization', name: facts.newsroom.name },
    articleSection: fields.section?.name,
    keywords: fields.tags.length > 0 ? fields.tags : undefined,
    inLanguage: fields.language,
    contentLocation: fields.place ? { '@type': 'Place', name: fields.place } : undefined,
    isBasedOn: fields.source.address || fields.source.name || undefined,
  }
  // Within a script element only "<" can end it or open a comment.
  return JSON.stringify(data).replaceAll('<', '\\u003C')
}

/** Who sealed what, for the person who looks at the page. */
function record(content: Content, facts: PreviewFacts): Element {
  const { statement } = facts.seal
  const { supersedes } = statement
  const vietnamese = content.fields.language.startsWith('vi')
  const role = roles[statement.role][vietnamese ? 'vi' : 'en']
  const rows: [string, string][] = vietnamese
    ? [
        ['Cơ quan', facts.newsroom.name],
        ...(content.fields.writtenDate
          ? [['Ngày viết', shownDay(content.fields.writtenDate)] satisfies [string, string]]
          : []),
        ['Người duyệt', `${statement.name} (${role})`],
        ['Duyệt lúc', shownMoment(statement.at)],
        ...(supersedes
          ? [
              [
                'Đính chính, thay cho',
                `phiên bản ${supersedes.revisionNumber}, duyệt lúc ${shownMoment(supersedes.sealedAt)}${fileOf(supersedes)}`,
              ] satisfies [string, string],
            ]
          : []),
        ['Mã phiên bản (SHA-256)', facts.revision.hash],
      ]
    : [
        ['Organisation', facts.newsroom.name],
        ...(content.fields.writtenDate
          ? [['Written', shownDay(content.fields.writtenDate)] satisfies [string, string]]
          : []),
        ['Approved by', `${statement.name} (${role})`],
        ['Approved at', shownMoment(statement.at)],
        ...(supersedes
          ? [
              [
                'Correction, in place of',
                `revision ${supersedes.revisionNumber}, approved at ${shownMoment(supersedes.sealedAt)}${fileOf(supersedes)}`,
              ] satisfies [string, string],
            ]
          : []),
        ['Revision (SHA-256)', facts.revision.hash],
      ]
  return element('footer', {}, [
    element(
      'dl',
      {},
      rows.flatMap(([term, value]) => [element('dt', {}, [text(term)]), element('dd', {}, [text(value)])]),
    ),
  ])
}

const fileOf = (old: Supersedes) => (old.package ? ` (${old.package.fileName})` : '')

const element = (tagName: string, properties: Properties, children: ElementContent[] = []): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})
const text = (value: string): ElementContent => ({ type: 'text', value })
const named = (name: string, content: string) => element('meta', { name, content })
const property = (name: string, content: string) => element('meta', { property: name, content })
const lines = (elements: Element[]): ElementContent[] => [
  text('\n'),
  ...elements.flatMap(each => [each, text('\n')]),
]
