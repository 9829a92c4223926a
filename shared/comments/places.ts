import { type Block, type Body, type Content, plainInline } from '../article/index.ts'
import { everyPart, partsOf } from '../comparison/parts.ts'
import { slugOf } from '../vietnamese/index.ts'

/** A text of the article that is no words of a block: a field, or a line that a part of the body keeps beside them. */
export interface FieldPlace {
  /** A field of the article, or a line such as `caption`. */
  field: string
  /** The figure, table, box or pull quote that has the line; null for a field of the article. */
  part: string | null
}

/** Fields of the article that are a text of their own, so that another text can be proposed for them. */
export const textFields = ['title', 'shortTitle', 'lede', 'place', 'term', 'rights'] as const
export type TextField = (typeof textFields)[number]

/** Lines that parts of a body keep beside their words. */
export const lineNames = ['title', 'caption', 'alternative', 'credit', 'rights', 'attribution'] as const
export type LineName = (typeof lineNames)[number]

const textField = (name: string): TextField | null => textFields.find(field => field === name) ?? null
const lineName = (name: string): LineName | null => lineNames.find(line => line === name) ?? null

/** Whether a place holds one text, for which another can be proposed. */
export const isTextPlace = ({ field, part }: FieldPlace): boolean =>
  part === null ? textField(field) !== null : lineName(field) !== null

/** What stands in a field or a line, as text; null where the article has no such place (any more). */
export function textAtPlace(content: Content, { field, part }: FieldPlace): string | null {
  if (part === null) {
    const value: unknown = field in content.fields ? Reflect.get(content.fields, field) : null
    return field in content.fields ? shownValue(value) : null
  }
  const line = lineName(field)
  if (line === null) return null
  const lead = content.fields.leadFigure
  const facts: object | undefined =
    lead?.id === part ? lead : [...everyPart(partsOf(content.body))].find(({ id }) => id === part)?.facts
  const value: unknown = facts && line in facts ? Reflect.get(facts, line) : null
  return typeof value === 'string' ? value : null
}

function shownValue(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(shownValue).join(', ')
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name)
  return ''
}

/** The content with another text in that place; the same content where there is no such place. */
export function withTextAtPlace(content: Content, place: FieldPlace, text: string): Content {
  const { fields, body } = content
  if (place.part === null) {
    const field = textField(place.field)
    if (field === null) return content
    // Until somebody writes an address of their own, it follows the title.
    const follows = field === 'title' && (fields.slug === '' || fields.slug === slugOf(fields.title))
    return { body, fields: { ...fields, [field]: text, ...(follows && { slug: slugOf(text) }) } }
  }
  const line = lineName(place.field)
  if (line === null) return content
  const { part } = place
  const lead = fields.leadFigure
  if (lead?.id === part && line in lead) {
    return { body, fields: { ...fields, leadFigure: { ...lead, [line]: text } } }
  }
  return { fields, body: { ...body, blocks: body.blocks.map(block => withLine(block, part, line, text)) } }
}

function withLine(block: Block, part: string, line: LineName, text: string): Block {
  if (block.id === part && line in block && block.type !== 'separator') return { ...block, [line]: text }
  if (block.type !== 'gallery' || !block.figures.some(({ id }) => id === part)) return block
  const figures = block.figures.map(figure => (figure.id === part ? { ...figure, [line]: text } : figure))
  return { ...block, figures }
}

/** Every line of figures and blocks that a comment may be about, in reading order. */
export function linePlaces(content: Content): FieldPlace[] {
  const lead = content.fields.leadFigure
  const ofFigure = ['caption', 'alternative', 'credit', 'rights'] as const
  const places: FieldPlace[] = lead ? ofFigure.map(field => ({ field, part: lead.id })) : []
  for (const part of everyPart(partsOf(content.body))) {
    for (const field of lineNames) if (field in part.facts) places.push({ field, part: part.id })
  }
  return places
}

/** The own words of every block, by its id, in reading order. */
export function textsOf(body: Body): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { id, content } of everyPart(partsOf(body)))
    if (content !== null) texts.set(id, plainInline(content))
  return texts
}
