import { z } from 'zod'
import { bodySchema, emptyBody, figureSchema } from './body.ts'

/** Kinds of article that the offices distinguish (*thể loại*). */
export const genres = ['news', 'article', 'reportage', 'interview', 'photos', 'notice'] as const
export type Genre = (typeof genres)[number]

/** A calendar day, `yyyy-mm-dd`, in Vietnam's time. */
export const daySchema = z.iso.date()

/** UTC milliseconds. */
export const instantSchema = z.int().min(0).max(8_640_000_000_000)

export const attachmentSchema = z.strictObject({
  id: z.string().min(6).max(64),
  /** SHA-256 of the file's bytes, hexadecimal. */
  file: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: z.string().max(255),
  title: z.string().max(500),
  number: z.string().max(100),
  date: daySchema.nullable(),
  issuer: z.string().max(300),
})
export type Attachment = z.infer<typeof attachmentSchema>

/** What is sealed besides the body. What belongs to planning (deadline, assignee, notes) is not part of it. */
export const fieldsSchema = z.strictObject({
  title: z.string().max(1000),
  shortTitle: z.string().max(300),
  slug: z
    .string()
    .max(200)
    .regex(/^[a-z0-9]*(-[a-z0-9]+)*$/),
  lede: z.string().max(5000),
  /** Id and, for the record, the name that the section had when this was written. */
  section: z.strictObject({ id: z.string().max(64), name: z.string().max(200) }).nullable(),
  genre: z.enum(genres),
  tags: z.array(z.string().min(1).max(100)).max(50),
  authors: z.array(z.strictObject({ name: z.string().max(200), organisation: z.string().max(300) })).max(20),
  source: z.strictObject({ name: z.string().max(300), address: z.string().max(2048) }),
  eventDate: daySchema.nullable(),
  writtenDate: daySchema.nullable(),
  publishFrom: instantSchema.nullable(),
  withdrawOn: instantSchema.nullable(),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  leadFigure: figureSchema.nullable(),
  attachments: z.array(attachmentSchema).max(100),
  related: z.array(z.string().max(64)).max(50),
  place: z.string().max(300),
  term: z.string().max(50),
  rights: z.string().max(1000),
  /** "Contains no state secret": who ticked it and when. The engine writes both, never the window. */
  noStateSecret: z.strictObject({ person: z.string(), name: z.string(), at: instantSchema }).nullable(),
})
export type Fields = z.infer<typeof fieldsSchema>

/** All that a revision snapshots. */
export const contentSchema = z.strictObject({ fields: fieldsSchema, body: bodySchema })
export type Content = z.infer<typeof contentSchema>

/** The fields of an article in which nothing is filled in yet. */
export const emptyFields = (): Fields => ({
  title: '',
  shortTitle: '',
  slug: '',
  lede: '',
  section: null,
  genre: 'article',
  tags: [],
  authors: [],
  source: { name: '', address: '' },
  eventDate: null,
  writtenDate: null,
  publishFrom: null,
  withdrawOn: null,
  language: 'vi',
  leadFigure: null,
  attachments: [],
  related: [],
  place: '',
  term: '',
  rights: '',
  noStateSecret: null,
})

/** An article with nothing in it. */
export const emptyContent = (): Content => ({ fields: emptyFields(), body: emptyBody() })
