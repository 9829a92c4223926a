import { z } from 'zod'
import {
  type HouseStyle,
  houseStyleSchema,
  type Organisation,
  organisationKinds,
  organisationLevels,
  type Section,
} from '../../../shared/contract/index.ts'
import { prepared, type ReadableDB, type WritableDB } from './database.ts'

export interface NewsroomRow {
  id: string
  created_at: number
  sample: number
  public_key: string
  house_style: string
}

/** The newsroom's one row. */
export function newsroomRow(db: ReadableDB): NewsroomRow {
  return prepared(db, 'SELECT * FROM newsroom').get() as NewsroomRow
}

export function insertNewsroom(db: WritableDB, row: NewsroomRow): void {
  prepared(
    db,
    `INSERT INTO newsroom (id, created_at, sample, public_key, house_style)
     VALUES (@id, @created_at, @sample, @public_key, @house_style)`,
  ).run(row)
}

export function houseStyle(db: ReadableDB): HouseStyle {
  const text = newsroomRow(db).house_style
  const known = readStyles.get(db)
  if (known?.text === text) return known.style
  const style = houseStyleSchema.parse(JSON.parse(text))
  readStyles.set(db, { text, style })
  return style
}

/** Every save asks for it, and it hardly ever changes. */
const readStyles = new WeakMap<ReadableDB, { text: string; style: HouseStyle }>()

export function replaceHouseStyle(db: WritableDB, style: HouseStyle): void {
  prepared(db, 'UPDATE newsroom SET house_style = @style').run({ style: JSON.stringify(style) })
}

const organisationId = 'own'

export function insertOrganisation(db: WritableDB, organisation: Organisation): void {
  prepared(db, 'INSERT INTO organisations (id, kind, level) VALUES (@id, @kind, @level)').run({
    id: organisationId,
    kind: organisation.kind,
    level: organisation.level,
  })
  for (const name of organisation.names) addOrganisationName(db, name)
}

/** From that day on the organisation has this name; a name of the same day is replaced. */
export function addOrganisationName(db: WritableDB, name: Organisation['names'][number]): void {
  prepared(
    db,
    `INSERT INTO organisation_names (organisation, valid_from, name, short_name, number_suffix)
     VALUES (@organisation, @from, @name, @shortName, @numberSuffix)
     ON CONFLICT (organisation, valid_from)
     DO UPDATE SET name = excluded.name, short_name = excluded.short_name, number_suffix = excluded.number_suffix`,
  ).run({ organisation: organisationId, ...name })
}

/** The organisation with all its names, oldest first. */
export function organisation(db: ReadableDB): Organisation {
  const row = z
    .object({ kind: z.enum(organisationKinds), level: z.enum(organisationLevels) })
    .parse(prepared(db, 'SELECT kind, level FROM organisations WHERE id = @id').get({ id: organisationId }))
  const names = prepared(
    db,
    `SELECT valid_from AS "from", name, short_name AS shortName, number_suffix AS numberSuffix
     FROM organisation_names WHERE organisation = @id ORDER BY valid_from`,
  ).all({ id: organisationId }) as Organisation['names']
  return { ...row, names }
}

/** The organisation's name on a day, `yyyy-mm-dd`; before its first name, that one. */
export function organisationNameOn(db: ReadableDB, day: string): string {
  const { names } = organisation(db)
  return (names.findLast(name => name.from <= day) ?? names[0])?.name ?? ''
}

export function sections(db: ReadableDB): Section[] {
  const rows = prepared(db, 'SELECT id, name, closed FROM sections ORDER BY position, id').all() as {
    id: string
    name: string
    closed: number
  }[]
  return rows.map(row => ({ ...row, closed: row.closed === 1 }))
}

export function insertSection(db: WritableDB, section: Section): void {
  prepared(
    db,
    `INSERT INTO sections (id, name, closed, position)
     VALUES (@id, @name, @closed, (SELECT coalesce(max(position), 0) + 1 FROM sections))`,
  ).run({ ...section, closed: Number(section.closed) })
}

export function updateSection(db: WritableDB, section: Section): boolean {
  const { changes } = prepared(db, 'UPDATE sections SET name = @name, closed = @closed WHERE id = @id').run({
    ...section,
    closed: Number(section.closed),
  })
  return changes === 1
}
