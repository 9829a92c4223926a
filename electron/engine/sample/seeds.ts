import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { daySchema, genres } from '../../../shared/article/index.ts'
import { organisationSchema } from '../../../shared/contract/index.ts'
import { actions, roles } from '../../../shared/workflow/index.ts'

const figureSchema = z.strictObject({
  figure: z.string(),
  alternative: z.string(),
  caption: z.string(),
  credit: z.string(),
})
export type SeedFigure = z.infer<typeof figureSchema>

/** An item is its words, or its words with a list below them. */
const itemSchema = z.union([
  z.string(),
  z.strictObject({ text: z.string(), ordered: z.boolean(), items: z.array(z.string()) }),
])
const bulletsSchema = z.strictObject({ bullets: z.array(itemSchema) })
const numbersSchema = z.strictObject({ numbers: z.array(itemSchema) })
const heading2Schema = z.strictObject({ heading2: z.string() })
const heading3Schema = z.strictObject({ heading3: z.string() })
const plainBlocks = [z.string(), heading2Schema, heading3Schema, bulletsSchema, numbersSchema] as const

/** A block of the body, short: a string is a paragraph; see `inline.ts` for what a string may hold. */
const blockSchema = z.union([
  ...plainBlocks,
  figureSchema,
  z.strictObject({ quotation: z.string() }),
  z.strictObject({ pullQuote: z.string(), by: z.string() }),
  z.strictObject({ gallery: z.string(), figures: z.array(figureSchema) }),
  z.strictObject({ table: z.string(), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  z.strictObject({ box: z.string(), blocks: z.array(z.union(plainBlocks)) }),
  z.strictObject({ separator: z.literal(true) }),
])
export type SeedBlock = z.infer<typeof blockSchema>

const clock = z.string().regex(/^\d\d:\d\d$/)
/** Days from the day on which the sample is made, so that its desk has something late and something to come. */
const fromToday = z.strictObject({ days: z.int(), at: clock })
export type FromToday = z.infer<typeof fromToday>

/** What somebody did with the article after it was written, in order. */
const stepSchema = z.union([
  z.strictObject({
    by: z.string(),
    action: z.enum(actions),
    reason: z.string().optional(),
    address: z.string().optional(),
    on: z.strictObject({ day: daySchema, at: clock }).optional(),
  }),
  z.strictObject({ by: z.string(), find: z.string(), replace: z.string() }),
  z.strictObject({ by: z.string(), comment: z.string(), resolvedBy: z.string().optional() }),
  z.strictObject({
    by: z.string(),
    plan: z.strictObject({
      deadline: fromToday.optional(),
      slot: fromToday.optional(),
      assignee: z.string().optional(),
      notes: z.string(),
    }),
  }),
])
export type SeedStep = z.infer<typeof stepSchema>

const seedArticleSchema = z.strictObject({
  title: z.string(),
  shortTitle: z.string(),
  lede: z.string(),
  section: z.string(),
  genre: z.enum(genres),
  tags: z.array(z.string()),
  authors: z.array(z.strictObject({ name: z.string(), organisation: z.string() })),
  source: z.strictObject({ name: z.string(), address: z.string() }).optional(),
  eventDate: daySchema.optional(),
  writtenDate: daySchema,
  place: z.string(),
  term: z.string().optional(),
  rights: z.string().optional(),
  noStateSecret: z.boolean(),
  leadFigure: figureSchema.optional(),
  /** Names of articles that come before this one. */
  related: z.array(z.string()).optional(),
  body: z.array(blockSchema),
  steps: z.array(stepSchema),
})
export type SeedArticle = z.infer<typeof seedArticleSchema> & {
  /** The file's name without `.json`. */
  key: string
}

const seedNewsroomSchema = z.strictObject({
  organisation: organisationSchema,
  sections: z.array(z.string()),
  people: z.array(z.strictObject({ signIn: z.string(), name: z.string(), roles: z.array(z.enum(roles)) })),
})
export type SeedNewsroom = z.infer<typeof seedNewsroomSchema>

/** The sample newsroom without its articles. @throws when the program's own files are not whole. */
export function readSeedNewsroom(seedsFolder: string): SeedNewsroom {
  return seedNewsroomSchema.parse(readJson(join(seedsFolder, 'newsroom.json')))
}

/** The sample's articles in the order of their numbers. */
export function readSeedArticles(seedsFolder: string): SeedArticle[] {
  const folder = join(seedsFolder, 'articles')
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => ({
      ...seedArticleSchema.parse(readJson(join(folder, name))),
      key: name.slice(0, -'.json'.length),
    }))
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
