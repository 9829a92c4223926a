import { prepared, type ReadableDB, type WritableDB } from './database.ts'

export interface TemplateRow {
  id: string
  name: string
  content: string
  changed_at: number
}

/** Every template by its name, as Vietnamese sorts it. */
export function allTemplates(db: ReadableDB): TemplateRow[] {
  const rows = prepared(db, 'SELECT * FROM templates').all() as TemplateRow[]
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

export function templateById(db: ReadableDB, id: string): TemplateRow | undefined {
  return prepared(db, 'SELECT * FROM templates WHERE id = @id').get({ id }) as TemplateRow | undefined
}

/** Puts a template in, in the place of the one with its id. */
export function putTemplate(db: WritableDB, row: TemplateRow): void {
  prepared(
    db,
    `INSERT INTO templates (id, name, content, changed_at) VALUES (@id, @name, @content, @changed_at)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, content = excluded.content, changed_at = excluded.changed_at`,
  ).run(row)
}

/** Takes a template away; sections that began with it begin empty. */
export function deleteTemplate(db: WritableDB, id: string): boolean {
  return prepared(db, 'DELETE FROM templates WHERE id = @id').run({ id }).changes === 1
}

/** The sections that begin with a template. */
export function sectionsOfTemplate(db: ReadableDB, template: string): string[] {
  return prepared(db, 'SELECT section FROM section_templates WHERE template = @template')
    .pluck()
    .all({ template }) as string[]
}

/** From now on these sections begin with the template, and no others; a section has one. */
export function putSectionsOfTemplate(db: WritableDB, template: string, sections: readonly string[]): void {
  prepared(db, 'DELETE FROM section_templates WHERE template = @template').run({ template })
  for (const section of sections) {
    prepared(
      db,
      `INSERT INTO section_templates (section, template) VALUES (@section, @template)
       ON CONFLICT (section) DO UPDATE SET template = excluded.template`,
    ).run({ section, template })
  }
}
