import { type Content, contentSchema } from './fields.ts'

/**
 * The same content with a new id for every block, item, cell, figure, footnote and attachment, so that it is an article
 * of its own; what refers to an attachment follows it.
 *
 * @param newId makes an id that nothing else has.
 */
export function withFreshIds(content: Content, newId: () => string): Content {
  const fresh = new Map<string, string>()
  const renamed = (id: string) => {
    const known = fresh.get(id) ?? newId()
    fresh.set(id, known)
    return known
  }
  const renew = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renew)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        const isId = (key === 'id' || key === 'attachment') && typeof member === 'string'
        return [key, isId ? renamed(member) : renew(member)]
      }),
    )
  }
  const { fields, body } = content
  return contentSchema.parse({
    fields: { ...fields, leadFigure: renew(fields.leadFigure), attachments: renew(fields.attachments) },
    body: renew(body),
  })
}
