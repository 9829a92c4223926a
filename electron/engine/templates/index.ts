import { v7 } from 'uuid'
import {
  type Block,
  type Content,
  countSyllables,
  currentContent,
  plainBody,
  withFreshIds,
} from '../../../shared/article/index.ts'
import {
  type Organisation,
  type Person,
  Refusal,
  type Template,
  type TemplateSummary,
} from '../../../shared/contract/index.ts'
import { createArticle, requireArticle } from '../desk/articles.ts'
import { readContent } from '../desk/content.ts'
import { draftContent } from '../desk/revise.ts'
import { inTransaction, type ReadableDB, type WritableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { sections } from '../store/settings.ts'
import {
  allTemplates,
  deleteTemplate,
  putSectionsOfTemplate,
  putTemplate,
  sectionsOfTemplate,
  type TemplateRow,
  templateById,
} from '../store/templates.ts'
import { templatePresets } from './presets.ts'

/** Every template by its name, without its text. */
export function listTemplates(db: ReadableDB): TemplateSummary[] {
  return allTemplates(db).map(row => summary(db, row))
}

/** A template whole. @throws Refusal `inputInvalid`. */
export function openTemplate(db: ReadableDB, id: string): Template {
  const row = requireTemplate(db, id)
  return { ...summary(db, row), content: contentOf(row) }
}

/** Writes a template, a new one where `id` is null; its sections begin with it from now on. */
export function writeTemplate(
  db: WritableDB,
  person: Person,
  template: { id: string | null; name: string; content: string; sections: readonly string[] },
  at: number,
): Template {
  const name = template.name.trim().normalize('NFC')
  if (name === '') throw new Refusal('inputInvalid', { kind: 'name' })
  const content = cleaned(readContent(template.content).content)
  const id = template.id ?? v7({ msecs: at })
  inTransaction(db, () => {
    const known = new Set(sections(db).map(section => section.id))
    if (!template.sections.every(section => known.has(section))) {
      throw new Refusal('inputInvalid', { kind: 'section' })
    }
    putTemplate(db, { id, name, content: JSON.stringify(content), changed_at: at })
    putSectionsOfTemplate(db, id, template.sections)
    appendEvent(db, { at, person: person.id, kind: 'template.changed', data: { note: name } })
  })
  return openTemplate(db, id)
}

/** Makes a template of an article's draft; what belongs to that one article alone is left out. */
export function templateOfArticle(
  db: WritableDB,
  person: Person,
  { article, name }: { article: string; name: string },
  at: number,
): Template {
  requireArticle(db, article)
  const content = JSON.stringify(draftContent(db, article))
  return writeTemplate(db, person, { id: null, name, content, sections: [] }, at)
}

/** Takes a template away; answers it whole, so that it can be put back. */
export function removeTemplate(db: WritableDB, person: Person, id: string, at: number): Template {
  return inTransaction(db, () => {
    const template = openTemplate(db, id)
    deleteTemplate(db, id)
    appendEvent(db, { at, person: person.id, kind: 'template.removed', data: { note: template.name } })
    return template
  })
}

/** Makes an article that begins as the template does, with ids of its own; in that section, where one is named. */
export function createFromTemplate(
  db: WritableDB,
  person: Person,
  { template, section }: { template: string; section: string | null },
  at: number,
): string {
  const content = withFreshIds(contentOf(requireTemplate(db, template)), () => v7())
  const found = section === null ? undefined : sections(db).find(({ id }) => id === section)
  if (section !== null && !found) throw new Refusal('inputInvalid', { kind: 'section' })
  const fields = found ? { ...content.fields, section: { id: found.id, name: found.name } } : content.fields
  return createArticle(db, person, { ...content, fields }, at)
}

/** Puts in the templates that an office of that kind begins with. Part of the caller's transaction. */
export function putPresets(db: WritableDB, kind: Organisation['kind'], at: number): void {
  for (const { name, content } of templatePresets(kind)) {
    putTemplate(db, { id: v7({ msecs: at }), name, content: JSON.stringify(content), changed_at: at })
  }
}

/** An article that is none yet has no address, no declaration, no days, and no files of its own. */
const cleaned = ({ fields, body }: Content): Content => ({
  fields: {
    ...fields,
    slug: '',
    noStateSecret: null,
    eventDate: null,
    writtenDate: null,
    publishFrom: null,
    withdrawOn: null,
    related: [],
    leadFigure: null,
    attachments: [],
  },
  body: { ...body, blocks: body.blocks.map(withoutPictures) },
})

const withoutPictures = (block: Block): Block => {
  if (block.type === 'figure') return { ...block, media: null }
  if (block.type !== 'gallery') return block
  return { ...block, figures: block.figures.map(figure => ({ ...figure, media: null })) }
}

function requireTemplate(db: ReadableDB, id: string): TemplateRow {
  const row = templateById(db, id)
  if (!row) throw new Refusal('inputInvalid', { kind: 'template' })
  return row
}

const contentOf = (row: TemplateRow): Content => currentContent(JSON.parse(row.content))

function summary(db: ReadableDB, row: TemplateRow): TemplateSummary {
  const content = contentOf(row)
  return {
    id: row.id,
    name: row.name,
    title: content.fields.title,
    genre: content.fields.genre,
    syllables: countSyllables(plainBody(content.body)),
    sections: sectionsOfTemplate(db, row.id),
    changedAt: row.changed_at,
  }
}
