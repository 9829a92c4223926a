import { z } from 'zod'
import { contentSchema, instantSchema } from '../article/index.ts'
import { call } from './call.ts'

const identity = z.string().min(1).max(64)
const who = z.object({ id: identity, name: z.string() })

/** One of two texts that are compared: a revision, the draft, or what the signed-in person last read. */
export const comparedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('revision'), id: identity }),
  z.object({ kind: z.literal('draft') }),
  z.object({ kind: z.literal('lastRead') }),
])
export type Compared = z.infer<typeof comparedSchema>

/** Where a change came about: in a revision, or since the newest one where `revision` is null. */
export const makingSchema = z.object({
  revision: z.object({ id: identity, number: z.int() }).nullable(),
  at: instantSchema,
  people: z.array(who),
})
export type Making = z.infer<typeof makingSchema>

/** What an article's texts were and who made each change. */
export const changesContract = {
  /** A text to compare; `version` is the draft's, null for what is not the draft. */
  content: call
    .input(z.object({ id: identity, of: comparedSchema }))
    .output(z.object({ content: contentSchema, version: z.int().nullable() })),
  /**
   * Who made each change from one text to a later one, by the numbers of the comparison of these two. Looks through
   * every revision between; nobody is named where `from` is the later one.
   */
  makers: call
    .input(z.object({ id: identity, from: comparedSchema, to: comparedSchema }))
    .output(z.array(z.object({ change: z.int(), makings: z.array(makingSchema) }))),
  /** When the signed-in person last read it, and who else wrote since; null when they never did. */
  lastRead: call
    .input(z.object({ id: identity }))
    .output(z.object({ at: instantSchema, writers: z.array(who) }).nullable()),
  /** The signed-in person has this version of the draft on the screen. Answers whether it is still the newest. */
  read: call.input(z.object({ id: identity, version: z.int() })).output(z.object({ noted: z.boolean() })),
}
