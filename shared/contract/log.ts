import { z } from 'zod'
import { instantSchema } from '../article/index.ts'
import { call } from './call.ts'
import { eventSchema } from './types.ts'

const identity = z.string().min(1).max(64)

/** Which events: all of what is named must fit; an empty list of kinds and null stand for any. */
export const logFilterSchema = z.object({
  kinds: z.array(z.string().max(64)).max(100),
  person: identity.nullable(),
  /** By its number. */
  article: z
    .int()
    .min(0)
    .max(2 ** 31)
    .nullable(),
  /** From this time on, and before that one. */
  from: instantSchema.nullable(),
  to: instantSchema.nullable(),
})
export type LogFilter = z.infer<typeof logFilterSchema>

export const logContract = {
  /** Events, newest first. `before` is the number of the last one of the page before. */
  events: call
    .input(logFilterSchema.extend({ before: z.int().nullable(), limit: z.int().min(1).max(500) }))
    .output(
      z.object({
        events: z.array(eventSchema),
        more: z.boolean(),
        /** The articles that these events are about. */
        articles: z.array(z.object({ id: identity, number: z.int(), title: z.string() })),
      }),
    ),
  /** The same events, all of them and oldest first, as a table for spreadsheets. */
  csv: call
    .input(logFilterSchema.extend({ language: z.enum(['vi', 'en']) }))
    .output(z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) })),
  /** Walks the chain of events, every revision and every seal; says where it breaks. */
  check: call.output(
    z.object({
      events: z.int(),
      revisions: z.int(),
      seals: z.int(),
      faults: z.array(z.object({ table: z.string(), row: z.string(), kind: z.string() })),
    }),
  ),
}
