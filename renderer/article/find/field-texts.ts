import type { Attachment, Fields } from '../../../shared/article/index.ts'
import { titleWith } from '../titled.ts'

/** A text among the fields, which can be searched and replaced. */
export interface FieldText {
  /** The `name` of the input in which it is edited. */
  name: string
  text: string
  /** UTF-16 units that it may have. */
  longest: number
  /** These fields with another text in its place; what else follows from it comes along. */
  put: (fields: Fields, text: string) => Partial<Fields>
}

/** The fields above the text: they are read first. */
export const headTexts = (fields: Fields): FieldText[] => [
  { name: 'title', text: fields.title, longest: 1000, put: titleWith },
  { name: 'lede', text: fields.lede, longest: 5000, put: (_, lede) => ({ lede }) },
]

const plain = [
  ['shortTitle', 300],
  ['place', 300],
  ['term', 50],
  ['rights', 1000],
] as const satisfies [keyof Fields, number][]
const ofAuthor = [
  ['name', 200],
  ['organisation', 300],
] as const
const ofAttachment = [
  ['title', 500],
  ['number', 100],
  ['issuer', 300],
] as const satisfies [keyof Attachment, number][]

/** The texts of a picture, and how long each may be; the name of its input is `figure.` and its own. */
export const figureTexts = [
  ['caption', 2000],
  ['alternative', 1000],
  ['credit', 300],
  ['rights', 1000],
] as const

/** The words of the fields beside the text, in the order in which the panel has them. Addresses are no words. */
export function sideTexts(fields: Fields): FieldText[] {
  const [shortTitle, ...others] = plain.map(
    ([name, longest]): FieldText => ({
      name,
      longest,
      text: fields[name],
      put: (_, text) => ({ [name]: text }),
    }),
  )
  const tags = fields.tags.map(
    (tag, at): FieldText => ({
      name: `tags.${at}`,
      text: tag,
      longest: 100,
      put: (now, text) => ({ tags: now.tags.with(at, text) }),
    }),
  )
  const authors = fields.authors.flatMap((author, at) =>
    ofAuthor.map(
      ([part, longest]): FieldText => ({
        name: `authors.${at}.${part}`,
        text: author[part],
        longest,
        put: (now, text) => ({
          authors: now.authors.map((one, index) => (index === at ? { ...one, [part]: text } : one)),
        }),
      }),
    ),
  )
  const source: FieldText = {
    name: 'source.name',
    text: fields.source.name,
    longest: 300,
    put: (now, name) => ({ source: { ...now.source, name } }),
  }
  const { leadFigure } = fields
  const lead = leadFigure
    ? figureTexts.map(
        ([part, longest]): FieldText => ({
          name: `figure.${part}`,
          text: leadFigure[part],
          longest,
          put: (now, text) => ({ leadFigure: now.leadFigure && { ...now.leadFigure, [part]: text } }),
        }),
      )
    : []
  const attachments = fields.attachments.flatMap(attachment =>
    ofAttachment.map(
      ([part, longest]): FieldText => ({
        name: `attachments.${attachment.id}.${part}`,
        text: attachment[part],
        longest,
        put: (now, text) => ({
          attachments: now.attachments.map(one =>
            one.id === attachment.id ? { ...one, [part]: text } : one,
          ),
        }),
      }),
    ),
  )
  return [
    ...(shortTitle ? [shortTitle] : []),
    ...tags,
    ...authors,
    source,
    ...others,
    ...lead,
    ...attachments,
  ]
}

/** The fields that differ once these texts are in their places; a tag of which nothing is left goes. */
export function fieldsWith(
  fields: Fields,
  texts: readonly { of: FieldText; text: string }[],
): Partial<Fields> {
  let now = fields
  let changed: Partial<Fields> = {}
  for (const { of, text } of texts) {
    const part = of.put(now, text)
    now = { ...now, ...part }
    changed = { ...changed, ...part }
  }
  if (!changed.tags) return changed
  const tags = changed.tags.map(tag => tag.trim()).filter(tag => tag !== '')
  return { ...changed, tags: [...new Set(tags)] }
}
