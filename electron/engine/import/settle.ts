import {
  type Attachment,
  type Block,
  type Body,
  type Content,
  type Fields,
  type Inline,
  inlinesOf,
  type List,
  type TextRun,
} from '../../../shared/article/index.ts'
import type { ImportWarning } from '../../../shared/words/index.ts'

/** What of a newsroom an article's fields may point to. */
export interface Surrounds {
  sections: readonly { id: string; name: string; closed: boolean }[]
  hasAttachment(file: string): boolean
  hasArticle(id: string): boolean
}

/**
 * An article that comes from elsewhere, with nothing in it that points to what this newsroom has not: its section by id
 * or by name, attachments whose files are here, related articles that are here. References to other attachments
 * become their words.
 */
export function settle(content: Content, here: Surrounds): { content: Content; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = []
  const { fields } = content
  const section = sectionOf(fields.section, here)
  if (fields.section && !section) warnings.push('sectionUnknown')
  const attachments = fields.attachments.filter(attachment => here.hasAttachment(attachment.file))
  const known = new Set(attachments.map(({ id }) => id))
  const isDangling = (inline: Inline) => inline.type === 'attachment' && !known.has(inline.attachment)
  const dangles = inlinesOf(content.body).some(isDangling)
  if (attachments.length < fields.attachments.length || dangles) warnings.push('attachmentsMissing')
  const related = fields.related.filter(id => here.hasArticle(id))
  return {
    content: {
      fields: { ...fields, section, attachments, related },
      body: dangles ? withoutReferences(content.body, known) : content.body,
    },
    warnings,
  }
}

function sectionOf(section: Fields['section'], { sections }: Surrounds): Fields['section'] {
  if (!section) return null
  const open = sections.filter(({ closed }) => !closed)
  const name = section.name.normalize('NFC').trim().toLowerCase()
  const found =
    open.find(({ id }) => id === section.id && id !== '') ?? open.find(one => one.name.toLowerCase() === name)
  return found ? { id: found.id, name: found.name } : null
}

function withoutReferences(body: Body, known: ReadonlySet<Attachment['id']>): Body {
  const inlines = (content: readonly Inline[]): Inline[] =>
    content.reduce<Inline[]>((result, inline) => {
      const runs: Inline[] =
        inline.type === 'attachment' && !known.has(inline.attachment) ? inline.content : [inline]
      for (const run of runs) addJoined(result, run)
      return result
    }, [])
  const list = (each: List): List => ({
    ...each,
    items: each.items.map(item => ({
      ...item,
      content: inlines(item.content),
      nested: item.nested && list(item.nested),
    })),
  })
  const one = <B extends Block>(block: B): B => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
      case 'quotation':
      case 'pullQuote':
        return { ...block, content: inlines(block.content) }
      case 'list':
        return { ...block, ...list(block) }
      case 'table':
        return {
          ...block,
          rows: block.rows.map(row => ({
            ...row,
            cells: row.cells.map(cell => ({ ...cell, blocks: cell.blocks.map(one) })),
          })),
        }
      case 'box':
        return { ...block, blocks: block.blocks.map(one) }
      default:
        return block
    }
  }
  return { ...body, blocks: body.blocks.map(one) }
}

function addJoined(content: Inline[], inline: Inline): void {
  const last = content.at(-1)
  if (inline.type === 'text' && last?.type === 'text' && sameMarks(last, inline)) {
    content[content.length - 1] = { ...last, text: last.text + inline.text }
  } else content.push(inline)
}

const sameMarks = (one: TextRun, other: TextRun) => one.marks.join() === other.marks.join()
